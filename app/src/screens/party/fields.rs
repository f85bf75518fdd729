//! Fields of the forms of these pages.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::screens::desk;
use crate::widgets::unique;
use crate::words::party::{Listed, PartyWord as P};

/// One of a closed list.
#[component]
pub fn Choose<L: Listed>(
    label: P,
    value: RwSignal<L>,
    #[prop(default = L::LIST)] among: &'static [L],
) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("choose");
    let choose = move |at: String| {
        if let Some(it) = at.parse::<usize>().ok().and_then(|at| among.get(at)) {
            value.set(*it);
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words.party(label)}</label>
            <select class="input" id=id on:change=move |event| choose(event_target_value(&event))>
                {among.iter().enumerate().map(|(at, it)| view! {
                    <option value=at.to_string() selected=move || value.get() == *it>{words.list_name(*it)}</option>
                }).collect_view()}
            </select>
        </div>
    }
}

/// One of a closed list, or nothing.
#[component]
pub fn ChooseOrNot<L: Listed>(label: P, value: RwSignal<Option<L>>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("choose");
    let choose =
        move |at: String| value.set(at.parse::<usize>().ok().and_then(|at| L::LIST.get(at)).copied());
    view! {
        <div class="field">
            <label for=id.clone()>{words.party(label)}</label>
            <select class="input" id=id on:change=move |event| choose(event_target_value(&event))>
                <option value="" selected=move || value.get().is_none()>{words.party(P::NotGiven)}</option>
                {L::LIST.iter().enumerate().map(|(at, it)| view! {
                    <option value=at.to_string() selected=move || value.get() == Some(*it)>{words.list_name(*it)}</option>
                }).collect_view()}
            </select>
        </div>
    }
}

#[component]
pub fn Check(label: P, value: RwSignal<bool>, #[prop(optional)] hint: Option<P>) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || value.get() on:change=move |event| value.set(event_target_checked(&event))/>
            <span>{words.party(label)}{hint.map(|hint| view! { <small class="faint check-hint">{words.party(hint)}</small> })}</span>
        </label>
    }
}

/// Any number of a closed list, as switches that wrap.
#[component]
pub fn Several<L: Listed>(label: P, chosen: RwSignal<Vec<L>>) -> impl IntoView {
    let (_, words) = desk();
    let turn = move |it: L, on: bool| {
        chosen.update(|chosen| {
            chosen.retain(|other| *other != it);
            if on {
                chosen.push(it);
            }
        });
    };
    view! {
        <fieldset class="several">
            <legend>{words.party(label)}</legend>
            {L::LIST.iter().map(|it| view! {
                <label>
                    <input type="checkbox" prop:checked=move || chosen.with(|chosen| chosen.contains(it)) on:change=move |event| turn(*it, event_target_checked(&event))/>
                    <span>{words.list_name(*it)}</span>
                </label>
            }).collect_view()}
        </fieldset>
    }
}

/// What is wrong with a field, once the form was tried.
pub fn fault(
    tried: RwSignal<bool>,
    wrong: impl Fn() -> bool + Send + Sync + 'static,
    says: P,
) -> Signal<Option<String>> {
    let (_, words) = desk();
    Signal::derive(move || (tried.get() && wrong()).then(|| words.say_party(&says)))
}

/// The date that is typed; `Err`: something that is none.
pub fn date_of(typed: &str) -> Result<Option<Date>, ()> {
    if typed.trim().is_empty() { Ok(None) } else { typed.trim().parse().map(Some).map_err(drop) }
}

/// The date that must be there.
pub fn date_in(value: RwSignal<String>) -> Option<Date> {
    date_of(&value.get()).ok().flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::date_of;

    #[test]
    fn a_date_may_be_left_out_and_nonsense_is_none() {
        assert_eq!(date_of(" "), Ok(None));
        assert_eq!(date_of("2015-10-16"), Ok(Some(date(2015, 10, 16))));
        assert_eq!(date_of("2015-02-30"), Err(()));
    }
}
