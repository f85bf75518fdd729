//! The records of a pair, the newest first, and how a new one begins.

use gongjian_shared::care::{CareRecord, RecordKind};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::ids::DocumentId;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::held::Held;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::widgets::{Glyph, Icon};
use crate::words::care::CareWord as W;
use crate::words::times;

/// One button for each kind of record.
#[component]
pub fn Begin(it: Memo<Option<Held>>) -> impl IntoView {
    let (notebook, words) = desk();
    let space = Memo::new(move |_| it.with(|it| it.as_ref().filter(|it| it.may_write).map(|it| it.space)));
    let navigate = use_navigate();
    move || {
        let space = space.get()?;
        let buttons = RecordKind::ALL.iter().map(|kind| {
            let navigate = navigate.clone();
            let begin = move |_| {
                let id = DocumentId::fresh(clock::now(), dice::draw());
                notebook.create(DocumentHead::free(id, space, Kind::Form), "");
                navigate(&format!("/record/{id}?template={}", kind.as_str()), leptos_router::NavigateOptions::default());
            };
            let class = if *kind == RecordKind::Talk { "btn primary" } else { "btn" };
            view! {
                <button type="button" class=class on:click=begin><Icon glyph=Glyph::Plus/>{words.care(W::Write(*kind))}</button>
            }
        });
        Some(view! { <div class="record-kinds">{buttons.collect_view()}</div> })
    }
}

#[component]
pub fn Records(it: Memo<Option<Held>>) -> impl IntoView {
    let (_, words) = desk();
    let records =
        Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.records.clone())).unwrap_or_default());
    view! {
        <section class="group" aria-labelledby="records">
            <h2 id="records">{words.care(W::Records)}</h2>
            {move || records.with(Vec::is_empty).then(|| view! { <p class="muted">{words.care(W::NoRecords)}</p> })}
            <ul class="card list" class:unseen=move || records.with(Vec::is_empty)>
                <For each=move || records.get() key=Clone::clone let((id, record))><Line id=id record=record/></For>
            </ul>
        </section>
    }
}

#[component]
fn Line(id: DocumentId, record: CareRecord) -> impl IntoView {
    let (_, words) = desk();
    let (kind, on, way) = (record.kind, record.on, record.way);
    let void = record.void.is_some();
    let when = move || match on {
        Some(on) => times::local_date(words.language(), on),
        None => words.language().care(&W::NoDay),
    };
    view! {
        <li>
            <a class="item" href=format!("/record/{id}")>
                <span class="item-words">
                    <strong>{words.care(W::Kind(kind))}</strong>
                    <span class="item-more num">
                        <span>{when}</span>
                        {way.map(|way| view! { <span>{words.care(W::Way(way))}</span> })}
                        {record.other.map(|text| view! { <span>{text}</span> })}
                    </span>
                </span>
                {void.then(|| view! { <span class="mark" data-tone="calm">{words.care(W::Void)}</span> })}
            </a>
        </li>
    }
}
