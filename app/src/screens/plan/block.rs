use gongjian_shared::documents::edit::Style;
use leptos::html;
use leptos::prelude::*;

use super::editor::{Editor, Place};
use super::keys;
use super::model::Key;
use crate::device::textarea;
use crate::screens::desk;
use crate::words::Word;

/// A block: its computed number and its text. Typing in one does not touch the others.
#[component]
pub fn BlockRow(editor: Editor, block: Key) -> impl IntoView {
    let (_, words) = desk();
    let place = Place::Block(block);
    let face = editor.face(block);
    let node = NodeRef::<html::Textarea>::new();
    editor.follow(place, node);
    let face = Memo::new(move |_| face.get());
    let label = move || words.say(&Word::BlockLabel { position: face.with(|face| face.position) });
    let unknown = Memo::new(move |_| face.with(|face| face.unknown));
    let only_one = move || editor.keys.with(|keys| keys.len() == 1);
    view! {
        <div class="block" data-style=move || face.with(|face| style_name(face.style)) data-unknown=move || unknown.get().then_some("")>
            {move || face.with(|face| face.number.clone()).map(|number| view! {
                <span class="block-number" aria-hidden="true">{number}</span>
            })}
            <textarea
                class="block-text" rows="1" spellcheck="false" autocapitalize="off" node_ref=node
                aria-label=label
                placeholder=move || only_one().then(|| words.say(&Word::BlockHint))
                readonly=move || unknown.get() || !editor.may_write.get()
                on:focus=move |_| editor.current.set(Some(block))
                on:input=move |event| editor.typed(place, textarea::is_composing(&event))
                on:beforeinput=move |event| keys::before_input(editor, block, &event)
                on:compositionstart=move |_| editor.composition_started(place)
                on:compositionend=move |_| editor.composition_ended(place)
                on:keydown=move |event| keys::in_block(editor, block, &event)
            ></textarea>
            {move || unknown.get().then(|| view! { <p class="block-note">{words.of(Word::UnknownBlock)}</p> })}
        </div>
    }
}

pub const fn style_name(style: Style) -> &'static str {
    match style {
        Style::Paragraph => "text",
        Style::Heading { level: 0 | 1 } => "h1",
        Style::Heading { level: 2 } => "h2",
        Style::Heading { level: 3 } => "h3",
        Style::Heading { .. } => "h4",
        Style::Item { .. } => "item",
        Style::Quote => "quote",
        Style::Divider => "divider",
    }
}
