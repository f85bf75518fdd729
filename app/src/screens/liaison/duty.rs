//! The roster and the emergency numbers, as the office sets them.

use gongjian_shared::rules::liaison::{DutyTurn, LiaisonCommand};
use leptos::prelude::*;

use super::office::Table;
use crate::screens::desk;
use crate::widgets::Field;
use crate::words::liaison::LiaisonWord as W;

/// A line as it is typed.
#[derive(Clone, Copy)]
struct Typed {
    nth: usize,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

impl Typed {
    fn of(nth: usize, it: &DutyTurn) -> Self {
        let day =
            |it: Option<jiff::civil::Date>| RwSignal::new(it.map(|it| it.to_string()).unwrap_or_default());
        let (name, phone) = (RwSignal::new(it.name.clone()), RwSignal::new(it.phone.clone()));
        Self { nth, name, phone, from: day(it.from), to: day(it.to) }
    }

    fn turn(self) -> DutyTurn {
        let day = |it: RwSignal<String>| it.get_untracked().parse().ok();
        let (name, phone) = (self.name.get_untracked(), self.phone.get_untracked());
        DutyTurn { name, phone, from: day(self.from), to: day(self.to) }
    }
}

#[component]
pub fn Duty(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let start = table.desk.with_untracked(|it| it.duty.clone());
    let lines =
        RwSignal::new(start.iter().enumerate().map(|(nth, it)| Typed::of(nth, it)).collect::<Vec<_>>());
    let saved = RwSignal::new(false);
    let add = move |_| {
        let blank = DutyTurn { name: String::new(), phone: String::new(), from: None, to: None };
        lines.update(|all| {
            let nth = all.iter().map(|it| it.nth + 1).max().unwrap_or(0);
            all.push(Typed::of(nth, &blank));
        });
    };
    let save = move |_| {
        saved.set(false);
        let turns = lines.with_untracked(|all| all.iter().map(|it| it.turn()).collect());
        let programme = table.desk.with_untracked(|it| it.programme);
        table.give(LiaisonCommand::SetDuty { programme, turns }, move || saved.set(true));
    };
    view! {
        <section class="card stack" aria-labelledby="duty">
            <h2 id="duty">{words.liaison(W::Duty)}</h2>
            <p class="muted small">{words.liaison(W::DutyHint)}</p>
            <ul class="duty-list">
                <For each=move || lines.get() key=|it| it.nth let(it)><Line it=it lines=lines/></For>
            </ul>
            <div class="row">
                <button type="button" class="btn" on:click=add>{words.liaison(W::DutyAdd)}</button>
                <button type="button" class="btn" disabled=move || table.sender.busy.get() on:click=save>{words.liaison(W::DutySave)}</button>
            </div>
            <p class="muted small" role="status">{move || saved.get().then(|| words.say_liaison(&W::DutySaved))}</p>
        </section>
    }
}

#[component]
fn Line(it: Typed, lines: RwSignal<Vec<Typed>>) -> impl IntoView {
    let (_, words) = desk();
    let remove = move |_| lines.update(|all| all.retain(|line| line.nth != it.nth));
    let label = move || words.say_liaison(&W::DutyRemove { name: it.name.get() });
    view! {
        <li class="duty">
            <Field label=words.liaison(W::DutyName) value=it.name/>
            <Field label=words.liaison(W::DutyPhone) value=it.phone kind="tel"/>
            <Field label=words.liaison(W::DutyFrom) value=it.from kind="date"/>
            <Field label=words.liaison(W::DutyTo) value=it.to kind="date"/>
            <button type="button" class="btn quiet" on:click=remove>{label}</button>
        </li>
    }
}
