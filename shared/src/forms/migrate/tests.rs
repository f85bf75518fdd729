use super::*;
use crate::forms::answer::Chosen;
use crate::forms::name::RowId;

fn template(fields: &str) -> Template {
    let fields = fields
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let (name, kind) = line.trim().split_once(' ').expect("name and kind");
            let (id, was) = name.split_once('<').unwrap_or((name, ""));
            let was =
                if was.is_empty() { String::new() } else { format!("\"{}\"", was.replace(',', "\",\"")) };
            format!(r#"{{"id":"{id}","was":[{was}],"label":{{"zh":"{id}","en":"{id}"}},"kind":{kind}}}"#)
        })
        .collect::<Vec<_>>()
        .join(",");
    let text = format!(
        r#"{{"id":"t","version":1,"title":{{"zh":"t","en":"t"}},"sections":[{{"id":"s","fields":[{fields}]}}]}}"#
    );
    serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{fault}: {text}"))
}

const TEXT: &str = r#"{"text":{"max":99}}"#;
const LONG: &str = r#"{"long_text":{"max":99}}"#;
const NUMBER: &str = r#"{"number":{"unit":"人"}}"#;
const CHOICE: &str = r#"{"choice":{"options":[{"id":"face","label":{"zh":"面对面","en":"Face"}}]}}"#;

fn key(text: &str) -> AnswerKey {
    text.parse().expect("a key")
}

fn text(it: &str) -> Answer {
    Answer::text(it)
}

fn number(value: &str, qualifier: Qualifier) -> Answer {
    let value = value.parse().expect("a number");
    Answer::Number(NumberAnswer { value, unit: "人".into(), qualifier })
}

fn answers(values: &[(&str, &[Answer])]) -> Answers {
    let mut it = Answers::default();
    for (at, all) in values {
        all.iter().for_each(|answer| it.add(key(at), answer.clone()));
    }
    it
}

/// Every answer, wherever it stands.
fn every(answers: &Answers) -> usize {
    answers.values.values().map(Vec::len).sum::<usize>()
        + answers.earlier.iter().map(|it| it.values.len()).sum::<usize>()
}

#[test]
fn ids_keep_their_answers_and_renamed_fields_take_theirs_along() {
    let old = template(&format!("a {TEXT}\nb {TEXT}\nc {TEXT}"));
    let new = template(&format!("a {TEXT}\nb2<b {TEXT}"));
    let (after, moved) = migrate(
        &old,
        &new,
        answers(&[("a", &[text("1")]), ("b", &[text("2"), text("two")]), ("c", &[text("3")])]),
    );
    assert_eq!(after.values, answers(&[("a", &[text("1")]), ("b2", &[text("2"), text("two")])]).values);
    let label = Some(Label { zh: "c".into(), en: "c".into() });
    assert_eq!(after.earlier, [Earlier { key: key("c"), label, values: vec![text("3")] }]);
    let expected = [
        Moved { from: key("b"), to: Some(key("b2")), how: How::Renamed },
        Moved { from: key("c"), to: None, how: How::NotAsked },
    ];
    assert_eq!(moved, expected);
}

