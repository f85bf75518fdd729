use leptos::prelude::*;

use super::editor::{Editor, Heading, Place};
use super::model::Key;
use crate::screens::desk;
use crate::words::Word;

/// The outline of a plan in plain text areas.
#[component]
pub fn SafeOutline(editor: Editor) -> impl IntoView {
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
    let go = Callback::new(move |key| editor.focus(Place::Block(key), 0));
    view! { <Outline headings=editor.outline current=current go=go/> }
}

/// The headings; a press goes there.
#[component]
pub fn Outline(
    headings: RwSignal<Vec<Heading>>,
    #[prop(into)] current: Signal<Option<Key>>,
    go: Callback<Key>,
) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <nav class="outline" aria-label=words.of(Word::Outline)>
            <p class="outline-name">{words.of(Word::Outline)}</p>
            {move || headings.with(Vec::is_empty).then(|| view! { <p class="outline-none">{words.of(Word::OutlineEmpty)}</p> })}
            <For each=move || headings.get() key=|heading| (heading.key, heading.level, heading.words.clone()) let(heading)>
                <button
                    type="button" class="outline-line" data-level=heading.level.to_string()
                    aria-current=move || (current.get() == Some(heading.key)).then_some("true")
                    on:click=move |_| go.run(heading.key)
                >
                    {heading.words.clone()}
                </button>
            </For>
        </nav>
    }
}
