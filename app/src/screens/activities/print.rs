//! The sign-in list on paper: only where the activity shows names (S0-17).

use gongjian_shared::activities::PlanField;
use leptos::prelude::*;

use super::checkin::clock_time;
use super::desk::ActivityDesk;
use crate::device::page;
use crate::keeper::talk::RosterPerson;
use crate::screens::desk;
use crate::words::activities::ActivityWord as W;

#[component]
pub fn PrintList(activity: ActivityDesk, all: Memo<Vec<RosterPerson>>) -> impl IntoView {
    let (_, words) = desk();
    let of = move |field| activity.shown.with(|shown| shown.plan.text(field).to_owned());
    let head = move || {
        let parts = [PlanField::Title, PlanField::Day, PlanField::Begins, PlanField::Venue].map(of);
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let lines = move || {
        let shown = activity.shown.get();
        let row = |it: RosterPerson| {
            let at = shown.attendance.of(it.person).map(|it| clock_time(it.at())).unwrap_or_default();
            view! { <tr><td>{it.name}</td><td class="num">{at}</td><td></td></tr> }
        };
        let space = activity.open.view.with(|view| view.as_ref().map(|view| view.head.space));
        let wanted = |it: &RosterPerson| Some(it.space) == space || shown.attendance.of(it.person).is_some();
        all.get().into_iter().filter(wanted).map(row).collect_view()
    };
    // Drawn only when it is wanted: it is long.
    let printing = RwSignal::new(false);
    let print = move |_| {
        printing.set(true);
        set_timeout(page::print, std::time::Duration::ZERO);
    };
    view! {
        <button type="button" class="btn venue-print" on:click=print>{words.activity(W::PrintList)}</button>
        {move || printing.get().then(|| view! {
            <table class="print-list">
                <caption>{head}</caption>
                <thead><tr><th>{words.activity(W::NewcomerName)}</th><th>{words.activity(W::PrintTime)}</th><th>{words.activity(W::Signature)}</th></tr></thead>
                <tbody>{lines}</tbody>
            </table>
        })}
    }
}
