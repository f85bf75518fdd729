//! /people: everybody that one may see, filtered, in the order of the register.

use gongjian_shared::ids::UnitId;
use gongjian_shared::party::StaffKind;
use gongjian_shared::wire::party::{PeopleAsked, PersonLine, YoungAsked};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use super::desk::{OfflineNote, Register, asked, shown, today};
use super::fields::{Check, Several, date_in};
use crate::api::{self, CallError};
use crate::device::page as device;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::sections::Sections;
use crate::widgets::{Avatar, Empty, Field, Glyph, Icon};
use crate::words::Word;
use crate::words::party::PartyWord as P;

/// What narrows the list.
#[derive(Clone, Copy)]
struct Filters {
    within: Memo<Option<UnitId>>,
    typed: RwSignal<String>,
    staff: RwSignal<Vec<StaffKind>>,
    young: RwSignal<bool>,
    years: RwSignal<String>,
    inclusive: RwSignal<bool>,
    on: RwSignal<String>,
}

impl Filters {
    fn new() -> Self {
        let query = use_query_map();
        Self {
            within: Memo::new(move |_| query.with(|query| query.get("unit")).and_then(|it| it.parse().ok())),
            typed: RwSignal::new(String::new()),
            staff: RwSignal::new(Vec::new()),
            young: RwSignal::new(false),
            years: RwSignal::new("40".to_owned()),
            inclusive: RwSignal::new(true),
            on: RwSignal::new(today().to_string()),
        }
    }

    /// Tracked.
    fn asked(self) -> PeopleAsked {
        let young = self.young.get().then_some(()).and_then(|()| {
            let years = self.years.get().trim().parse().ok().filter(|it| (0..=120).contains(it))?;
            Some(YoungAsked { years, inclusive: self.inclusive.get(), on: date_in(self.on)? })
        });
        PeopleAsked {
            within: self.within.get(),
            typed: self.typed.get(),
            staff: self.staff.get(),
            young,
            after: None,
        }
    }
}

#[component]
pub fn PeoplePage() -> impl IntoView {
    let (_, words) = desk();
    let register = Register::new();
    let filters = Filters::new();
    view! {
        <Page title=words.party(P::PeopleTitle) acts=move || view! { <Sections/> }>
            <div class="room"><div class="people-page">
                <Narrow register=register filters=filters/>
                <Found register=register filters=filters/>
            </div></div>
        </Page>
    }
}

#[component]
fn Narrow(register: Register, filters: Filters) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <section class="stack people-filters" aria-label=words.party(P::FilterPeople)>
            <div class="filter">
                <Icon glyph=Glyph::Search/>
                <input
                    class="input" type="search" aria-label=words.party(P::FilterPeople) placeholder=words.party(P::PersonHint)
                    autocomplete="off" autocapitalize="off" spellcheck="false"
                    prop:value=move || filters.typed.get() on:input=move |event| filters.typed.set(event_target_value(&event))
                />
            </div>
            <OfflineNote register=register/>
            {move || filters.within.get().map(|unit| view! { <Within register=register unit=unit/> })}
            <Several label=P::StaffKinds chosen=filters.staff/>
            <Check label=P::Young value=filters.young hint=P::YoungHint/>
            {move || filters.young.get().then(|| view! {
                <div class="fields-pair">
                    <Field label=words.party(P::Years) value=filters.years kind="number"/>
                    <Field label=words.party(P::AgeOn) value=filters.on kind="date"/>
                </div>
                <Check label=P::Inclusive value=filters.inclusive/>
            })}
        </section>
    }
}

/// Only at home in one unit and below: said, and taken away again.
#[component]
fn Within(register: Register, unit: UnitId) -> impl IntoView {
    let (_, words) = desk();
    let answer = asked(register, move || api::party::unit(unit, None));
    shown(register, answer, move |page| {
        let name = String::from(page.unit.detail.name);
        view! {
            <p class="picked">
                <a class="grow" href=format!("/units/{unit}")>{words.party(P::InUnit { name })}</a>
                <a class="btn slim" href="/people">{words.party(P::TakeAway)}</a>
            </p>
        }
        .into_any()
    })
}

