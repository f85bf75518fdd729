use leptos::prelude::*;

use super::editor::{Editor, Heading, Place};
use crate::screens::desk;
use crate::words::Word;

/// The headings; a press goes there.
#[component]
pub fn Outline(editor: Editor) -> impl IntoView {
    let (_, words) = desk();
    let current = Memo::new(move |_| {
        let current = editor.current.get()?;
        editor.keys.with(|keys| {
            let at = keys.iter().position(|key| *key == current)?;
            editor.outline.with(|outline| {
                let above = |heading: &&Heading| keys[..=at].contains(&heading.key);
                outline.iter().rfind(above).map(|heading| heading.key)
            })
        })
    });
    view! {
        <nav class="outline" aria-label=words.of(Word::Outline)>
            <p class="outline-name">{words.of(Word::Outline)}</p>
            {move || editor.outline.with(Vec::is_empty).then(|| view! { <p class="outline-none">{words.of(Word::OutlineEmpty)}</p> })}
            <For each=move || editor.outline.get() key=|heading| (heading.key, heading.level, heading.words.clone()) let(heading)>
                <button
                    type="button" class="outline-line" data-level=heading.level.to_string()
                    aria-current=move || (current.get() == Some(heading.key)).then_some("true")
                    on:click=move |_| editor.focus(Place::Block(heading.key), 0)
                >
                    {heading.words.clone()}
                </button>
            </For>
        </nav>
    }
}
