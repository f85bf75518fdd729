use gongjian_shared::forms::answer::Answer;
use gongjian_shared::forms::print;
use leptos::prelude::*;

use super::Place;
use crate::screens::desk;
use crate::words::Word;
use crate::words::forms::FormWord as W;

/// What people wrote while apart, each with its author, until somebody chooses.
#[component]
pub fn Conflict(place: Place) -> impl IntoView {
    let (_, words) = desk();
    let editor = place.editor;
    let values = move || editor.disputed(&place.key());
    let line = move |(answer, by): (Answer, Option<String>)| {
        let language = words.language();
        let kind = place.asked.with_value(|asked| asked.kind.clone());
        let value = language.printed(&print::one(&kind, &answer));
        let name = words.of(Word::UseValue { value: value.clone() });
        let by = language.form(&by.map_or(W::WrittenBySomebody, |who| W::WrittenBy { who }));
        view! {
            <button
                type="button" class="btn" aria-label=name disabled=move || !editor.may_write.get()
                on:click=move |_| editor.set(&place.key(), Some(answer.clone()))
            >
                <span class="form-dispute"><small>{by}</small><span>{value}</span></span>
            </button>
        }
    };
    view! {
        <div class="conflict" role="group">
            <p>{words.of(Word::ConflictLead)}</p>
            <div class="conflict-values">{move || values().into_iter().map(line).collect_view()}</div>
            <p class="faint">{words.of(Word::WriteAnother)}</p>
        </div>
    }
}
