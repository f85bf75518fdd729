//! 批注: said apart, never lost, and found in the text whatever became of it.

use std::collections::BTreeSet;
use std::ops::Range;

use gongjian_shared::comments::anchor::{QUOTE_MAX, Run};
use gongjian_shared::comments::{Act, Anchor, CommentsView, Said, threads};
use gongjian_shared::documents::edit::{Edit, Step, Style, Unfit};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{CommentId, UserId};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

fn id(it: u8) -> CommentId {
    CommentId::from_bytes([it; 16])
}

fn said(text: &str) -> Said {
    Said { text: text.into(), mentions: vec![] }
}

fn act(document: &mut Document, it: u8, thread: u8, act: Act) -> Option<Vec<u8>> {
    let heads = document.heads();
    let edit = Edit::Comment { id: id(it), thread: id(thread), act };
    document.edit(&heads, &edit, NOW).expect("fits").map(|it| it.bytes)
}

fn view(document: &Document) -> CommentsView {
    let View::Comments(view) = document.view() else { panic!("comments") };
    view
}

fn author(actor: &[u8]) -> Option<UserId> {
    Some(UserId::from_bytes([*actor.first()?; 16]))
}

#[test]
fn what_three_say_apart_is_all_there_in_any_order() {
    let mut desks = [b"aa", b"bb", b"cc"].map(|actor| Document::new(Kind::Comments, actor));
    let begin = Act::Begin { anchor: None, said: said("问") };
    let first = act(&mut desks[0], 1, 1, begin.clone()).expect("new");
    assert_eq!(act(&mut desks[0], 1, 1, begin), None, "said once");
    for desk in &mut desks[1..] {
        desk.apply([first.as_slice()]).expect("readable");
    }
    let all: Vec<Vec<u8>> = [
        act(&mut desks[0], 2, 1, Act::Reply { said: said("甲") }),
        act(&mut desks[1], 3, 1, Act::Reply { said: said("乙") }),
        act(&mut desks[1], 4, 1, Act::Resolve {}),
        act(&mut desks[2], 5, 1, Act::Reply { said: said("丙") }),
        act(&mut desks[2], 6, 6, Act::Begin { anchor: None, said: said("另问") }),
    ]
    .into_iter()
    .flatten()
    .collect();
    for (nth, desk) in desks.iter_mut().enumerate() {
        let turned = all.iter().cycle().skip(nth * 2).take(all.len());
        desk.apply(turned.map(Vec::as_slice)).expect("readable");
    }
    let shown = threads(&view(&desks[0]), author);
    assert_eq!(shown.iter().map(|it| it.lines.len()).collect::<Vec<_>>(), [4, 1]);
    assert!(shown[0].resolved.is_some());
    for desk in &desks[1..] {
        assert_eq!(view(desk), view(&desks[0]));
    }
    // Who saw that it was dealt with opens it again, by whatever clock.
    act(&mut desks[2], 7, 1, Act::Reopen {});
    assert!(threads(&view(&desks[2]), author)[0].resolved.is_none());
}

#[test]
fn texts_take_no_comments_and_comments_no_text() {
    let comment = Edit::Comment { id: id(1), thread: id(1), act: Act::Resolve {} };
    let text = Edit::Title { at: 0, delete: 0, insert: "甲".into() };
    for (kind, edit) in [(Kind::BlankPlan, &comment), (Kind::Form, &comment), (Kind::Comments, &text)] {
        let mut document = Document::new(kind, b"li");
        let heads = document.heads();
        assert_eq!(document.edit(&heads, edit, NOW), Err(Unfit::WrongKind), "{kind:?}");
    }
}

/// A plan that somebody writes, and what its body says with a line break for each marker.
struct Text(Document);

impl Text {
    fn new(actor: &[u8]) -> Self {
        Self(Document::new(Kind::BlankPlan, actor))
    }

    fn units(&self) -> Vec<u16> {
        let View::Text(view) = self.0.view() else { panic!("a plan") };
        let blocks = view.blocks.iter().map(|it| (it.id.is_some(), it.text.encode_utf16()));
        blocks.flat_map(|(marker, text)| marker.then_some(10).into_iter().chain(text)).collect()
    }

    fn steps(&mut self, steps: Vec<Step>) -> Option<Vec<u8>> {
        let heads = self.0.heads();
        self.0.edit(&heads, &Edit::Body { steps }, NOW).expect("fits").map(|it| it.bytes)
    }

    fn write(&mut self, at: usize, insert: &str) -> Option<Vec<u8>> {
        self.steps(vec![Step::Splice { at, delete: 0, insert: insert.into() }])
    }

    fn heads(&mut self) -> BTreeSet<Hash> {
        self.0.heads()
    }

    fn anchor(&mut self, range: Range<usize>) -> Anchor {
        let heads = self.heads();
        self.0.anchor(&heads, range).expect("words")
    }

