//! Two people write one document, together and apart.

use std::collections::BTreeSet;

use gongjian_shared::documents::basic_form::Field;
use gongjian_shared::documents::edit::{Edit, Step, Style, Unfit};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::{Document, Edited};
use gongjian_shared::documents::view::{FormView, TextView, View};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

fn text(document: &Document) -> TextView {
    match document.view() {
        View::Text(view) => view,
        View::Form(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_) => panic!("a plan"),
    }
}

fn form(document: &Document) -> FormView {
    match document.view() {
        View::Form(view) => view,
        View::Text(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_) => panic!("a form"),
    }
}

fn edit(document: &mut Document, edit: &Edit) -> Edited {
    let heads = document.heads();
    document.edit(&heads, edit, NOW).expect("fits").expect("changes something")
}

fn splice(at: usize, delete: usize, insert: &str) -> Edit {
    Edit::Body { steps: vec![Step::Splice { at, delete, insert: insert.into() }] }
}

fn shown(document: &Document) -> Vec<String> {
    text(document).blocks.into_iter().map(|block| block.text).collect()
}

#[test]
fn a_new_plan_has_the_headings_of_the_programme_on_every_phone() {
    let li = Document::new(Kind::SitePlan, b"li");
    let mut zhao = Document::new(Kind::SitePlan, b"zhao");
    assert_eq!(text(&li), text(&zhao));
    assert_eq!(text(&li).blocks.len(), 14);
    assert_eq!(text(&li).blocks[0].style, Style::Heading { level: 1 });
    assert_eq!(zhao.heads().len(), 1);
}

#[test]
fn different_paragraphs_and_the_same_paragraph_merge() {
    let mut li = Document::new(Kind::BlankPlan, b"li");
    let mut zhao = Document::new(Kind::BlankPlan, b"zhao");
    let first = edit(&mut li, &splice(1, 0, "依托团委设立办公室"));
    zhao.apply([first.bytes.as_slice()]).expect("readable");
    let hers = edit(&mut li, &splice(3, 0, "学院"));
    let his = edit(
        &mut zhao,
        &Edit::Body {
            steps: vec![
                Step::Split { at: 10, style: Style::Heading { level: 2 } },
                Step::Splice { at: 11, delete: 0, insert: "分工".into() },
            ],
        },
    );
    assert_eq!(his.made.len(), 1);
    li.apply([his.bytes.as_slice()]).expect("readable");
    zhao.apply([hers.bytes.as_slice()]).expect("readable");
    assert_eq!(shown(&li), ["依托学院团委设立办公室", "分工"]);
    assert_eq!(shown(&li), shown(&zhao));
    assert_eq!(text(&li).blocks[1].id.as_ref(), Some(&his.made[0]));
    assert_eq!(text(&li).blocks[1].style, Style::Heading { level: 2 });
}

#[test]
fn an_edit_lands_where_the_screen_showed_it_though_newer_changes_are_here() {
    let mut li = Document::new(Kind::BlankPlan, b"li");
    let mut zhao = Document::new(Kind::BlankPlan, b"zhao");
    let first = edit(&mut li, &splice(1, 0, "甲乙丙"));
    zhao.apply([first.bytes.as_slice()]).expect("readable");
    let on_screen = li.heads();
    let his = edit(&mut zhao, &splice(1, 1, "赵刚写的"));
    li.apply([his.bytes.as_slice()]).expect("readable");
    // The screen still shows 甲乙丙: place 4 is the end of it.
    let hers = li.edit(&on_screen, &splice(4, 0, "丁"), NOW).expect("fits").expect("changes");
    let then =
        li.edit(&BTreeSet::from([hers.hash]), &splice(5, 0, "戊"), NOW).expect("fits").expect("changes");
    assert_eq!(shown(&li), ["赵刚写的乙丙丁戊"]);
    zhao.apply([hers.bytes.as_slice(), then.bytes.as_slice()]).expect("readable");
    assert_eq!(shown(&zhao), shown(&li));
    assert_eq!(zhao.heads(), li.heads());
}

