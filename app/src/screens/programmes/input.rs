//! One field of a rule: of the type of what stands in it, with its unit and what is allowed.

use gongjian_shared::programmes::{Allowed, Key, Length, Rhythm, RuleUnit};
use gongjian_shared::values::Quantity;
use jiff::civil::{Date, Time};
use leptos::prelude::*;

use super::knobs::{Knob, Typed, as_long};
use crate::screens::desk;
use crate::widgets::{Glyph, Icon, unique};
use crate::words::Language;
use crate::words::programmes::ProgrammeWord;

/// The largest number of a rule that says none.
const MOST: u32 = 1_000_000;

#[component]
pub fn Input(
    knob: Knob,
    typed: Typed,
    allowed: Option<Allowed>,
    unit: RuleUnit,
    on_turn: Callback<Typed>,
) -> impl IntoView {
    match typed {
        Typed::Number(n) => {
            let label = Label { knob, unit };
            view! { <Number label=label value=n allowed=allowed on_number=Callback::new(move |n| on_turn.run(Typed::Number(n)))/> }.into_any()
        }
        Typed::Length(length) => {
            let label = Label { knob, unit: length_unit(length) };
            let turn = move |n| {
                if let Some(it) = as_long(length, n) {
                    on_turn.run(Typed::Length(it));
                }
            };
            // The range of a debt's rule is for its times, not for its length.
            let allowed = allowed.filter(|_| unit == length_unit(length));
            let allowed = allowed.or(Some(Allowed { min: 1, max: 999 }));
            view! { <Number label=label value=u32::from(length.count()) allowed=allowed on_number=Callback::new(turn)/> }.into_any()
        }
        Typed::Rhythm(it) => view! { <RhythmChoice value=it on_turn=on_turn/> }.into_any(),
        Typed::Day(on) => {
            let read = |text: &str| text.parse::<Date>().ok().map(Typed::Day);
            view! { <Text label=Label { knob, unit } kind="date" value=on.to_string() read=read on_turn=on_turn/> }.into_any()
        }
        Typed::Hour(at) => {
            let read = |text: &str| text.parse::<Time>().ok().map(Typed::Hour);
            let value = format!("{:02}:{:02}", at.hour(), at.minute());
            view! { <Text label=Label { knob, unit } kind="time" value=value read=read on_turn=on_turn/> }
                .into_any()
        }
        Typed::Sum(sum) => {
            let read = |text: &str| Quantity::try_from(text.to_owned()).ok().map(Typed::Sum);
            view! { <Text label=Label { knob, unit } kind="text" value=String::from(sum) read=read on_turn=on_turn/> }.into_any()
        }
        Typed::Order(order) => view! { <Order order=order on_turn=on_turn/> }.into_any(),
        Typed::Yes(yes) => {
            view! { <Switch label=Label { knob, unit } value=yes on_turn=on_turn/> }.into_any()
        }
    }
}

/// What a field is called.
#[derive(Clone)]
struct Label {
    knob: Knob,
    unit: RuleUnit,
}

impl Label {
    fn say(&self, language: Language) -> String {
        let word = match &self.knob {
            Knob::Low => ProgrammeWord::Low,
            Knob::High => ProgrammeWord::High,
            Knob::Only => ProgrammeWord::Amount,
            Knob::AtLeast => ProgrammeWord::AtLeast,
            Knob::Target => ProgrammeWord::Target,
            Knob::Times => ProgrammeWord::Times,
            Knob::Length => ProgrammeWord::LengthIn { unit: language.unit(self.unit).to_owned() },
            Knob::Every => ProgrammeWord::Every,
            Knob::DueBy => ProgrammeWord::DueBy,
            Knob::Years => ProgrammeWord::Years,
            Knob::Inclusive => ProgrammeWord::Inclusive,
            Knob::Share(theme) => ProgrammeWord::Percent { of: language.theme(theme).to_owned() },
            Knob::Opens => ProgrammeWord::Opens,
            Knob::Closes => ProgrammeWord::Closes,
            Knob::Hour => ProgrammeWord::Hour,
            Knob::Days => ProgrammeWord::Days,
            Knob::Working => ProgrammeWord::Working,
            Knob::Sum => ProgrammeWord::Sum,
            Knob::Delivers => ProgrammeWord::Delivers,
            Knob::Order | Knob::Yes => ProgrammeWord::Yes,
        };
        language.tell(&word)
    }
}

const fn length_unit(it: Length) -> RuleUnit {
    use gongjian_shared::programmes::LengthUnit as U;
    match it.unit() {
        U::Days => RuleUnit::Days,
        U::Months => RuleUnit::Months,
        U::Years => RuleUnit::Years,
    }
}

