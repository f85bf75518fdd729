//! Can these rules be met by the people and dates there are? Asked before a programme starts, and before a change.

mod contradiction;
mod dates;
mod numbers;
mod situation;

use super::definition::Definition;
use super::rule::{RuleValue, weigh};
use super::rule_set::RuleSet;

pub use contradiction::Contradiction;
pub use situation::{Counted, Scheme, Situation};

/// Everything that cannot go together, in a fixed order. What the situation does not know is not judged.
pub fn check(definition: &Definition, rules: &RuleSet, situation: &Situation) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let wanted = definition.contacts.at_least;
    if situation.contacts < wanted {
        found.push(Contradiction::NoContact { wanted, have: situation.contacts });
    }
    found.extend(dates::contradictions(definition, rules, situation));
    found.extend(numbers::contradictions(definition, rules, situation));
    found.extend(weights(rules, situation));
    found
}

/// S4-26: the rule holds for every scheme of assessment, whoever made it.
fn weights(rules: &RuleSet, situation: &Situation) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (rule, value) in rules.values() {
        let RuleValue::Weights(weights) = value else { continue };
        for scheme in situation.schemes.iter().filter(|it| it.rule == *rule) {
            let faults = weigh(&scheme.shares, &weights.minimum).into_iter();
            let (rule, name) = (rule, &scheme.name);
            found.extend(faults.map(|fault| Contradiction::Weights {
                rule: rule.clone(),
                scheme: name.clone(),
                fault,
            }));
        }
    }
    found
}
