use gongjian_shared::documents::edit::Style;
use leptos::prelude::*;

use super::editor::Editor;
use crate::screens::desk;
use crate::words::Word;

/// What the block with the caret is: text, or a heading of one of the official levels.
#[component]
pub fn Toolbar(editor: Editor) -> impl IntoView {
    let (_, words) = desk();
    let style = Memo::new(move |_| {
        editor.current.get().map(|key| editor.face(key).with(|face| (face.style, face.unknown)))
    });
    let choice = move |it: Style, mark: Signal<String>, name: Signal<String>| {
        let disabled = move || !editor.may_write.get() || style.get().is_none_or(|(_, unknown)| unknown);
        view! {
            <button
                type="button" class="tool" aria-label=name title=name disabled=disabled
                aria-pressed=move || style.get().is_some_and(|(style, _)| style == it).to_string()
                // The caret stays where it is, and with it the keyboard of a phone.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| editor.restyle(it)
            >
                {mark}
            </button>
        }
    };
    view! {
        <div class="toolbar" role="toolbar" aria-label=words.of(Word::Toolbar)>
            {choice(Style::Paragraph, words.of(Word::StyleParagraph), words.of(Word::StyleParagraph))}
            {[(1, "一、"), (2, "（一）"), (3, "1."), (4, "（1）")].map(|(level, mark)| {
                choice(Style::Heading { level }, Signal::stored(mark.to_owned()), words.of(Word::StyleHeading { level }))
            })}
        </div>
    }
}
