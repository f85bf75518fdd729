use gongjian_shared::forms::answer::{Answer, Named};
use leptos::prelude::*;

use super::Place;
use crate::screens::desk;
use crate::screens::party::picker::finds;
use crate::words::forms::FormWord as W;

/// A person or a unit: from the register by characters, pinyin or initials, or, without a network, by name alone.
#[component]
pub fn NamedLine(place: Place, person: bool) -> impl IntoView {
    let editor = place.editor;
    let (_, words) = desk();
    let values = editor.values(place.key());
    let named = Memo::new(move |_| match values.get().as_slice() {
        [Answer::Person(it) | Answer::Unit(it)] => Some(it.clone()),
        [_] | [] | [_, _, ..] => None,
    });
    let set = Callback::new(move |it: Named| {
        editor.set(&place.key(), Some(if person { Answer::Person(it) } else { Answer::Unit(it) }));
    });
    move || {
        match named.get() {
        Some(it) => view! {
            <div class="picked">
                <strong class="grow">{it.name}</strong>
                {move || editor.may_write.get().then(|| view! {
                    <button type="button" class="btn slim" id=place.id.get_value() on:click=move |_| editor.set(&place.key(), None)>{words.form(W::ChooseAnother)}</button>
                })}
            </div>
        }
        .into_any(),
        None => view! { <Search place=place person=person on_choose=set/> }.into_any(),
    }
    }
}

#[component]
fn Search(place: Place, person: bool, on_choose: Callback<Named>) -> impl IntoView {
    let (_, words) = desk();
    let typed = RwSignal::new(String::new());
    let found = finds(typed);
    let hint = words.form(if person { W::PersonHint } else { W::UnitHint });
    let lines = move || -> Option<Result<Vec<(Named, String)>, ()>> {
        let found = found.get()?.map_err(drop);
        Some(found.map(|found| {
            let people = found.people.into_iter().map(|it| {
                (Named { id: Some(it.person.as_uuid()), name: it.detail.name.into() }, it.home_name)
            });
            let units = found.units.into_iter().map(|it| {
                let about = words.listed(it.unit.detail.level).to_owned();
                (Named { id: Some(it.unit.unit.as_uuid()), name: it.unit.detail.name.into() }, about)
            });
            if person { people.collect() } else { units.collect() }
        }))
    };
    let bare = move || {
        let name = typed.get().trim().to_owned();
        (!name.is_empty()).then_some(name)
    };
    view! {
        <input
            class="input" type="search" id=place.id.get_value() autocomplete="off" autocapitalize="off" spellcheck="false"
            placeholder=hint aria-describedby=place.below() disabled=move || !place.editor.may_write.get()
            prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))
        />
        {move || lines().map(|lines| match lines {
            Ok(lines) if lines.is_empty() => view! { <p class="muted small" role="status">{words.form(W::Nobody)}</p> }.into_any(),
            Ok(lines) => view! {
                <ul class="choices-found">
                    {lines.into_iter().map(|(it, about)| {
                        let name = it.name.clone();
                        view! {
                            <li>
                                <button type="button" on:click=move |_| on_choose.run(it.clone())>
                                    <strong>{name}</strong><span class="muted small">{about}</span>
                                </button>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            }.into_any(),
            Err(()) => view! { <p class="muted small" role="status">{words.form(W::SearchOffline)}</p> }.into_any(),
        })}
        {move || bare().map(|name| {
            let chosen = Named { id: None, name: name.clone() };
            view! {
                <button type="button" class="btn slim" on:click=move |_| on_choose.run(chosen.clone())>{words.form(W::UseName { name })}</button>
            }
        })}
    }
}
