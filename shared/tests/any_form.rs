//! Two people fill in one form of any template, together and apart.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::edit::{Edit, RowChange, Unfit};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::{Document, Edited};
use gongjian_shared::documents::view::{SheetView, View};
use gongjian_shared::forms::answer::{Answer, Named, Signature};
use gongjian_shared::forms::key::AnswerKey;
use gongjian_shared::forms::name::{FieldId, RowId};
use gongjian_shared::time::Timestamp;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

fn sheet(document: &Document) -> SheetView {
    match document.view() {
        View::Sheet(view) => view,
        View::Text(_) | View::Form(_) | View::Activity(_) | View::Comments(_) => {
            panic!("a form of any template")
        }
    }
}

fn edit_at(document: &mut Document, edit: &Edit, ms: i64) -> Result<Option<Edited>, Unfit> {
    let heads = document.heads();
    document.edit(&heads, edit, Timestamp::from_millis(NOW.millis() + ms))
}

fn made(document: &mut Document, edit: &Edit, ms: i64) -> Vec<u8> {
    edit_at(document, edit, ms).expect("fits").expect("changes something").bytes
}

fn key(text: &str) -> AnswerKey {
    text.parse().expect("a key")
}

fn fill(at: &str, value: &str) -> Edit {
    Edit::Fill { key: key(at), answer: Answer::text(value) }
}

fn table() -> FieldId {
    "results".try_into().expect("a name")
}

fn row(id: &str) -> RowId {
    id.try_into().expect("a name")
}

fn put(id: &str, after: Option<&str>) -> Edit {
    Edit::Row { table: table(), row: row(id), change: RowChange::Put { after: after.map(row) } }
}

fn remove(id: &str) -> Edit {
    Edit::Row { table: table(), row: row(id), change: RowChange::Remove }
}

fn rows(document: &Document) -> Vec<String> {
    sheet(document).answers.rows_of(&table()).iter().map(ToString::to_string).collect()
}

fn pair() -> (Document, Document) {
    (Document::new(Kind::Form, b"li"), Document::new(Kind::Form, b"zhao"))
}

// S0-30, design §3: two creators never collide, and conflicting values are kept until a person chooses.
#[test]
fn one_field_filled_by_two_while_apart_keeps_both_until_a_person_chooses() {
    let (mut li, mut zhao) = pair();
    let template = Edit::Use { template: "basic_table".try_into().expect("a name"), version: 1 };
    let hers = [made(&mut li, &template, 0), made(&mut li, &fill("school", "甲大学"), 1)];
    let his = [made(&mut zhao, &template, 2), made(&mut zhao, &fill("school", "乙大学"), 3)];
    li.apply(his.iter().map(Vec::as_slice)).expect("readable");
    zhao.apply(hers.iter().map(Vec::as_slice)).expect("readable");
    let both = vec![Answer::text("乙大学"), Answer::text("甲大学")];
    for document in [&li, &zhao] {
        let view = sheet(document);
        assert_eq!(view.answers.values[&key("school")], both);
        assert_eq!(view.template().map(|(id, version)| (id.as_str(), *version)), Some(("basic_table", 1)));
        assert_eq!(view.templates.len(), 1);
        assert_eq!(document.summary().title, "basic_table/1");
    }
    let choice = made(&mut li, &fill("school", "甲大学"), 4);
    zhao.apply([choice.as_slice()]).expect("readable");
    assert_eq!(sheet(&zhao).answers.values[&key("school")], [Answer::text("甲大学")]);
    assert_eq!(edit_at(&mut li, &fill("school", "甲大学"), 5), Ok(None), "the same again changes nothing");
}

