//! The rules with their fields: what may be adjusted, within which ends, and what the source sets.

use gongjian_shared::programmes::{Definition, Named, Problem, RequirementId, Rule, RuleSet, RuleValue};
use leptos::prelude::*;

use super::draft::Draft;
use super::input::Input;
use super::knobs::{knobs, turned};
use crate::screens::desk;
use crate::words::programmes::{Names, ProgrammeWord};

/// `rules` are those that the draft starts from.
#[component]
pub fn Rules(draft: Draft, definition: StoredValue<Definition>, rules: RuleSet) -> impl IntoView {
    let (_, words) = desk();
    let rows = definition.with_value(|it| it.rules.clone()).into_iter().filter_map(move |rule| {
        let value = rules.value(&rule.id)?.clone();
        Some(if rule.adjustable {
            view! { <Adjustable draft=draft definition=definition rule=rule original=value/> }.into_any()
        } else {
            view! { <Fixed definition=definition rule=rule value=value/> }.into_any()
        })
    });
    view! {
        <section class="card stack" aria-labelledby="rules">
            <h2 id="rules">{words.told(ProgrammeWord::Rules)}</h2>
            <p class="muted small">{words.told(ProgrammeWord::RulesHint)}</p>
            <ul class="rules">{rows.collect_view()}</ul>
        </section>
    }
}

/// A rule in words: its name, its value, and where it comes from when nobody may change it.
#[component]
pub fn Fixed(definition: StoredValue<Definition>, rule: Rule, value: RuleValue) -> impl IntoView {
    let (_, words) = desk();
    let shown = move || {
        let language = words.language();
        definition.with_value(|definition| {
            let names = Names { definition, language };
            let source =
                (!rule.adjustable).then(|| words.tell(&ProgrammeWord::SetBySource { ids: ids(&rule) }));
            view! {
                <strong>{names.name(&rule)}</strong>
                <span>{names.value(&value)}</span>
                {source.map(|text| view! { <small class="faint">{text}</small> })}
            }
        })
    };
    view! { <li class="rule" data-fixed="">{shown}</li> }
}

/// "S1-05, S1-06".
pub fn ids(it: &dyn Named) -> String {
    it.from().iter().map(RequirementId::as_str).collect::<Vec<_>>().join(", ")
}

#[component]
fn Adjustable(
    draft: Draft,
    definition: StoredValue<Definition>,
    rule: Rule,
    original: RuleValue,
) -> impl IntoView {
    let (_, words) = desk();
    let value = RwSignal::new(original.clone());
    // Drawn anew when it is put back, not while it is typed.
    let drawn = RwSignal::new(0_u32);
    let (rule, original) = (StoredValue::new(rule), StoredValue::new(original));
    let changed = Memo::new(move |_| original.with_value(|original| value.with(|value| value != original)));
    let put = move |next: RuleValue| {
        original
            .with_value(|original| rule.with_value(|rule| draft.set_rule(&rule.id, next.clone(), original)));
        value.set(next);
    };
    let back = move |_| {
        put(original.get_value());
        drawn.update(|n| *n += 1);
    };
    let name = Signal::derive(move || {
        let language = words.language();
        definition.with_value(|definition| rule.with_value(|rule| Names { definition, language }.name(rule)))
    });
    let inputs = move || {
        drawn.track();
        let allowed = rule.with_value(|rule| rule.allowed);
        let parts = knobs(&value.get_untracked());
        parts
            .into_iter()
            .map(|(knob, typed)| {
                let turn = knob.clone();
                let on_turn = Callback::new(move |typed| put(turned(value.get_untracked(), &turn, typed)));
                let unit = value.with_untracked(RuleValue::unit);
                view! { <Input knob=knob typed=typed allowed=allowed unit=unit on_turn=on_turn/> }
            })
            .collect_view()
    };
    view! {
        <li class="rule" role="group" aria-label=name data-rule=rule.with_value(|it| it.id.to_string())>
            <div class="rule-top">
                <strong>{name}</strong>
                {move || changed.get().then(|| view! {
                    <span class="tag">{words.told(ProgrammeWord::Changed)}</span>
                    <button type="button" class="btn quiet slim" on:click=back>{words.told(ProgrammeWord::BackToDefault)}</button>
                })}
            </div>
            <div class="knobs">{inputs}</div>
            <Faults draft=draft definition=definition rule=rule/>
        </li>
    }
}

/// What the server says of this rule's change.
#[component]
fn Faults(draft: Draft, definition: StoredValue<Definition>, rule: StoredValue<Rule>) -> impl IntoView {
    let (_, words) = desk();
    let said = move || {
        let language = words.language();
        draft.drafted.with(|drafted| {
            let problems = drafted.iter().flat_map(|it| &it.problems);
            let own = problems.filter(|it| rule.with_value(|rule| concerns(it) == Some(&rule.id)));
            let said =
                own.map(|it| definition.with_value(|definition| Names { definition, language }.problem(it)));
            said.map(|text| view! { <p class="field-below" data-fault="">{text}</p> }).collect_view()
        })
    };
    view! { <div aria-live="polite">{said}</div> }
}

fn concerns(it: &Problem) -> Option<&gongjian_shared::programmes::Key> {
    match it {
        Problem::NoSuchRule { rule, .. }
        | Problem::NotAdjustable { rule }
        | Problem::OtherKind { rule, .. }
        | Problem::OtherUnit { rule, .. }
        | Problem::OtherShape { rule }
        | Problem::OutOfRange { rule, .. }
        | Problem::Crossed { rule, .. }
        | Problem::Weights { rule, .. } => Some(rule),
        Problem::OtherProgramme { .. }
        | Problem::NoSuchPhase { .. }
        | Problem::PhaseEndsBeforeStart { .. }
        | Problem::RunEndsBeforeStart { .. } => None,
    }
}
