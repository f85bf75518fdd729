//! Who is to come, who chairs, who takes notes: ticked on a list of those who hold a post at the unit.

use std::collections::BTreeSet;

use gongjian_shared::ids::PersonId;
use gongjian_shared::wire::meetings::{Convener, Invitable};
use leptos::prelude::*;

use super::draft::Draft;
use crate::screens::desk;
use crate::widgets::unique;
use crate::words::meetings::MeetingWord as W;

#[component]
pub fn People(unit: Convener, draft: Draft) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("chair");
    let options = unit.people.clone().into_iter().map(|it| {
        let person = it.person;
        view! { <option value=person.to_string() selected=move || draft.chair.get() == Some(person)>{it.name}</option> }
    });
    let options = options.collect_view();
    view! {
        <section class="card stack">
            <h2>{words.meeting(W::People)}</h2>
            <p class="muted">{words.meeting(W::PeopleHint)}</p>
            <div class="field">
                <label for=id.clone()>{words.meeting(W::Chair)}</label>
                <select class="input" id=id on:change=move |event| draft.chair.set(event_target_value(&event).parse().ok())>{options}</select>
            </div>
            <ul class="list">
                {unit.people.into_iter().map(|it| view! { <Line it=it draft=draft/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Line(it: Invitable, draft: Draft) -> impl IntoView {
    let (_, words) = desk();
    let (person, post) = (it.person, it.post);
    view! {
        <li class="item meeting-person">
            <span class="item-words"><strong>{it.name}</strong><span class="item-more">{words.list_name(post)}</span></span>
            <Tick label=W::Invited person=person set=draft.invited/>
            <Tick label=W::NoteTaker person=person set=draft.notes/>
        </li>
    }
}

#[component]
fn Tick(label: W, person: PersonId, set: RwSignal<BTreeSet<PersonId>>) -> impl IntoView {
    let (_, words) = desk();
    let on = move |event| {
        let on = event_target_checked(&event);
        set.update(|set| {
            if on {
                set.insert(person)
            } else {
                set.remove(&person)
            };
        });
    };
    view! {
        <label class="meeting-tick">
            <input type="checkbox" prop:checked=move || set.with(|set| set.contains(&person)) on:change=on/>
            {words.meeting(label)}
        </label>
    }
}
