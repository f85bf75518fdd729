//! /calendar/<unit>: terms, holidays and make-up working days by year, and what an office sets of them.

mod days;
mod terms;

use gongjian_shared::calendar::{Year, YearSetting};
use gongjian_shared::ids::UnitId;
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::party::UnitYears;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::days::Days;
use self::terms::Terms;
use super::act::Ask;
use super::desk::{OfflineNote, Register, asked, shown, today};
use crate::api;
use crate::api::CallError;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::words::calendar::CalendarWord as C;
use crate::words::party::PartyWord as P;

/// What both parts of the page may set going.
#[derive(Clone, Copy)]
struct Setting {
    register: Register,
    unit: UnitId,
    year: Year,
    may_set: bool,
    asking: RwSignal<Option<(P, PartyCommand)>>,
}

impl Setting {
    fn command(self, setting: YearSetting) -> PartyCommand {
        PartyCommand::SetCalendar { unit: self.unit, year: self.year, setting }
    }
}

#[component]
pub fn CalendarPage() -> impl IntoView {
    let (_, words) = desk();
    let register = Register::new();
    let params = use_params_map();
    let unit =
        Memo::new(move |_| params.with(|params| params.get("unit")).and_then(|it| it.parse::<UnitId>().ok()));
    let answer = asked(register, move || {
        let unit = unit.get();
        async move {
            match unit {
                Some(unit) => api::party::calendar(unit).await,
                None => Err(CallError::NotThere),
            }
        }
    });
    let year = RwSignal::new(today().year());
    view! {
        <Page title=words.calendar(C::Title) back="/units">
            <p class="muted">{words.calendar(C::Lead)}</p>
            <OfflineNote register=register/>
            {shown(register, answer, move |it| view! { <Whole register=register it=it year=year/> }.into_any())}
        </Page>
    }
}

#[component]
fn Whole(register: Register, it: UnitYears, year: RwSignal<i16>) -> impl IntoView {
    let (_, words) = desk();
    let (unit, may_set) = (it.unit.unit, it.may_set);
    let asking = RwSignal::new(None);
    let years: Vec<i16> = it.years.keys().map(|it| it.get()).collect();
    let whole = StoredValue::new(it.years);
    let drawn = move || {
        let chosen = Year::try_from(year.get()).ok()?;
        let it = whole.with_value(|years| years.get(&chosen).cloned())?;
        let setting = Setting { register, unit, year: chosen, may_set, asking };
        // A term ends on the day before the next academic year begins, which the next year sets.
        let next = chosen.shifted(1).and_then(|next| whole.with_value(|years| years.get(&next).cloned()));
        let next = next.map(|it| it.terms.0);
        Some(view! {
            <div class="calendar-parts">
                <Terms setting=setting it=it.clone() next=next/>
                <Days setting=setting it=it/>
            </div>
        })
    };
    view! {
        <a class="btn quiet unit-back" href=format!("/units/{unit}")>{it.unit.name}</a>
        <div class="years" role="group" aria-label=words.calendar(C::Years)>
            {years.into_iter().map(|it| view! {
                <button type="button" class="btn" aria-pressed=move || (year.get() == it).to_string() on:click=move |_| year.set(it)>
                    {words.calendar(C::Year { year: it })}
                </button>
            }).collect_view()}
        </div>
        {drawn}
        <Ask register=register asking=asking/>
    }
}

/// Where a part comes from, and the way back to that.
#[component]
fn Origin(setting: Setting, own: bool, back: YearSetting) -> impl IntoView {
    let (_, words) = desk();
    let register = setting.register;
    let ask = move |_| setting.asking.set(Some((P::CalendarBack, setting.command(back.clone()))));
    view! {
        <p class="calendar-origin">
            <span class="tag">{words.calendar(if own { C::OwnHere } else { C::FromAbove })}</span>
            {(own && setting.may_set).then(|| view! {
                <button type="button" class="btn quiet" disabled=move || register.still() on:click=ask>{words.calendar(C::TakeBack)}</button>
            })}
        </p>
    }
}
