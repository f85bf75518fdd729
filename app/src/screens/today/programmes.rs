//! The phases that run today, if there are any. Asked online; without an answer nothing is shown.

use gongjian_shared::wire::programmes::ProgrammeLine;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::screens::desk;
use crate::words::{Language, Word};

#[component]
pub fn RunningProgrammes() -> impl IntoView {
    let (_, words) = desk();
    let lines = RwSignal::new(Vec::<ProgrammeLine>::new());
    spawn_local(async move {
        if let Ok(list) = api::programmes::programmes().await {
            let runs = |it: &ProgrammeLine| it.ended.is_none() && !it.running.is_empty();
            drop(lines.try_set(list.lines.into_iter().filter(runs).collect()));
        }
    });
    move || {
        let language = words.language();
        let shown = lines.get();
        (!shown.is_empty()).then(|| {
            view! {
                <section class="group" aria-labelledby="programmes-today">
                    <h2 id="programmes-today">{words.of(Word::Programmes)}</h2>
                    <ul class="card list">{shown.into_iter().map(|it| line(it, language)).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn line(it: ProgrammeLine, language: Language) -> impl IntoView {
    let chips = it.running.into_iter().map(|label| match language {
        Language::Chinese => label.zh,
        Language::English => label.en,
    });
    view! {
        <li>
            <a class="item" href=format!("/programmes/{}", it.programme)>
                <span class="item-words"><strong>{it.title}</strong></span>
                <span class="phase-chips">{chips.map(|text| view! { <span class="phase-chip">{text}</span> }).collect_view()}</span>
            </a>
        </li>
    }
}
