//! Meetings that the office owes (S1-26): met by themselves when one is held.

use gongjian_shared::commitments::State;
use gongjian_shared::wire::liaison::OwedMeeting;
use leptos::prelude::*;

use super::list::named;
use super::office::Table;
use crate::screens::desk;
use crate::words::care::CareWord;
use crate::words::liaison::LiaisonWord as W;

#[component]
pub fn Meetings(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let lines = move || table.desk.with(|it| it.meetings.clone());
    let open = move || {
        table.desk.with(|it| it.meetings.iter().any(|it| matches!(it.state, State::Due | State::Overdue)))
    };
    view! {
        <section class="card stack" aria-labelledby="owed-meetings">
            <h2 id="owed-meetings">{words.liaison(W::Meetings)}</h2>
            <p class="muted small">{words.liaison(W::MeetingsHint)}</p>
            <ul class="owed-list">{move || lines().into_iter().map(line).collect_view()}</ul>
            {move || open().then(|| view! { <div class="row"><a class="btn" href="/meetings/new">{words.liaison(W::CallMeeting)}</a></div> })}
        </section>
    }
}

fn line(it: OwedMeeting) -> impl IntoView {
    let (_, words) = desk();
    let tone = match it.state {
        State::Overdue => "alarm",
        State::Due => "care",
        State::Met | State::MetLate => "good",
        State::Future | State::Waived(_) => "calm",
    };
    let name = move || named(words.language(), &it.name);
    view! {
        <li class="owed">
            <span class="owed-words">
                <strong>{name}</strong>
                <span class="muted small num">{words.care(CareWord::Slot(it.slot))}" · "{words.liaison(W::MeetingDue { due: it.due })}</span>
            </span>
            <span class="mark" data-tone=tone>{words.care(CareWord::State(it.state))}</span>
        </li>
    }
}
