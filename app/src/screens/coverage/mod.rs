//! /coverage/<programme>: how what pairs owe stands, by unit and period; a table that is coloured. Asked online.

mod behind;
mod table;

use gongjian_shared::calendar::Year;
use gongjian_shared::commitments::Key;
use gongjian_shared::ids::ProgrammeId;
use gongjian_shared::wire::care::Coverage;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use self::table::CoverageTable;
use crate::api;
use crate::api::CallError;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::programmes::{Answer, today};
use crate::words::care::CareWord as W;

/// What the page asks for.
#[derive(Clone, Copy)]
pub struct Asked {
    pub programme: Memo<Option<ProgrammeId>>,
    pub year: RwSignal<Year>,
    pub rule: RwSignal<Option<Key>>,
}

#[component]
pub fn CoveragePage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let programme = Memo::new(move |_| params.with(|it| it.get("programme")).and_then(|it| it.parse().ok()));
    let this_year = Year::try_from(today().year()).unwrap_or(Year::FIRST);
    let asked = Asked { programme, year: RwSignal::new(this_year), rule: RwSignal::new(None) };
    let answer = RwSignal::new(None::<Result<Coverage, CallError>>);
    let read = Callback::new(move |()| {
        let (year, rule) = (asked.year.get_untracked(), asked.rule.get_untracked());
        let programme = asked.programme.get_untracked();
        spawn_local(async move {
            let said = match programme {
                Some(programme) => api::care::coverage(programme, year, rule).await,
                None => Err(CallError::NotThere),
            };
            drop(answer.try_set(Some(said)));
        });
    });
    Effect::new(move |_| {
        asked.programme.track();
        asked.year.track();
        asked.rule.track();
        answer.set(None);
        read.run(());
    });
    let sub = Signal::derive(move || {
        answer
            .with(|it| it.as_ref().and_then(|it| it.as_ref().ok()).map(|it| it.title.clone()))
            .unwrap_or_default()
    });
    let draw = Callback::new(move |it: Coverage| view! { <CoverageTable asked=asked it=it/> }.into_any());
    view! {
        <Page title=words.care(W::Coverage) sub=sub back="/programmes">
            <Answer asked=answer again=read draw=draw/>
        </Page>
    }
}
