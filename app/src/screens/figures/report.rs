//! Who has not reported; and 零报告: the unit says that there was nothing.

use gongjian_shared::calendar::{Quarter, Year};
use gongjian_shared::measures::QuarterOf;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::measures::MeasureCommand;
use gongjian_shared::wire::measures::Board;
use leptos::prelude::*;

use super::Asked;
use crate::screens::desk;
use crate::screens::sender::Sender;
use crate::words::measures::MeasureWord as W;

#[component]
pub fn Report(asked: Asked, it: Board) -> impl IntoView {
    view! {
        <Silent it=it.clone()/>
        {(it.owes && it.speaks && it.begun > 0).then(|| view! { <Nothing asked=asked it=it/> })}
    }
}

#[component]
fn Silent(it: Board) -> impl IntoView {
    let (_, words) = desk();
    let Some(quarter) = usize::from(it.begun).checked_sub(1).map(|at| Quarter::ALL[at]) else {
        return ().into_any();
    };
    if it.silent_count == 0 || (it.silent_count == 1 && it.silent.iter().any(|one| one.unit == it.unit.unit))
    {
        return ().into_any();
    }
    let more = it.silent_count.saturating_sub(u32::try_from(it.silent.len()).unwrap_or(0));
    view! {
        <section class="card" aria-labelledby="silent">
            <h2 id="silent">{words.figure(W::SilentUnits { quarter, count: it.silent_count })}</h2>
            <p class="muted small">{words.figure(W::SilentHint)}</p>
            <ul class="measures-names">{it.silent.into_iter().map(|it| view! { <li>{it.name}</li> }).collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="muted small">{words.figure(W::MoreUnits { count: more })}</p> })}
        </section>
    }
    .into_any()
}

#[component]
fn Nothing(asked: Asked, it: Board) -> impl IntoView {
    let (_, words) = desk();
    let sender = Sender::new();
    let (unit, begun) = (it.unit.unit, usize::from(it.begun));
    let Ok(year) = Year::try_from(it.year) else { return ().into_any() };
    let said = it.nothing;
    // The first line or the whole: a unit that owes a report has nothing below it.
    let told = it.whole.quarters.map(|it| it.told > 0);
    let lines = Quarter::ALL.into_iter().zip(told).take(begun).map(move |(quarter, told)| {
        let at = QuarterOf { year, quarter };
        let is_said = said.contains(&quarter);
        let command = if is_said {
            MeasureCommand::TakeBack { unit, quarter: at }
        } else {
            MeasureCommand::ReportNothing { unit, quarter: at }
        };
        let give = move |_| sender.give(Command::Measure { measure: command.clone() }, move || asked.again.run(()));
        let word = match (is_said, told) {
            (true, _) => W::NothingSaid,
            (false, true) => W::HasRecords,
            (false, false) => W::NotReported,
        };
        let act = if is_said { W::TakeBack } else { W::SayNothing };
        let offered = is_said || !told;
        view! {
            <li class="item">
                <span class="item-words">
                    <strong>{words.figure(W::Quarter(quarter))}</strong>
                    <span class="item-more">{words.figure(word)}</span>
                </span>
                <span class="item-acts">{offered.then(|| view! {
                    <button type="button" class="btn" disabled=move || sender.busy.get() on:click=give>{words.figure(act)}</button>
                })}</span>
            </li>
        }
    });
    view! {
        <section class="group" aria-labelledby="nothing">
            <h2 id="nothing">{words.figure(W::ZeroReport)}</h2>
            <p class="muted">{words.figure(W::ZeroReportHint)}</p>
            <ul class="card list">{lines.collect_view()}</ul>
            {move || sender.trouble.get().map(|it| view! { <p class="form-trouble" role="alert">{words.of(it)}</p> })}
        </section>
    }
    .into_any()
}
