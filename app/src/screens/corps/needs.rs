//! /corps/needs: a teacher's own requests and those one handles, from the register rows of this device, also without a
//! network; for who runs the channel the overdue replies, dates only (S0-18).

use std::collections::BTreeSet;

use gongjian_shared::ids::{NeedId, PersonId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::needs::{NeedCommand, NeedKind, NeedRow, ROW};
use gongjian_shared::wire::corps::{NeedChannel, NeedPlace};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::need::OneNeed;
use super::parts::{Area, Fates, Pick, listed, typed};
use crate::api::corps;
use crate::device::{clock, dice};
use crate::keeper::talk::ToKeeper;
use crate::screens::page::Page;
use crate::screens::sender::Sender;
use crate::screens::{desk, outbox};
use crate::widgets::{Dialog, Empty, Field, Glyph, Icon};
use crate::words::Word;
use crate::words::corps::CorpsWord as W;

#[component]
pub fn NeedsPage() -> impl IntoView {
    let (notebook, words) = desk();
    notebook.say(&ToKeeper::Told);
    let rows = Memo::new(move |_| {
        let of = |row: &crate::keeper::talk::ToldRow| {
            (row.key == ROW).then(|| serde_json::from_str::<NeedRow>(&row.told).ok()).flatten()
        };
        let mut rows: Vec<NeedRow> = notebook.told.with(|all| all.iter().flatten().filter_map(of).collect());
        rows.sort_by_key(|it| (it.state, it.reply_by, it.need));
        rows
    });
    let ids = Memo::new(move |_| rows.with(|rows| rows.iter().map(|it| it.need).collect::<Vec<_>>()));
    let none = move || rows.with(Vec::is_empty);
    view! {
        <Page title=words.corps(W::Needs) back="/corps" acts=|| view! { <Ask/> }>
            <div class="corps">
                <p class="muted">{words.corps(W::AskLead)}</p>
                <Fates of=|it| matches!(it, Command::Need { .. })/>
                {move || none().then(|| view! {
                    <div class="card"><Empty glyph=Glyph::Person title=words.corps(W::NoNeeds) text=words.corps(W::NoNeedsNext)/></div>
                })}
                <For each=move || ids.get() key=|id| *id let(id)>
                    <OneNeed row=Memo::new(move |_| rows.with(|rows| rows.iter().find(|it| it.need == id).cloned()))/>
                </For>
                <Channels/>
            </div>
        </Page>
    }
}

/// Writing a request.
#[component]
fn Ask() -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    let close = Callback::new(move |()| open.set(false));
    view! {
        <button type="button" class="btn primary" on:click=move |_| open.set(true)><Icon glyph=Glyph::Plus/>{words.corps(W::Ask)}</button>
        <Dialog open=open on_close=close title=words.corps(W::Ask) close_label=words.of(Word::Close)>
            <AskForm on_done=close/>
        </Dialog>
    }
}

#[component]
fn AskForm(on_done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let (kind, text) = (RwSignal::new(NeedKind::Work.as_str().to_owned()), RwSignal::new(String::new()));
    let place = RwSignal::new(None::<Option<NeedPlace>>);
    spawn_local(async move {
        if let Ok(told) = corps::need_place().await {
            drop(place.try_set(Some(told)));
        }
    });
    let outbox = outbox();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(kind) = kind.with_untracked(|it| NeedKind::parse(it)) else { return };
        let text = typed(text);
        if text.is_empty() {
            return;
        }
        let need = NeedId::fresh(clock::now(), dice::draw());
        outbox.give(Command::Need { need: NeedCommand::Raise { need, kind, text } });
        on_done.run(());
    };
    let told = move || match place.get()? {
        Some(NeedPlace { unit_name: unit, handlers, days }) => {
            let handlers = handlers.join("、");
            Some(words.say_corps(&W::AskPlace { unit, handlers, days }))
        }
        None => Some(words.say_corps(&W::NoDesk)),
    };
    view! {
        <form class="stack" on:submit=submit>
            <p class="muted">{words.corps(W::AskLead)}</p>
            {move || told().map(|it| view! { <p>{it}</p> })}
            <Pick label=W::Kind options=listed(NeedKind::as_str) chosen=kind/>
            <Area label=W::Text value=text rows=6/>
            <button type="submit" class="btn primary wide">{words.corps(W::Send)}</button>
        </form>
    }
}

