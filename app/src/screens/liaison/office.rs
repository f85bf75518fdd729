//! /office/<programme>: the desk of the office under the leading group, with its tasks (S1-02). Asked online.

use gongjian_shared::ids::ProgrammeId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::liaison::LiaisonCommand;
use gongjian_shared::wire::liaison::OfficeDesk;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use super::duty::Duty;
use super::handover::HandedOn;
use super::issues::Issues;
use super::layers::Layers;
use super::meetings::Meetings;
use super::opinions::Opinions;
use crate::api::{self, CallError};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::programmes::Answer;
use crate::screens::sender::Sender;
use crate::widgets::{Banner, Tone};
use crate::words::liaison::LiaisonWord as W;

/// What the parts of the page share; copy it freely.
#[derive(Clone, Copy)]
pub struct Table {
    pub desk: RwSignal<OfficeDesk>,
    pub sender: Sender,
    pub again: Callback<()>,
}

impl Table {
    /// Sends a command; the desk is read anew when it was accepted, and then `then` runs.
    pub fn give(self, liaison: LiaisonCommand, then: impl FnOnce() + 'static) {
        self.sender.give(Command::Liaison { liaison }, move || {
            self.again.run(());
            then();
        });
    }
}

#[component]
pub fn OfficePage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let programme: Memo<Option<ProgrammeId>> =
        Memo::new(move |_| params.with(|it| it.get("programme")).and_then(|it| it.parse().ok()));
    let answer = RwSignal::new(None::<Result<OfficeDesk, CallError>>);
    let shown = RwSignal::new(None::<Table>);
    let again = Callback::new(move |()| {
        let programme = programme.get_untracked();
        spawn_local(async move {
            let said = match programme {
                Some(programme) => api::liaison::office_desk(programme).await,
                None => Err(CallError::NotThere),
            };
            // What stands on the page changes in its place: nobody loses what they were choosing.
            match (said, shown.try_get_untracked().flatten()) {
                (Ok(fresh), Some(table)) => drop(table.desk.try_set(fresh)),
                (said, _) => drop(answer.try_set(Some(said))),
            }
        });
    });
    Effect::new(move |_| {
        programme.track();
        again.run(());
    });
    let sub = Signal::derive(move || {
        answer
            .with(|it| it.as_ref().and_then(|it| it.as_ref().ok()).map(|it| it.title.clone()))
            .unwrap_or_default()
    });
    let draw = Callback::new(move |it: OfficeDesk| {
        let table = Table { desk: RwSignal::new(it), sender: Sender::new(), again };
        shown.set(Some(table));
        view! { <Parts table=table/> }.into_any()
    });
    view! {
        <Page title=words.liaison(W::Office) sub=sub back="/programmes">
            <Answer asked=answer again=again draw=draw/>
        </Page>
    }
}

#[component]
fn Parts(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let staff = move || {
        table.desk.with(|it| {
            let names = it.staff.iter().map(|(name, post)| format!("{name}（{}）", words.listed(*post)));
            words.say_liaison(&W::Staff { names: names.collect::<Vec<_>>().join("、") })
        })
    };
    let owner =
        move || table.desk.with(|it| words.say_liaison(&W::OfficeOf { owner: it.owner_name.clone() }));
    view! {
        <div class="office-desk">
            <section class="card"><strong>{owner}</strong><p class="muted">{staff}</p></section>
            {move || table.sender.trouble.get().map(|trouble| view! { <Banner tone=Tone::Alarm title=words.of(trouble)/> })}
            <Opinions table=table/>
            <Issues table=table/>
            <Meetings table=table/>
            <Duty table=table/>
            <Layers table=table/>
            <HandedOn table=table/>
        </div>
    }
}
