//! Who is to get a notice: all units of a level, chosen units, the holders of a post, or one person.

use std::collections::BTreeSet;

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{Level, Post};
use gongjian_shared::rules::notices::To;
use gongjian_shared::wire::notices::SendFrom;
use gongjian_shared::wire::party::Named;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::screens::desk;
use crate::widgets::{Segments, unique};
use crate::words::notices::NoticeWord;
use crate::words::party::Listed as _;

const LEVEL: &str = "level";
const SOME: &str = "some";
const POST: &str = "post";
const PERSON: &str = "person";

/// What was chosen; each way keeps its own.
#[derive(Clone, Copy)]
struct Choice {
    way: RwSignal<&'static str>,
    level: RwSignal<Option<Level>>,
    units: RwSignal<BTreeSet<UnitId>>,
    post: RwSignal<Post>,
    person: RwSignal<Option<(PersonId, String)>>,
}

impl Choice {
    fn lines(self, office: UnitId) -> Vec<To> {
        let level = self.level.get();
        match self.way.get() {
            LEVEL => level.map(|level| To::Below { unit: office, level }).into_iter().collect(),
            SOME => self.units.get().into_iter().map(|unit| To::Unit { unit }).collect(),
            POST => vec![To::Posts { unit: office, level, post: self.post.get() }],
            _ => self.person.get().map(|(person, _)| To::Person { person }).into_iter().collect(),
        }
    }
}

#[component]
pub fn Receivers(office: SendFrom, to: RwSignal<Vec<To>>, missing: Signal<bool>) -> impl IntoView {
    let (_, words) = desk();
    let choice = Choice {
        way: RwSignal::new(LEVEL),
        level: RwSignal::new(office.levels.first().map(|it| it.0)),
        units: RwSignal::new(BTreeSet::new()),
        post: RwSignal::new(Post::Secretary),
        person: RwSignal::new(None),
    };
    let unit = office.unit;
    Effect::new(move |_| to.set(choice.lines(unit)));
    let ways = Signal::derive(move || {
        vec![
            (LEVEL, words.notice(&NoticeWord::ToUnits)),
            (SOME, words.notice(&NoticeWord::ToSome)),
            (POST, words.notice(&NoticeWord::ToPost)),
            (PERSON, words.notice(&NoticeWord::ToPerson)),
        ]
    });
    let levels = StoredValue::new(office.levels);
    let below = StoredValue::new(office.below);
    view! {
        <section class="card stack">
            <p class="label">{words.noticed(NoticeWord::SendTo)}</p>
            <Segments label=words.noticed(NoticeWord::SendTo) choices=ways chosen=choice.way on_choose=Callback::new(move |it| choice.way.set(it))/>
            {move || match choice.way.get() {
                LEVEL => view! { <Levels levels=levels.get_value() chosen=choice.level own=false/> }.into_any(),
                SOME => view! { <Units below=below.get_value() chosen=choice.units/> }.into_any(),
                POST => view! {
                    <Posts chosen=choice.post/>
                    <Levels levels=levels.get_value() chosen=choice.level own=true/>
                }.into_any(),
                _ => view! { <Person chosen=choice.person/> }.into_any(),
            }}
            {move || missing.get().then(|| view! { <p class="field-below" data-fault="" role="alert">{words.noticed(NoticeWord::NobodyChosen)}</p> })}
        </section>
    }
}

#[component]
fn Levels(levels: Vec<(Level, u64)>, chosen: RwSignal<Option<Level>>, own: bool) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("level");
    if levels.is_empty() && !own {
        return view! { <p class="muted">{words.noticed(NoticeWord::NoBelow)}</p> }.into_any();
    }
    let said = move |level: Level, count: u64| {
        let level = level.name_in(words.language()).to_owned();
        words.notice(&NoticeWord::LevelCount { level, count })
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words.noticed(NoticeWord::WhichLevel)}</label>
            <select class="input" id=id on:change=move |event| chosen.set(Level::parse(&event_target_value(&event)))>
                {own.then(|| view! { <option value="" selected=move || chosen.get().is_none()>{words.noticed(NoticeWord::ThisUnit)}</option> })}
                {levels.into_iter().map(|(level, count)| view! {
                    <option value=level.as_str() selected=move || chosen.get() == Some(level)>{move || said(level, count)}</option>
                }).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

#[component]
fn Units(below: Vec<Named>, chosen: RwSignal<BTreeSet<UnitId>>) -> impl IntoView {
    let (_, words) = desk();
    let turn = move |unit: UnitId, on: bool| {
        chosen.update(|chosen| {
            if on {
                chosen.insert(unit)
            } else {
                chosen.remove(&unit)
            };
        });
    };
    if below.is_empty() {
        return view! { <p class="muted">{words.noticed(NoticeWord::NoBelow)}</p> }.into_any();
    }
    view! {
        <ul class="some-units">
            {below.into_iter().map(|it| view! {
                <li><label class="check">
                    <input type="checkbox" prop:checked=move || chosen.with(|all| all.contains(&it.unit)) on:change=move |event| turn(it.unit, event_target_checked(&event))/>
                    <span>{it.name}</span>
                </label></li>
            }).collect_view()}
        </ul>
    }
    .into_any()
}

#[component]
fn Posts(chosen: RwSignal<Post>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("post");
    view! {
        <div class="field">
            <label for=id.clone()>{words.noticed(NoticeWord::WhichPost)}</label>
            <select class="input" id=id on:change=move |event| chosen.update(|it| *it = Post::parse(&event_target_value(&event)).unwrap_or(*it))>
                {Post::ALL.iter().map(|post| view! {
                    <option value=post.as_str() selected=move || chosen.get() == *post>{words.list_name(*post)}</option>
                }).collect_view()}
            </select>
        </div>
    }
}

/// Somebody by name, pinyin or initials.
#[component]
fn Person(chosen: RwSignal<Option<(PersonId, String)>>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("person");
    let found = RwSignal::new(Vec::<(PersonId, String, String)>::new());
    let look = move |typed: String| {
        chosen.set(None);
        spawn_local(async move {
            let people = api::party::find(typed).await.map(|it| it.people).unwrap_or_default();
            let lines = people.into_iter().map(|it| (it.person, it.detail.name.into(), it.home_name));
            drop(found.try_set(lines.collect()));
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words.noticed(NoticeWord::ToPerson)}</label>
            <input class="input" type="search" id=id autocomplete="off" on:change=move |event| look(event_target_value(&event))/>
            {move || chosen.get().map(|(_, name)| view! { <p class="picked"><strong>{name}</strong></p> })}
            <ul class="choices-found">
                {move || found.get().into_iter().map(|(person, name, home)| {
                    let kept = name.clone();
                    view! {
                        <li><button type="button" on:click=move |_| { chosen.set(Some((person, kept.clone()))); found.set(Vec::new()); }>
                            <strong>{name}</strong><span class="muted small">{home}</span>
                        </button></li>
                    }
                }).collect_view()}
            </ul>
        </div>
    }
}
