use gongjian_shared::documents::basic_form::{Fault, Field, PROVINCES, check};
use leptos::prelude::*;

use super::editor::{FormEditor, id_of};
use crate::device::textarea;
use crate::screens::desk;
use crate::words::Word;

/// One line of the form. Two values that people wrote while apart are both shown until somebody chooses.
#[component]
pub fn ShortField(editor: FormEditor, field: Field) -> impl IntoView {
    let (_, words) = desk();
    let id = StoredValue::new(id_of(field));
    let below = StoredValue::new(format!("{}-below", id_of(field)));
    let conflict = Memo::new(move |_| editor.values(field).with(|values| values.len() > 1));
    let fault = Memo::new(move |_| editor.text(field).with(|text| check(field, text)));
    let said = move || match fault.get() {
        Some(fault) => words.say(&Word::Fault(fault)),
        None => words.say(&Word::FieldHint(field)),
    };
    view! {
        <div class="field form-field">
            <label for=id.get_value()>{words.of(Word::Field(field))}</label>
            {move || conflict.get().then(|| view! { <Conflict editor=editor field=field/> })}
            {if field == Field::Province {
                view! { <Province editor=editor id=id below=below/> }.into_any()
            } else {
                view! { <Line editor=editor field=field id=id below=below fault=fault/> }.into_any()
            }}
            <p class="field-below" id=below.get_value() data-fault=move || fault.with(Option::is_some).then_some("") aria-live="polite">{said}</p>
        </div>
    }
}

#[component]
fn Line(
    editor: FormEditor,
    field: Field,
    id: StoredValue<String>,
    below: StoredValue<String>,
    fault: Memo<Option<Fault>>,
) -> impl IntoView {
    let text = editor.text(field);
    view! {
        <input
            class="input" type="text" id=id.get_value() autocomplete="off" spellcheck="false" aria-describedby=below.get_value()
            aria-invalid=move || fault.with(Option::is_some).then_some("true")
            readonly=move || !editor.may_write.get()
            prop:value=move || text.get()
            on:input=move |event| editor.typed(field, event_target_value(&event), textarea::is_composing(&event))
            on:compositionstart=move |_| editor.composing.start(field)
            on:compositionend=move |_| editor.composition_ended(field)
            on:change=move |_| editor.flush()
            on:blur=move |_| editor.flush()
        />
    }
}

#[component]
fn Province(editor: FormEditor, id: StoredValue<String>, below: StoredValue<String>) -> impl IntoView {
    let (_, words) = desk();
    let text = editor.text(Field::Province);
    // A name that the list does not know stays visible and can stay chosen.
    let odd = move || {
        text.with(|text| (!text.is_empty() && !PROVINCES.contains(&text.as_str())).then(|| text.clone()))
    };
    view! {
        <select
            class="input" id=id.get_value() aria-describedby=below.get_value()
            disabled=move || !editor.may_write.get()
            prop:value=move || text.get()
            on:change=move |event| editor.choose(Field::Province, &event_target_value(&event))
        >
            <option value="" selected=move || text.with(String::is_empty)>{words.of(Word::Choose)}</option>
            {move || odd().map(|name| view! { <option value=name.clone() selected>{name.clone()}</option> })}
            {PROVINCES.map(|name| view! { <option value=name selected=move || text.with(|text| text == name)>{name}</option> })}
        </select>
    }
}

#[component]
fn Conflict(editor: FormEditor, field: Field) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <div class="conflict" role="group" aria-label=words.of(Word::Fault(Fault::Conflict))>
            <p>{words.of(Word::ConflictLead)}</p>
            <div class="conflict-values">
                {move || editor.values(field).get().into_iter().map(|value| {
                    let name = words.of(Word::UseValue { value: value.clone() });
                    let chosen = value.clone();
                    view! {
                        <button
                            type="button" class="btn" aria-label=name disabled=move || !editor.may_write.get()
                            on:click=move |_| editor.choose(field, &chosen)
                        >
                            {value}
                        </button>
                    }
                }).collect_view()}
            </div>
            <p class="faint">{words.of(Word::WriteAnother)}</p>
        </div>
    }
}
