//! Choosing a unit or a person by characters, pinyin or initials, among those that one may see.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use gongjian_shared::wire::party::Found;

use crate::api::{self, CallError};
use crate::screens::desk;
use crate::widgets::{Glyph, Icon, unique};
use crate::words::Word;
use crate::words::party::PartyWord as P;

/// How long after the last key the server is asked.
const PAUSE: Duration = Duration::from_millis(200);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Units,
    People,
}

/// What was chosen, with the name to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub id: String,
    pub name: String,
}

/// What a search field finds while it is typed in; `None` while nothing is typed or nothing has come yet.
pub fn finds(typed: RwSignal<String>) -> RwSignal<Option<Result<Found, CallError>>> {
    let found = RwSignal::new(None);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(handle)) = waiting.try_update_value(Option::take) {
            handle.clear();
        }
    };
    Effect::new(move |_| {
        let asked = typed.get();
        stop();
        if asked.trim().is_empty() {
            found.set(None);
            return;
        }
        let ask = move || {
            spawn_local(async move {
                let answer = api::party::find(asked.clone()).await;
                // Only the answer to what stands there now.
                if typed.try_get_untracked().as_ref() == Some(&asked) {
                    found.try_set(Some(answer));
                }
            });
        };
        waiting.set_value(set_timeout_with_handle(ask, PAUSE).ok());
    });
    on_cleanup(stop);
    found
}

/// A search field with what it finds below; once chosen, the name and a way to choose another.
#[component]
pub fn Picker(
    label: P,
    what: What,
    chosen: RwSignal<Option<Chosen>>,
    #[prop(into)] fault: Signal<Option<String>>,
) -> impl IntoView {
    let (_, words) = desk();
    let hint = if what == What::Units { P::UnitHint } else { P::PersonHint };
    let typed = RwSignal::new(String::new());
    let found = finds(typed);
    let id = StoredValue::new(unique("picker"));
    let choose = Callback::new(move |it: Chosen| {
        chosen.set(Some(it));
        typed.set(String::new());
    });
    view! {
        <div class="field picker">
            <label for=id.get_value()>{words.party(label)}</label>
            {move || match chosen.get() {
                Some(it) => view! {
                    <div class="picked">
                        <strong class="grow">{it.name}</strong>
                        <button type="button" class="btn slim" id=id.get_value() on:click=move |_| chosen.set(None)>{words.party(P::ChooseAnother)}</button>
                    </div>
                }.into_any(),
                None => view! {
                    <input
                        class="input" type="search" id=id.get_value() autocomplete="off" autocapitalize="off" spellcheck="false"
                        placeholder=words.party(hint.clone()) aria-invalid=move || fault.with(Option::is_some).then_some("true")
                        prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <p class="field-below" data-fault=move || fault.with(Option::is_some).then_some("")>{fault}</p>
                    {move || found.get().map(|it| view! { <Choices found=it what=what on_choose=choose/> })}
                }.into_any(),
            }}
        </div>
    }
}

/// Several units, one after the other; each can be taken out again.
#[component]
pub fn PickSeveral(label: P, hint: P, chosen: RwSignal<Vec<Chosen>>) -> impl IntoView {
    let (_, words) = desk();
    let next = RwSignal::new(None::<Chosen>);
    Effect::new(move |_| {
        if let Some(it) = next.get() {
            next.set(None);
            if chosen.with_untracked(|all| all.iter().all(|there| there.id != it.id)) {
                chosen.update(|all| all.push(it));
            }
        }
    });
    let line = move |it: Chosen| {
        let label = words.party(P::TakeOut { name: it.name.clone() });
        let take = move |_| chosen.update(|all| all.retain(|there| there.id != it.id));
        view! {
            <li>
                <span class="grow">{it.name.clone()}</span>
                <button type="button" class="btn quiet round" aria-label=label on:click=take><Icon glyph=Glyph::Close/></button>
            </li>
        }
    };
    view! {
        <Picker label=label what=What::Units chosen=next fault=Signal::stored(None::<String>)/>
        <p class="muted small">{words.party(hint)}</p>
        <ul class="linked">{move || chosen.get().into_iter().map(line).collect_view()}</ul>
    }
}

#[component]
fn Choices(found: Result<Found, CallError>, what: What, on_choose: Callback<Chosen>) -> impl IntoView {
    let (_, words) = desk();
    let found = match found {
        Ok(found) => found,
        Err(error) => return view! { <p class="form-trouble">{words.of(Word::Call(error))}</p> }.into_any(),
    };
    let lines: Vec<(Chosen, String)> = match what {
        What::Units => found
            .units
            .into_iter()
            .map(|it| {
                let about = words.listed(it.unit.detail.level).to_owned();
                (Chosen { id: it.unit.unit.to_string(), name: it.unit.detail.name.into() }, about)
            })
            .collect(),
        What::People => found
            .people
            .into_iter()
            .map(|it| (Chosen { id: it.person.to_string(), name: it.detail.name.into() }, it.home_name))
            .collect(),
    };
    if lines.is_empty() {
        return view! { <p class="muted small" role="status">{words.party(P::NothingFound)}</p> }.into_any();
    }
    view! {
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
    }
    .into_any()
}
