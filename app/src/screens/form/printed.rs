//! The basic table as its issuer prints it (S0-30): the form that ships as `basic_table` has its layout.

use gongjian_shared::documents::basic_form::Field;
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::forms::answer::Answer;
use gongjian_shared::forms::answers::Answers;
use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::forms::print::layout;
use gongjian_shared::forms::template::{FieldKind, Template};
use leptos::prelude::*;

use super::editor::FormEditor;
use crate::keeper::talk::Paper;
use crate::screens::desk;
use crate::screens::forms::fields::long::written;
use crate::screens::forms::paper::PaperTable;
use crate::screens::forms::templates;

const PLAN: &str = "plan";

#[component]
pub fn PrintedForm(editor: FormEditor) -> impl IntoView {
    let (notebook, _) = desk();
    let plan = RwSignal::new(String::new());
    let head = Memo::new(move |_| {
        let space = editor.open.view.with(|view| view.as_ref().map(|view| view.head.space))?;
        let head = DocumentHead::one_per(space, Kind::SitePlan, editor.open.paper.document.as_uuid());
        let there = notebook.documents.with(|rows| rows.iter().flatten().any(|row| row.head == head));
        there.then_some(head)
    });
    let template = TemplateId::try_from("basic_table").ok().and_then(|id| templates::newest(&id));
    let table = Memo::new(move |_| {
        let template = template.as_ref()?;
        let values = Field::ALL.map(|field| (field, editor.agreed(field)));
        Some(layout(template, &answers(template, &values, &plan.get())))
    });
    view! {
        {move || head.get().map(|head| view! { <PlanText head=head text=plan/> })}
        <PaperTable table=table/>
    }
}

/// Follows the plan, whose text stands in the table.
#[component]
fn PlanText(head: DocumentHead, text: RwSignal<String>) -> impl IntoView {
    let (notebook, _) = desk();
    let open = notebook.open(Paper { document: head.document, fork: false });
    // To the table, which stands beside this.
    Effect::new(move |_| {
        if let Some(it) = open.view.with(|view| view.as_ref().map(|view| written(&view.content))) {
            text.set(it);
        }
    });
}

/// The values of the basic form as answers to the form that ships with the same fields.
fn answers(template: &Template, values: &[(Field, Vec<String>)], plan: &str) -> Answers {
    let mut answers = Answers::default();
    let plan = (PLAN, plan.to_owned());
    let all = values.iter().flat_map(|(field, all)| all.iter().map(|it| (field.key(), it.clone())));
    for (key, value) in all.chain([plan]).filter(|(_, value)| !value.trim().is_empty()) {
        let Ok(key) = key.parse() else { continue };
        let chosen = match template.kind(&key) {
            Some(FieldKind::Choice { options, .. }) => options.iter().find(|it| it.label.zh == value.trim()),
            Some(_) | None => None,
        };
        answers.add(key, chosen.map_or_else(|| Answer::text(value), |it| Answer::one(it.id.clone())));
    }
    answers
}

#[cfg(test)]
mod tests {
    use gongjian_shared::forms::check::validate;

    use super::*;

    // S0-30: the basic form has exactly the fields of the printed table, and each value finds its place there.
    #[test]
    fn the_six_fields_fill_the_printed_table() {
        let template = templates::newest(&"basic_table".try_into().expect("a name")).expect("it ships");
        let mut asked: Vec<&str> = template.fields().map(|it| it.id.as_str()).collect();
        let mut there: Vec<&str> = Field::ALL.iter().map(|it| it.key()).chain([PLAN]).collect();
        asked.sort_unstable();
        there.sort_unstable();
        assert_eq!(asked, there);
        let value = |field| match field {
            Field::Province => "云南",
            Field::School => "滇北理工大学",
            Field::LeagueHead => "李敏",
            Field::Contact => "0871-65030000",
            Field::PilotContent => "学科交流小组",
        };
        let values = Field::ALL.map(|field| (field, vec![value(field).to_owned()]));
        let answers = answers(&template, &values, "一、工作基础");
        assert_eq!(validate(&template, &answers), vec![]);
    }
}
