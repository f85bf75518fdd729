//! 学期: the first days of the two terms of an academic year.

use gongjian_shared::calendar::YearSetting;
use gongjian_shared::wire::party::CalendarYear;
use jiff::civil::{Date, date};
use leptos::prelude::*;

use super::{Origin, Setting};
use crate::screens::desk;
use crate::screens::party::act::Act;
use crate::screens::party::fields::{date_in, fault};
use crate::widgets::Field;
use crate::words::calendar::CalendarWord as C;
use crate::words::party::PartyWord as P;

#[component]
pub fn Terms(
    setting: Setting,
    it: CalendarYear,
    /// The first day of the next academic year.
    next: Option<Date>,
) -> impl IntoView {
    let (_, words) = desk();
    let year = setting.year.get();
    let (first, second) = it.terms;
    let next = next.unwrap_or_else(|| date(year + 1, 9, 1));
    let before = |day: Date| day.yesterday().unwrap_or(day);
    let (own, register) = (it.own.terms.is_some(), setting.register);
    let back = YearSetting { terms: None, days: it.own.days.clone() };
    let open = RwSignal::new(false);
    view! {
        <section class="card stack" aria-labelledby="calendar-terms">
            <h2 id="calendar-terms">{words.calendar(C::Terms { year })}</h2>
            <dl class="facts calendar-terms">
                <dt>{words.calendar(C::First)}</dt>
                <dd>{words.calendar(C::FromTo { from: first, to: before(second) })}</dd>
                <dt>{words.calendar(C::Second)}</dt>
                <dd>{words.calendar(C::FromTo { from: second, to: before(next) })}</dd>
            </dl>
            <Origin setting=setting own=own back=back/>
            {setting.may_set.then(|| view! {
                <button type="button" class="btn primary" disabled=move || register.still() on:click=move |_| open.set(true)>{words.calendar(C::SetTerms)}</button>
            })}
        </section>
        <SetTerms setting=setting open=open it=it/>
    }
}

#[component]
fn SetTerms(setting: Setting, open: RwSignal<bool>, it: CalendarYear) -> impl IntoView {
    let (_, words) = desk();
    let first = RwSignal::new(it.terms.0.to_string());
    let second = RwSignal::new(it.terms.1.to_string());
    let tried = RwSignal::new(false);
    let make = Callback::new(move |()| {
        tried.set(true);
        untrack(|| {
            let terms = Some((date_in(first)?, date_in(second)?));
            Some(setting.command(YearSetting { terms, days: it.own.days.clone() }))
        })
    });
    let no_first = fault(tried, move || date_in(first).is_none(), P::NotDate);
    let no_second = fault(tried, move || date_in(second).is_none(), P::NotDate);
    view! {
        <Act register=setting.register open=open title=words.calendar(C::SetTerms) make=make>
            <Field label=words.calendar(C::FirstBegins) value=first kind="date" fault=no_first/>
            <Field label=words.calendar(C::SecondBegins) value=second kind="date" fault=no_second/>
        </Act>
    }
}