    /// Deletes a range, markers among it, as the desk does.
    fn delete(&mut self, range: Range<usize>) -> Option<Vec<u8>> {
        let units = self.units();
        let step = |at: usize| match units[at] {
            10 => Step::Join { at },
            _ => Step::Splice { at, delete: 1, insert: String::new() },
        };
        let whole = range.rev().filter(|at| !(0xd800..0xe000).contains(&units[*at]));
        let steps: Vec<Step> = whole.filter(|at| *at > 0).map(step).collect();
        if steps.is_empty() { None } else { self.steps(steps) }
    }

    fn at(&mut self, anchor: &Anchor) -> Option<String> {
        let heads = self.heads();
        let found = self.0.places(&heads, std::slice::from_ref(anchor)).remove(0)?;
        Some(String::from_utf16(&self.units()[found]).expect("whole characters"))
    }
}

#[test]
fn a_comment_stays_on_its_words_through_all_that_happens_to_them() {
    let fresh = || {
        let mut text = Text::new(b"li");
        text.write(1, "前文要求材料学院先行试点，取得经验。");
        let about = text.anchor(5..9);
        assert_eq!((about.quote.as_str(), about.before.as_str()), ("材料学院", "\n前文要求"));
        (text, about)
    };
    for (name, change, expected) in [
        ("written before", (|it| drop(it.write(1, "𠮷新写："))) as fn(&mut Text), Some("材料学院")),
        ("written at both edges", |it| drop((it.write(9, "甲"), it.write(5, "乙"))), Some("材料学院")),
        ("written inside", |it| drop(it.write(7, "与化工")), Some("材料与化工学院")),
        (
            "split inside",
            |it| drop(it.steps(vec![Step::Split { at: 7, style: Style::Paragraph }])),
            Some("材料\n学院"),
        ),
        (
            "split and joined",
            |it| {
                it.steps(vec![Step::Split { at: 7, style: Style::Paragraph }]);
                it.steps(vec![Step::Join { at: 7 }]);
            },
            Some("材料学院"),
        ),
        ("the first half deleted", |it| drop(it.delete(5..7)), Some("学院")),
        ("the last half deleted", |it| drop(it.delete(7..9)), Some("材料")),
        (
            "the first half deleted, and that undone",
            |it| drop((it.delete(5..7), it.write(5, "材料"))),
            Some("材料学院"),
        ),
        (
            "the last half deleted, and that undone",
            |it| drop((it.delete(7..9), it.write(7, "学院"))),
            Some("材料学院"),
        ),
        ("all deleted", |it| drop(it.delete(5..9)), None),
        (
            "all deleted, and that undone",
            |it| drop((it.delete(5..9), it.write(5, "材料学院"))),
            Some("材料学院"),
        ),
        ("replaced", |it| drop((it.delete(5..9), it.write(5, "化工学院"))), None),
        (
            "cut with its line and pasted elsewhere",
            |it| {
                it.delete(1..19);
                it.steps(vec![Step::Split { at: 1, style: Style::Paragraph }]);
                it.write(1, "别的话。");
                let end = it.units().len();
                it.write(end, "前文要求材料学院先行试点，取得经验。");
            },
            Some("材料学院"),
        ),
    ] {
        let (mut text, about) = fresh();
        change(&mut text);
        assert_eq!(text.at(&about).as_deref(), expected, "{name}");
    }
}

#[test]
fn a_comment_is_made_on_whole_words_and_found_at_every_version() {
    let mut text = Text::new(b"li");
    text.write(1, " 𠮷甲 ");
    let heads = text.heads();
    assert_eq!(text.0.anchor(&heads, 0..2), None, "a marker and a blank are no words");
    let about = text.anchor(0..6);
    assert_eq!(about.quote, "𠮷甲");
    text.write(1, "新");
    assert_eq!(text.0.places(&heads, std::slice::from_ref(&about)), [Some(2..5)], "as it was then");
    assert_eq!(text.at(&about).as_deref(), Some("𠮷甲"));
    let long = "字".repeat(QUOTE_MAX + 50);
    text.write(1, &long);
    let about = text.anchor(1..1 + QUOTE_MAX + 50);
    assert_eq!(text.at(&about), Some(long));
}

#[test]
fn characters_that_nobody_wrote_here_are_found_nowhere() {
    let mut text = Text::new(b"li");
    text.write(1, "甲乙");
    let heads = text.heads();
    let title = Edit::Title { at: 0, delete: 0, insert: "题".into() };
    text.0.edit(&heads, &title, NOW).expect("fits");
    let ends = [
        (b"li".to_vec(), u64::MAX, u32::MAX),
        (b"zhao".to_vec(), 0, 9),
        (b"gongjian".to_vec(), 0, 9),
        (vec![], 1, 0),
    ];
    for (actor, from, count) in ends {
        let (before, after) = (String::new(), String::new());
        let run = Run { actor, from, count };
        assert_eq!(
            text.at(&Anchor { runs: vec![run.clone()], quote: "丙".into(), before, after }),
            None,
            "{run:?}"
        );
    }
}

/// What somebody does to the text.
#[derive(Clone, Debug)]
enum Move {
    Write(usize, String),
    Delete(usize, usize),
    Split(usize),
    Join(usize),
    /// Cut here, paste there.
    Carry(usize, usize, usize),
    /// What was deleted last comes back where it was, as new characters.
    Undo,
    Exchange,
}

