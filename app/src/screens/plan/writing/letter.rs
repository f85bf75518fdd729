//! The text as a Word file, and a Word file into the text. Works without a network: the reader and writer are a piece of
//! the app like any screen.

use gongjian_shared::documents::view::TextView;
use gongjian_shared::office::unusable::Unusable;
use gongjian_tables::letter::{Brought, Layout};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Writing;
use crate::device::file;
use crate::screens::on_demand::Missing;
use crate::screens::{desk, pieces, shown_title};
use crate::words::letters::LetterWord as W;

/// What the piece can do.
#[derive(Clone, Copy)]
pub struct Letters {
    pub write: fn(&TextView, Layout) -> Vec<u8>,
    /// With a page of contents under this heading.
    pub bind: fn(&TextView, Layout, &str) -> Vec<u8>,
    pub read: fn(&[u8]) -> Result<Brought, Unusable>,
}

#[component]
pub fn LetterBar(writing: Writing) -> impl IntoView {
    let (_, words) = desk();
    let said = RwSignal::new(Vec::<W>::new());
    // The plan of a form has a name before anybody writes one.
    let title = Memo::new(move |_| {
        let head = writing.open.view.with(|view| view.as_ref().map(|view| view.head));
        let written = writing.title.get();
        head.map_or(written.clone(), |head| shown_title(head.document, head.kind, &written))
    });
    let export = move |layout| {
        said.set(vec![W::Fetching]);
        let text = TextView { title: title.get_untracked(), ..writing.text() };
        spawn_local(async move {
            let told = exported(&text, layout).await.err();
            let _ = said.try_set(told.into_iter().collect());
        });
    };
    let import = move |event| {
        said.set(vec![W::Fetching]);
        spawn_local(async move {
            let told = brought(writing, event).await.unwrap_or_else(|trouble| vec![trouble]);
            let _ = said.try_set(told);
        });
    };
    let may_write = writing.may_write;
    view! {
        <div class="desk-bar" role="group" aria-label=words.letter(W::Bar)>
            <div class="desk-row">
                <button type="button" class="btn slim" on:click=move |_| export(Layout::Official)>{words.letter(W::Official)}</button>
                <button type="button" class="btn slim" on:click=move |_| export(Layout::Plain)>{words.letter(W::Plain)}</button>
            </div>
            {move || may_write.get().then(|| view! {
                <div class="desk-row">
                    // The browser's own field speaks the browser's language.
                    <label class="btn slim file-btn">
                        {words.letter(W::Bring)}
                        <input type="file" accept=".docx" on:change=import/>
                    </label>
                </div>
            })}
            <div role="status">
                {move || said.get().into_iter().map(|it| view! { <p class="small">{words.letter(it)}</p> }).collect_view()}
            </div>
        </div>
    }
}

async fn exported(text: &TextView, layout: Layout) -> Result<(), W> {
    let letters = pieces::letters().await.map_err(|Missing| W::Missing)?;
    let name = format!("{}.docx", named(&text.title));
    if file::download_bytes(&name, &(letters.write)(text, layout)) { Ok(()) } else { Err(W::NotTaken) }
}

async fn brought(writing: Writing, event: leptos::ev::Event) -> Result<Vec<W>, W> {
    let Some((_, bytes)) = file::chosen(event).await else { return Ok(Vec::new()) };
    let letters = pieces::letters().await.map_err(|Missing| W::Missing)?;
    let brought = (letters.read)(&bytes).map_err(W::Unusable)?;
    let blocks = brought.text.blocks.len();
    writing.append(&brought.text);
    let mut told = vec![W::Brought { blocks }];
    if !brought.left.is_empty() {
        told.push(W::LeftOut);
    }
    told.extend(brought.left.into_iter().map(|(what, times)| W::Left { what, times }));
    Ok(told)
}

/// A name that every system takes.
fn named(title: &str) -> String {
    let bare: String = title
        .trim()
        .chars()
        .map(|c| if r#"/\:*?"<>|"#.contains(c) || c.is_control() { '_' } else { c })
        .collect();
    bare.chars().take(80).collect()
}
