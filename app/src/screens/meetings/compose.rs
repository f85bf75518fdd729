//! /meetings/new: who may call, asked online; then the form.

use gongjian_shared::wire::meetings::Convener;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::DraftForm;
use crate::api::{self, CallError};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::meetings::MeetingWord as W;

#[component]
pub fn ComposeMeetingPage() -> impl IntoView {
    let (_, words) = desk();
    let asked = RwSignal::new(None::<Result<Vec<Convener>, CallError>>);
    spawn_local(async move { drop(asked.try_set(Some(api::meetings::conveners().await))) });
    view! {
        <Page title=words.meeting(W::New) back="/meetings">
            {move || match asked.get() {
                None => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
                Some(Ok(units)) if !units.is_empty() => view! { <DraftForm units=units/> }.into_any(),
                Some(Ok(_)) => view! {
                    <div class="card"><Empty glyph=Glyph::Lock title=words.meeting(W::NoUnit)/></div>
                }.into_any(),
                Some(Err(_)) => view! {
                    <div class="card"><Empty glyph=Glyph::CloudOff title=words.meeting(W::Offline)/></div>
                }.into_any(),
            }}
        </Page>
    }
}
