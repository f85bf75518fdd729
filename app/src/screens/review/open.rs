//! Rubric, numbers and reviewers: what a review is opened with.

use gongjian_shared::ids::{CallId, PersonId};
use gongjian_shared::rules::review::{ReviewCommand, RubricItem, WEIGHTS};
use gongjian_shared::wire::review::{BoardPage, Candidate};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::board::give;
use crate::api;
use crate::screens::{desk, outbox};
use crate::widgets::{Field, Glyph, Icon};
use crate::words::review::ReviewWord as W;

/// One item as it is typed.
#[derive(Clone, Copy)]
struct Typed {
    id: usize,
    title: RwSignal<String>,
    weight: RwSignal<String>,
    full: RwSignal<String>,
}

impl Typed {
    fn new(id: usize, title: &str, weight: &str, full: &str) -> Self {
        let text = |it: &str| RwSignal::new(it.to_owned());
        Self { id, title: text(title), weight: text(weight), full: text(full) }
    }

    fn item(self) -> RubricItem {
        let title = self.title.with(|it| it.trim().to_owned());
        RubricItem { title, weight: number(self.weight), full: number(self.full) }
    }
}

fn number(it: RwSignal<String>) -> u32 {
    it.with(|it| it.trim().parse().unwrap_or(0))
}

#[component]
pub fn OpenForm(page: BoardPage) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let call = page.call;
    let before = page.review.as_ref();
    let items = before.map(|it| it.rubric.clone()).unwrap_or_default();
    let typed = items
        .iter()
        .enumerate()
        .map(|(id, it)| Typed::new(id, &it.title, &it.weight.to_string(), &it.full.to_string()));
    let mut rows: Vec<Typed> = typed.collect();
    if rows.is_empty() {
        rows.push(Typed::new(0, "", "100", "100"));
    }
    let next = RwSignal::new(rows.len());
    let rows = RwSignal::new(rows);
    let each = RwSignal::new(before.map_or(3, |it| it.each).to_string());
    let most = RwSignal::new(before.map_or(10, |it| it.most).to_string());
    let pool = RwSignal::new(page.pool);
    let sum = move || rows.with(|it| it.iter().map(|it| number(it.weight)).sum::<u32>());
    let ready = move || sum() == WEIGHTS && pool.with(|it| !it.is_empty());
    let more = move |_| {
        let id = next.get_untracked();
        next.set(id + 1);
        rows.update(|it| it.push(Typed::new(id, "", "", "100")));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let rubric = untrack(|| rows.with(|it| it.iter().map(|it| it.item()).collect()));
        let pool = pool.with_untracked(|it| it.iter().map(|it| it.0).collect());
        let (each, most) = untrack(|| (number(each), number(most)));
        give(outbox, ReviewCommand::Open { call, rubric, each, most, pool });
    };
    view! {
        <form class="card stack" on:submit=submit>
            <p class="muted">{words.review(W::OpenLead)}</p>
            <h2>{words.review(W::RubricTitle)}</h2>
            <For each=move || rows.get() key=|it| it.id let(it)><ItemRow it=it rows=rows/></For>
            <div class="row between">
                <button type="button" class="btn" on:click=more><Icon glyph=Glyph::Plus/>{words.review(W::MoreItem)}</button>
                <span class="num" role="status">{move || words.say_review(&W::WeightsAre { sum: sum() })}</span>
            </div>
            <div class="pair-fields">
                <Field label=words.review(W::Each) value=each kind="number"/>
                <Field label=words.review(W::Most) value=most kind="number"/>
            </div>
            <Pool call=call pool=pool/>
            <button type="submit" class="btn primary wide" disabled=move || !ready()>{words.review(W::OpenNow)}</button>
        </form>
    }
}

#[component]
fn ItemRow(it: Typed, rows: RwSignal<Vec<Typed>>) -> impl IntoView {
    let (_, words) = desk();
    let several = move || rows.with(|it| it.len() > 1);
    let name = move || words.say_review(&W::LessItem { title: it.title.get() });
    let less = move |_| rows.update(|rows| rows.retain(|row| row.id != it.id));
    view! {
        <div class="rubric-row">
            <Field label=words.review(W::RubricItem) value=it.title/>
            <Field label=words.review(W::Weight) value=it.weight kind="number"/>
            <Field label=words.review(W::FullMarks) value=it.full kind="number"/>
            {move || several().then(|| view! {
                <button type="button" class="btn round" aria-label=name on:click=less><Icon glyph=Glyph::Close/></button>
            })}
        </div>
    }
}

/// Who judges: found by name, added one by one.
#[component]
fn Pool(call: CallId, pool: RwSignal<Vec<(PersonId, String)>>) -> impl IntoView {
    let (_, words) = desk();
    let (typed, found) = (RwSignal::new(String::new()), RwSignal::new(Vec::<Candidate>::new()));
    Effect::new(move |_| {
        let asked = typed.get();
        if asked.trim().is_empty() {
            return found.set(Vec::new());
        }
        spawn_local(async move {
            let people = api::review::people(call, asked.clone()).await.unwrap_or_default();
            // An answer that is overtaken is dropped.
            if typed.try_get_untracked().is_some_and(|it| it == asked) {
                found.set(people);
            }
        });
    });
    let chosen = move || {
        pool.get().into_iter().map(|(person, name)| {
            let drop = move |_| pool.update(|it| it.retain(|it| it.0 != person));
            let label = words.review(W::Drop { name: name.clone() });
            view! { <li><button type="button" class="btn slim" aria-label=label on:click=drop>{name}<Icon glyph=Glyph::Close/></button></li> }
        }).collect_view()
    };
    let free = move || {
        let taken = pool.with(|it| it.iter().map(|it| it.0).collect::<Vec<_>>());
        found.get().into_iter().filter(move |it| !taken.contains(&it.person))
    };
    let offered = move || {
        free().map(|it| {
            let (person, name) = (it.person, it.name.clone());
            let add = move |_| {
                pool.update(|pool| pool.push((person, name.clone())));
                typed.set(String::new());
            };
            view! { <li><button type="button" class="btn" on:click=add>{words.review(W::Add { name: it.name, home: it.home_name })}</button></li> }
        }).collect_view()
    };
    view! {
        <h2>{words.review(W::Pool)}" "<span class="muted num">{move || words.say_review(&W::PoolCount { count: pool.with(Vec::len) })}</span></h2>
        <ul class="row pool-chosen">{chosen}</ul>
        <Field label=words.review(W::PoolFind) value=typed/>
        <ul class="row pool-found" aria-live="polite">{offered}</ul>
    }
}
