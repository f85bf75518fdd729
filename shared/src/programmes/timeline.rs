//! Which phases run on a day, how they lie beside each other, and what is done in them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::definition::{Definition, Phase};
use super::name::{Entry, Key};
use super::part::{Act, Matter};
use super::rule_set::RuleSet;
use super::span::Days;

/// One stretch of a phase, to be drawn. Bars of one row do not overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    pub phase: Key,
    pub days: Days,
    /// Counted from 0 at the top.
    pub row: usize,
}

/// The phases that run on this day, in the order of the definition (S0-19: there may be two).
pub fn phases_on<'d>(definition: &'d Definition, rules: &RuleSet, day: Date) -> Vec<&'d Phase> {
    let runs = |phase: &&Phase| stretches(rules, phase).iter().any(|days| days.contains(day));
    definition.phases.iter().filter(runs).collect()
}

/// The time line of the programme: every stretch of every phase by its start, each in the first row that is free.
pub fn timeline(definition: &Definition, rules: &RuleSet) -> Vec<Bar> {
    let all = definition.phases.iter().flat_map(|phase| {
        let days = stretches(rules, phase).into_iter();
        days.map(|days| Bar { phase: phase.id.clone(), days, row: 0 })
    });
    let mut bars: Vec<Bar> = all.collect();
    bars.sort_by_key(|bar| (bar.days.from, bar.days.to));
    let mut ends: Vec<Date> = Vec::new();
    for bar in &mut bars {
        bar.row = ends.iter().position(|end| *end < bar.days.from).unwrap_or(ends.len());
        match ends.get_mut(bar.row) {
            Some(end) => *end = bar.days.to,
            None => ends.push(bar.days.to),
        }
    }
    bars
}

fn stretches(rules: &RuleSet, phase: &Phase) -> Vec<Days> {
    rules.span(&phase.id).unwrap_or(phase.span).stretches(rules.run())
}

/// May this be commanded on this day? Outside an open phase the server says no (B2).
pub fn is_open(definition: &Definition, rules: &RuleSet, day: Date, act: Act) -> bool {
    phases_on(definition, rules, day).iter().any(|phase| phase.open.contains(&act))
}

/// What a role sees on this day: the union over the phases that run.
pub fn sees(definition: &Definition, rules: &RuleSet, day: Date, role: &Key) -> BTreeSet<Matter> {
    let running = phases_on(definition, rules, day).into_iter();
    let sights = running.flat_map(|phase| &phase.sees).filter(|sight| sight.roles.contains(role));
    sights.flat_map(|sight| sight.what.iter().copied()).collect()
}

/// The checklist of a phase for one site: what is done and what is open (S0-20).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticks<'d> {
    pub done: Vec<&'d Entry>,
    pub open: Vec<&'d Entry>,
}

pub fn ticks<'d>(phase: &'d Phase, done: &BTreeSet<Key>) -> Ticks<'d> {
    let (done, open) = phase.checklist.iter().partition(|item| done.contains(&item.id));
    Ticks { done, open }
}
