//! /audit: the record of decisions, newest first, for administrators and auditors. Online only.

mod filter;
mod line;

use gongjian_shared::wire::audit::{AuditAsked, AuditLine, Verified};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::filter::Filter;
use self::line::Line;
use super::desk;
use super::page::Page;
use crate::api::CallError;
use crate::api::audit::record;
use crate::widgets::{Banner, Empty, Glyph, Tone, Waiting};
use crate::words::{DecisionWord, Word};

/// What is on the page. A handle; copy it freely.
#[derive(Clone, Copy)]
struct Record {
    asked: RwSignal<AuditAsked>,
    lines: RwSignal<Vec<AuditLine>>,
    next: RwSignal<Option<i64>>,
    verified: RwSignal<Verified>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<CallError>>,
    /// Counts what was asked: an answer to an older question is dropped.
    turn: StoredValue<u64>,
}

impl Record {
    fn new() -> Self {
        Self {
            asked: RwSignal::new(AuditAsked::default()),
            lines: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            verified: RwSignal::new(Verified::default()),
            busy: RwSignal::new(true),
            trouble: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Asks for the rows before `before`; from the newest, what was there is replaced.
    fn read(self, before: Option<i64>) {
        let asked = AuditAsked { before, ..self.asked.get_untracked() };
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        self.busy.set(true);
        spawn_local(async move {
            let answer = record(asked).await;
            if self.turn.try_get_value() != turn {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(page) => {
                    self.trouble.set(None);
                    self.next.set(page.next);
                    self.verified.set(page.verified);
                    self.lines.update(|lines| {
                        if before.is_none() {
                            lines.clear();
                        }
                        lines.extend(page.lines);
                    });
                }
                Err(error) => self.trouble.set(Some(error)),
            }
        });
    }
}

#[component]
pub fn AuditPage() -> impl IntoView {
    let (_, words) = desk();
    let record = Record::new();
    record.read(None);
    let hidden = Memo::new(move |_| record.trouble.with(|it| matches!(it, Some(CallError::NotThere))));
    let more = move |_| record.read(record.next.get_untracked());
    view! {
        <Page title=words.of(Word::Decision(DecisionWord::Record)) back="/me">
            {move || if hidden.get() {
                view! { <div class="card"><Empty glyph=Glyph::Search title=words.of(Word::Decision(DecisionWord::RecordNotHere)) text=words.of(Word::Decision(DecisionWord::RecordNotHereNext))/></div> }.into_any()
            } else {
                view! {
                    <p class="muted">{words.of(Word::Decision(DecisionWord::RecordLead))}</p>
                    <VerifiedLine verified=record.verified/>
                    <Filter record=record/>
                    {move || record.trouble.get().map(|it| view! { <Banner tone=Tone::Care title=words.of(Word::Call(it))/> })}
                    {move || record.busy.get().then(|| view! { <Waiting text=words.of(Word::Loading)/> })}
                    <ul class="card list record">
                        <For each=move || record.lines.get() key=|line| line.seq let(line)>
                            <Line line=line/>
                        </For>
                    </ul>
                    {move || (record.lines.with(Vec::is_empty) && !record.busy.get()).then(|| view! { <p class="muted">{words.of(Word::Decision(DecisionWord::RecordNone))}</p> })}
                    {move || record.next.get().map(|_| view! {
                        <div class="row"><button type="button" class="btn" on:click=more>{words.of(Word::Decision(DecisionWord::RecordMore))}</button></div>
                    })}
                }.into_any()
            }}
        </Page>
    }
}

/// How far the chain was found whole.
#[component]
fn VerifiedLine(verified: RwSignal<Verified>) -> impl IntoView {
    let (_, words) = desk();
    move || {
        match verified.get() {
        Verified { broken_at: Some(row), .. } => {
            view! { <Banner tone=Tone::Alarm title=words.of(Word::Decision(DecisionWord::BrokenAt { row }))/> }.into_any()
        }
        Verified { newest: 0, .. } => ().into_any(),
        Verified { to, newest, .. } => {
            view! { <p class="small verified" role="status">{words.of(Word::Decision(DecisionWord::VerifiedTo { to, newest }))}</p> }
                .into_any()
        }
    }
    }
}
