//! Changing the rules of a started programme.

use std::mem::discriminant;

use serde::{Deserialize, Serialize};

use super::{RuleSet, RuleVersion};
use crate::programmes::definition::Definition;
use crate::programmes::name::Key;
use crate::programmes::rule::{Allowed, Rule, RuleKind, RuleUnit, RuleValue, WeightFault};
use crate::programmes::span::{Days, Span};

/// One change that the owner of a programme asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Rule { rule: Key, value: RuleValue },
    Phase { phase: Key, span: Span },
    Run(Days),
}

/// Why a change is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Problem {
    OtherProgramme {
        wanted: Key,
        given: Key,
    },
    NoSuchRule {
        rule: Key,
        rules: Vec<Key>,
    },
    NoSuchPhase {
        phase: Key,
        phases: Vec<Key>,
    },
    /// The source sets it.
    NotAdjustable {
        rule: Key,
    },
    OtherKind {
        rule: Key,
        wanted: RuleKind,
        given: RuleKind,
    },
    OtherUnit {
        rule: Key,
        wanted: RuleUnit,
        given: RuleUnit,
    },
    /// Only the numbers may change, not of whom or by what kind of bound.
    OtherShape {
        rule: Key,
    },
    OutOfRange {
        rule: Key,
        number: u32,
        unit: RuleUnit,
        allowed: Allowed,
    },
    Crossed {
        rule: Key,
        min: u32,
        max: u32,
    },
    Weights {
        rule: Key,
        fault: WeightFault,
    },
    PhaseEndsBeforeStart {
        phase: Key,
        days: Days,
    },
    RunEndsBeforeStart {
        run: Days,
    },
}

impl RuleSet {
    /// The next version. Without a real change it is this one.
    ///
    /// # Errors
    /// Every [`Problem`] of every change: all or nothing is changed. Whether the changed rules can be met
    /// by the people there are is another question, [`crate::programmes::check`].
    pub fn adjust(&self, definition: &Definition, changes: &[Change]) -> Result<Self, Vec<Problem>> {
        if definition.id != self.programme {
            let (wanted, given) = (self.programme.clone(), definition.id.clone());
            return Err(vec![Problem::OtherProgramme { wanted, given }]);
        }
        let problems: Vec<Problem> = changes.iter().flat_map(|it| problems(definition, it)).collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut next = self.clone();
        for change in changes {
            next.apply(change);
        }
        if next != *self {
            next.version = RuleVersion(self.version.0.saturating_add(1));
        }
        Ok(next)
    }

    fn apply(&mut self, change: &Change) {
        match change {
            Change::Rule { rule, value } => {
                self.values.insert(rule.clone(), value.clone());
            }
            Change::Phase { phase, span } => {
                self.phases.insert(phase.clone(), *span);
            }
            Change::Run(run) => self.run = *run,
        }
    }
}

fn problems(definition: &Definition, change: &Change) -> Vec<Problem> {
    match change {
        Change::Rule { rule: id, value } => match definition.rule(id) {
            Some(rule) => in_value(rule, value),
            None => {
                let rules = definition.rules.iter().map(|it| it.id.clone()).collect();
                vec![Problem::NoSuchRule { rule: id.clone(), rules }]
            }
        },
        Change::Phase { phase, span } => in_phase(definition, phase, *span),
        Change::Run(run) if run.to < run.from => vec![Problem::RunEndsBeforeStart { run: *run }],
        Change::Run(_) => Vec::new(),
    }
}

fn in_phase(definition: &Definition, phase: &Key, span: Span) -> Vec<Problem> {
    if definition.phase(phase).is_none() {
        let phases = definition.phases.iter().map(|it| it.id.clone()).collect();
        return vec![Problem::NoSuchPhase { phase: phase.clone(), phases }];
    }
    match span {
        Span::Dates(days) if days.to < days.from => {
            vec![Problem::PhaseEndsBeforeStart { phase: phase.clone(), days }]
        }
        Span::Dates(_) | Span::Relative(_) | Span::EachYear(_) => Vec::new(),
    }
}

/// The first question that is answered no ends the asking, but all numbers are looked at.
fn in_value(rule: &Rule, value: &RuleValue) -> Vec<Problem> {
    let id = || rule.id.clone();
    if !rule.adjustable {
        return vec![Problem::NotAdjustable { rule: id() }];
    }
    if rule.value.kind() != value.kind() {
        return vec![Problem::OtherKind { rule: id(), wanted: rule.value.kind(), given: value.kind() }];
    }
    if rule.value.unit() != value.unit() {
        return vec![Problem::OtherUnit { rule: id(), wanted: rule.value.unit(), given: value.unit() }];
    }
    if !same_shape(&rule.value, value) {
        return vec![Problem::OtherShape { rule: id() }];
    }
    let mut found = Vec::new();
    if let Some(allowed) = rule.allowed {
        let outside = value.numbers().into_iter().filter(|n| !(allowed.min..=allowed.max).contains(n));
        let unit = value.unit();
        found.extend(outside.map(|number| Problem::OutOfRange { rule: id(), number, unit, allowed }));
    }
    if let Some((min, max)) = value.crossed() {
        found.push(Problem::Crossed { rule: id(), min, max });
    }
    if let RuleValue::Weights(weights) = value {
        found.extend(weights.faults().into_iter().map(|fault| Problem::Weights { rule: id(), fault }));
    }
    found
}

/// Is it the same rule with other numbers?
fn same_shape(old: &RuleValue, new: &RuleValue) -> bool {
    use RuleValue as V;
    match (old, new) {
        (V::Load(a), V::Load(b)) => {
            (&a.each, &a.of, discriminant(&a.bound)) == (&b.each, &b.of, discriminant(&b.bound))
        }
        (V::Quota(a), V::Quota(b)) => {
            (&a.of, &a.per, discriminant(&a.bound)) == (&b.of, &b.per, discriminant(&b.bound))
        }
        (V::Places(a), V::Places(b)) => (&a.of, discriminant(&a.bound)) == (&b.of, discriminant(&b.bound)),
        (V::Staffing(a), V::Staffing(b)) => {
            (&a.role, &a.per, &a.lines, discriminant(&a.bound))
                == (&b.role, &b.per, &b.lines, discriminant(&b.bound))
        }
        (V::Owed(a), V::Owed(b)) => discriminant(&a.due) == discriminant(&b.due),
        (V::Weights(a), V::Weights(b)) => a.minimum == b.minimum,
        (V::Fund(a), V::Fund(b)) => a.receivers == b.receivers && a.amount.unit() == b.amount.unit(),
        (V::Order(a), V::Order(b)) => sorted(a) == sorted(b),
        _ => true,
    }
}

fn sorted(keys: &[Key]) -> Vec<&Key> {
    let mut keys: Vec<&Key> = keys.iter().collect();
    keys.sort();
    keys
}
