//! From the commitments of a programme to the rules that are owed about each pair (S1-08, S1-10, S1-12).

use std::collections::BTreeSet;
use std::num::NonZeroU16;

use jiff::civil::Date;

use crate::commitments::{
    AsOf, Condition, Counting, Every, Fact, Item, Key, Percent, Rule, Side, State, When, items,
};
use crate::programmes::{Commitment, Definition, Due, Label, Owed, Rhythm, RuleSet, RuleValue};
use crate::rules::pairing::PairRow;
use crate::wire::today::Waiting;

/// What each pair owes, in the order of the definition. A commitment for a single day is owed by no pair.
pub fn owed_by_pairs(definition: &Definition, rules: &RuleSet) -> Vec<Rule> {
    let of_pairs = definition.commitments.iter().filter(|it| it.per.as_str() == "pair");
    of_pairs.filter_map(|it| rule(definition, rules, it)).collect()
}

/// What the definition calls what pairs owe: key, Chinese, English.
pub fn names_of(definition: &Definition) -> Vec<(Key, String, String)> {
    let of_pairs = definition.commitments.iter().filter(|it| it.per.as_str() == "pair");
    of_pairs.filter_map(|it| Some((same(&it.id)?, it.zh.clone(), it.en.clone()))).collect()
}

pub(super) fn rule(definition: &Definition, rules: &RuleSet, it: &Commitment) -> Option<Rule> {
    let Some(RuleValue::Owed(owed)) = rules.value(&it.rule) else { return None };
    Some(Rule {
        key: same(&it.id)?,
        // 001 has nothing that counselors owe: help is the leader's debt (S1-14).
        owed_by: Side::From,
        counts: it.counts.iter().filter_map(|kind| counting(definition, kind)).collect(),
        least: number(owed.at_least)?,
        target: owed.target.and_then(number),
        not_before: None,
        when: when(owed)?,
    })
}

/// A catalogue counts when the record names one of its kinds, or in an open one any text (S1-12); a kind by itself.
fn counting(definition: &Definition, kind: &crate::programmes::Key) -> Option<Counting> {
    let key = same(kind)?;
    let Some(catalogue) = definition.catalogue(kind) else {
        return Some(Counting { kind: key, conditions: Vec::new() });
    };
    let choices: BTreeSet<Key> = catalogue.kinds.iter().filter_map(|it| same(&it.id)).collect();
    let named = Condition::OneOf { attribute: key.clone(), choices, open: catalogue.open };
    Some(Counting { kind: key, conditions: vec![named] })
}

fn when(owed: &Owed) -> Option<When> {
    match owed.due {
        Due::Every(rhythm) => {
            Some(When::Each { every: every(rhythm), share: Percent::default(), catch_up: false })
        }
        Due::Within(length) => Some(When::Within { months: length.months()? }),
        Due::By(_) => None,
    }
}

const fn every(it: Rhythm) -> Every {
    match it {
        Rhythm::Month => Every::Month,
        Rhythm::Quarter => Every::Quarter,
        Rhythm::Term => Every::Term,
        Rhythm::AcademicYear => Every::AcademicYear,
        Rhythm::Year => Every::Year,
        Rhythm::BuildingYear => Every::BuildingYear,
    }
}

/// Both kinds of short names have the same shape.
pub(super) fn same(it: &crate::programmes::Key) -> Option<Key> {
    Key::try_from(it.as_str().to_owned()).ok()
}

fn number(it: u32) -> Option<NonZeroU16> {
    NonZeroU16::new(u16::try_from(it).ok()?)
}

/// What is due later than a quarter from now is not told today. Unit: days.
const SOON_DAYS: i32 = 92;

/// What the leader of a pair has to arrange on a day, one line for each rule: until when, or no day when all of it should
/// have been before. Nobody is told how late something is.
pub fn left(row: &PairRow, facts: &[Fact], today: Date) -> Vec<Waiting> {
    let soon = today.saturating_add(jiff::Span::new().days(SOON_DAYS));
    let mut lines: Vec<(Key, Option<Date>)> = Vec::new();
    for item in standing(row, facts, AsOf::today(today)) {
        let due = match item.state {
            State::Due if item.due > soon => continue,
            State::Due => Some(item.due),
            State::Overdue => None,
            State::Future | State::Met | State::MetLate | State::Waived(_) => continue,
        };
        match lines.iter_mut().find(|(rule, _)| *rule == item.rule) {
            Some((_, known)) => *known = (*known).max(due),
            None => lines.push((item.rule, due)),
        }
    }
    let line = |(rule, due): (Key, Option<Date>)| {
        let (_, zh, en) = row.names.iter().find(|(key, ..)| *key == rule)?.clone();
        Some(Waiting::Pair { pair: row.pair, other: row.counselor.name.clone(), owed: Label { zh, en }, due })
    };
    lines.into_iter().filter_map(line).collect()
}

/// All that is owed about a pair as it stands on `as_of.today`, by the terms of its school, in the order of the rules.
pub fn standing(row: &PairRow, facts: &[Fact], as_of: AsOf) -> Vec<Item> {
    let subject = row.subject();
    row.rules.iter().flat_map(|rule| items(rule, &subject, facts, as_of, &row.terms)).collect()
}