#[component]
fn Number(label: Label, value: u32, allowed: Option<Allowed>, on_number: Callback<u32>) -> impl IntoView {
    let (_, words) = desk();
    let (id, unread) = (unique("rule"), RwSignal::new(false));
    let below = format!("{id}-below");
    let ends = allowed.unwrap_or(Allowed { min: 0, max: MOST });
    let unit = label.unit;
    let typed = move |text: String| match text.trim().parse::<u32>() {
        Ok(n) => {
            unread.set(false);
            on_number.run(n);
        }
        Err(_) => unread.set(true),
    };
    let said = move || {
        let (min, max) = (ends.min, ends.max);
        if unread.get() {
            return words.tell(&ProgrammeWord::NotANumber { min, max });
        }
        let unit = words.language().unit(unit).to_owned();
        allowed.map(|_| words.tell(&ProgrammeWord::Allowed { min, max, unit })).unwrap_or_default()
    };
    view! {
        <div class="field knob">
            <label for=id.clone()>{move || label.say(words.language())}</label>
            <input
                class="input num" id=id type="number" inputmode="numeric" min=ends.min max=ends.max value=value
                aria-describedby=below.clone() aria-invalid=move || unread.get().then_some("true")
                on:input=move |event| typed(event_target_value(&event))
            />
            <p class="field-below" id=below data-fault=move || unread.get().then_some("")>{said}</p>
        </div>
    }
}

/// A date, an hour, a sum of money: kept when it can be read.
#[component]
fn Text(
    label: Label,
    kind: &'static str,
    value: String,
    read: fn(&str) -> Option<Typed>,
    on_turn: Callback<Typed>,
) -> impl IntoView {
    let (_, words) = desk();
    let (id, unread) = (unique("rule"), RwSignal::new(false));
    let below = format!("{id}-below");
    let typed = move |text: String| {
        let it = read(text.trim());
        unread.set(it.is_none());
        if let Some(it) = it {
            on_turn.run(it);
        }
    };
    let fault = if kind == "date" { ProgrammeWord::DayMissing } else { ProgrammeWord::Unreadable };
    view! {
        <div class="field knob" data-wide="">
            <label for=id.clone()>{move || label.say(words.language())}</label>
            <input
                class="input" id=id type=kind value=value required
                aria-describedby=below.clone() aria-invalid=move || unread.get().then_some("true")
                on:input=move |event| typed(event_target_value(&event))
            />
            <p class="field-below" id=below data-fault="">{move || unread.get().then(|| words.tell(&fault))}</p>
        </div>
    }
}

#[component]
fn RhythmChoice(value: Rhythm, on_turn: Callback<Typed>) -> impl IntoView {
    const ALL: [Rhythm; 6] = [
        Rhythm::Month,
        Rhythm::Quarter,
        Rhythm::Term,
        Rhythm::AcademicYear,
        Rhythm::Year,
        Rhythm::BuildingYear,
    ];
    let (_, words) = desk();
    let id = unique("rule");
    let chosen = move |text: String| {
        if let Some(it) = text.parse::<usize>().ok().and_then(|at| ALL.get(at)) {
            on_turn.run(Typed::Rhythm(*it));
        }
    };
    view! {
        <div class="field knob" data-wide="">
            <label for=id.clone()>{words.told(ProgrammeWord::Every)}</label>
            <select class="input" id=id on:change=move |event| chosen(event_target_value(&event))>
                {ALL.into_iter().enumerate().map(|(at, it)| view! {
                    <option value=at.to_string() selected=it == value>{words.told(ProgrammeWord::Rhythm(it))}</option>
                }).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Switch(label: Label, value: bool, on_turn: Callback<Typed>) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <label class="check">
            <input type="checkbox" checked=value on:change=move |event| on_turn.run(Typed::Yes(event_target_checked(&event)))/>
            <span>{move || label.say(words.language())}</span>
        </label>
    }
}

/// An order, changed by moving up and down: no dragging, so a thumb and a keyboard do it.
#[component]
fn Order(order: Vec<Key>, on_turn: Callback<Typed>) -> impl IntoView {
    let (_, words) = desk();
    let order = RwSignal::new(order);
    let swap = move |from: usize, to: usize| {
        order.update(|order| order.swap(from, to));
        on_turn.run(Typed::Order(order.get_untracked()));
    };
    let rows = move || {
        let all = order.get();
        let last = all.len().saturating_sub(1);
        all.into_iter().enumerate().map(|(at, key)| {
            let name = words.language().theme(&key).to_owned();
            let (up, down) = (ProgrammeWord::Up { name: name.clone() }, ProgrammeWord::Down { name: name.clone() });
            view! {
                <li>
                    <span class="num faint">{at + 1}</span><span class="grow">{name}</span>
                    <button type="button" class="btn round" aria-label=words.told(up) disabled=at == 0 on:click=move |_| swap(at, at.saturating_sub(1))>
                        <Icon glyph=Glyph::Up/>
                    </button>
                    <button type="button" class="btn round" aria-label=words.told(down) disabled=at == last on:click=move |_| swap(at, at + 1)>
                        <Icon glyph=Glyph::Down/>
                    </button>
                </li>
            }
        })
        .collect_view()
    };
    view! { <ol class="order">{rows}</ol> }
}
