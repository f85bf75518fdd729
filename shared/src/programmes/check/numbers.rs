use std::collections::BTreeSet;

use super::{Contradiction, Counted, Situation};
use crate::programmes::bound::{Bound, Broken};
use crate::programmes::definition::Definition;
use crate::programmes::name::Key;
use crate::programmes::rule::{Load, Places, Quota, RuleValue, Staffing};
use crate::programmes::rule_set::RuleSet;

pub(super) fn contradictions(
    definition: &Definition,
    rules: &RuleSet,
    situation: &Situation,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (rule, value) in rules.values() {
        if let Some((min, max)) = value.crossed() {
            found.push(Contradiction::Crossed { rule: rule.clone(), min, max });
            continue;
        }
        let broken = definition.rule(rule).map(|it| it.broken).unwrap_or_default();
        let judged = Judged { definition, rules, situation, rule, broken };
        found.extend(judged.value(value));
    }
    found
}

/// One rule with all that it is judged by.
struct Judged<'c> {
    definition: &'c Definition,
    rules: &'c RuleSet,
    situation: &'c Situation,
    rule: &'c Key,
    broken: Broken,
}

impl Judged<'_> {
    fn value(&self, value: &RuleValue) -> Vec<Contradiction> {
        match value {
            RuleValue::Load(it) => self.load(it),
            RuleValue::Quota(it) => self.quota(it),
            RuleValue::Places(it) => self.places(it),
            RuleValue::Staffing(it) => self.staffing(it),
            RuleValue::Fund(it) => self.fund(it.amount.value()),
            RuleValue::Owed(_)
            | RuleValue::Window(_)
            | RuleValue::Rotation(_)
            | RuleValue::Age(_)
            | RuleValue::Weights(_)
            | RuleValue::Deadline(_)
            | RuleValue::ClosingHour(_)
            | RuleValue::Notice(_)
            | RuleValue::Order(_)
            | RuleValue::Yes(_) => Vec::new(),
        }
    }

    /// Σ low ≤ demand ≤ Σ high: from it, how many of `each` there must be.
    fn load(&self, it: &Load) -> Vec<Contradiction> {
        let numbers = self.situation.number(&it.each).zip(self.situation.number(&it.of));
        let Some((have, of)) = numbers else { return Vec::new() };
        let (rule, each, client) = (self.rule.clone(), it.each.clone(), it.of.clone());
        let mut found = Vec::new();
        if of > 0 && it.times > have {
            let (each, of, times) = (each.clone(), client.clone(), it.times);
            found.push(Contradiction::TooFewDifferent { rule: rule.clone(), each, of, times, have });
        }
        let demand = u64::from(of) * u64::from(it.times);
        let low = u64::from(it.bound.min());
        let most = demand.checked_div(low);
        // Who can take on nobody is never enough: no number of them is.
        let least = it.bound.max().map(|high| demand.div_ceil(u64::from(high.max(1))));
        let (servers, nobody) = (u64::from(have), it.bound.max() == Some(0) && demand > 0);
        if nobody || least.is_some_and(|n| servers < n) || most.is_some_and(|n| servers > n) {
            let (bound, broken) = (it.bound, self.broken);
            let of = client;
            found.push(Contradiction::LoadCannotFit {
                rule,
                each,
                of,
                demand,
                bound,
                have,
                least,
                most,
                broken,
            });
        }
        found
    }

    fn quota(&self, it: &Quota) -> Vec<Contradiction> {
        let mut found = self.beyond_addressees(&it.per);
        found.extend(self.counted(it.bound));
        if let Some(shares) = self.situation.shared_out.get(self.rule) {
            let sum: u64 = shares.values().copied().map(u64::from).sum();
            let fits = u32::try_from(sum).is_ok_and(|sum| it.bound.holds(sum));
            if !fits {
                let rule = self.rule.clone();
                found.push(Contradiction::SharedOutWrong { rule, sum, bound: it.bound });
            }
        }
        found
    }

    fn beyond_addressees(&self, per: &Key) -> Vec<Contradiction> {
        let reached = self.definition.addressees.as_ref().filter(|all| all.of == *per);
        let numbers = reached.and(self.situation.addressees).zip(self.situation.number(per));
        let more = numbers.filter(|(addressees, units)| units > addressees);
        let told = more.map(|(addressees, units)| {
            let (rule, per) = (self.rule.clone(), per.clone());
            Contradiction::UnitsBeyondAddressees { rule, per, units, addressees }
        });
        told.into_iter().collect()
    }

    fn own(&self) -> impl Iterator<Item = &Counted> {
        self.situation.counted.iter().filter(|it| it.rule == *self.rule)
    }

    fn counted(&self, bound: Bound) -> Vec<Contradiction> {
        let broken = self.own().filter(|it| !bound.holds(it.count));
        let told = broken.map(|it| {
            let (rule, unit, broken) = (self.rule.clone(), it.unit.clone(), self.broken);
            Contradiction::QuotaBroken { rule, unit, count: it.count, bound, broken }
        });
        told.collect()
    }

    /// The places must be within reach when every unit uses its whole quota.
    fn places(&self, it: &Places) -> Vec<Contradiction> {
        let mut found = Vec::new();
        for (rule, value) in self.rules.values() {
            let RuleValue::Quota(quota) = value else { continue };
            let units = self.situation.number(&quota.per).filter(|_| quota.of == it.of);
            let Some((units, each_at_most)) = units.zip(quota.bound.max()) else { continue };
            let reached = u64::from(units) * u64::from(each_at_most);
            if reached < u64::from(it.bound.min()) {
                found.push(Contradiction::PlacesCannotBeFilled {
                    places: self.rule.clone(),
                    quota: rule.clone(),
                    of: it.of.clone(),
                    per: quota.per.clone(),
                    units,
                    each_at_most,
                    reached,
                    wanted: it.bound,
                });
            }
        }
        found
    }

    fn staffing(&self, it: &Staffing) -> Vec<Contradiction> {
        let mut found = self.counted(it.bound);
        for unit in self.own() {
            let missing: BTreeSet<_> =
                it.lines.iter().copied().filter(|line| !unit.lines.contains(line)).collect();
            if !missing.is_empty() {
                let (rule, unit) = (self.rule.clone(), unit.unit.clone());
                found.push(Contradiction::LinesMissing { rule, unit, missing });
            }
        }
        found
    }

    fn fund(&self, amount: u64) -> Vec<Contradiction> {
        let over = self.situation.allocated.get(self.rule).filter(|allocated| **allocated > amount);
        let told = over.map(|allocated| Contradiction::FundExceeded {
            rule: self.rule.clone(),
            amount,
            allocated: *allocated,
        });
        told.into_iter().collect()
    }
}
