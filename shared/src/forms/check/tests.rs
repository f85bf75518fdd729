use super::*;
use crate::forms::answer::{FileRef, Named};
use crate::forms::name::{FieldId, RowId};
use crate::forms::number::Qualifier;
use crate::forms::progress::{Progress, progress};
use crate::forms::template::Template;
use jiff::civil::date;

/// A form with every rule once.
const FORM: &str = r#"{
  "id": "trial", "version": 1, "title": {"zh": "试", "en": "Trial"},
  "sections": [{"id": "all", "fields": [
    {"id": "name", "label": {"zh": "名称", "en": "Name"}, "required": true, "kind": {"text": {"max": 4}}},
    {"id": "phone", "label": {"zh": "电话", "en": "Phone"}, "kind": {"text": {"max": 40, "shape": "contact"}}},
    {"id": "people", "label": {"zh": "人数", "en": "People"}, "kind": {"number": {"unit": "人", "decimals": 1, "least": "0", "most": "500"}}},
    {"id": "day", "label": {"zh": "日期", "en": "Day"}, "kind": {"date": {"first": "2026-01-01", "last": "2026-12-31"}}},
    {"id": "way", "label": {"zh": "方式", "en": "Way"}, "required": true, "kind": {"choice": {"options": [
       {"id": "face", "label": {"zh": "面对面", "en": "Face"}}, {"id": "other", "label": {"zh": "其他", "en": "Other"}, "open": true}]}}},
    {"id": "reason", "label": {"zh": "原因", "en": "Reason"}, "kind": {"text": {"max": 40}},
       "shown_if": {"not": {"equals": {"field": "way", "value": "face"}}}, "required_if": {"contains": {"field": "way", "value": "other"}}},
    {"id": "goal", "label": {"zh": "目标", "en": "Goal"}, "required": true, "kind": {"long_text": {"max": 10}}},
    {"id": "results", "label": {"zh": "成果", "en": "Results"}, "kind": {"table": {"least_rows": 1, "most_rows": 2, "columns": [
       {"id": "what", "label": {"zh": "名称", "en": "What"}, "required": true, "kind": {"text": {"max": 10}}},
       {"id": "file", "label": {"zh": "佐证", "en": "Proof"}, "kind": {"attachment": {"most_bytes": 100}}}]}}},
    {"id": "signed", "label": {"zh": "意见", "en": "Opinion"}, "required": true, "kind": {"signature": {"decision": "select"}}}
  ]}]
}"#;

fn form() -> Template {
    serde_json::from_str(FORM).expect("a template")
}

fn field(id: &str) -> FieldId {
    id.try_into().expect("a name")
}

fn key(text: &str) -> AnswerKey {
    text.parse().expect("a key")
}

fn row(id: &str) -> RowId {
    id.try_into().expect("a name")
}

fn chosen(ids: &[&str], other: Option<&str>) -> Answer {
    let options = ids.iter().map(|id| (*id).try_into().expect("a name")).collect();
    Answer::Choice(Chosen { options, other: other.map(str::to_owned) })
}

fn people(value: &str, unit: &str, qualifier: Qualifier) -> Answer {
    let value = value.parse().expect("a number");
    Answer::Number(NumberAnswer { value, unit: unit.into(), qualifier })
}

fn sound() -> Answers {
    let mut it = Answers::default();
    it.add(key("name"), Answer::text("工作室"));
    it.add(key("way"), chosen(&["face"], None));
    it.add(key("goal"), Answer::text("两年建成"));
    it.add(key("results/r1/what"), Answer::text("工作法"));
    it.rows.insert(field("results"), vec![row("r1")]);
    it
}

#[test]
fn the_trial_form_has_no_faults() {
    assert_eq!(crate::forms::soundness::faults(&form()), []);
    assert_eq!(validate(&form(), &sound()), []);
}

// S3-08: what is required is asked for by name; a signature never is.
#[test]
fn an_empty_form_names_what_is_missing() {
    let problems = validate(&form(), &Answers::default());
    let expected = [
        ("name", AnswerFault::Missing),
        ("way", AnswerFault::Missing),
        ("goal", AnswerFault::Missing),
        ("results", AnswerFault::TooFewRows { least: 1 }),
    ];
    assert_eq!(problems, expected.map(|(at, what)| Problem { at: key(at), what }));
    assert!(problems.iter().all(|it| it.what.is_gap()));
}

