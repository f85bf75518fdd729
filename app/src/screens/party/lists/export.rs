//! A list out, and how one is filled.

use gongjian_shared::wire::lists::{ListKind, ListRefusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Desk, Trouble};
use crate::device::{file, http};
use crate::screens::desk;
use crate::words::Language;
use crate::words::imports::ImportWord as W;

#[component]
pub fn Export(desk: Desk) -> impl IntoView {
    let (_, words) = self::desk();
    let take = move |_| {
        let kind = desk.kind.get_untracked();
        let english = words.0.get_untracked() == Language::English;
        let name = format!("{}.xlsx", words.0.get_untracked().import(&W::List(kind)));
        desk.busy.set(true);
        desk.trouble.set(None);
        spawn_local(async move {
            let path = format!("/api/lists/{}?english={english}", kind.as_str());
            let answer = http::get_file::<ListRefusal>(&path).await;
            desk.busy.try_set(false);
            match answer {
                Ok(Ok(bytes)) => drop(file::download_bytes(&name, &bytes)),
                Ok(Err(refusal)) => drop(desk.trouble.try_set(Some(Trouble::Refused(refusal)))),
                Err(error) => drop(desk.trouble.try_set(Some(Trouble::Call(error)))),
            }
        });
    };
    view! {
        <section class="card stack" aria-labelledby="lists-export">
            <h2 id="lists-export">{words.import(W::Export)}</h2>
            <p class="muted small">{words.import(W::ExportLead)}</p>
            {move || (desk.kind.get() == ListKind::Private).then(|| view! { <p class="offline-note">{words.import(W::ExportPrivate)}</p> })}
            <button type="button" class="btn" disabled=move || desk.still() on:click=take>{words.import(W::Download)}</button>
        </section>
    }
}

/// The columns, which of them are needed, and what may stand there.
#[component]
pub fn Columns(desk: Desk) -> impl IntoView {
    let (_, words) = self::desk();
    let rows = move || {
        let (kind, language) = (desk.kind.get(), words.language());
        let row = |it: &gongjian_shared::wire::lists::ListColumn| {
            let options = language.options(*it).join(" · ");
            let needed = kind.needs(*it);
            view! {
                <li>
                    <strong>{language.column(*it)}</strong>
                    {needed.then(|| view! { <span class="tag" data-tone="care">{words.import(W::Needed)}</span> })}
                    {(!options.is_empty()).then(|| view! { <span class="small muted">{options}</span> })}
                </li>
            }
        };
        kind.columns().iter().map(row).collect_view()
    };
    let lead = Signal::derive(move || {
        let another = match words.language() {
            Language::Chinese => crate::words::lists::zh::ANOTHER,
            Language::English => crate::words::lists::en::ANOTHER,
        };
        words.say_import(&W::ColumnsLead { another })
    });
    view! {
        <details class="card lists-columns">
            <summary>{words.import(W::Columns)}</summary>
            <p class="small">{lead}</p>
            <ul>{rows}</ul>
        </details>
    }
}
