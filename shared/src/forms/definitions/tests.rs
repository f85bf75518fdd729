use super::*;
use crate::documents::basic_form::{Field as BasicField, PROVINCES};
use crate::documents::kind::{DocumentHead, Kind};
use crate::forms::answers::Answers;
use crate::forms::check::{AnswerFault, Problem};
use crate::forms::template::FieldKind;
use crate::ids::SpaceId;

fn template(id: &str) -> Template {
    shipped().into_iter().find(|it| it.id.as_str() == id).expect("it ships")
}

fn ids(template: &Template) -> Vec<&str> {
    template.fields().map(|field| field.id.as_str()).collect()
}

#[test]
fn every_shipped_template_is_sound() {
    for text in SHIPPED {
        if let Err(fault) = read(text) {
            panic!("{fault} {fault:?}\n{text}");
        }
    }
}

// S0-30: exactly these fields, the same as the first form had, and a co-edited plan.
#[test]
fn the_basic_table_has_its_six_fields() {
    let table = template("basic_table");
    let mut expected: Vec<_> = BasicField::ALL.iter().map(|field| field.key()).collect();
    expected.push("plan");
    assert_eq!(ids(&table), expected);
    assert!(table.fields().all(|field| field.required));
    let province = table.fields().next().map(|field| &field.kind);
    let Some(FieldKind::Choice { options, .. }) = province else { panic!("a choice") };
    assert!(options.iter().map(|it| it.label.zh.as_str()).eq(PROVINCES));
}

// S0-30: the plan field opens the plan that the first form opened: the same document.
#[test]
fn the_plan_of_the_basic_table_is_the_site_plan_of_its_form() {
    let space = SpaceId::from_bytes([3; 16]);
    let form = DocumentHead::one_per(space, Kind::Form, space.as_uuid());
    let table = template("basic_table");
    let plan = table.fields().last().and_then(|field| field.long_text(&form));
    assert_eq!(plan, Some(DocumentHead::one_per(space, Kind::SitePlan, form.document.as_uuid())));
    let pilot = table.fields().nth(4).and_then(|field| field.long_text(&form)).expect("a long text");
    assert!(pilot.kind == Kind::Answer && pilot.is_honest());
    let other = DocumentHead::one_per(space, Kind::Form, uuid::Uuid::from_bytes([4; 16]));
    assert_ne!(table.fields().nth(4).and_then(|field| field.long_text(&other)), Some(pilot));
}

// S3-08: goals for the period, for year 1 and for year 2 are required; S3-06: the plan has five required parts.
#[test]
fn the_application_asks_for_goals_of_the_period_and_both_years() {
    let application = template("studio_application");
    let required = |id: &str| application.fields().any(|field| field.id.as_str() == id && field.required);
    for id in ["goal_period", "goal_year_1", "goal_year_2"] {
        assert!(required(id), "{id}");
    }
    assert_eq!(ids(&application).iter().filter(|id| id.starts_with("task_") && required(id)).count(), 5);
}

// S3-08: submitting without a goal is held up at that goal. S1-24: the talk has no field for thinking or feelings.
#[test]
fn an_empty_application_is_held_up_at_each_goal() {
    let problems = crate::forms::check::validate(&template("studio_application"), &Answers::default());
    for id in ["goal_period", "goal_year_1", "goal_year_2"] {
        let at = id.parse().expect("a key");
        assert!(problems.contains(&Problem { at, what: AnswerFault::Missing }), "{id}");
    }
    assert!(SHIPPED[2].contains("意见建议") && !SHIPPED[2].contains("思想") && !SHIPPED[2].contains("情感"));
}

// S3-09: every file stands in the row of the standard that it proves.
#[test]
fn evidence_stands_beside_the_standard_it_proves() {
    let application = template("studio_application");
    let fields = application.fields().filter(|field| matches!(field.kind, FieldKind::Attachment { .. }));
    assert_eq!(fields.count(), 0, "no file without its item");
    let standard = application.field(&"standard_answers".try_into().expect("a name")).expect("it is there");
    let FieldKind::Table { columns, .. } = &standard.kind else { panic!("a table") };
    assert!(columns.iter().any(|column| matches!(column.kind, FieldKind::Attachment { .. })));
}

#[test]
fn a_text_that_is_no_template_is_told() {
    let unreadable = |text: &str| matches!(read(text), Err(TemplateError::Unreadable { .. }));
    assert!(unreadable("id = 1"));
    // A misspelt setting is no setting.
    assert!(unreadable(&SHIPPED[0].replace("place = \"above\"", "palce = \"above\"")));
    let faulty = read(&SHIPPED[0].replace("\"school\"", "\"province\""));
    assert!(matches!(faulty, Err(TemplateError::Faulty { .. })), "{faulty:?}");
}
