use gongjian_shared::documents::edit::Style;
use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::documents::view::View;
use gongjian_shared::forms::check::AnswerFault;
use gongjian_shared::forms::name::FieldId;
use gongjian_shared::forms::template::Field;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::keeper::talk::Paper;
use crate::screens::forms::editor::{SheetEditor, id_of};
use crate::screens::{desk, face};
use crate::widgets::{Chip, Glyph, Icon};
use crate::words::forms::FormWord as W;

/// So much of a long text shows in its form. Unit: characters.
const GLIMPSE: usize = 120;

/// A long text: a document of its own, made when somebody first opens it.
#[component]
pub fn LongField(editor: SheetEditor, field: Field, most: usize) -> impl IntoView {
    let (notebook, words) = desk();
    let Some(head) = field.long_text(&editor.head) else { return ().into_any() };
    let Field { id: name, label, required, .. } = field;
    let key = name.clone().into();
    let id = id_of(&editor.head, &key);
    let row = notebook.row(head.document);
    let there = Memo::new(move |_| row.with(Option::is_some));
    let chip = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| face::chip(row.state, row.fork.is_some(), false)))
    });
    let fault = editor.fault(key);
    let navigate = use_navigate();
    let go = move |_| {
        editor.flush();
        if !there.get_untracked() {
            notebook.create(head, "");
        }
        navigate(&format!("/paper/{}", head.document), NavigateOptions::default());
    };
    let at = name.clone();
    let text = Memo::new(move |_| editor.long.with(|long| long.get(&at).cloned()).unwrap_or_default());
    let count = move || text.with(|text| text.chars().filter(|it| !it.is_whitespace()).count());
    let said = move || {
        let language = words.language();
        let glimpse: String = text.with(|text| text.chars().take(GLIMPSE).collect());
        if glimpse.is_empty() { language.form(&W::LongHint) } else { glimpse }
    };
    let wrong = move || fault.get().filter(|it| !matches!(it, AnswerFault::Missing) || !there.get());
    view! {
        <div class="field form-field" role="group" aria-labelledby=format!("{id}-label")>
            <span class="label" id=format!("{id}-label")>
                {words.label(label)}
                {required.then(|| view! { <span class="need" aria-hidden="true">{words.form(W::Required)}</span> })}
            </span>
            <div class="plan-field" id=id.clone() tabindex="-1">
                <span class="item-mark"><Icon glyph=Glyph::Plan/></span>
                <span class="grow small">{said}</span>
                {move || chip.get().map(|(state, word)| view! { <Chip state=state text=words.of(word)/> })}
                <button type="button" class="btn" disabled=move || !there.get() && !editor.may_write.get() on:click=go>
                    {move || words.language().form(if there.get() { &W::OpenLong } else { &W::WriteLong })}
                </button>
            </div>
            <div class="row between">
                <p class="field-below" data-fault=move || fault.get().is_some_and(|it| !it.is_gap()).then_some("") aria-live="polite">
                    {move || wrong().map(|it| words.language().form(&W::Fault(it)))}
                </p>
                <p class="field-below num">{move || words.language().form(&W::Characters { count: count(), most })}</p>
            </div>
            {move || there.get().then(|| view! { <Reading editor=editor field=name.clone() head=head/> })}
        </div>
    }
    .into_any()
}

/// Follows the document of a long text, so that the form knows what it says.
#[component]
fn Reading(editor: SheetEditor, field: FieldId, head: DocumentHead) -> impl IntoView {
    let (notebook, _) = desk();
    let open = notebook.open(Paper { document: head.document, fork: false });
    let gone = field.clone();
    // To the checks of the form, which are outside this field.
    Effect::new(move |_| {
        let text = open.view.with(|view| view.as_ref().map(|view| written(&view.content)));
        if let Some(text) = text {
            editor.long.maybe_update(|long| long.insert(field.clone(), text.clone()) != Some(text));
        }
    });
    on_cleanup(move || drop(editor.long.try_update(|long| long.remove(&gone))));
}

/// The text of a document; nothing where only its headings stand.
pub fn written(view: &View) -> String {
    let View::Text(view) = view else { return String::new() };
    let own = |style: Style| matches!(style, Style::Paragraph);
    if !view.blocks.iter().any(|block| own(block.style) && !block.text.trim().is_empty()) {
        return String::new();
    }
    view.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}
