//! /escrow: late work of others, for those who decide on it: what it would change, take it in or leave it out.

mod row;

use gongjian_shared::ids::CommandId;
use gongjian_shared::rules::Command;
use gongjian_shared::wire::{CommandRequest, EscrowRow, Outcome, Receipt};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::row::Row;
use super::desk;
use super::page::Page;
use crate::api::{self, CallError};
use crate::device::{clock, dice, http};
use crate::keeper::talk::Link;
use crate::notebook::Notebook;
use crate::widgets::{Banner, Empty, Glyph, Tone, Waiting};
use crate::words::Word;

/// `None`: not answered yet.
pub type Answer = Option<Result<Vec<EscrowRow>, CallError>>;

/// What waits for this person; asked when the link is there, and again when it comes back.
pub fn waiting(notebook: Notebook) -> RwSignal<Answer> {
    let rows = RwSignal::new(None);
    let online = online(notebook);
    Effect::new(move |_| {
        if online.get() {
            read(rows);
        }
    });
    rows
}

fn online(notebook: Notebook) -> Memo<bool> {
    Memo::new(move |_| matches!(notebook.link.get(), Link::Online | Link::ElsewhereOnline))
}

fn read(rows: RwSignal<Answer>) {
    spawn_local(async move {
        let answer = api::escrows().await;
        rows.try_set(Some(answer));
    });
}

/// What a row can ask of the page.
#[derive(Clone, Copy)]
pub struct Decisions {
    rows: RwSignal<Answer>,
    pub busy: RwSignal<bool>,
    said: RwSignal<Option<Word>>,
    trouble: RwSignal<Option<Word>>,
}

impl Decisions {
    /// Sends a decision; the list is read anew whatever the answer is.
    pub fn send(self, command: Command, done: Word) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.said.set(None);
        self.trouble.set(None);
        let request = CommandRequest { id: CommandId::fresh(clock::now(), dice::draw()), command };
        spawn_local(async move {
            let answer = http::post_json::<_, Receipt>("/api/commands", &request).await;
            self.busy.try_set(false);
            match answer.map(|receipt| receipt.outcome) {
                Ok(Outcome::Accepted) => drop(self.said.try_set(Some(done))),
                Ok(Outcome::Refused { refusal }) => drop(self.trouble.try_set(Some(Word::Refusal(refusal)))),
                Ok(Outcome::NotYetHere { .. } | Outcome::Failed) => {
                    drop(self.trouble.try_set(Some(Word::Call(CallError::Fault))));
                }
                Err(error) => drop(self.trouble.try_set(Some(Word::Call(error)))),
            }
            read(self.rows);
        });
    }
}

#[component]
pub fn EscrowPage() -> impl IntoView {
    let (notebook, words) = desk();
    let rows = waiting(notebook);
    let online = online(notebook);
    let decisions = Decisions {
        rows,
        busy: RwSignal::new(false),
        said: RwSignal::new(None),
        trouble: RwSignal::new(None),
    };
    let offline = move || {
        view! {
            <div class="card"><Empty glyph=Glyph::CloudOff title=words.of(Word::OnlineOnly)/></div>
        }
    };
    view! {
        <Page title=words.of(Word::Escrow) back="/">
            {move || decisions.trouble.get().map(|word| view! { <Banner tone=Tone::Alarm title=words.of(word)/> })}
            <p class="small" role="status">{move || decisions.said.get().map(|it| words.say(&it))}</p>
            {move || match rows.get() {
                Some(Ok(rows)) if rows.is_empty() => view! {
                    <div class="card"><Empty glyph=Glyph::Check title=words.of(Word::NoEscrow) text=words.of(Word::NoEscrowNext)/></div>
                }.into_any(),
                Some(Ok(rows)) => view! {
                    <p class="muted">{words.of(Word::EscrowLead)}</p>
                    <ul class="stack escrow-list">
                        {rows.into_iter().map(|row| view! { <Row row=row decisions=decisions/> }).collect_view()}
                    </ul>
                }.into_any(),
                Some(Err(CallError::Fault)) => offline().into_any(),
                Some(Err(error)) => view! { <Banner tone=Tone::Alarm title=words.of(Word::Call(error))/> }.into_any(),
                None if online.get() => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
                None => offline().into_any(),
            }}
        </Page>
    }
}
