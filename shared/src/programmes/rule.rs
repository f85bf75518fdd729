//! The typed rules of a programme (B3): one enum of values, each with its unit and the numbers in it.

mod age;
mod kind;
mod weights;

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::bound::{Bound, Broken};
use super::name::{Key, RequirementId, is_named};
use super::span::{Length, Rhythm};
use crate::party::Line;
use crate::values::Quantity;

pub use age::AgeLimit;
pub use kind::{RuleKind, RuleUnit};
pub use weights::{WeightFault, Weights, weigh};

/// One rule as the definition sets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: Key,
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
    pub value: RuleValue,
    /// May the owner of a started programme change it?
    pub adjustable: bool,
    /// Between which ends each number in it must stay; an adjustable rule with numbers must have it.
    #[serde(default)]
    pub allowed: Option<Allowed>,
    #[serde(default)]
    pub broken: Broken,
}
is_named!(Rule);

/// Unit: that of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    pub min: u32,
    pub max: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleValue {
    Load(Load),
    Quota(Quota),
    Places(Places),
    Staffing(Staffing),
    Owed(Owed),
    Window(Length),
    Rotation(Length),
    Age(AgeLimit),
    Weights(Weights),
    Deadline(Deadline),
    ClosingHour(Time),
    Notice(DayCount),
    Fund(Fund),
    /// Which wish comes first, when not all can be met.
    Order(Vec<Key>),
    Yes(bool),
}

/// How many of `of` each of `each` takes on (K7): 2 to 3 counselors for each leader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Load {
    pub each: Key,
    pub of: Key,
    pub bound: Bound,
    /// By how many different ones each of `of` is taken on: 3 reviewers for each application.
    #[serde(default = "one")]
    pub times: u32,
}

const fn one() -> u32 {
    1
}

/// How many of `of` there may be in each `per`: 2 applications for each college.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    pub of: Key,
    pub per: Key,
    pub bound: Bound,
}

/// How many of `of` are chosen in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    pub of: Key,
    pub bound: Bound,
}

/// 配备标准 (A4): who must be there in each `per`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staffing {
    pub role: Key,
    pub per: Key,
    pub bound: Bound,
    /// Each of these lines must be among them.
    #[serde(default)]
    pub lines: BTreeSet<Line>,
}

/// What a commitment asks for (K5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owed {
    /// Fewer are overdue.
    pub at_least: u32,
    /// What is aimed at; fewer are no debt.
    #[serde(default)]
    pub target: Option<u32>,
    pub due: Due,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// In each of these periods.
    Every(Rhythm),
    /// Once, this long after the start of what owes it.
    Within(Length),
    /// Until the end of this day.
    By(Date),
}

/// Until when something is handed in (C10). Only the server's receipt counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    #[serde(default)]
    pub opens: Option<Date>,
    pub on: Date,
    /// Local time of the receiving office; absent: the end of the day.
    #[serde(default)]
    pub closes: Option<Time>,
}

/// So many days before a warning, an escalation, an end of publicity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayCount {
    pub days: u32,
    /// 工作日: statutory working days, by the calendar of the unit.
    #[serde(default)]
    pub working: bool,
}

/// Money with its purpose (S4-10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fund {
    pub amount: Quantity,
    pub receivers: Key,
    /// What is to be delivered for it.
    #[serde(default)]
    pub delivers: Option<Quantity>,
}

impl Fund {
    /// What one delivered thing gets: 3,000 for each drum team. Unit: whole yuan; none when nothing is counted.
    pub fn each_yuan(&self) -> Option<u64> {
        self.amount.value().checked_div(self.delivers?.value())
    }
}
