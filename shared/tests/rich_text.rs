//! Styles, lists and marks of a plan: what two people do at once, and what is not known here.

use std::collections::BTreeSet;

use gongjian_shared::documents::edit::{Edit, List, Mark, Step, Style};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::{Block, Marked, View};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

fn blocks(document: &Document) -> Vec<Block> {
    match document.view() {
        View::Text(view) => view.blocks,
        View::Form(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_) => panic!("a plan"),
    }
}

fn splice(at: usize, insert: &str) -> Step {
    Step::Splice { at, delete: 0, insert: insert.into() }
}

/// Makes steps on top of `at` and gives the change.
fn step(document: &mut Document, at: &BTreeSet<Hash>, steps: Vec<Step>) -> Vec<u8> {
    document.edit(at, &Edit::Body { steps }, NOW).expect("fits").expect("changes something").bytes
}

/// Two people with the same words on their screens.
fn two(text: &str) -> (Document, Document, BTreeSet<Hash>) {
    let mut hers = Document::new(Kind::BlankPlan, b"li");
    let mut his = Document::new(Kind::BlankPlan, b"zhao");
    let start = hers.heads();
    let first = step(&mut hers, &start, vec![splice(1, text)]);
    his.apply([first.as_slice()]).expect("readable");
    let heads = hers.heads();
    (hers, his, heads)
}

fn meet(hers: &mut Document, his: &mut Document, from_her: &[u8], from_him: &[u8]) -> Vec<Block> {
    hers.apply([from_him]).expect("readable");
    his.apply([from_her]).expect("readable");
    assert_eq!(blocks(hers), blocks(his));
    blocks(hers)
}

#[test]
fn every_style_is_read_as_it_was_written() {
    let styles = [
        Style::Paragraph,
        Style::Heading { level: 4 },
        Style::Item { list: List::Bullet, indent: 0 },
        Style::Item { list: List::Ordered, indent: 3 },
        Style::Item { list: List::Check { done: true }, indent: 1 },
        Style::Item { list: List::Check { done: false }, indent: 0 },
        Style::Quote,
        Style::Divider,
    ];
    let mut it = Document::new(Kind::BlankPlan, b"li");
    for style in styles {
        let heads = it.heads();
        let restyle = Edit::Body { steps: vec![Step::Restyle { at: 0, style }] };
        it.edit(&heads, &restyle, NOW).expect("fits");
        assert_eq!(blocks(&it)[0].style, style);
        let heads = it.heads();
        assert_eq!(it.edit(&heads, &restyle, NOW).expect("fits"), None, "the same again writes nothing");
    }
}

#[test]
fn one_ticks_and_the_other_indents_and_both_hold() {
    let (mut hers, mut his, heads) = two("值班");
    let check = |done, indent| {
        vec![Step::Restyle { at: 0, style: Style::Item { list: List::Check { done }, indent } }]
    };
    let list = step(&mut hers, &heads, check(false, 0));
    his.apply([list.as_slice()]).expect("readable");
    let heads = hers.heads();
    let tick = step(&mut hers, &heads, check(true, 0));
    let indent = step(&mut his, &heads, check(false, 2));
    let found = meet(&mut hers, &mut his, &tick, &indent);
    assert_eq!(found[0].style, Style::Item { list: List::Check { done: true }, indent: 2 });
}

#[test]
fn bold_off_here_and_enter_there_both_hold() {
    let (mut hers, mut his, heads) = two("目标措施");
    let bold = |on| Step::Mark { from: 1, to: 5, mark: Mark::Bold, on };
    let first = step(&mut hers, &heads, vec![bold(true)]);
    his.apply([first.as_slice()]).expect("readable");
    let heads = hers.heads();
    let off = step(&mut hers, &heads, vec![bold(false)]);
    let enter = step(&mut his, &heads, vec![Step::Split { at: 3, style: Style::Paragraph }]);
    let found = meet(&mut hers, &mut his, &off, &enter);
    let texts: Vec<_> = found.iter().map(|it| (it.text.as_str(), it.marks.len())).collect();
    assert_eq!(texts, [("目标", 0), ("措施", 0)], "bold came back");
}

#[test]
fn words_typed_where_bold_ones_were_deleted_wear_what_was_meant() {
    let (mut it, _, heads) = two("甲乙丙𠮷");
    step(&mut it, &heads, vec![Step::Mark { from: 2, to: 4, mark: Mark::Bold, on: true }]);
    let heads = it.heads();
    step(
        &mut it,
        &heads,
        vec![
            Step::Splice { at: 2, delete: 2, insert: "戊𠮷己".into() },
            Step::Wear { from: 2, to: 6, marks: vec![Mark::Link("https://example.cn".into())] },
        ],
    );
    let found = blocks(&it);
    assert_eq!(found[0].text, "甲戊𠮷己𠮷");
    assert_eq!(found[0].marks, [Marked { from: 1, to: 5, mark: Mark::Link("https://example.cn".into()) }]);
}

#[test]
fn what_is_typed_behind_bold_is_bold_and_behind_a_link_is_not() {
    for (mark, expected) in
        [(Mark::Bold, 3), (Mark::Attention, 3), (Mark::Link("https://example.cn".into()), 2)]
    {
        let (mut it, _, heads) = two("甲乙");
        step(&mut it, &heads, vec![Step::Mark { from: 1, to: 3, mark: mark.clone(), on: true }]);
        let heads = it.heads();
        step(&mut it, &heads, vec![splice(3, "丙")]);
        assert_eq!(blocks(&it)[0].marks, [Marked { from: 0, to: expected, mark }]);
    }
}
