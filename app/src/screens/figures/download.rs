use gongjian_shared::ids::UnitId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::IgnoredAny;

use super::Asked;
use crate::api::CallError;
use crate::device::{file, http};
use crate::screens::desk;
use crate::words::measures::MeasureWord as W;
use crate::words::{Language, Word};

/// The table on the screen as xlsx.
#[component]
pub fn Download(asked: Asked, unit: UnitId, name: String) -> impl IntoView {
    let (_, words) = desk();
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None));
    let take = move |_| {
        let (year, measure) = (asked.year.get_untracked(), asked.measure.get_untracked());
        let language = words.0.get_untracked();
        let english = language == Language::English;
        let title = format!("{name} {} {}.xlsx", language.figure(&W::Measure(measure)), year.get());
        let path = format!(
            "/api/figures?unit={unit}&year={}&measure={}&english={english}",
            year.get(),
            measure.as_str()
        );
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = http::get_file::<IgnoredAny>(&path).await;
            busy.try_set(false);
            let fault = match answer {
                Ok(Ok(bytes)) => (!file::download_bytes(&title, &bytes)).then_some(CallError::Fault),
                Ok(Err(IgnoredAny)) => Some(CallError::Fault),
                Err(error) => Some(error),
            };
            drop(trouble.try_set(fault.map(Word::Call)));
        });
    };
    view! {
        <button type="button" class="btn" disabled=move || busy.get() on:click=take>{words.figure(W::Download)}</button>
        {move || trouble.get().map(|it| view! { <p class="form-trouble" role="alert">{words.of(it)}</p> })}
    }
}
