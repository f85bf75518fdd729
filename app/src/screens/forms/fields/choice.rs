use gongjian_shared::forms::answer::{Answer, Chosen};
use gongjian_shared::forms::name::OptionId;
use gongjian_shared::forms::template::ChoiceOption;
use leptos::prelude::*;

use super::Place;
use super::line::Line;
use crate::screens::desk;
use crate::screens::forms::standing;
use crate::words::Word;
use crate::words::forms::FormWord as W;

/// So many options stand side by side; more are a list that opens.
pub const IN_SIGHT: usize = 8;

fn chosen(place: Place) -> Memo<Chosen> {
    let values = place.editor.values(place.key());
    Memo::new(move |_| match values.get().as_slice() {
        [one] => standing::chosen(one),
        [] | [_, _, ..] => Chosen::default(),
    })
}

/// Own words are kept while an open option is chosen.
fn choose(place: Place, options: &[ChoiceOption], mut chosen: Chosen) {
    place.editor.flush();
    let open = options.iter().any(|it| it.open && chosen.options.contains(&it.id));
    chosen.other = chosen.other.filter(|_| open);
    chosen.options.sort();
    let answer = Answer::Choice(chosen);
    place.editor.set(&place.key(), (!answer.is_empty()).then_some(answer));
}

/// Options in sight: one of them, or many.
#[component]
pub fn Ticks(place: Place, options: Vec<ChoiceOption>, many: bool) -> impl IntoView {
    let (_, words) = desk();
    let editor = place.editor;
    let now = chosen(place);
    let all = StoredValue::new(options.clone());
    let press = move |id: &OptionId, on: bool| {
        let mut chosen = now.get_untracked();
        if !many {
            chosen.options.clear();
        }
        chosen.options.retain(|it| it != id);
        if on {
            chosen.options.push(id.clone());
        }
        all.with_value(|all| choose(place, all, chosen));
    };
    view! {
        <div class="form-ticks" id=place.id.get_value()>
            {options.into_iter().map(|option| {
                let (id, at) = (option.id.clone(), option.id.clone());
                view! {
                    <label class="form-tick">
                        <input
                            type=if many { "checkbox" } else { "radio" } name=place.id.get_value() aria-describedby=place.below()
                            disabled=move || !editor.may_write.get()
                            prop:checked=move || now.with(|now| now.options.contains(&id))
                            on:change=move |event| press(&at, event_target_checked(&event))
                        />
                        <span>{words.label(option.label)}</span>
                    </label>
                }
            }).collect_view()}
        </div>
        <Other place=place now=now options=all/>
    }
}

/// A list that opens.
#[component]
pub fn Chooser(place: Place, options: Vec<ChoiceOption>) -> impl IntoView {
    let (_, words) = desk();
    let editor = place.editor;
    let now = chosen(place);
    let all = StoredValue::new(options.clone());
    let pick = move |event| {
        let id = OptionId::try_from(event_target_value(&event)).ok();
        let other = now.get_untracked().other;
        all.with_value(|all| choose(place, all, Chosen { options: id.into_iter().collect(), other }));
    };
    view! {
        <select
            class="input" id=place.id.get_value() aria-describedby=place.below() aria-invalid=move || place.invalid()
            disabled=move || !editor.may_write.get() on:change=pick
        >
            <option value="" prop:selected=move || now.with(|now| now.options.is_empty())>{words.of(Word::Choose)}</option>
            {options.into_iter().map(|option| {
                let id = option.id.clone();
                view! {
                    <option value=option.id.to_string() prop:selected=move || now.with(|now| now.options.contains(&id))>{words.label(option.label)}</option>
                }
            }).collect_view()}
        </select>
        <Other place=place now=now options=all/>
    }
}

/// The own words beside an open option (其他).
#[component]
fn Other(place: Place, now: Memo<Chosen>, options: StoredValue<Vec<ChoiceOption>>) -> impl IntoView {
    let (_, words) = desk();
    let open = Memo::new(move |_| {
        now.with(|now| options.with_value(|all| all.iter().any(|it| it.open && now.options.contains(&it.id))))
    });
    let id = StoredValue::new(format!("{}-other", place.id.get_value()));
    move || {
        open.get().then(|| {
            view! {
                <label class="form-other" for=id.get_value()>
                    <span class="small">{words.form(W::OtherWords)}</span>
                    <Line place=Place { id, ..place }/>
                </label>
            }
        })
    }
}