#[test]
fn one_field_filled_by_two_keeps_both_until_a_person_chooses() {
    let mut li = Document::new(Kind::BasicForm, b"li");
    let mut zhao = Document::new(Kind::BasicForm, b"zhao");
    let set = |value: &str| Edit::Set { field: Field::School, value: value.into() };
    let hers = edit(&mut li, &set("甲大学"));
    let his = edit(&mut zhao, &set("乙大学"));
    li.apply([his.bytes.as_slice()]).expect("readable");
    zhao.apply([hers.bytes.as_slice()]).expect("readable");
    for document in [&li, &zhao] {
        let mut values = form(document).values(Field::School).to_vec();
        values.sort();
        assert_eq!(values, ["乙大学", "甲大学"]);
    }
    let choice = edit(&mut li, &set("甲大学"));
    zhao.apply([choice.bytes.as_slice()]).expect("readable");
    assert_eq!(form(&zhao).values(Field::School), ["甲大学"]);
}

#[test]
fn long_fields_of_a_form_merge_by_character() {
    let mut li = Document::new(Kind::BasicForm, b"li");
    let mut zhao = Document::new(Kind::BasicForm, b"zhao");
    let long =
        |at, insert: &str| Edit::Long { field: Field::PilotContent, at, delete: 0, insert: insert.into() };
    let hers = edit(&mut li, &long(0, "组建学科交流小组。"));
    zhao.apply([hers.bytes.as_slice()]).expect("readable");
    let his = edit(&mut zhao, &long(9, "建立导师团。"));
    let more = edit(&mut li, &long(0, "一是"));
    li.apply([his.bytes.as_slice()]).expect("readable");
    zhao.apply([more.bytes.as_slice()]).expect("readable");
    assert_eq!(form(&li), form(&zhao));
    assert_eq!(form(&li).values(Field::PilotContent), ["一是组建学科交流小组。建立导师团。"]);
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let mut plan = Document::new(Kind::SitePlan, b"li");
    let before = (plan.heads(), plan.view());
    let at = plan.heads();
    for (edit, expected) in [
        (splice(0, 1, ""), Unfit::CrossesMarker),
        (splice(900, 0, "x"), Unfit::Outside { at: 900, len: 42 }),
        (
            Edit::Body {
                steps: vec![Step::Splice { at: 1, delete: 0, insert: "x".into() }, Step::Join { at: 1 }],
            },
            Unfit::NoMarker { at: 1 },
        ),
        (Edit::Set { field: Field::School, value: "x".into() }, Unfit::WrongKind),
    ] {
        assert_eq!(plan.edit(&at, &edit, NOW), Err(expected), "{edit:?}");
    }
    assert_eq!((plan.heads(), plan.view()), before);
}

#[test]
fn damaged_bytes_are_told_and_nothing_of_them_stays() {
    let mut li = Document::new(Kind::BlankPlan, b"li");
    let good = edit(&mut Document::new(Kind::BlankPlan, b"zhao"), &splice(1, 0, "好"));
    let mut bad = good.bytes.clone();
    *bad.last_mut().expect("not empty") ^= 1;
    assert!(li.apply([good.bytes.as_slice(), bad.as_slice()]).is_err());
    assert_eq!(shown(&li), [""]);
    li.apply([good.bytes.as_slice()]).expect("readable");
    assert_eq!(shown(&li), ["好"]);
}

#[test]
fn the_hash_of_an_edit_names_its_change() {
    let mut li = Document::new(Kind::BlankPlan, b"li");
    let made = edit(&mut li, &splice(1, 0, "好"));
    assert_eq!(li.heads(), BTreeSet::from([made.hash]));
    assert_ne!(made.hash, Hash::from_bytes([0; 32]));
}

#[test]
fn an_older_version_can_be_read_and_nothing_changes_by_it() {
    let mut li = Document::new(Kind::BlankPlan, b"li");
    edit(&mut li, &splice(1, 0, "甲"));
    let then = li.heads();
    edit(&mut li, &splice(2, 0, "乙"));
    let now = li.heads();
    let View::Text(before) = li.view_at(&then) else { panic!("a plan") };
    assert_eq!(before.blocks[0].text, "甲");
    assert_eq!((shown(&li), li.heads()), (vec!["甲乙".to_owned()], now));
}