/// How much of the list is here.
#[derive(Clone, Copy)]
struct Roll {
    lines: RwSignal<Vec<PersonLine>>,
    next: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<CallError>>,
}

#[component]
fn Found(register: Register, filters: Filters) -> impl IntoView {
    let (_, words) = desk();
    let answer = asked(register, move || api::party::people(filters.asked()));
    let roll = Roll {
        lines: RwSignal::new(Vec::new()),
        next: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    let total =
        Memo::new(move |_| answer.with(|it| it.as_ref().and_then(|it| it.as_ref().ok()).map(|it| it.total)));
    Effect::new(move |_| {
        answer.with(|it| {
            if let Some(Ok(found)) = it {
                roll.lines.set(found.lines.clone());
                roll.next.set(found.next.clone());
                roll.trouble.set(None);
            }
        });
    });
    let more = move || {
        if roll.busy.get_untracked() || roll.next.with_untracked(Option::is_none) {
            return;
        }
        roll.busy.set(true);
        let asked = PeopleAsked { after: roll.next.get_untracked(), ..untrack(|| filters.asked()) };
        spawn_local(async move {
            let found = api::party::people(asked.clone()).await;
            roll.busy.try_set(false);
            // The filters may have changed meanwhile: then this part belongs to another list.
            let same = roll.next.try_get_untracked().is_some_and(|next| next == asked.after);
            match found {
                Ok(found) if same => {
                    roll.lines.try_update(|lines| lines.extend(found.lines));
                    roll.next.try_set(found.next);
                }
                Ok(_) => {}
                Err(error) => drop(roll.trouble.try_set(Some(error))),
            }
        });
    };
    device::on_window("scroll", move || {
        if device::is_near_foot() {
            more();
        }
    });
    view! {
        <section class="group people-found" aria-live="polite">
            <div class="group-top">
                {move || total.get().map(|total| view! { <strong class="num">{words.party(P::Total { total })}</strong> })}
                <span class="end">{words.party(P::OrderCaption)}</span>
            </div>
            {move || match total.get() {
                Some(0) => view! {
                    <div class="card"><Empty glyph=Glyph::Search title=words.party(P::NoPeople) text=words.party(P::NoPeopleNext)/></div>
                }.into_any(),
                Some(_) => view! {
                    <ol class="card list long-list">
                        <For each=move || roll.lines.get() key=|it| (it.person, it.home_name.clone(), it.account) let(line)><Row line=line/></For>
                    </ol>
                }.into_any(),
                None => shown(register, answer, |_| ().into_any()).into_any(),
            }}
            {move || roll.trouble.get().map(|error| view! { <p class="form-trouble">{words.of(Word::Call(error))}</p> })}
            {move || roll.next.with(Option::is_some).then(|| view! {
                <button type="button" class="btn wide" disabled=move || roll.busy.get() on:click=move |_| more()>{words.party(P::LoadMore)}</button>
            })}
        </section>
    }
}

#[component]
fn Row(line: PersonLine) -> impl IntoView {
    let (_, words) = desk();
    let name = String::from(line.detail.name);
    let title = line.detail.title;
    view! {
        <li>
            <a class="item slim" href=format!("/people/{}", line.person)>
                <Avatar name=name.clone()/>
                <span class="item-words">
                    <strong>{name}</strong>
                    <span class="item-more"><span>{line.home_name}</span>{(!title.is_empty()).then(|| view! { <span>{title}</span> })}</span>
                </span>
                <span class="tag">{words.list_name(line.detail.staff)}</span>
                {line.account.then(|| view! { <span class="tag">{words.party(P::HasAccount)}</span> })}
            </a>
        </li>
    }
}
