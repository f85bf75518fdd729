//! The numbers that the rules are judged by, and a field to try others (what if there were 18 leaders).

use gongjian_shared::programmes::{Definition, Key, RuleValue, Situation};
use leptos::prelude::*;

use super::draft::Draft;
use crate::screens::desk;
use crate::widgets::unique;
use crate::words::programmes::{Names, ProgrammeWord};

#[component]
pub fn Numbers(draft: Draft, definition: StoredValue<Definition>, counted: Situation) -> impl IntoView {
    let (_, words) = desk();
    let Situation { numbers: counted, .. } = counted;
    let asked = definition.with_value(judged);
    view! {
        <section class="card stack" aria-labelledby="numbers">
            <h2 id="numbers">{words.told(ProgrammeWord::Numbers)}</h2>
            <p class="muted small">{words.told(ProgrammeWord::NumbersHint)}</p>
            <ul class="numbers">
                {asked.into_iter().map(|id| {
                    let known = counted.get(&id).copied();
                    view! { <Number draft=draft definition=definition id=id known=known/> }
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Number(draft: Draft, definition: StoredValue<Definition>, id: Key, known: Option<u32>) -> impl IntoView {
    let (_, words) = desk();
    let field = StoredValue::new(unique("number"));
    let key = StoredValue::new(id);
    let name = Signal::derive(move || {
        let language = words.language();
        definition.with_value(|definition| key.with_value(|id| Names { definition, language }.counted(id)))
    });
    let known_word = known.map_or(ProgrammeWord::NotCounted, |count| ProgrammeWord::Counted { count });
    let typed = move |text: String| {
        draft.numbers.update(|numbers| match text.trim().parse::<u32>() {
            Ok(n) => drop(numbers.insert(key.get_value(), n)),
            Err(_) => drop(numbers.remove(&key.get_value())),
        });
    };
    view! {
        <li class="number">
            <label class="grow" for=field.get_value()>
                {name}<small class="faint num">{words.told(known_word)}</small>
            </label>
            <input
                class="input slim num" id=field.get_value() type="number" inputmode="numeric" min="0" max="1000000"
                aria-label=move || words.tell(&ProgrammeWord::TryNumber { name: name.get() })
                placeholder=known.map(|n| n.to_string()).unwrap_or_default() data-number=key.with_value(ToString::to_string)
                on:input=move |event| typed(event_target_value(&event))
            />
        </li>
    }
}

/// What loads, quotas, places and forms count, each once, in the order of the definition.
fn judged(definition: &Definition) -> Vec<Key> {
    let mut found: Vec<Key> = Vec::new();
    let mut note = |id: &Key| {
        if !found.contains(id) {
            found.push(id.clone());
        }
    };
    for (_, value) in definition.values() {
        if let RuleValue::Load(it) = value {
            note(&it.of);
            note(&it.each);
        }
        if let RuleValue::Quota(it) = value {
            note(&it.per);
        }
    }
    definition.forms.iter().for_each(|it| note(&it.filled_by));
    found
}
