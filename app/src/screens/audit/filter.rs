use gongjian_shared::wire::audit::AuditKind;
use leptos::ev;
use leptos::prelude::*;

use super::Record;
use crate::screens::desk;
use crate::widgets::{Field, unique};
use crate::words::{DecisionWord, Word, audit};

/// By person, by unit or space, by kind.
#[component]
pub fn Filter(record: Record) -> impl IntoView {
    let (_, words) = desk();
    let (person, unit) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let id = unique("kind");
    let ask = move || {
        record.asked.update(|asked| {
            asked.person = person.get_untracked();
            asked.unit = unit.get_untracked();
        });
        record.read(None);
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        ask();
    };
    let choose = move |event: ev::Event| {
        record.asked.update(|asked| asked.kind = AuditKind::parse(&event_target_value(&event)));
        ask();
    };
    let kinds = AuditKind::ALL.iter().map(|kind| {
        view! { <option value=kind.as_str()>{move || audit::kind(words.language(), *kind)}</option> }
    });
    let kinds = kinds.collect_view();
    view! {
        <form class="record-filter" on:submit=submit>
            <Field label=words.of(Word::Decision(DecisionWord::RecordPerson)) value=person/>
            <Field label=words.of(Word::Decision(DecisionWord::RecordUnit)) value=unit/>
            <div class="field">
                <label for=id.clone()>{words.of(Word::Decision(DecisionWord::RecordKind))}</label>
                <select class="input" id=id on:change=choose>
                    <option value="">{words.of(Word::Decision(DecisionWord::AllKinds))}</option>
                    {kinds}
                </select>
            </div>
            <button type="submit" class="btn">{words.of(Word::Filter)}</button>
        </form>
    }
}
