//! Defaults that break their own rule.

use super::Fault;
use crate::programmes::definition::{Commitment, Definition};
use crate::programmes::form::Asked;
use crate::programmes::name::Key;
use crate::programmes::rule::{Rule, RuleKind, RuleValue, WeightFault};

pub(super) fn faults(it: &Definition) -> Vec<Fault> {
    let mut found: Vec<Fault> = it.rules.iter().flat_map(rule).collect();
    found.extend(it.commitments.iter().flat_map(|owed| commitment(it, owed)));
    for form in &it.forms {
        if let Asked::Owed(rule) = &form.asked {
            found.extend(not_owed(it, format!("forms.{}", form.id), rule));
        }
    }
    for rubric in &it.rubrics {
        let weights: Vec<u32> = rubric.heads.iter().filter_map(|head| head.weight).collect();
        let sum = weights.iter().fold(0u32, |sum, weight| sum.saturating_add(*weight));
        if !weights.is_empty() && (sum != 100 || weights.len() != rubric.heads.len()) {
            let place = format!("rubrics.{}", rubric.id);
            found.push(Fault::Weights { place, fault: WeightFault::Sum { sum } });
        }
    }
    found
}

fn rule(it: &Rule) -> Vec<Fault> {
    let mut found = Vec::new();
    let numbers = it.value.numbers();
    if it.adjustable && !numbers.is_empty() && it.allowed.is_none() {
        found.push(Fault::NoAllowedRange { rule: it.id.clone() });
    }
    if let Some(allowed) = it.allowed {
        let outside = numbers.into_iter().filter(|n| !(allowed.min..=allowed.max).contains(n));
        found.extend(outside.map(|number| Fault::DefaultOutside { rule: it.id.clone(), number, allowed }));
    }
    if let Some((min, max)) = it.value.crossed() {
        found.push(Fault::Crossed { rule: it.id.clone(), min, max });
    }
    if let RuleValue::Weights(weights) = &it.value {
        let place = format!("rules.{}", it.id);
        let faults = weights.faults().into_iter();
        found.extend(faults.map(|fault| Fault::Weights { place: place.clone(), fault }));
    }
    found
}

fn commitment(it: &Definition, owed: &Commitment) -> Vec<Fault> {
    let place = format!("commitments.{}", owed.id);
    let role = it.role(&owed.owed_by).filter(|role| role.voluntary);
    let free =
        role.map(|role| Fault::VoluntaryOwes { place: place.clone(), role: role.id.clone() }).into_iter();
    free.chain(not_owed(it, place.clone(), &owed.rule)).collect()
}

fn not_owed(it: &Definition, place: String, id: &Key) -> Option<Fault> {
    let rule = it.rule(id)?;
    (rule.value.kind() != RuleKind::Owed).then(|| Fault::NotOwed { place, rule: id.clone() })
}
