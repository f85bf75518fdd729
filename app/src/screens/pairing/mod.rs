//! /pairing/:programme: who is in touch with whom: computed, changed by hand, confirmed and published.

mod board;
mod choice;
mod figures;
mod order;
mod past;
mod publish;
mod shown;
mod table;
mod trouble;
mod unsent;

use gongjian_shared::ids::ProgrammeId;
use gongjian_shared::rules::rounds::RoundKind;
use gongjian_shared::wire::rounds::Board;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use self::board::Columns;
use self::choice::Choice;
use self::figures::Figures;
use self::order::Order;
use self::past::{Past, Running};
use self::publish::Publish;
use self::table::{Keeping, Table};
use self::trouble::Troubles;
use crate::api::{self, CallError};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::rounds::RoundWord;

#[component]
pub fn PairingPage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let programme = Memo::new(move |_| params.with(|it| it.get("programme")).and_then(|it| it.parse().ok()));
    let asked = RwSignal::new(None::<Result<Board, CallError>>);
    let ask = move || {
        asked.set(None);
        let id: Option<ProgrammeId> = programme.get_untracked();
        spawn_local(async move {
            let answer = match id {
                Some(id) => api::rounds::board(id).await,
                None => Err(CallError::NotThere),
            };
            drop(asked.try_set(Some(answer)));
        });
    };
    Effect::new(move |_| {
        programme.track();
        ask();
    });
    move || {
        match asked.get() {
        Some(Ok(board)) => view! { <Round table=Table::new(board)/> }.into_any(),
        None => view! { <Page title=words.round(RoundWord::Title) back="/programmes"><Waiting text=words.of(Word::Loading)/></Page> }
            .into_any(),
        Some(Err(error)) => {
            let offline = error == CallError::Fault;
            let (title, text) = if offline {
                (words.round(RoundWord::Offline), words.round(RoundWord::OfflineNext))
            } else {
                (words.of(Word::Call(error)), Signal::default())
            };
            view! {
                <Page title=words.round(RoundWord::Title) back="/programmes">
                    <div class="card">
                        <Empty glyph=Glyph::CloudOff title=title text=text>
                            <button type="button" class="btn" on:click=move |_| ask()>{words.of(Word::TryAgain)}</button>
                        </Empty>
                    </div>
                </Page>
            }
            .into_any()
        }
    }
    }
}

#[component]
fn Round(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let title = Signal::derive(move || {
        let programme = table.board.with(|it| it.title.clone());
        format!("{} · {programme}", words.of_round(&RoundWord::Title))
    });
    let sub = Signal::derive(move || table.board.with(|it| it.owner_name.clone()));
    let works = Memo::new(move |_| table.work.with(Option::is_some));
    view! {
        <Page title=title sub=sub back="/programmes" acts=move || view! { <Acts table=table/> }>
            <div class="pairing">
                <Figures table=table/>
                {move || if works.get() {
                    view! {
                        <Kept table=table/>
                        <Troubles table=table/>
                        <Order table=table/>
                        <Columns table=table/>
                    }.into_any()
                } else {
                    view! { <Running table=table/> }.into_any()
                }}
                <Past table=table/>
                <Choice table=table/>
            </div>
        </Page>
    }
}

/// Compute and publish; or, while nobody works on a round, the two ways to begin one.
#[component]
fn Acts(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let state = Memo::new(move |_| {
        let writes = table.board.with(|it| it.may_write);
        let works = table.work.with(|it| it.as_ref().map(|it| !it.draft.pairs.is_empty()));
        (writes, works, table.board.with(|it| it.running.is_empty()))
    });
    let begin = move |kind, word, class: &'static str| {
        view! { <button type="button" class=class on:click=move |_| table.begin(kind)>{words.round(word)}</button> }
    };
    move || {
        match state.get() {
        (false, ..) => ().into_any(),
        (true, None, false) => view! {
            {begin(RoundKind::Whole, RoundWord::BeginWhole, "btn")}
            {begin(RoundKind::Amend, RoundWord::BeginAmend, "btn primary")}
        }
        .into_any(),
        (true, None, true) => begin(RoundKind::Whole, RoundWord::BeginWhole, "btn primary").into_any(),
        (true, Some(false), _) => view! {
            <button type="button" class="btn primary" on:click=move |_| table.solve()>{words.round(RoundWord::Solve)}</button>
        }
        .into_any(),
        (true, Some(true), _) => view! {
            <button type="button" class="btn" on:click=move |_| table.solve()>{words.round(RoundWord::SolveAgain)}</button>
            <Publish table=table/>
        }
        .into_any(),
    }
    }
}

/// Whose draft it is and where it lies; and what the board is for.
#[component]
fn Kept(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let said = move || match table.keeping.get() {
        Keeping::Nothing => None,
        Keeping::Sending => Some((words.of_round(&RoundWord::Saving), false)),
        Keeping::Kept { by, at } => {
            Some((words.of_round(&RoundWord::Saved { who: by, when: words.moment(at) }), false))
        }
        Keeping::Failed(error) => {
            let why = words.say(&error);
            Some((format!("{} {why}", words.of_round(&RoundWord::NotSaved)), true))
        }
    };
    let kind = move || table.work.with(|it| it.as_ref().map(|it| it.draft.kind));
    view! {
        <div class="pairing-kept" role="status">
            {move || kind().map(|kind| view! {
                <p><strong>{words.round(RoundWord::Kind(kind))}</strong>" "<span class="muted small">{words.round(RoundWord::KindHint(kind))}</span></p>
            })}
            {move || said().map(|(text, alarm)| view! { <p class="small muted" data-alarm=alarm.then_some("")>{text}</p> })}
        </div>
    }
}