#[test]
fn each_fault_is_told_where_it_is() {
    use AnswerFault as F;
    let exact = Qualifier::Exact;
    let file = |size| Answer::File(FileRef { name: "佐证.pdf".into(), hash: [1; 32], size });
    let most: Decimal = "500".parse().expect("a number");
    for (at, answer, expected) in [
        ("name", Answer::text("五个字太长"), F::TooLong { most: 4, is: 5 }),
        ("name", Answer::text("甲\n乙"), F::SeveralLines),
        ("name", Answer::Date(date(2026, 1, 1)), F::WrongType),
        ("phone", Answer::text("团委办公室"), F::NoContact),
        ("people", people("-0.5", "人", exact), F::TooSmall { least: Decimal::whole(0) }),
        ("people", people("500.1", "人", exact), F::TooLarge { most }),
        ("people", people("1.25", "人", exact), F::TooFine { decimals: 1 }),
        ("people", people("20", "人次", exact), F::OtherUnit { expected: "人".into() }),
        ("people", people("20", "人", Qualifier::MoreThan), F::NotExact),
        ("day", Answer::Date(date(2025, 12, 31)), F::TooEarly { first: date(2026, 1, 1) }),
        ("day", Answer::Date(date(2027, 1, 1)), F::TooLate { last: date(2026, 12, 31) }),
        ("way", chosen(&["gone"], None), F::NoSuchOption { option: "gone".try_into().expect("a name") }),
        ("way", chosen(&["face", "other"], Some("宿舍走访")), F::OnlyOne),
        ("way", chosen(&["other"], Some(" ")), F::OtherNeedsText),
        ("goal", Answer::text("一二三四五六七八九十一"), F::TooLong { most: 10, is: 11 }),
        ("results/r1/file", file(101), F::FileTooLarge { most: 100 }),
    ] {
        let mut answers = sound();
        answers.values.insert(key(at), vec![answer.clone()]);
        let found = validate(&form(), &answers);
        assert!(found.contains(&Problem { at: key(at), what: expected }), "{at} {answer:?}: {found:?}");
    }
    for (at, answer) in [
        ("name", Answer::text(" 四个字的 ")),
        ("phone", Answer::text("0871-65030000")),
        ("people", people("500.0", "人", exact)),
        ("day", Answer::Date(date(2026, 12, 31))),
        ("results/r1/file", file(100)),
    ] {
        let mut answers = sound();
        answers.values.insert(key(at), vec![answer.clone()]);
        assert_eq!(validate(&form(), &answers), [], "{at} {answer:?}");
    }
}

// Design §3: conflicting values are kept and shown until a person chooses.
#[test]
fn two_values_wait_for_a_person() {
    let mut answers = sound();
    answers.add(key("name"), Answer::text("乙室"));
    let conflict = Problem { at: key("name"), what: AnswerFault::Conflict { values: 2 } };
    assert_eq!(validate(&form(), &answers), [conflict]);
    assert_eq!(answers.all(&key("name")).len(), 2);
}

#[test]
fn a_field_is_asked_for_only_while_its_condition_holds() {
    let mut answers = sound();
    answers.add(key("reason"), Answer::text("甲".repeat(41)));
    assert_eq!(validate(&form(), &answers), [], "not asked: not judged, though kept");
    answers.values.insert(key("way"), vec![chosen(&["other"], Some("电话"))]);
    let too_long = AnswerFault::TooLong { most: 40, is: 41 };
    assert_eq!(validate(&form(), &answers), [Problem { at: key("reason"), what: too_long }]);
    answers.values.remove(&key("reason"));
    assert_eq!(validate(&form(), &answers), [Problem { at: key("reason"), what: AnswerFault::Missing }]);
}

#[test]
fn rows_are_counted_and_every_cell_is_checked() {
    let mut answers = sound();
    answers.rows.insert(field("results"), vec![row("r1"), row("r2"), row("r3")]);
    let missing = |at| Problem { at: key(at), what: AnswerFault::Missing };
    let many = Problem { at: key("results"), what: AnswerFault::TooManyRows { most: 2 } };
    let expected = [many, missing("results/r2/what"), missing("results/r3/what")];
    assert_eq!(validate(&form(), &answers), expected);
}

#[test]
fn progress_counts_what_is_asked_and_soundly_filled() {
    let all = Progress { filled: 4, of: 7, required_filled: 3, required: 3 };
    assert_eq!(progress(&form(), &sound()), all);
    let mut answers = sound();
    answers.add(key("name"), Answer::text("乙室"));
    answers.values.insert(key("way"), vec![chosen(&["other"], None)]);
    // Two names, 其他 without words; and the reason is asked for.
    assert_eq!(progress(&form(), &answers), Progress { filled: 2, of: 8, required_filled: 1, required: 4 });
}

#[test]
fn a_person_or_unit_from_outside_the_register_may_be_named() {
    let named = Named { id: None, name: "王芳".into() };
    assert_eq!(of_answer(&FieldKind::Person, &Answer::Person(named.clone())), None);
    assert_eq!(of_answer(&FieldKind::Unit, &Answer::Person(named)), Some(AnswerFault::WrongType));
}

#[test]
fn faults_of_a_template_are_found() {
    use crate::forms::soundness::{TemplateFault as T, faults};
    let twice = field("name");
    for (was, is, expected) in [
        ("\"version\": 1", "\"version\": 0", T::NoVersion),
        ("\"id\": \"phone\"", "\"id\": \"name\"", T::FieldTwice { field: twice }),
        ("\"zh\": \"电话\"", "\"zh\": \"\"", T::Unnamed { field: Some(field("phone")) }),
        ("\"max\": 4}", "\"max\": 0}", T::NothingFits { field: field("name") }),
        (
            "\"field\": \"way\", \"value\": \"face\"",
            "\"field\": \"reason\", \"value\": \"face\"",
            T::Condition { field: field("reason"), reads: field("reason") },
        ),
        (
            "{\"attachment\": {\"most_bytes\": 100}}",
            "{\"long_text\": {\"max\": 9}}",
            T::NotInACell { table: field("results"), column: "file".try_into().expect("a name") },
        ),
    ] {
        let template = serde_json::from_str(&FORM.replace(was, is)).expect("a template");
        assert_eq!(faults(&template), [expected], "{is}");
    }
}
