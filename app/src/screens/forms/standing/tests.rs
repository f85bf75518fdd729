use gongjian_shared::forms::check::AnswerFault;
use gongjian_shared::forms::template::Shape;

use super::*;

fn key(text: &str) -> AnswerKey {
    text.parse().expect("a key")
}

fn number(inexact: bool) -> FieldKind {
    FieldKind::Number { unit: "人".into(), decimals: 0, least: None, most: None, inexact }
}

// the qualifier of a number stays when the number is typed anew.
#[test]
fn a_line_becomes_an_answer_and_nothing_typed_is_lost() {
    let about = |text: &str| {
        let value = text.parse().expect("a number");
        Answer::Number(NumberAnswer { value, unit: "人".into(), qualifier: Qualifier::About })
    };
    let line_of_text = FieldKind::Text { max: 5, shape: Shape::Any };
    for (kind, text, before, expected) in [
        (&line_of_text, " 云南 ", None, Some(Answer::text("云南"))),
        (&line_of_text, "  ", Some(Answer::text("云南")), None),
        (&number(true), "4500", Some(about("4000")), Some(about("4500"))),
        (&number(true), "四千", Some(about("4000")), Some(Answer::text("四千"))),
        (&number(true), "", Some(about("4000")), None),
    ] {
        assert_eq!(answer(kind, text, before.as_ref()), expected, "{text}");
        if let Some(it) = &expected {
            assert_eq!(line(it), text.trim());
        }
    }
}

fn talk(values: &[(&str, Answer)]) -> SheetView {
    let mut view = SheetView::default();
    view.templates.push(("career_talk".try_into().expect("a name"), 1));
    for (at, value) in values {
        view.answers.add(key(at), value.clone());
    }
    view
}

fn option(id: &str) -> Answer {
    Answer::one(id.try_into().expect("a name"))
}

#[test]
fn what_is_typed_counts_before_it_is_sent() {
    let view = talk(&[("has_plan", option("yes"))]);
    let fault = |typed: &str| {
        let typed = [(key("stage"), typed.to_owned())].into();
        let standing = Standing::of(&view, &typed, &BTreeMap::new()).expect("it ships");
        standing.problems.into_iter().find(|it| it.at == key("stage")).map(|it| it.what)
    };
    assert_eq!(fault("3.5"), None);
    assert_eq!(fault("60"), Some(AnswerFault::TooLarge { most: "50".parse().expect("a number") }));
    assert_eq!(fault("三年"), Some(AnswerFault::WrongType));
    assert_eq!(fault(""), Some(AnswerFault::Missing));
}

#[test]
fn a_conflict_is_not_hidden_by_what_is_typed() {
    let view = talk(&[("has_plan", option("yes")), ("has_plan", option("no"))]);
    let typed = [(key("has_plan"), "x".to_owned())].into();
    let standing = Standing::of(&view, &typed, &BTreeMap::new()).expect("it ships");
    let found = standing.problems.iter().find(|it| it.at == key("has_plan"));
    assert_eq!(found.map(|it| it.what.clone()), Some(AnswerFault::Conflict { values: 2 }));
}

#[test]
fn a_long_text_counts_from_its_own_document() {
    let view = talk(&[("has_plan", option("yes"))]);
    let missing = |long: &BTreeMap<FieldId, String>| {
        let standing = Standing::of(&view, &BTreeMap::new(), long).expect("it ships");
        standing.problems.iter().any(|it| it.at == key("plan_goals"))
    };
    assert!(missing(&BTreeMap::new()));
    assert!(!missing(&[("plan_goals".try_into().expect("a name"), "三年内考取职业证书".to_owned())].into()));
}

#[test]
fn a_template_that_this_app_does_not_have_gives_nothing_and_a_later_one_is_told() {
    let mut view = talk(&[]);
    assert!(!Standing::of(&view, &BTreeMap::new(), &BTreeMap::new()).expect("it ships").is_later());
    view.templates[0].1 = 9;
    assert!(Standing::of(&view, &BTreeMap::new(), &BTreeMap::new()).expect("it ships").is_later());
    view.templates[0].0 = "unheard".try_into().expect("a name");
    assert_eq!(Standing::of(&view, &BTreeMap::new(), &BTreeMap::new()), None);
}
