//! /corps: a mentor's own corps and hours, also without a network; below it, for its office, the desk of the unit.

use gongjian_shared::ids::EntryId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::corps::{CorpsCommand, Membership, MyCorps, MyUnit, Project, ROW};
use leptos::prelude::*;

use super::check::corps_name;
use super::desk::Office;
use super::parts::{Fates, Pick, day, typed};
use crate::device::{clock, dice};
use crate::keeper::talk::ToKeeper;
use crate::screens::page::Page;
use crate::screens::programmes::today;
use crate::screens::{desk, outbox};
use crate::widgets::{Empty, Field, Glyph};
use crate::words::Words;
use crate::words::corps::CorpsWord as W;

#[component]
pub fn MinePage() -> impl IntoView {
    let (notebook, words) = desk();
    notebook.say(&ToKeeper::Told);
    let units = Memo::new(move |_| {
        let own = notebook.told.with(|all| {
            let row = all.iter().flatten().find(|it| it.key == ROW);
            row.and_then(|row| serde_json::from_str::<MyCorps>(&row.told).ok())
        });
        own.map(|it| it.units).unwrap_or_default()
    });
    let links = move || {
        view! {
            <a class="btn" href="/corps/needs">{words.corps(W::Needs)}</a>
            <a class="btn" href="/check">{words.corps(W::Check)}</a>
        }
    };
    view! {
        <Page title=words.corps(W::Title) acts=links>
            <div class="corps">
                <Fates of=|it| matches!(it, Command::Corps { .. })/>
                <section class="group" aria-labelledby="corps-mine">
                    <div class="group-top"><h2 id="corps-mine">{words.corps(W::Mine)}</h2></div>
                    {move || units.with(Vec::is_empty).then(|| view! {
                        <div class="card"><Empty glyph=Glyph::Person title=words.corps(W::NotMentor)/></div>
                    })}
                    {move || units.get().into_iter().map(|it| view! { <OwnUnit it=it/> }).collect_view()}
                </section>
                <Office/>
            </div>
        </Page>
    }
}

/// What a project is called.
pub fn project_name(it: &Project, words: Words) -> String {
    if it.name.is_empty() { words.listed(it.kind).to_owned() } else { it.name.clone() }
}

#[component]
fn OwnUnit(it: MyUnit) -> impl IntoView {
    let (_, words) = desk();
    let line = move |it: &Membership| {
        let (from, until) = (words.date(it.from), words.date(it.until));
        let corps = it.corps.clone();
        view! {
            <li class="item">
                <span class="item-words">
                    <strong>{move || corps_name(&corps, words)}</strong>
                    <span class="item-more num">{words.corps(W::Term { from, until })}</span>
                </span>
            </li>
        }
    };
    let lines = it.memberships.iter().map(line).collect_view();
    view! {
        <div class="card stack">
            <p class="muted">{it.unit_name.clone()}</p>
            <ul class="list">{lines}</ul>
            <Book it=it/>
        </div>
    }
}

/// Hours for one's own corps.
#[component]
fn Book(it: MyUnit) -> impl IntoView {
    let (notebook, words) = desk();
    let unit = it.unit;
    let corps_options = it.memberships.clone();
    let projects = it.projects.clone();
    let first = it.memberships.first().map(|it| it.corps.corps.to_string()).unwrap_or_default();
    let corps = RwSignal::new(first);
    let project = RwSignal::new(it.projects.first().map(|it| it.project.to_string()).unwrap_or_default());
    let (on, minutes) = (RwSignal::new(today().to_string()), RwSignal::new("60".to_owned()));
    let said = RwSignal::new(String::new());
    let outbox = outbox();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let me = notebook.me.with_untracked(|me| me.as_ref()?.as_ref().map(|me| me.user));
        let (Some(me), Ok(corps), Ok(project), Some(on)) =
            (me, typed(corps).parse(), typed(project).parse(), day(on))
        else {
            return;
        };
        let minutes = typed(minutes).parse().unwrap_or(0);
        let entry = EntryId::fresh(clock::now(), dice::draw());
        let words = typed(said);
        let corps = CorpsCommand::Book { unit, entry, corps, project, person: me.into(), on, minutes, words };
        outbox.give(Command::Corps { corps });
        said.set(String::new());
    };
    let names = Signal::derive(move || {
        corps_options.iter().map(|it| (it.corps.corps.to_string(), corps_name(&it.corps, words))).collect()
    });
    let project_names = Signal::derive(move || {
        projects.iter().map(|it| (it.project.to_string(), project_name(it, words))).collect()
    });
    view! {
        <form class="stack corps-form" on:submit=submit>
            <Pick label=W::Corps options=names chosen=corps/>
            <Pick label=W::Project options=project_names chosen=project/>
            <Field label=words.corps(W::On) value=on kind="date"/>
            <Field label=words.corps(W::Minutes) value=minutes kind="number"/>
            <Field label=words.corps(W::What) value=said/>
            <button type="submit" class="btn primary">{words.corps(W::Book)}</button>
        </form>
    }
}
