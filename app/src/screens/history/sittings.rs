use gongjian_shared::history::Heads;
use gongjian_shared::history::sittings::{Sitting, sittings};
use gongjian_shared::time::Timestamp;
use leptos::prelude::*;

use super::name;
use crate::keeper::talk::{Past, PinView};
use crate::screens::desk;
use crate::widgets::Avatar;
use crate::words::Words;
use crate::words::history::HistoryWord;

/// What is looked at: how the text was before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// `None`: everything since the person last looked.
    pub who: Option<String>,
    pub at: Timestamp,
    pub before: Heads,
    pub after: Heads,
}

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Sat { sitting: Sitting, who: String },
    Fixed(PinView),
}

/// Sittings and what was fixed in between, the newest first.
pub fn entries(past: &Past, pins: &[PinView], words: Words) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut pins: Vec<&PinView> = pins.iter().collect();
    pins.sort_by_key(|it| it.row.at);
    let mut pins = pins.into_iter().peekable();
    for sitting in sittings(past.first, &past.written) {
        while let Some(pin) = pins.next_if(|it| it.row.at < sitting.from) {
            found.push(Entry::Fixed(pin.clone()));
        }
        let who = name(past, sitting.author, words);
        found.push(Entry::Sat { sitting, who });
    }
    found.extend(pins.map(|pin| Entry::Fixed(pin.clone())));
    found.reverse();
    found
}

#[component]
pub fn Entries(entries: Memo<Vec<Entry>>, chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    let (_, words) = desk();
    view! {
        {move || entries.with(Vec::is_empty).then(|| view! { <p class="muted">{words.past(HistoryWord::Nothing)}</p> })}
        <ol class="sittings">
            {move || entries.get().into_iter().map(|entry| match entry {
                Entry::Sat { sitting, who } => view! { <Sat sitting=sitting who=who chosen=chosen/> }.into_any(),
                Entry::Fixed(pin) => view! { <Fixed pin=pin/> }.into_any(),
            }).collect_view()}
        </ol>
    }
}

#[component]
fn Sat(sitting: Sitting, who: String, chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    let (_, words) = desk();
    let Sitting { from, to, changes, unsent, before, after, .. } = sitting;
    let when = move || {
        let (from, to) = (words.moment(from), words.moment(to));
        if from == to { to } else { words.of_past(&HistoryWord::Span { from, to }) }
    };
    let this = Chosen { who: Some(who.clone()), at: to, before, after };
    let here = this.clone();
    let current = Memo::new(move |_| chosen.with(|it| it.as_ref() == Some(&here)));
    view! {
        <li>
            <button type="button" class="item sitting" aria-current=move || current.get().then_some("true") on:click=move |_| chosen.set(Some(this.clone()))>
                <Avatar name=who.clone()/>
                <span class="item-words">
                    <strong>{who}</strong>
                    <span class="item-more"><span>{when}</span><span>{words.past(HistoryWord::Changes { count: changes })}</span></span>
                    {(unsent > 0).then(|| view! { <span class="item-why">{words.past(HistoryWord::Unsent { count: unsent })}</span> })}
                </span>
            </button>
        </li>
    }
}

#[component]
fn Fixed(pin: PinView) -> impl IntoView {
    let (_, words) = desk();
    let (at, who, number) = (pin.row.at, pin.row.name.clone(), pin.row.number.clone());
    view! {
        <li>
            <a class="item" href=format!("/paper/{}?pin={}", pin.row.document, pin.pin)>
                <i class="lamp" data-tone="care"></i>
                <span class="item-words">
                    <strong>{words.past(HistoryWord::FixedThen { number })}</strong>
                    <span class="item-more"><span>{move || words.moment(at)}</span><span>{who}</span></span>
                    <span class="small">{pin.row.reason}</span>
                </span>
            </a>
        </li>
    }
}
