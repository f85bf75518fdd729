//! 交接清单: what somebody hands on who leaves a post.

use gongjian_shared::care::HandedOn as Line;
use gongjian_shared::commitments::Key;
use gongjian_shared::wire::liaison::Handover;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::office::Table;
use crate::api::{self, CallError};
use crate::screens::desk;
use crate::widgets::unique;
use crate::words::Word;
use crate::words::care::CareWord;
use crate::words::liaison::LiaisonWord as W;

type Names = Vec<(Key, String, String)>;

#[component]
pub fn HandedOn(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let whose = RwSignal::new(String::new());
    let answer = RwSignal::new(None::<Result<Handover, CallError>>);
    let ask = move |_| {
        let Ok(person) = whose.get_untracked().parse() else { return };
        let programme = table.desk.with_untracked(|it| it.programme);
        spawn_local(async move {
            drop(answer.try_set(Some(api::liaison::handover(programme, person).await)));
        });
    };
    let people = move || {
        let people = table.desk.with(|it| it.paired.clone());
        people
            .into_iter()
            .map(|(id, name)| view! { <option value=id.to_string()>{name}</option> })
            .collect_view()
    };
    let id = unique("whose");
    view! {
        <section class="card stack" aria-labelledby="handover">
            <h2 id="handover">{words.liaison(W::Handover)}</h2>
            <p class="muted small">{words.liaison(W::HandoverHint)}</p>
            <div class="field">
                <label for=id.clone()>{words.liaison(W::HandoverWhose)}</label>
                <select class="input" id=id on:change=move |event| whose.set(event_target_value(&event))>
                    <option value=""></option>
                    {people}
                </select>
            </div>
            <div class="row"><button type="button" class="btn" disabled=move || whose.with(String::is_empty) on:click=ask>{words.liaison(W::HandoverOpen)}</button></div>
            {move || answer.get().map(|answer| match answer {
                Ok(list) => view! { <List list=list/> }.into_any(),
                Err(error) => view! { <p class="field-below" data-fault="">{words.of(Word::Call(error))}</p> }.into_any(),
            })}
        </section>
    }
}

#[component]
fn List(list: Handover) -> impl IntoView {
    let (_, words) = desk();
    let names = StoredValue::new(list.names);
    let issues = list.issues.into_iter().map(|it| {
        let more = W::IssueMore { owner: it.owner_name, due: it.draft.due, opinions: it.opinions };
        view! { <li><strong>{it.draft.title}</strong><p class="muted small num">{words.liaison(more)}</p></li> }
    });
    view! {
        <ul class="handover-list">
            {list.pairs.into_iter().map(|it| view! { <One it=it names=names/> }).collect_view()}
            {issues.collect_view()}
        </ul>
    }
}

#[component]
fn One(it: Line, names: StoredValue<Names>) -> impl IntoView {
    let (_, words) = desk();
    let nothing = it.items.is_empty() && it.plans.is_empty() && it.asked.is_none() && it.helps.is_empty();
    let items = it.items.into_iter().map(|item| {
        let found = names.with_value(|all| all.iter().find(|(key, ..)| *key == item.rule).cloned());
        let name =
            move || found.clone().map(|(_, zh, en)| words.language().named(&zh, &en)).unwrap_or_default();
        view! { <span class="mark">{name}" "{words.care(CareWord::Slot(item.slot))}</span> }
    });
    let plans = it.plans.into_iter().map(|plan| {
        let said = W::PlanOn { on: plan.on, begins: plan.begins, place: plan.place, by: plan.name };
        view! { <span class="mark" data-tone="good">{words.care(CareWord::Kind(plan.kind))}" "{words.liaison(said)}</span> }
    });
    let helps = it
        .helps
        .into_iter()
        .map(|_| view! { <span class="mark" data-tone="care">{words.liaison(W::HandoverHelp)}</span> });
    let asked = it.asked.map(|on| W::AskedBy { who: it.counselor.clone(), on });
    view! {
        <li>
            <strong>{format!("{} · {}", it.leader, it.counselor)}</strong>
            <p class="muted small num">{words.liaison(W::HandoverSince { from: it.since })}</p>
            <span class="owed-marks">
                {asked.map(|asked| view! { <span class="mark" data-tone="care">{words.liaison(asked)}</span> })}
                {items.collect_view()}{plans.collect_view()}{helps.collect_view()}
                {nothing.then(|| view! { <span class="muted small">{words.liaison(W::HandoverNothing)}</span> })}
            </span>
        </li>
    }
}
