//! What is owed about a pair, period by period, with the next step.

use gongjian_shared::commitments::{Item, State};
use leptos::prelude::*;

use super::held::Held;
use crate::screens::desk;
use crate::words::care::CareWord as W;

#[component]
pub fn Owed(it: Memo<Option<Held>>) -> impl IntoView {
    let (_, words) = desk();
    let items = Memo::new(move |_| it.with(|it| it.as_ref().map(Held::items)).unwrap_or_default());
    let open = |it: &Item| matches!(it.state, State::Due | State::Overdue);
    move || {
        let (open, rest): (Vec<Item>, Vec<Item>) = items.get().into_iter().partition(open);
        let (nothing, count) = (open.is_empty(), rest.len());
        view! {
            <section class="card stack" aria-labelledby="owed">
                <h2 id="owed">{words.care(W::Owed)}</h2>
                {nothing.then(|| view! { <p class="muted">{words.care(W::NothingOpen)}</p> })}
                <ul class="owed-list">{open.into_iter().map(|item| view! { <One it=it item=item/> }).collect_view()}</ul>
                {(count > 0).then(|| view! {
                    <details class="fold">
                        <summary>{words.care(W::Later { count })}</summary>
                        <ul class="owed-list">{rest.into_iter().map(|item| view! { <One it=it item=item/> }).collect_view()}</ul>
                    </details>
                })}
            </section>
        }
    }
}

#[component]
fn One(it: Memo<Option<Held>>, item: Item) -> impl IntoView {
    let (_, words) = desk();
    let rule = item.rule.clone();
    let name = move || {
        let named = it.with(|it| {
            let names = it.as_ref().map(|it| it.row.names.clone()).unwrap_or_default();
            names.into_iter().find(|(key, ..)| *key == rule)
        });
        named.map(|(_, zh, en)| words.language().named(&zh, &en)).unwrap_or_default()
    };
    let state = it.with_untracked(|it| it.as_ref().map_or(item.state, |it| it.told(item.state)));
    let tone = match state {
        State::Overdue => "alarm",
        State::Due => "care",
        State::Met | State::MetLate => "good",
        State::Future | State::Waived(_) => "calm",
    };
    view! {
        <li class="owed">
            <span class="owed-words">
                <strong>{name}</strong>
                <span class="muted small num">{words.care(W::Slot(item.slot))}" · "{words.care(W::Due { due: item.due })}</span>
            </span>
            <span class="mark" data-tone=tone>{words.care(W::State(state))}</span>
        </li>
    }
}
