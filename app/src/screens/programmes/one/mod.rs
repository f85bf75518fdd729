//! /programmes/:programme: what a programme asks for, where it stands, and how its rules came to be.

mod adjust;
mod checklists;
mod end;
mod facts;
mod head;
mod tick;
mod versions;

use gongjian_shared::ids::ProgrammeId;
use gongjian_shared::programmes::Definition;
use gongjian_shared::wire::programmes::ProgrammePage as Told;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use self::adjust::RulesOrAdjust;
use self::checklists::Checklists;
use self::end::End;
use self::facts::{Catalogues, Commitments, Reports, Sources};
use self::head::Head;
use self::versions::Versions;
use super::answer::Answer;
use super::burden::Meter;
use super::judgement::Verdict;
use super::timeline::Timeline;
use crate::api::{self, CallError};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::words::Word;
use crate::words::care::CareWord;
use crate::words::filings::FilingWord;
use crate::words::liaison::LiaisonWord;
use crate::words::programmes::ProgrammeWord;

/// What the page shows, and how it is read anew after a change.
#[derive(Clone, Copy)]
pub struct View {
    pub page: RwSignal<Told>,
    pub definition: StoredValue<Definition>,
    pub reread: Callback<()>,
}

impl View {
    /// May anything be changed here still?
    fn lives(self) -> bool {
        self.page.with(|it| it.ended.is_none_or(|on| on > it.today))
    }
}

#[component]
pub fn ProgrammePage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let programme = Memo::new(move |_| params.with(|it| it.get("programme")).and_then(|it| it.parse().ok()));
    let asked = RwSignal::new(None::<Result<Told, CallError>>);
    let read = Callback::new(move |()| {
        let id: Option<ProgrammeId> = programme.get_untracked();
        spawn_local(async move {
            let answer = match id {
                Some(id) => api::programmes::programme(id).await,
                None => Err(CallError::NotThere),
            };
            drop(asked.try_set(Some(answer)));
        });
    });
    Effect::new(move |_| {
        programme.track();
        asked.set(None);
        read.run(());
    });
    let title = Signal::derive(move || {
        let known = asked.with(|it| it.as_ref().and_then(|it| it.as_ref().ok()).map(|it| it.title.clone()));
        known.unwrap_or_else(|| words.say(&Word::Programmes))
    });
    let draw = Callback::new(move |page: Told| view! { <One page=page/> }.into_any());
    let again = Callback::new(move |()| {
        asked.set(None);
        read.run(());
    });
    view! {
        <Page title=title back="/programmes"><Answer asked=asked again=again draw=draw/></Page>
    }
}

#[component]
fn One(page: Told) -> impl IntoView {
    let (_, words) = desk();
    let id = page.programme;
    let definition = StoredValue::new(page.definition.clone());
    let page = RwSignal::new(page);
    let reread = Callback::new(move |()| {
        spawn_local(async move {
            // Out of reach: what stands here stays.
            if let Ok(it) = api::programmes::programme(id).await {
                page.try_set(it);
            }
        });
    });
    let it = View { page, definition, reread };
    // Drawn anew when the rules change or it ends, not with every tick.
    let standing = Memo::new(move |_| page.with(|it| (it.rules.version(), it.ended)));
    let drawn = move || {
        standing.track();
        let Told { rules, timeline, draft, today, .. } = page.get_untracked();
        let definition = definition.get_value();
        let burden = draft.burden.clone();
        view! {
            <section class="card stack" aria-labelledby="time-line">
                <h2 id="time-line">{words.told(ProgrammeWord::Timeline)}</h2>
                <Timeline definition=definition.clone() bars=timeline run=rules.run() today=today/>
            </section>
            <Checklists it=it/>
            <Commitments it=it/>
            <section class="card stack" aria-labelledby="judgement">
                <h2 id="judgement">{words.told(ProgrammeWord::Judgement)}</h2>
                <Verdict drafted=draft/>
            </section>
            <RulesOrAdjust it=it/>
            <Versions it=it/>
            <section class="card stack" aria-labelledby="burden">
                <h2 id="burden">{words.told(ProgrammeWord::Burden)}</h2>
                <Meter definition=definition burden=burden/>
            </section>
            <Catalogues it=it/>
            <Reports it=it/>
            <Sources it=it/>
            <End it=it/>
        }
    };
    // Programmes with pairs show how what is owed stands.
    let pairs = definition.with_value(|it| it.subjects.iter().any(|it| it.id.as_str() == "pair"));
    let stands = pairs.then(|| {
        view! { <p class="programme-ways">
            <a class="btn" href=format!("/coverage/{id}")>{words.care(CareWord::Coverage)}</a>
            <a class="btn" href=format!("/office/{id}")>{words.liaison(LiaisonWord::Office)}</a>
            <a class="btn" href=format!("/yearly/{id}")>{words.filing(FilingWord::Title)}</a>
            <a class="btn" href=format!("/corps/evaluation/{id}")>{words.filing(FilingWord::Evaluation)}</a>
            <a class="btn" href=format!("/corps/booklet/{id}")>{words.filing(FilingWord::Booklet)}</a>
        </p> }
    });
    view! { <div class="programme"><Head it=it/>{stands}{drawn}</div> }
}
