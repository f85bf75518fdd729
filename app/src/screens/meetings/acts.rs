//! What whoever keeps the meeting does next: call, move, cancel, open.

use gongjian_shared::ids::UserId;
use gongjian_shared::rules::meetings::{MeetingCommand, MeetingDraft, MeetingState};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::screens::desk;
use crate::widgets::{Dialog, Field};
use crate::words::Word;
use crate::words::meetings::MeetingWord as W;

#[component]
pub fn Acts(sheet: Sheet, me: Memo<Option<UserId>>) -> impl IntoView {
    let (_, words) = desk();
    // Whoever holds the office of the unit may, too; the server knows.
    let keeps = Memo::new(move |_| {
        sheet.row.with(|row| me.get().is_some_and(|me| row.planned_by == me || row.draft.chair == me.into()))
    });
    let state = Memo::new(move |_| sheet.row.with(|row| row.state));
    let people = move || sheet.row.with(|row| row.invited.len());
    let (moving, cancelling) = (RwSignal::new(false), RwSignal::new(false));
    let id = move || sheet.row.with_untracked(|row| row.meeting);
    move || {
        let before = matches!(state.get(), MeetingState::Planned | MeetingState::Called);
        (keeps.get() && before).then(|| view! {
            <section class="card stack">
                {match state.get() {
                    MeetingState::Planned => view! {
                        <p class="muted">{move || words.say_meeting(&W::CallLead { people: people() })}</p>
                        <button type="button" class="btn primary" on:click=move |_| sheet.give(MeetingCommand::Call { meeting: id() })>{words.meeting(W::Call)}</button>
                    }.into_any(),
                    MeetingState::Called => view! {
                        <p class="muted">{words.meeting(W::HoldLead)}</p>
                        <button type="button" class="btn primary" on:click=move |_| sheet.give(MeetingCommand::Hold { meeting: id() })>{words.meeting(W::Hold)}</button>
                    }.into_any(),
                    MeetingState::Held | MeetingState::Fixed | MeetingState::Cancelled => ().into_any(),
                }}
                <div class="row">
                    <button type="button" class="btn" on:click=move |_| moving.set(true)>{words.meeting(W::Move)}</button>
                    <button type="button" class="btn quiet" on:click=move |_| cancelling.set(true)>{words.meeting(W::Cancel)}</button>
                </div>
                <Moving sheet=sheet open=moving/>
                <OneLine
                    open=cancelling title=W::Cancel label=W::Reason yes=W::Cancel
                    on_yes=Callback::new(move |reason| sheet.give(MeetingCommand::Cancel { meeting: id(), reason }))
                />
            </section>
        })
    }
}

#[component]
fn Moving(sheet: Sheet, open: RwSignal<bool>) -> impl IntoView {
    let (_, words) = desk();
    let draft = sheet.row.with_untracked(|row| row.draft.clone());
    let (on, begins, place) = (
        RwSignal::new(draft.on.to_string()),
        RwSignal::new(format!("{:02}:{:02}", draft.begins.hour(), draft.begins.minute())),
        RwSignal::new(draft.place),
    );
    let reason = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let row = sheet.row.get_untracked();
        let (Ok(on), Ok(begins)) = (on.get_untracked().parse(), begins.get_untracked().parse()) else {
            return;
        };
        let draft = MeetingDraft { on, begins, place: place.get_untracked(), ..row.draft };
        sheet.give(MeetingCommand::Change { meeting: row.meeting, draft, reason: reason.get_untracked() });
        open.set(false);
    };
    view! {
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.meeting(W::Move) close_label=words.of(Word::Close)>
            <form class="stack" on:submit=submit>
                <Field label=words.meeting(W::On) value=on kind="date"/>
                <Field label=words.meeting(W::Begins) value=begins kind="time"/>
                <Field label=words.meeting(W::Place) value=place/>
                <Field label=words.meeting(W::Reason) value=reason/>
                <button type="submit" class="btn primary wide">{words.meeting(W::Move)}</button>
            </form>
        </Dialog>
    }
}

/// Asks for one line, then acts.
#[component]
pub fn OneLine(open: RwSignal<bool>, title: W, label: W, yes: W, on_yes: Callback<String>) -> impl IntoView {
    let (_, words) = desk();
    let text = RwSignal::new(String::new());
    let words_of = StoredValue::new((label, yes));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_yes.run(text.get_untracked().trim().to_owned());
        text.set(String::new());
        open.set(false);
    };
    view! {
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.meeting(title) close_label=words.of(Word::Close)>
            {move || {
                let (label, yes) = words_of.get_value();
                view! {
                    <form class="stack" on:submit=submit>
                        <Field label=words.meeting(label) value=text/>
                        <button type="submit" class="btn primary wide">{words.meeting(yes)}</button>
                    </form>
                }
            }}
        </Dialog>
    }
}
