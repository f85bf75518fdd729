//! What was resolved, and who does what until when.

use gongjian_shared::ids::{ActionId, PersonId, ResolutionId, UserId};
use gongjian_shared::rules::meetings::{Action, ActionState, MeetingCommand, Outcome, Task};
use leptos::prelude::*;

use super::acts::OneLine;
use super::list::today;
use super::sheet::Sheet;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::widgets::{Dialog, Field, unique};
use crate::words::meetings::MeetingWord as W;
use crate::words::{Word, times};

#[component]
pub fn Resolutions(sheet: Sheet, writes: Memo<bool>) -> impl IntoView {
    let (_, words) = desk();
    let adding = RwSignal::new(false);
    let add = move |text: String| {
        let meeting = sheet.row.with_untracked(|row| row.meeting);
        let resolution = ResolutionId::fresh(clock::now(), dice::draw());
        sheet.give(MeetingCommand::Resolve { meeting, resolution, text });
    };
    let all = move || sheet.row.with(|row| row.resolutions.clone());
    let open = move || writes.get() && sheet.row.with(|row| row.fixed.is_none());
    view! {
        <section class="card stack">
            <h2>{words.meeting(W::Resolutions)}</h2>
            {move || all().is_empty().then(|| view! { <p class="muted">{words.meeting(W::NoResolutions)}</p> })}
            <ol class="meeting-agenda">{move || all().into_iter().map(|it| view! { <li>{it.text}</li> }).collect_view()}</ol>
            {move || open().then(|| view! {
                <div class="row"><button type="button" class="btn" on:click=move |_| adding.set(true)>{words.meeting(W::AddResolution)}</button></div>
            })}
            <OneLine open=adding title=W::AddResolution label=W::Text yes=W::Save on_yes=Callback::new(add)/>
        </section>
    }
}

#[component]
pub fn Actions(sheet: Sheet, me: Memo<Option<UserId>>, writes: Memo<bool>) -> impl IntoView {
    let (_, words) = desk();
    let adding = RwSignal::new(false);
    let all = move || sheet.row.with(|row| row.actions.clone());
    view! {
        <section class="card stack">
            <h2>{words.meeting(W::Actions)}</h2>
            {move || all().is_empty().then(|| view! { <p class="muted">{words.meeting(W::NoActions)}</p> })}
            <ul class="list">
                {move || all().into_iter().map(|it| view! { <Line sheet=sheet me=me action=it/> }).collect_view()}
            </ul>
            {move || writes.get().then(|| view! {
                <div class="row"><button type="button" class="btn" on:click=move |_| adding.set(true)>{words.meeting(W::AddAction)}</button></div>
            })}
            <Assign sheet=sheet open=adding/>
        </section>
    }
}

#[component]
fn Line(sheet: Sheet, me: Memo<Option<UserId>>, action: Action) -> impl IntoView {
    let (_, words) = desk();
    let dropping = RwSignal::new(false);
    let (id, owner, open) = (action.action, action.task.owner, action.state == ActionState::Open);
    let keeps = move || {
        let me = me.get();
        sheet.row.with(|row| me.is_some_and(|me| row.planned_by == me || row.draft.chair == me.into()))
    };
    let mine = move || me.get().is_some_and(|me| owner == me.into());
    let settle = move |outcome: Outcome, words: String| {
        let meeting = sheet.row.with_untracked(|row| row.meeting);
        sheet.give(MeetingCommand::Settle { meeting, action: id, outcome, words });
    };
    let due = action.task.due;
    let until = move || words.say_meeting(&W::DueOn { on: times::local_date(words.language(), due) });
    let late = action.is_late(today());
    let state = action.state;
    let ended = action.settled.clone().map(|it| {
        let told = move || {
            let (who, when, said) = (it.name.clone(), words.moment(it.at), it.words.clone());
            words.say_meeting(&W::SettledBy { who, when, words: said })
        };
        view! { <span>{told}</span> }
    });
    view! {
        <li class="item" data-action=state.as_str()>
            <span class="item-words">
                <strong>{action.task.text.clone()}</strong>
                <span class="item-more">
                    <span>{action.owner_name.clone()}</span><span class="num">{until}</span>
                    {late.then(|| view! { <span class="meeting-late">{words.meeting(W::Late)}</span> })}
                    {ended}
                </span>
            </span>
            <span class="tag">{move || words.listed(state)}</span>
            <span class="item-acts">
                {move || (open && (mine() || keeps())).then(|| view! {
                    <button type="button" class="btn" on:click=move |_| settle(Outcome::Done, String::new())>{words.meeting(W::Done)}</button>
                })}
                {move || (open && keeps()).then(|| view! {
                    <button type="button" class="btn quiet" on:click=move |_| dropping.set(true)>{words.meeting(W::Drop)}</button>
                })}
            </span>
            <OneLine open=dropping title=W::Drop label=W::DropReason yes=W::Drop on_yes=Callback::new(move |why| settle(Outcome::Dropped, why))/>
        </li>
    }
}

#[component]
fn Assign(sheet: Sheet, open: RwSignal<bool>) -> impl IntoView {
    let (_, words) = desk();
    let (text, due) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let first = sheet.row.with_untracked(|row| row.invited.first().map(|it| it.person));
    let owner = RwSignal::new(first);
    let id = StoredValue::new(unique("owner"));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(owner), Ok(due)) = (owner.get_untracked(), due.get_untracked().parse()) else { return };
        let task = Task { text: text.get_untracked(), owner, due, resolution: None };
        let meeting = sheet.row.with_untracked(|row| row.meeting);
        sheet.give(MeetingCommand::Assign {
            meeting,
            action: ActionId::fresh(clock::now(), dice::draw()),
            task,
        });
        text.set(String::new());
        open.set(false);
    };
    let people = move || {
        let all = sheet.row.with(|row| row.invited.clone());
        all.into_iter()
            .map(|it| view! { <option value=it.person.to_string()>{it.name}</option> })
            .collect_view()
    };
    view! {
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.meeting(W::AddAction) close_label=words.of(Word::Close)>
            <form class="stack" on:submit=submit>
                <Field label=words.meeting(W::Text) value=text/>
                <div class="field">
                    <label for=id.get_value()>{words.meeting(W::Owner)}</label>
                    <select class="input" id=id.get_value() on:change=move |event| owner.set(event_target_value(&event).parse::<PersonId>().ok())>{people}</select>
                </div>
                <Field label=words.meeting(W::Due) value=due kind="date"/>
                <button type="submit" class="btn primary wide">{words.meeting(W::Save)}</button>
            </form>
        </Dialog>
    }
}
