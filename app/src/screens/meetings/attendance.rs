//! Attendance by tapping names, and the agenda with what note takers add to it: both merge, whoever taps where.

use gongjian_shared::activities::Seen;
use gongjian_shared::documents::edit::MinutesEdit;
use gongjian_shared::ids::{AgendaItemId, PersonId};
use gongjian_shared::meetings::Presence;
use gongjian_shared::rules::meetings::{Invited, MeetingState};
use leptos::prelude::*;

use super::acts::OneLine;
use super::sheet::Sheet;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::widgets::Avatar;
use crate::words::meetings::MeetingWord as W;

#[component]
pub fn Agenda(sheet: Sheet, writes: Memo<bool>) -> impl IntoView {
    let (_, words) = desk();
    let adding = RwSignal::new(false);
    let own = move || sheet.row.with(|row| row.draft.agenda.clone());
    let added = move || sheet.notes.with(|notes| notes.proposals.clone());
    let add = move |text: String| {
        let item = AgendaItemId::fresh(clock::now(), dice::draw());
        if !text.is_empty() {
            sheet.edit(MinutesEdit::Propose { item, text });
        }
    };
    view! {
        <section class="card stack">
            <h2>{words.meeting(W::Agenda)}</h2>
            <ol class="meeting-agenda">
                {move || own().into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}
                {move || added().into_iter().map(|it| {
                    let (item, text) = (it.item, it.text.clone());
                    view! {
                        <li>
                            {it.text}
                            {move || writes.get().then(|| view! {
                                <button
                                    type="button" class="btn quiet slim" aria-label=words.meeting(W::DropItem { text: text.clone() })
                                    on:click=move |_| sheet.edit(MinutesEdit::Drop { item })
                                >{words.meeting(W::TakeBack)}</button>
                            })}
                        </li>
                    }
                }).collect_view()}
            </ol>
            {move || writes.get().then(|| view! {
                <div class="row"><button type="button" class="btn" on:click=move |_| adding.set(true)>{words.meeting(W::AddItem)}</button></div>
            })}
            <OneLine open=adding title=W::AddItem label=W::Item yes=W::Save on_yes=Callback::new(add)/>
        </section>
    }
}

#[component]
pub fn Attendance(sheet: Sheet, writes: Memo<bool>) -> impl IntoView {
    let (notebook, words) = desk();
    let shown = Memo::new(move |_| {
        sheet
            .row
            .with(|row| matches!(row.state, MeetingState::Called | MeetingState::Held | MeetingState::Fixed))
    });
    let seen = Memo::new(move |_| {
        let user = notebook.me.with(|me| me.as_ref()?.as_ref().map(|me| me.user))?;
        Some(Seen { device: notebook.installation.get()?, user })
    });
    let turnout = move || {
        let it = sheet.row.with(|row| sheet.notes.with(|notes| row.turnout(|person| notes.presence(person))));
        words.say_meeting(&W::Turnout { due: it.due, present: it.present, stand_ins: it.stand_ins })
    };
    let needed = move || {
        let needed = sheet.row.with(|row| row.draft.quorum.needed(row.invited.len()));
        (needed > 0).then(|| view! { <span class="muted">{words.meeting(W::Needed { needed })}</span> })
    };
    let people =
        Memo::new(move |_| sheet.row.with(|row| row.invited.iter().map(|it| it.person).collect::<Vec<_>>()));
    move || {
        shown.get().then(|| view! {
            <section class="card stack">
                <h2>{words.meeting(W::Attendance)}</h2>
                <p class="num" data-turnout="" aria-live="polite">{turnout}" "{needed}</p>
                {move || writes.get().then(|| view! { <p class="muted small">{words.meeting(W::AttendanceHint)}</p> })}
                <ul class="list checkin">
                    <For each=move || people.get() key=|id| *id let(person)>
                        <Name sheet=sheet person=person seen=seen writes=writes/>
                    </For>
                </ul>
            </section>
        })
    }
}

/// One name: the whole line is the button.
#[component]
fn Name(sheet: Sheet, person: PersonId, seen: Memo<Option<Seen>>, writes: Memo<bool>) -> impl IntoView {
    let (_, words) = desk();
    let name = Signal::derive(move || {
        let of = |it: &&Invited| it.person == person;
        sheet.row.with(|row| row.invited.iter().find(of).map(|it| it.name.clone()).unwrap_or_default())
    });
    let there = Memo::new(move |_| sheet.notes.with(|notes| notes.presence(person)));
    let at = move || {
        let since = sheet.notes.with(|notes| notes.since(person));
        since.map(|at| words.moment(at)).unwrap_or_default()
    };
    let tap = move |presence: Presence| {
        if let Some(seen) = seen.get_untracked() {
            sheet.edit(MinutesEdit::Arrive { person, presence, seen });
        }
    };
    let still = move || !writes.get();
    view! {
        <li>
            <button
                type="button" class="item checkin-line" aria-pressed=move || there.get().is_some().to_string() disabled=still
                aria-label=move || words.say_meeting(&W::MarkHere { name: name.get() }) on:click=move |_| tap(Presence::InPerson)
            >
                <Avatar name=name/>
                <span class="item-words"><strong>{name}</strong><span class="item-more">{at}</span></span>
                {move || there.get().map(|it| view! { <span class="tag">{words.listed(it)}</span> })}
            </button>
            {move || (writes.get() && there.get().is_none()).then(|| view! {
                <button
                    type="button" class="btn quiet slim checkin-back" on:click=move |_| tap(Presence::StandIn)
                    aria-label=words.meeting(W::MarkStandIn { name: name.get() })
                >{move || words.listed(Presence::StandIn)}</button>
            })}
            {move || (writes.get() && there.get().is_some()).then(|| view! {
                <button type="button" class="btn quiet slim checkin-back" on:click=move |_| sheet.edit(MinutesEdit::Leave { person })>
                    {words.meeting(W::TakeBack)}
                </button>
            })}
        </li>
    }
}
