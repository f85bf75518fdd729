use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::desk::Writing;
use crate::device::textarea;
use crate::screens::plan::editor::Place;
use crate::screens::{desk, shown_title};
use crate::words::Word;

/// The title above the text. Enter goes on in the text.
#[component]
pub fn TitleLine(writing: Writing) -> impl IntoView {
    let (_, words) = desk();
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(area) = node.get() {
            writing.set_title_area(area);
        }
    });
    // The plan of a form has a name before anybody writes one.
    let hint = move || match writing.open.view.with(|view| view.as_ref().map(|view| view.head)) {
        Some(head) if head.owner.is_some() => shown_title(head.document, head.kind, ""),
        Some(_) | None => words.say(&Word::TitleHint),
    };
    let key = move |event: KeyboardEvent| {
        if !event.is_composing() && matches!(event.key().as_str(), "Enter" | "ArrowDown") {
            event.prevent_default();
            writing.put_caret(1, 0);
        }
    };
    view! {
        <textarea
            class="sheet-title" rows="1" spellcheck="false" enterkeyhint="next" node_ref=node
            aria-label=words.of(Word::Title) placeholder=hint
            readonly=move || !writing.may_write.get()
            on:input=move |event| writing.title_typed(textarea::is_composing(&event))
            on:compositionstart=move |_| writing.composing.start(Place::Title)
            on:compositionend=move |_| writing.title_composed()
            on:keydown=key
        ></textarea>
    }
}