#[test]
fn types_change_only_without_loss() {
    use Qualifier::{Exact, MoreThan};
    let chosen = |id: &str| Answer::one(id.try_into().expect("a name"));
    let other = Answer::Choice(Chosen { options: Vec::new(), other: Some("走访".into()) });
    for (was, is, before, after) in [
        (TEXT, NUMBER, text("45"), Some(number("45", Exact))),
        (TEXT, NUMBER, text("45人"), Some(number("45", Exact))),
        (TEXT, NUMBER, text("45.0"), None),
        (TEXT, NUMBER, text("四十五"), None),
        (NUMBER, TEXT, number("45", Exact), Some(text("45人"))),
        // X-10: 余 would be lost.
        (NUMBER, TEXT, number("4500", MoreThan), None),
        (TEXT, CHOICE, text("面对面"), Some(chosen("face"))),
        (TEXT, CHOICE, text("电话"), None),
        (CHOICE, TEXT, other, None),
        (TEXT, r#"{"date":{}}"#, text("2026-03-05"), Some(Answer::Date(jiff::civil::date(2026, 3, 5)))),
        (TEXT, r#"{"date":{}}"#, text("3月5日"), None),
        (TEXT, r#""person""#, text("王芳"), Some(Answer::Person(Named { id: None, name: "王芳".into() }))),
        (LONG, LONG, text("一\n二"), Some(text("一\n二"))),
        (LONG, TEXT, text("一\n二"), None),
        (TEXT, LONG, text("一"), None),
    ] {
        let (old, new) = (template(&format!("a {was}")), template(&format!("a {is}")));
        let (migrated, moved) = migrate(&old, &new, answers(&[("a", std::slice::from_ref(&before))]));
        assert_eq!(every(&migrated), 1, "{before:?}");
        match after {
            Some(after) => assert_eq!(migrated.values, answers(&[("a", &[after])]).values),
            None => {
                assert_eq!(migrated.earlier[0].values, [before]);
                assert_eq!(moved, [Moved { from: key("a"), to: None, how: How::WouldLose }]);
            }
        }
    }
}

#[test]
fn an_answer_under_the_new_name_wins_and_the_old_one_stays_readable() {
    let old = template(&format!("a {TEXT}"));
    let new = template(&format!("c<a,b {TEXT}"));
    let both = answers(&[("a", &[text("1")]), ("b", &[text("2")]), ("c", &[text("3")])]);
    let (after, _) = migrate(&old, &new, both);
    assert_eq!(after.values, answers(&[("c", &[text("3")])]).values);
    assert_eq!(after.earlier.iter().map(|it| it.key.clone()).collect::<Vec<_>>(), [key("a"), key("b")]);
    // Without it, the latest earlier name has it.
    let (after, _) = migrate(&old, &new, answers(&[("a", &[text("1")]), ("b", &[text("2")])]));
    assert_eq!(after.values, answers(&[("c", &[text("2")])]).values);
}

#[test]
fn tables_keep_their_rows_under_new_names() {
    let table = |name: &str, column: &str, kind: &str| {
        let column = column.replace('<', r#"","was":["#);
        let column = if column.contains("was") { format!("{column}],") } else { format!("{column}\",") };
        template(&format!(
            r#"{name} {{"table":{{"columns":[{{"id":"{column}"label":{{"zh":"c","en":"c"}},"kind":{kind}}}]}}}}"#
        ))
    };
    let (old, new) = (table("results", "what", TEXT), table("outcome<results", "name<\"what\"", TEXT));
    let mut before = answers(&[("results/r1/what", &[text("工作法")]), ("results/r2/what", &[text("案例")])]);
    let rows: Vec<RowId> = ["r2", "r1"].map(|it| it.try_into().expect("a name")).to_vec();
    before.rows.insert("results".try_into().expect("a name"), rows.clone());
    let (after, _) = migrate(&old, &new, before);
    let expected = answers(&[("outcome/r1/name", &[text("工作法")]), ("outcome/r2/name", &[text("案例")])]);
    assert_eq!(after.values, expected.values);
    assert_eq!(after.rows_of(&"outcome".try_into().expect("a name")), rows);
}

#[test]
fn twice_is_once_and_an_earlier_answer_returns_when_it_is_asked_for_again() {
    let old = template(&format!("a {TEXT}\nb {TEXT}\nn {TEXT}"));
    let new = template(&format!("a {TEXT}\nn {NUMBER}"));
    let before = answers(&[("a", &[text("1")]), ("b", &[text("2")]), ("n", &[text("3"), text("many")])]);
    let (once, _) = migrate(&old, &new, before);
    assert_eq!(every(&once), 4);
    let (twice, moved) = migrate(&new, &new, once.clone());
    assert_eq!((&twice, moved.len()), (&once, 0));
    let (back, _) = migrate(&new, &old, once);
    assert_eq!(back.values[&key("b")], [text("2")]);
    assert_eq!(every(&back), 4);
}
