use gongjian_shared::documents::basic_form::{Field, check};
use leptos::html;
use leptos::prelude::*;

use super::editor::{FormEditor, id_of};
use crate::device::textarea;
use crate::screens::desk;
use crate::words::Word;

/// Long text that several people may write at once; it merges by character.
#[component]
pub fn LongField(editor: FormEditor, field: Field) -> impl IntoView {
    let (_, words) = desk();
    let node = NodeRef::<html::Textarea>::new();
    editor.follow(field, node);
    let text = editor.text(field);
    let below = format!("{}-below", id_of(field));
    let fault = Memo::new(move |_| text.with(|text| check(field, text)));
    let said = move || match fault.get() {
        Some(fault) => words.say(&Word::Fault(fault)),
        None => words.say(&Word::FieldHint(field)),
    };
    let count = move || text.with(|text| text.trim().chars().count());
    view! {
        <div class="field form-field">
            <label for=id_of(field)>{words.of(Word::Field(field))}</label>
            <textarea
                class="input" id=id_of(field) rows="5" spellcheck="false" node_ref=node aria-describedby=below.clone()
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                readonly=move || !editor.may_write.get()
                on:input=move |event| editor.typed_long(field, textarea::is_composing(&event))
                on:compositionstart=move |_| editor.composing.start(field)
                on:compositionend=move |_| editor.composition_ended(field)
            ></textarea>
            <div class="row between">
                <p class="field-below" id=below data-fault=move || fault.with(Option::is_some).then_some("") aria-live="polite">{said}</p>
                <p class="field-below num">{move || words.say(&Word::CountOf { count: count(), most: field.max_chars() })}</p>
            </div>
        </div>
    }
}
