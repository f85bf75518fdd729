//! /yearly/<programme>: 年度汇总表, computed; each number opens its records; filed copies never change. Asked online.
//! (S1-20, S1-21)

mod download;
mod file;
mod table;
mod value;

use gongjian_shared::calendar::Year;
use gongjian_shared::ids::{FilingId, ProgrammeId};
use gongjian_shared::wire::care::YearTable;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use self::table::Sheet;
use crate::api;
use crate::api::CallError;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::programmes::{Answer, today};
use crate::widgets::{Banner, Tone};
use crate::words::Word;
use crate::words::filings::FilingWord as W;

/// What the page asks for.
#[derive(Clone, Copy)]
pub struct Asked {
    pub programme: Memo<Option<ProgrammeId>>,
    pub year: RwSignal<Year>,
    /// A filed copy instead of the table as it stands.
    pub filed: RwSignal<Option<FilingId>>,
    pub again: Callback<()>,
    /// Why the table was not filed, where that outlives the dialog.
    pub trouble: RwSignal<Option<Word>>,
}

#[component]
pub fn YearlyPage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let programme = Memo::new(move |_| params.with(|it| it.get("programme")).and_then(|it| it.parse().ok()));
    let year = RwSignal::new(Year::try_from(today().year()).unwrap_or(Year::FIRST));
    let filed = RwSignal::new(None::<FilingId>);
    let answer = RwSignal::new(None::<Result<YearTable, CallError>>);
    let again = Callback::new(move |()| {
        let (programme, year, filed) =
            (programme.get_untracked(), year.get_untracked(), filed.get_untracked());
        spawn_local(async move {
            let said = match (filed, programme) {
                (Some(filing), _) => api::care::filed_table(filing).await,
                (None, Some(programme)) => api::care::year_table(programme, year).await,
                (None, None) => Err(CallError::NotThere),
            };
            drop(answer.try_set(Some(said)));
        });
    });
    let asked = Asked { programme, year, filed, again, trouble: RwSignal::new(None) };
    Effect::new(move |_| {
        programme.track();
        year.track();
        filed.track();
        answer.set(None);
        again.run(());
    });
    let sub = Signal::derive(move || {
        answer
            .with(|it| it.as_ref().and_then(|it| it.as_ref().ok()).map(|it| it.title.clone()))
            .unwrap_or_default()
    });
    let draw = Callback::new(move |it: YearTable| view! { <Sheet asked=asked it=it/> }.into_any());
    view! {
        <Page title=words.filing(W::Title) sub=sub back="/programmes">
            {move || asked.trouble.get().map(|word| view! { <Banner tone=Tone::Care title=words.of(word)/> })}
            <Answer asked=answer again=again draw=draw/>
        </Page>
    }
}
