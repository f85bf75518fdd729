//! 定稿: the chair fixes the minutes as they stand open here; what is missing is said before.

use gongjian_shared::ids::{PinId, UserId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::meetings::{MeetingCommand, MeetingState};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::words::meetings::MeetingWord as W;

#[component]
pub fn Fixing(sheet: Sheet, me: Memo<Option<UserId>>) -> impl IntoView {
    let (_, words) = desk();
    let state = Memo::new(move |_| sheet.row.with(|row| row.state));
    let chairs =
        Memo::new(move |_| sheet.row.with(|row| me.get().is_some_and(|me| row.draft.chair == me.into())));
    let turnout = Memo::new(move |_| {
        sheet.row.with(|row| sheet.notes.with(|notes| row.turnout(|person| notes.presence(person))))
    });
    let short = Memo::new(move |_| {
        sheet.row.with(|row| {
            let needed = row.draft.quorum.needed(row.invited.len());
            (!row.resolutions.is_empty() && !turnout.get().reaches(row.draft.quorum)).then_some(needed)
        })
    });
    // The keeper fills in the version that stands open here.
    let fix = move |_| {
        let meeting = sheet.row.with_untracked(|row| row.meeting);
        let pin = PinId::fresh(clock::now(), dice::draw());
        let fix = MeetingCommand::Fix { meeting, pin, heads: Vec::new() };
        sheet.outbox.hand_up(Command::Meeting { meeting: fix });
    };
    let fixed = move || {
        sheet.row.with(|row| {
            row.fixed.clone().map(|it| {
                let href = format!("{}?pin={}", paper(sheet), it.pin);
                let told = W::FixedBy { who: it.name, when: words.moment(it.at) };
                let counted = W::Turnout { due: it.turnout.due, present: it.turnout.present, stand_ins: it.turnout.stand_ins };
                view! { <p data-fixed=""><a href=href>{words.meeting(told)}</a>" "<span class="num">{words.meeting(counted)}</span></p> }
            })
        })
    };
    let lead = move || {
        let it = turnout.get();
        words.say_meeting(&W::FixLead { due: it.due, present: it.present, stand_ins: it.stand_ins })
    };
    let chair =
        move || sheet.row.with(|row| words.say_meeting(&W::FixByChair { name: row.chair_name.clone() }));
    move || {
        match (state.get(), chairs.get()) {
        (MeetingState::Fixed, _) => fixed().into_any(),
        (MeetingState::Held, true) => view! {
            <p class="num">{lead}</p>
            {move || (!sheet.written.get()).then(|| view! { <p class="field-below" data-fault="">{words.meeting(W::FixNotWritten)}</p> })}
            {move || short.get().map(|needed| view! { <p class="field-below" data-fault="">{words.meeting(W::FixShort { needed })}</p> })}
            <button type="button" class="btn primary" disabled=move || short.get().is_some() || !sheet.written.get() on:click=fix>{words.meeting(W::Fix)}</button>
        }
        .into_any(),
        (MeetingState::Held, false) => view! { <p class="muted">{chair}</p> }.into_any(),
        (MeetingState::Planned | MeetingState::Called | MeetingState::Cancelled, _) => ().into_any(),
    }
    }
}

fn paper(sheet: Sheet) -> String {
    format!("/paper/{}", sheet.open.paper.document)
}
