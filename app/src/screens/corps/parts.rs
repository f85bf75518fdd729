//! Parts of these pages: choices, longer texts, what became of commands.

use gongjian_shared::rules::Command;
use jiff::civil::Date;
use leptos::prelude::*;

use crate::keeper::talk::{GivenRow, GivenState};
use crate::screens::{desk, outbox};
use crate::widgets::unique;
use crate::words::Word;
use crate::words::corps::CorpsWord as W;
use crate::words::party::Listed;

/// One of some; the empty choice first where `chosen` is empty.
#[component]
pub fn Pick(
    label: W,
    /// Value and name of each.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    chosen: RwSignal<String>,
) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("pick");
    view! {
        <div class="field">
            <label for=id.clone()>{words.corps(label)}</label>
            <select class="input" id=id on:change=move |event| chosen.set(event_target_value(&event))>
                <option value="" selected=move || chosen.with(String::is_empty)>"—"</option>
                {move || options.get().into_iter().map(|(value, name)| {
                    let its = value.clone();
                    view! { <option value=value selected=move || chosen.with(|it| *it == its)>{name}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}

/// The names of a closed list, with their words.
pub fn listed<L: Listed>(word: fn(L) -> &'static str) -> Signal<Vec<(String, String)>> {
    let (_, words) = desk();
    Signal::derive(move || {
        L::LIST.iter().map(|it| (word(*it).to_owned(), words.listed(*it).to_owned())).collect()
    })
}

/// Several lines of text.
#[component]
pub fn Area(label: W, value: RwSignal<String>, #[prop(default = 4)] rows: u8) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("area");
    view! {
        <div class="field">
            <label for=id.clone()>{words.corps(label)}</label>
            <textarea
                class="input" id=id rows=rows.to_string() prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </div>
    }
}

/// Commands of these pages that wait on this device or came to nothing.
#[component]
pub fn Fates(of: fn(&Command) -> bool) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let rows = Memo::new(move |_| {
        outbox.rows.with(|rows| {
            let open = |row: &&GivenRow| row.state.waits() || row.state.failed();
            let its = |row: &&GivenRow| row.command().as_ref().is_some_and(of);
            rows.iter().filter(open).filter(its).cloned().collect::<Vec<_>>()
        })
    });
    let draw = move |row: GivenRow| {
        let id = row.id;
        match row.state {
            GivenState::Refused { refusal } => view! {
                <p class="card corps-fate" data-fate="refused" role="alert">
                    <span class="item-why">
                        {move || refusal.open().map_or_else(|| words.say_corps(&W::Refused), |it| words.say(&Word::Refusal(it)))}
                    </span>
                    <button type="button" class="btn quiet slim" on:click=move |_| outbox.dismiss(id)>{words.corps(W::Seen)}</button>
                </p>
            }
            .into_any(),
            GivenState::NotUnderstood => {
                view! { <p class="card corps-fate" data-fate="refused">{words.corps(W::Refused)}</p> }.into_any()
            }
            GivenState::Waits | GivenState::WaitsForContent => {
                view! { <p class="card corps-fate muted" data-fate="waits">{words.corps(W::Waiting)}</p> }.into_any()
            }
            GivenState::Done { .. } => ().into_any(),
        }
    };
    move || rows.get().into_iter().map(draw).collect_view()
}

/// A day as a person typed it.
pub fn day(typed: RwSignal<String>) -> Option<Date> {
    typed.with_untracked(|it| it.trim().parse().ok())
}

/// Something that was typed, trimmed.
pub fn typed(it: RwSignal<String>) -> String {
    it.with_untracked(|it| it.trim().to_owned())
}