fn moves() -> impl Strategy<Value = Vec<(usize, Move)>> {
    let any = 0..400_usize;
    let one = prop_oneof![
        3 => (any.clone(), "[子丑寅𠮷 ]{1,4}").prop_map(|(at, text)| Move::Write(at, text)),
        3 => (any.clone(), 1..6_usize).prop_map(|(at, count)| Move::Delete(at, count)),
        1 => any.clone().prop_map(Move::Split),
        1 => any.clone().prop_map(Move::Join),
        2 => (any.clone(), 1..12_usize, any).prop_map(|(at, count, to)| Move::Carry(at, count, to)),
        2 => Just(Move::Undo),
        2 => Just(Move::Exchange),
    ];
    proptest::collection::vec((0..2_usize, one), 1..40)
}

struct Desk {
    text: Text,
    made: Vec<Vec<u8>>,
    deleted: Option<(usize, String)>,
}

impl Desk {
    fn does(&mut self, it: &Move) {
        let units = self.text.units();
        // Never into the middle of a character, never before the first marker.
        let place = |at: usize| {
            let at = 1 + at % units.len();
            if units.get(at).is_some_and(|unit| (0xdc00..0xe000).contains(unit)) { at - 1 } else { at }
        };
        let made = match it {
            Move::Write(at, text) => self.text.write(place(*at), text),
            Move::Delete(at, count) => self.take(place(*at), *count).1,
            Move::Split(at) => self.text.steps(vec![Step::Split { at: place(*at), style: Style::Quote }]),
            Move::Join(at) => {
                let marker = (1..units.len()).filter(|at| units[*at] == 10).nth(at % 3);
                marker.and_then(|at| self.text.steps(vec![Step::Join { at }]))
            }
            Move::Carry(at, count, to) => {
                let (words, cut) = self.take(place(*at), *count);
                self.made.extend(cut);
                let len = self.text.units().len();
                let to = 1 + to % len;
                let low = self.text.units().get(to).is_some_and(|unit| (0xdc00..0xe000).contains(unit));
                self.text.write(to - usize::from(low), &words)
            }
            Move::Undo => self.deleted.take().and_then(|(at, words)| {
                let at = at.min(self.text.units().len());
                let low = self.text.units().get(at).is_some_and(|unit| (0xdc00..0xe000).contains(unit));
                self.text.write(at - usize::from(low), &words)
            }),
            Move::Exchange => None,
        };
        self.made.extend(made);
    }

    /// Deletes up to `count` characters of one block.
    fn take(&mut self, at: usize, count: usize) -> (String, Option<Vec<u8>>) {
        let units = self.text.units();
        let mut end = at;
        while end < units.len()
            && units[end] != 10
            && (end - at < count || (0xdc00..0xe000).contains(&units[end]))
        {
            end += 1;
        }
        let words = String::from_utf16(&units[at..end]).expect("whole characters");
        let steps = vec![Step::Splice { at, delete: end - at, insert: String::new() }];
        let made = if end > at { self.text.steps(steps) } else { None };
        self.deleted = Some((at, words.clone()));
        (words, made)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    // coedit.md pitfall 9: no comment is ever lost; it is on its words, or the list of the detached has it.
    #[test]
    fn a_comment_is_on_its_words_or_told_as_detached(moves in moves()) {
        const WORDS: &str = "材料学院先行试点";
        let mut first = Text::new(b"aa");
        let base = first.write(1, &format!("前面写了一些话，{WORDS}，后面还有话。")).expect("new");
        let about = first.anchor(9..17);
        prop_assert_eq!(&about.quote, WORDS);
        let mut other = Text::new(b"bb");
        other.0.apply([base.as_slice()]).expect("readable");
        let mut desks = [first, other].map(|text| Desk { text, made: vec![], deleted: None });
        for (who, it) in moves.iter().chain([&(0, Move::Exchange)]) {
            desks[*who].does(it);
            if matches!(it, Move::Exchange) {
                for (from, to) in [(0, 1), (1, 0)] {
                    let made = desks[from].made.clone();
                    desks[to].text.0.apply(made.iter().map(Vec::as_slice)).expect("readable");
                }
                desks.iter_mut().for_each(|desk| desk.made.clear());
            }
        }
        let [Desk { text: mut here, .. }, Desk { text: mut there, .. }] = desks;
        let found = here.at(&about);
        prop_assert_eq!(&found, &there.at(&about), "both see it at one place");
        let text = String::from_utf16(&here.units()).expect("whole characters");
        let standing = text.matches(WORDS).count();
        let survives = WORDS.chars().any(|c| text.contains(c));
        match &found {
            Some(words) => {
                prop_assert!(!words.trim().is_empty());
                prop_assert!(survives, "{words:?} in {text:?}");
                // It never moves to words that it is not about while its own stand there.
                prop_assert!(standing != 1 || words.contains(WORDS) || WORDS.contains(words.as_str())
                    || WORDS.chars().any(|c| words.contains(c)), "{words:?} in {text:?}");
            }
            None => prop_assert!(standing != 1, "{WORDS} stands in {text:?}"),
        }
    }
}
