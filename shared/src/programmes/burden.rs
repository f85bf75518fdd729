//! The burden meter (domain.md §4.3, item 5): what a programme asks of each filler in a year, before it is sent out.

use serde::{Deserialize, Serialize};

use super::check::Situation;
use super::definition::Definition;
use super::form::{Asked, FormUse};
use super::name::Key;
use super::rule::{Due, RuleValue};
use super::rule_set::RuleSet;

/// One form, for one who fills it in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BurdenRow {
    pub form: Key,
    pub filled_by: Key,
    /// How many of them there are, if that is known.
    pub fillers: Option<u32>,
    /// Unit: forms a year. In the first year, for what is asked once.
    pub forms: u64,
    /// Unit: fields a year.
    pub fields: u64,
    /// Unit: minutes a year.
    pub minutes: u64,
}

/// All rows, in the order of the definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Burden {
    pub rows: Vec<BurdenRow>,
}

impl Burden {
    /// What one of this role does in a year. Unit: minutes.
    pub fn minutes_of(&self, role: &Key) -> u64 {
        self.rows.iter().filter(|row| row.filled_by == *role).map(|row| row.minutes).sum()
    }

    /// What all fillers do together in a year, as far as their number is known. Unit: minutes.
    pub fn minutes_of_all(&self) -> u64 {
        self.rows.iter().map(|row| row.minutes * u64::from(row.fillers.unwrap_or(1))).sum()
    }
}

/// Forms × fields × times, for each who fills them in, in a year.
pub fn burden(definition: &Definition, rules: &RuleSet, situation: &Situation) -> Burden {
    let rows = definition.forms.iter().map(|form| {
        let forms = times_a_year(rules, form) * each(rules, situation, form);
        BurdenRow {
            form: form.id.clone(),
            filled_by: form.filled_by.clone(),
            fillers: situation.number(&form.filled_by),
            forms,
            fields: forms * u64::from(form.fields),
            minutes: forms * u64::from(form.minutes),
        }
    });
    Burden { rows: rows.collect() }
}

fn times_a_year(rules: &RuleSet, form: &FormUse) -> u64 {
    match &form.asked {
        Asked::Once => 1,
        Asked::Voluntary => 0,
        Asked::Every(rhythm) => u64::from(rhythm.times_a_year()),
        Asked::Owed(rule) => match rules.value(rule) {
            Some(RuleValue::Owed(owed)) => {
                let rounds = match owed.due {
                    Due::Every(rhythm) => rhythm.times_a_year(),
                    Due::Within(_) | Due::By(_) => 1,
                };
                u64::from(owed.at_least) * u64::from(rounds)
            }
            Some(_) | None => 0,
        },
    }
}

/// For how many the form is filled in: what one filler has on average, rounded up; without numbers the most
/// that a load rule allows.
fn each(rules: &RuleSet, situation: &Situation, form: &FormUse) -> u64 {
    let Some(of) = &form.for_each else { return 1 };
    let numbers = situation.number(of).zip(situation.number(&form.filled_by));
    if let Some((clients, fillers)) = numbers.filter(|(_, fillers)| *fillers > 0) {
        return u64::from(clients).div_ceil(u64::from(fillers));
    }
    let loads = rules.values().filter_map(|(_, value)| {
        let RuleValue::Load(load) = value else { return None };
        load.bound.max().filter(|_| load.each == form.filled_by && load.of == *of)
    });
    loads.map(u64::from).max().unwrap_or(1)
}
