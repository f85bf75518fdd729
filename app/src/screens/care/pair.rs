//! /care/<pair>

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::answers::Answers;
use super::crisis::Crisis;
use super::held;
use super::owed::Owed;
use super::records::{Begin, Records};
use super::talks::Talks;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::care::CareWord as W;

#[component]
pub fn PairPage() -> impl IntoView {
    let (notebook, words) = desk();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|it| it.get("pair")).and_then(|it| it.parse().ok()));
    let it = held::one(notebook, id);
    let title = Signal::derive(move || {
        let name = it.with(|it| it.as_ref().map(|it| it.other().name.clone()));
        name.unwrap_or_else(|| words.say(&Word::Care))
    });
    let sub =
        Signal::derive(move || it.with(|it| it.as_ref().map(|it| it.row.title.clone())).unwrap_or_default());
    let there = Memo::new(move |_| it.with(Option::is_some));
    let loading = move || notebook.spaces.with(Option::is_none);
    view! {
        <Page title=title sub=sub back="/care">
            {move || match (there.get(), loading()) {
                (true, _) => view! {
                    <div class="pair">
                        <div class="stack"><Begin it=it/><Talks it=it/><Answers pair=it record=None/><Owed it=it/><Crisis pair=it/></div>
                        <Records it=it/>
                    </div>
                }.into_any(),
                (false, true) => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
                (false, false) => view! {
                    <div class="card"><Empty glyph=Glyph::Search title=words.care(W::None) text=words.care(W::NoneNext)/></div>
                }.into_any(),
            }}
        </Page>
    }
}
