//! The desk of a unit's office: mentors, hours, certificates, groups, services, recommendations. Asked online.

use gongjian_shared::rules::Command;
use gongjian_shared::rules::corps::{CorpsCommand, Membership};
use gongjian_shared::wire::corps::CorpsPage as Told;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::check::corps_name;
use super::enter::Enter;
use super::kept::{Groups, HoursPart, Papers, Recommended, Services};
use crate::api::corps;
use crate::screens::desk;
use crate::screens::sender::Sender;
use crate::words::corps::CorpsWord as W;

/// What the parts of the desk share.
#[derive(Clone, Copy)]
pub struct Bench {
    pub told: StoredValue<Told>,
    pub sender: Sender,
    again: Callback<()>,
}

impl Bench {
    pub fn send(self, corps: CorpsCommand, then: impl FnOnce() + 'static) {
        let again = self.again;
        self.sender.give(Command::Corps { corps }, move || {
            then();
            again.run(());
        });
    }
}

/// Nothing for who keeps no unit, and nothing without a network: one's own part stands above.
#[component]
pub fn Office() -> impl IntoView {
    let told = RwSignal::new(None::<Told>);
    let again = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(it) = corps::corps(None).await {
                drop(told.try_set(Some(it)));
            }
        });
    });
    again.run(());
    let sender = Sender::new();
    move || {
        told.get().map(|it| {
            let bench = Bench { told: StoredValue::new(it), sender, again };
            view! { <Whole bench=bench/> }
        })
    }
}

#[component]
fn Whole(bench: Bench) -> impl IntoView {
    let (_, words) = desk();
    let (unit, writes) = bench.told.with_value(|it| (it.unit_name.clone(), it.writes));
    let sender = bench.sender;
    view! {
        <section class="group" data-office="">
            <div class="group-top"><h2>{words.corps(W::Desk { unit })}</h2></div>
            {move || sender.trouble.get().map(|word| view! { <p class="form-trouble" role="alert">{words.of(word)}</p> })}
            {writes.then(|| view! { <Enter bench=bench/> })}
            <Members bench=bench/>
            <HoursPart bench=bench/>
            <Papers bench=bench/>
            <Groups bench=bench/>
            <Services bench=bench/>
            <Recommended bench=bench/>
        </section>
    }
}

/// Mentors by corps.
#[component]
fn Members(bench: Bench) -> impl IntoView {
    let (_, words) = desk();
    let (all, members) = bench.told.with_value(|it| (it.corps.clone(), it.memberships.clone()));
    let line = move |it: &Membership| {
        let (from, until) = (words.date(it.from), words.date(it.until));
        view! {
            <li class="item">
                <span class="item-words">
                    <strong>{it.name.clone()}</strong>
                    <span class="item-more num">{words.corps(W::Term { from, until })}</span>
                </span>
            </li>
        }
    };
    let group = move |corps: gongjian_shared::rules::corps::Corps| {
        let its: Vec<&Membership> = members.iter().filter(|it| it.corps.corps == corps.corps).collect();
        let (count, some) = (its.len(), !its.is_empty());
        let lines = its.into_iter().map(line).collect_view();
        view! {
            <details class="corps-part" open=some>
                <summary>{move || corps_name(&corps, words)}" "<span class="muted num">{words.corps(W::GroupMembers { count })}</span></summary>
                <ul class="list">{lines}</ul>
            </details>
        }
    };
    view! {
        <div class="card stack">
            <h3>{words.corps(W::Members)}</h3>
            {all.into_iter().map(group).collect_view()}
        </div>
    }
}
