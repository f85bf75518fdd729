use gongjian_shared::forms::answer::Answer;
use gongjian_shared::forms::number::{NumberAnswer, Qualifier};
use jiff::civil::Date;
use leptos::prelude::*;

use super::Place;
use crate::device::textarea;
use crate::screens::desk;
use crate::words::forms::FormWord as W;

/// One line of text.
#[component]
pub fn Line(place: Place, #[prop(default = "text")] mode: &'static str) -> impl IntoView {
    let editor = place.editor;
    let text = editor.line(place.key());
    view! {
        <input
            class="input" type="text" inputmode=mode id=place.id.get_value() autocomplete="off" spellcheck="false"
            aria-describedby=place.below() aria-invalid=move || place.invalid()
            readonly=move || !editor.may_write.get()
            prop:value=move || text.get()
            on:input=move |event| editor.type_in(&place.key(), event_target_value(&event), textarea::is_composing(&event))
            on:compositionstart=move |_| editor.compose(&place.key())
            on:compositionend=move |_| editor.composition_ended(&place.key())
            on:change=move |_| editor.flush()
            on:blur=move |_| editor.leave(&place.key())
        />
    }
}

/// A number, its unit, and how sure it is where that may be said.
#[component]
pub fn NumberLine(place: Place, unit: String, inexact: bool) -> impl IntoView {
    let (_, words) = desk();
    let editor = place.editor;
    let values = editor.values(place.key());
    let number = Memo::new(move |_| match values.get().as_slice() {
        [Answer::Number(it)] => Some(it.clone()),
        [_] | [] | [_, _, ..] => None,
    });
    let sure = move || number.get().map(|it| it.qualifier).unwrap_or_default();
    let choose = move |event| {
        let all = [Qualifier::Exact, Qualifier::AtLeast, Qualifier::MoreThan, Qualifier::About];
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| all.get(at).copied());
        editor.flush();
        if let (Some(qualifier), Some(it)) = (chosen, number.get_untracked()) {
            editor.set(&place.key(), Some(Answer::Number(NumberAnswer { qualifier, ..it })));
        }
    };
    view! {
        <div class="form-number">
            <Line place=place mode="decimal"/>
            <span class="form-unit">{unit}</span>
            {inexact.then(|| view! {
                <select
                    class="input" aria-label=words.form(W::HowSure) disabled=move || !editor.may_write.get() || number.with(Option::is_none)
                    on:change=choose
                >
                    {[Qualifier::Exact, Qualifier::AtLeast, Qualifier::MoreThan, Qualifier::About].into_iter().enumerate().map(|(at, it)| view! {
                        <option value=at.to_string() prop:selected=move || sure() == it>{words.form(W::Qualifier(it))}</option>
                    }).collect_view()}
                </select>
            })}
        </div>
    }
}

#[component]
pub fn DateLine(place: Place, first: Option<Date>, last: Option<Date>) -> impl IntoView {
    let editor = place.editor;
    let values = editor.values(place.key());
    let text = Memo::new(move |_| match values.get().as_slice() {
        [Answer::Date(date)] => date.to_string(),
        [_] | [] | [_, _, ..] => String::new(),
    });
    view! {
        <input
            class="input" type="date" id=place.id.get_value() min=first.map(|it| it.to_string()) max=last.map(|it| it.to_string())
            aria-describedby=place.below() aria-invalid=move || place.invalid()
            readonly=move || !editor.may_write.get()
            prop:value=move || text.get()
            on:change=move |event| {
                let typed = event_target_value(&event);
                let date = typed.parse().ok().map(Answer::Date);
                if date.is_some() || typed.is_empty() {
                    editor.set(&place.key(), date);
                }
            }
        />
    }
}