#[test]
fn a_choice_settles_only_the_values_that_were_on_the_screen() {
    let (mut li, mut zhao) = pair();
    let first = made(&mut li, &fill("school", "甲"), 0);
    zhao.apply([first.as_slice()]).expect("readable");
    let on_screen = li.heads();
    let his = made(&mut zhao, &fill("school", "乙"), 1);
    li.apply([his.as_slice()]).expect("readable");
    li.edit(&on_screen, &fill("school", "丙"), NOW).expect("fits").expect("changes");
    assert_eq!(sheet(&li).answers.values[&key("school")], [Answer::text("丙"), Answer::text("乙")]);
}

#[test]
fn rows_that_two_add_move_and_remove_while_apart() {
    let (mut li, mut zhao) = pair();
    let start: Vec<_> =
        [put("a", None), put("b", Some("a")), fill("results/a/what", "一"), put("c", Some("b"))]
            .iter()
            .map(|edit| made(&mut li, edit, 0))
            .collect();
    zhao.apply(start.iter().map(Vec::as_slice)).expect("readable");
    assert_eq!(rows(&zhao), ["a", "b", "c"]);
    let hers = [put("x", Some("a")), remove("c"), put("b", None)];
    let his = [put("y", Some("a")), fill("results/c/what", "三"), remove("a")];
    let hers: Vec<_> = hers.iter().map(|edit| made(&mut li, edit, 10)).collect();
    let his: Vec<_> = his.iter().map(|edit| made(&mut zhao, edit, 20)).collect();
    li.apply(his.iter().map(Vec::as_slice)).expect("readable");
    zhao.apply(hers.iter().map(Vec::as_slice)).expect("readable");
    assert_eq!(sheet(&li), sheet(&zhao));
    // He wrote into c while she removed it: it stays. Nobody wanted a at that time: it is removed, its text is there.
    assert_eq!(rows(&li), ["b", "x", "y", "c"]);
    let view = sheet(&li);
    assert_eq!(view.answers.removed[&table()], [row("a")]);
    assert_eq!(view.answers.values[&key("results/a/what")], [Answer::text("一")]);
    // Undone.
    made(&mut li, &put("a", None), 30);
    assert_eq!(rows(&li), ["a", "b", "x", "y", "c"]);
}

#[test]
fn what_no_person_may_write_is_refused() {
    let (mut li, _) = pair();
    let on = jiff::civil::date(2026, 3, 5);
    let signature = Signature { decision: None, name: "张伟".into(), post: "书记".into(), on };
    for (edit, expected) in [
        (Edit::Fill { key: key("opinion"), answer: Answer::Signature(signature) }, Unfit::WrongKind),
        (Edit::Fill { key: key("opinion"), answer: Answer::Unknown(vec![1]) }, Unfit::WrongKind),
        (fill("results/r1/what", "没有这一行"), Unfit::NoSuchRow),
        (put("b", Some("a")), Unfit::NoSuchRow),
        (remove("a"), Unfit::NoSuchRow),
        (Edit::Title { at: 0, delete: 0, insert: "x".into() }, Unfit::WrongKind),
    ] {
        assert_eq!(edit_at(&mut li, &edit, 0), Err(expected), "{edit:?}");
    }
    let mut plan = Document::new(Kind::Answer, b"li");
    assert_eq!(edit_at(&mut plan, &fill("school", "甲"), 0), Err(Unfit::WrongKind));
    assert_eq!(edit_at(&mut li, &Edit::Clear { key: key("school") }, 0), Ok(None));
}

#[test]
fn a_cleared_answer_is_gone_unless_somebody_else_wrote_meanwhile() {
    let (mut li, mut zhao) = pair();
    let person = |name: &str| Answer::Person(Named { id: None, name: name.into() });
    let first = made(&mut li, &Edit::Fill { key: key("head"), answer: person("王芳") }, 0);
    zhao.apply([first.as_slice()]).expect("readable");
    let his = made(&mut zhao, &Edit::Fill { key: key("head"), answer: person("李敏") }, 1);
    made(&mut li, &Edit::Clear { key: key("head") }, 1);
    assert!(sheet(&li).answers.values.is_empty());
    li.apply([his.as_slice()]).expect("readable");
    assert_eq!(sheet(&li).answers.values[&key("head")], [person("李敏")]);
}

