use gongjian_shared::ids::FilingId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::IgnoredAny;

use super::Asked;
use crate::api::CallError;
use crate::device::{file, http};
use crate::screens::desk;
use crate::words::filings::FilingWord as W;
use crate::words::{Language, Word};

/// The table on the screen as xlsx.
#[component]
pub fn Download(asked: Asked, year: i16, filed: Option<FilingId>) -> impl IntoView {
    let (_, words) = desk();
    let busy = RwSignal::new(false);
    let take = move |_| {
        let Some(programme) = asked.programme.get_untracked() else { return };
        let language = words.0.get_untracked();
        let english = language == Language::English;
        let name = format!("{} {year}.xlsx", language.filing(&W::Title));
        let filing = filed.map(|it| format!("&filing={it}")).unwrap_or_default();
        busy.set(true);
        spawn_local(async move {
            let path = format!("/api/yearly/{programme}?year={year}&english={english}{filing}");
            let answer = http::get_file::<IgnoredAny>(&path).await;
            busy.try_set(false);
            let trouble = match answer {
                Ok(Ok(bytes)) => (!file::download_bytes(&name, &bytes)).then_some(CallError::Fault),
                Ok(Err(IgnoredAny)) => Some(CallError::Fault),
                Err(error) => Some(error),
            };
            drop(asked.trouble.try_set(trouble.map(Word::Call)));
        });
    };
    let word = move || if busy.get() { W::Downloading } else { W::Download };
    view! {
        <button type="button" class="btn" disabled=move || busy.get() on:click=take>{move || words.language().filing(&word())}</button>
    }
}
