//! What became of steps that were taken on this device: they wait, with the time that is left; or were refused, and why.

use gongjian_shared::calendar::Deadline;
use gongjian_shared::ids::{ApplicationId, CallId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::calls::ApplicationCommand;
use leptos::prelude::*;

use super::left::left;
use crate::device::clock;
use crate::keeper::talk::{GivenRow, GivenState};
use crate::screens::{desk, outbox};
use crate::words::Word;
use crate::words::calls::CallWord as W;

/// What the steps are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub call: Option<CallId>,
    pub applications: Vec<ApplicationId>,
    /// The call whose review they are about.
    pub review: Option<CallId>,
}

impl About {
    fn fits(&self, command: &Command) -> bool {
        if let Command::Call { call } = command {
            return Some(call.call()) == self.call;
        }
        if let Command::Review { review } = command {
            return Some(review.call()) == self.review;
        }
        let Command::Application { application } = command else { return false };
        let of_call = match application {
            ApplicationCommand::Rank { call, .. } | ApplicationCommand::Start { call, .. } => Some(*call),
            ApplicationCommand::HandUp { .. }
            | ApplicationCommand::Check { .. }
            | ApplicationCommand::Submit { .. }
            | ApplicationCommand::Return { .. }
            | ApplicationCommand::Withdraw { .. }
            | ApplicationCommand::Receive { .. } => None,
        };
        let its_call = of_call.is_some() && of_call == self.call;
        its_call || application.application().is_some_and(|it| self.applications.contains(&it))
    }
}

/// The steps that wait or came to nothing; `again` is run when one was done.
#[component]
pub fn Fates(
    #[prop(into)] about: Signal<About>,
    #[prop(optional_no_strip)] deadline: Option<Deadline>,
    again: Callback<()>,
) -> impl IntoView {
    let rows = outbox().rows;
    let its = Memo::new(move |_| {
        about.with(|about| {
            rows.with(|rows| {
                rows.iter()
                    .filter(|it| it.command().is_some_and(|it| about.fits(&it)))
                    .cloned()
                    .collect::<Vec<_>>()
            })
        })
    });
    let done = Memo::new(move |_| {
        its.with(|its| its.iter().filter(|it| matches!(it.state, GivenState::Done { .. })).count())
    });
    Effect::new(move |before: Option<usize>| {
        let count = done.get();
        if before.is_some_and(|before| count > before) {
            again.run(());
        }
        count
    });
    let open = move || {
        let open = |it: &&GivenRow| it.state.waits() || it.state.failed();
        its.with(|its| its.iter().filter(open).cloned().collect::<Vec<_>>())
    };
    view! {
        <div class="fates" aria-live="polite">
            <For each=open key=|row| (row.id, format!("{:?}", row.state)) let(row)><Fate row=row deadline=deadline/></For>
        </div>
    }
}

#[component]
fn Fate(row: GivenRow, deadline: Option<Deadline>) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let id = row.id;
    let dismiss = move || {
        view! {
            <button type="button" class="btn quiet" on:click=move |_| outbox.dismiss(id)>{words.call(W::Seen)}</button>
        }
    };
    match row.state {
        GivenState::Refused { refusal } => {
            let why = refusal.open().map(|it| words.of(Word::Refusal(it)));
            view! {
                <div class="fate" data-fate="refused" role="alert">
                    <p><strong>{words.call(W::Failed)}</strong>" "{why}</p>
                    {dismiss()}
                </div>
            }
            .into_any()
        }
        GivenState::NotUnderstood => view! {
            <div class="fate" data-fate="refused" role="alert"><p><strong>{words.call(W::Failed)}</strong></p>{dismiss()}</div>
        }
        .into_any(),
        GivenState::WaitsForContent => {
            view! { <div class="fate" data-fate="waits"><p>{words.call(W::OnItsWay)}</p></div> }.into_any()
        }
        GivenState::Waits => {
            let now = clock::now();
            let late = deadline.is_some_and(|it| !it.accepts(now));
            let said = move || match deadline {
                None => words.say_call(&W::Waits),
                Some(_) if late => words.say_call(&W::WaitsLate),
                Some(it) => words.say_call(&W::WaitsLeft { left: words.say_call(&left(it, now)) }),
            };
            view! { <div class="fate" data-fate=if late { "late" } else { "waits" }><p>{said}</p></div> }.into_any()
        }
        GivenState::Done { .. } => ().into_any(),
    }
}