/// One act of one of two people.
#[derive(Clone, Debug)]
enum Act {
    Edit(Edit),
    /// Takes what the other wrote so far.
    Hear,
}

fn act() -> impl Strategy<Value = (bool, Act)> {
    let name = || prop::sample::select(vec!["a", "b", "c"]);
    let word = "[a-z]{1,3}";
    let edit = prop_oneof![
        4 => (name(), word).prop_map(|(at, value)| fill(at, &value)),
        4 => (name(), word).prop_map(|(id, value)| fill(&format!("results/{id}/what"), &value)),
        1 => name().prop_map(|at| Edit::Clear { key: key(at) }),
        3 => (name(), prop::option::of(name())).prop_map(|(id, after)| put(id, after)),
        2 => name().prop_map(remove),
    ];
    (any::<bool>(), prop_oneof![5 => edit.prop_map(Act::Edit), 1 => Just(Act::Hear)])
}

/// What was written, on which version, and what it replaced: every value that nobody saw and then replaced.
#[derive(Default)]
struct Ledger {
    open: BTreeMap<String, BTreeSet<(usize, String)>>,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Design §3: any edits in any order merge alike, and whatever nobody replaced knowingly can be read.
    #[test]
    fn any_edits_of_two_merge_alike_and_nothing_typed_is_lost(acts in prop::collection::vec(act(), 1..40)) {
        let (li, zhao) = pair();
        let mut people = [li, zhao];
        let mut written: [Vec<Vec<u8>>; 2] = [Vec::new(), Vec::new()];
        let mut seen = [Ledger::default(), Ledger::default()];
        // Values that somebody replaced or cleared while seeing them.
        let mut replaced: BTreeSet<(usize, String)> = BTreeSet::new();
        for (nth, (who, act)) in acts.into_iter().enumerate() {
            let (me, other) = (usize::from(who), usize::from(!who));
            match act {
                Act::Hear => {
                    let news = written[other].clone();
                    people[me].apply(news.iter().map(Vec::as_slice)).expect("readable");
                    let news = seen[other].open.clone();
                    for (at, values) in news {
                        seen[me].open.entry(at).or_default().extend(values);
                    }
                }
                Act::Edit(edit) => {
                    let ms = i64::try_from(nth).expect("small");
                    let Ok(Some(made)) = edit_at(&mut people[me], &edit, ms) else { continue };
                    written[me].push(made.bytes);
                    let (at, value) = if let Edit::Fill { key, answer: Answer::Text(text) } = &edit {
                        (key.to_string(), Some(text.clone()))
                    } else if let Edit::Clear { key } = &edit {
                        (key.to_string(), None)
                    } else {
                        continue;
                    };
                    let open = seen[me].open.entry(at).or_default();
                    replaced.extend(std::mem::take(open));
                    open.extend(value.map(|value| (nth, value)));
                }
            }
        }
        for (me, other) in [(0, 1), (1, 0)] {
            let mut news = written[other].clone();
            news.reverse();
            people[me].apply(news.iter().map(Vec::as_slice)).expect("readable");
        }
        prop_assert_eq!(sheet(&people[0]), sheet(&people[1]));
        prop_assert_eq!(people[0].heads(), people[1].heads());
        let answers = sheet(&people[0]).answers;
        for ledger in &seen {
            for (at, values) in &ledger.open {
                for value in values.iter().filter(|it| !replaced.contains(it)) {
                    let found = answers.values.get(&key(at)).is_some_and(|all| all.contains(&Answer::text(&value.1)));
                    prop_assert!(found, "{at} lost {value:?}: {answers:?}");
                }
            }
        }
        let file = people[0].save();
        let again = Document::load(Kind::Form, &file, b"wang").expect("its own file");
        prop_assert_eq!(sheet(&again), sheet(&people[1]));
    }
}