/// For who decides in a unit; nothing for others, and nothing without a network.
#[component]
fn Channels() -> impl IntoView {
    let channels = RwSignal::new(Vec::<NeedChannel>::new());
    let again = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(told) = corps::need_channels().await {
                drop(channels.try_set(told));
            }
        });
    });
    again.run(());
    move || channels.get().into_iter().map(|it| view! { <Channel it=it again=again/> }).collect_view()
}

#[component]
fn Channel(it: NeedChannel, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let late = it.late.clone();
    let handlers: Vec<(String, String)> = it
        .desk
        .iter()
        .flat_map(|desk| &desk.handlers)
        .map(|it| (it.person.to_string(), it.name.clone()))
        .collect();
    let line = move |it: gongjian_shared::wire::corps::LateReply| {
        let (asked, reply_by) = (words.date(it.asked), words.date(it.reply_by));
        let held = it.handler.person.to_string();
        let others: Vec<_> = handlers.iter().filter(|(person, _)| *person != held).cloned().collect();
        view! {
            <li class="item" data-late="">
                <i class="lamp" data-tone="alarm"></i>
                <span class="item-words">
                    <strong>{it.handler.name}</strong>
                    <span class="item-more num">{words.corps(W::LateLine { asked, reply_by })}</span>
                </span>
                <PassOn need=it.need others=others again=again/>
            </li>
        }
    };
    view! {
        <section class="group" data-channel="">
            <div class="group-top"><h2>{words.corps(W::Channel { unit: it.unit_name.clone() })}</h2></div>
            <div class="card stack">
                <p class="muted">{words.corps(W::ChannelLead)}</p>
                <h3>{words.corps(W::Late)}</h3>
                {if late.is_empty() {
                    view! { <p class="muted">{words.corps(W::NoLate)}</p> }.into_any()
                } else {
                    view! { <ul class="list">{late.into_iter().map(line).collect_view()}</ul> }.into_any()
                }}
                <Handlers it=it again=again/>
            </div>
        </section>
    }
}

/// To another handler, unread.
#[component]
fn PassOn(need: NeedId, others: Vec<(String, String)>, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let to = RwSignal::new(String::new());
    let sender = Sender::new();
    let some = !others.is_empty();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(to) = typed(to).parse() {
            let need = NeedCommand::Pass { need, to };
            sender.give(Command::Need { need }, move || again.run(()));
        }
    };
    some.then(|| {
        view! {
            <form class="row" on:submit=submit>
                <Pick label=W::PassTo options=Signal::stored(others) chosen=to/>
                <button type="submit" class="btn" disabled=move || sender.busy.get()>{words.corps(W::Pass)}</button>
                {move || sender.trouble.get().map(|word| view! { <p class="form-trouble" role="alert">{words.of(word)}</p> })}
            </form>
        }
    })
}

/// Who answers, and how long it may take.
#[component]
fn Handlers(it: NeedChannel, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let named: BTreeSet<PersonId> =
        it.desk.iter().flat_map(|desk| desk.handlers.iter().map(|it| it.person)).collect();
    let named = RwSignal::new(named);
    let days = RwSignal::new(it.desk.as_ref().map_or(15, |desk| desk.days).to_string());
    let (sender, unit) = (Sender::new(), it.unit);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let handlers = named.with_untracked(|it| it.iter().copied().collect());
        let days = days.with_untracked(|it| it.trim().parse().unwrap_or(0));
        let need = NeedCommand::SetDesk { unit, handlers, days };
        sender.give(Command::Need { need }, move || again.run(()));
    };
    let tick = move |it: gongjian_shared::wire::corps::Named| {
        let person = it.person;
        let press = move |event| {
            let on = event_target_checked(&event);
            named.update(|all| {
                if on {
                    all.insert(person);
                } else {
                    all.remove(&person);
                }
            });
        };
        view! {
            <label class="meeting-tick">
                <input type="checkbox" prop:checked=move || named.with(|all| all.contains(&person)) on:change=press/>
                {it.name}
            </label>
        }
    };
    view! {
        <form class="stack" on:submit=submit>
            <fieldset class="corps-ticks">
                <legend>{words.corps(W::Handlers)}</legend>
                {it.people.into_iter().map(tick).collect_view()}
            </fieldset>
            <Field label=words.corps(W::Days) value=days kind="number"/>
            {move || sender.trouble.get().map(|word| view! { <p class="form-trouble" role="alert">{words.of(word)}</p> })}
            <button type="submit" class="btn" disabled=move || sender.busy.get()>{words.corps(W::SaveDesk)}</button>
        </form>
    }
}
