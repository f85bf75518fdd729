//! What became of commands on a meeting that were given on this device.

use gongjian_shared::ids::MeetingId;
use gongjian_shared::rules::Command;
use leptos::prelude::*;

use crate::keeper::talk::{GivenRow, GivenState};
use crate::screens::{desk, outbox};
use crate::words::Word;
use crate::words::meetings::MeetingWord as W;

fn of_meeting(rows: &[GivenRow], meeting: MeetingId) -> Vec<GivenRow> {
    let its = |row: &&GivenRow| {
        let open = row.state.waits() || row.state.failed();
        open && matches!(row.command(), Some(Command::Meeting { meeting: it }) if it.meeting() == meeting)
    };
    rows.iter().filter(its).cloned().collect()
}

#[component]
pub fn Fates(meeting: MeetingId) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let rows = Memo::new(move |_| outbox.rows.with(|rows| of_meeting(rows, meeting)));
    let draw = move |row: GivenRow| {
        let id = row.id;
        match row.state {
            GivenState::Refused { refusal } => view! {
                <p class="card meeting-fate" data-fate="refused" role="alert">
                    <span class="item-why">
                        {move || refusal.open().map_or_else(|| words.say_meeting(&W::Refused), |it| words.say(&Word::Refusal(it)))}
                    </span>
                    <button type="button" class="btn quiet slim" on:click=move |_| outbox.dismiss(id)>{words.meeting(W::Seen)}</button>
                </p>
            }
            .into_any(),
            GivenState::NotUnderstood => {
                view! { <p class="card meeting-fate" data-fate="refused">{words.meeting(W::Refused)}</p> }.into_any()
            }
            GivenState::Waits | GivenState::WaitsForContent => {
                view! { <p class="card meeting-fate muted" data-fate="waits">{words.meeting(W::Waiting)}</p> }.into_any()
            }
            GivenState::Done { .. } => ().into_any(),
        }
    };
    move || rows.get().into_iter().map(draw).collect_view()
}
