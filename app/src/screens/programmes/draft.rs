//! A start or a change that is being made: asked of the server while it is typed. The last answer wins.

use std::collections::BTreeMap;
use std::time::Duration;

use gongjian_shared::ids::UnitId;
use gongjian_shared::programmes::{Change, Definition, Key, RuleSet, RuleValue, Span};
use gongjian_shared::wire::programmes::{DraftAsked, Drafted};
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, CallError};

/// How long the typing must rest before it is asked.
const REST: Duration = Duration::from_millis(300);

#[derive(Clone, Copy)]
pub struct Draft {
    pub definition: StoredValue<Key>,
    pub owner: RwSignal<UnitId>,
    pub on: RwSignal<Date>,
    /// Contacts that can be reached.
    pub contacts: RwSignal<u32>,
    /// Tried numbers; they take the place of what is counted.
    pub numbers: RwSignal<BTreeMap<Key, u32>>,
    /// What differs from the definition already.
    pub before: StoredValue<Vec<Change>>,
    pub changes: RwSignal<Vec<Change>>,
    pub drafted: RwSignal<Option<Drafted>>,
    pub asking: RwSignal<bool>,
    pub trouble: RwSignal<Option<CallError>>,
    turn: StoredValue<u64>,
}

impl Draft {
    pub fn new(definition: Key, owner: UnitId, on: Date, before: Vec<Change>) -> Self {
        Self {
            definition: StoredValue::new(definition),
            owner: RwSignal::new(owner),
            on: RwSignal::new(on),
            contacts: RwSignal::new(0),
            numbers: RwSignal::new(BTreeMap::new()),
            before: StoredValue::new(before),
            changes: RwSignal::new(Vec::new()),
            drafted: RwSignal::new(None),
            asking: RwSignal::new(false),
            trouble: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// What is asked; tracked.
    fn asked(self) -> DraftAsked {
        let mut changes = self.before.get_value();
        changes.extend(self.changes.get());
        DraftAsked {
            definition: self.definition.get_value(),
            owner: self.owner.get(),
            on: self.on.get(),
            contacts: self.contacts.get(),
            numbers: self.numbers.get().into_iter().collect(),
            changes,
        }
    }

    /// Asks now, and again whenever something was typed and the typing rests.
    pub fn follow(self) {
        Effect::new(move |first: Option<()>| {
            let asked = self.asked();
            let rest = if first.is_none() { Duration::ZERO } else { REST };
            self.later(asked, rest);
        });
    }

    /// Asks once more, after a failure.
    pub fn again(self) {
        self.later(untrack(move || self.asked()), Duration::ZERO);
    }

    fn later(self, asked: DraftAsked, rest: Duration) {
        let mine = self.turn.get_value() + 1;
        self.turn.set_value(mine);
        self.asking.set(true);
        let is_last = move || self.turn.try_get_value() == Some(mine);
        set_timeout(
            move || {
                if !is_last() {
                    return;
                }
                spawn_local(async move {
                    let answer = api::programmes::draft(asked).await;
                    if is_last() {
                        self.answered(answer);
                    }
                });
            },
            rest,
        );
    }

    fn answered(self, answer: Result<Drafted, CallError>) {
        self.asking.try_set(false);
        match answer {
            Ok(drafted) => {
                self.trouble.try_set(None);
                drop(self.drafted.try_set(Some(drafted)));
            }
            Err(error) => drop(self.trouble.try_set(Some(error))),
        }
    }

    /// Notes a rule's value; `original` again is no change.
    pub fn set_rule(self, rule: &Key, value: RuleValue, original: &RuleValue) {
        let other = |it: &Change| !matches!(it, Change::Rule { rule: known, .. } if known == rule);
        let change = (value != *original).then(|| Change::Rule { rule: rule.clone(), value });
        self.put(other, change);
    }

    pub fn set_phase(self, phase: &Key, span: Span, original: Span) {
        let other = |it: &Change| !matches!(it, Change::Phase { phase: known, .. } if known == phase);
        let change = (span != original).then(|| Change::Phase { phase: phase.clone(), span });
        self.put(other, change);
    }

    fn put(self, other: impl Fn(&Change) -> bool, change: Option<Change>) {
        self.changes.update(|changes| {
            changes.retain(other);
            changes.extend(change);
        });
    }
}

/// What makes these rules out of the definition's own: a draft starts from the definition.
pub fn differences(definition: &Definition, rules: &RuleSet) -> Vec<Change> {
    let fresh = RuleSet::start(definition, rules.run().from);
    let run = (fresh.run() != rules.run()).then(|| Change::Run(rules.run()));
    let phases = definition.phases.iter().filter_map(|it| {
        let span = rules.span(&it.id).filter(|span| *span != it.span)?;
        Some(Change::Phase { phase: it.id.clone(), span })
    });
    let values = definition.rules.iter().filter_map(|it| {
        let value = rules.value(&it.id).filter(|value| **value != it.value)?.clone();
        Some(Change::Rule { rule: it.id.clone(), value })
    });
    run.into_iter().chain(phases).chain(values).collect()
}
