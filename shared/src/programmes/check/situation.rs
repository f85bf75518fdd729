use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::party::Line;
use crate::programmes::name::Key;

/// What there is: counts that the server takes from appointments, units and calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// How many hold a role, or how many there are of a subject: leaders, counselors, colleges, applications.
    pub numbers: BTreeMap<Key, u32>,
    /// What single units have under a rule: applications of a college, directors of a committee.
    pub counted: Vec<Counted>,
    /// Places handed out under a rule, by unit.
    pub shared_out: BTreeMap<Key, BTreeMap<String, u32>>,
    /// Money allocated under a rule. Unit: whole yuan.
    pub allocated: BTreeMap<Key, u64>,
    /// Schemes of assessment that a rule of weights binds.
    pub schemes: Vec<Scheme>,
    pub contacts: u32,
    /// To how many the notice goes.
    pub addressees: Option<u32>,
    /// The first day of the owner unit.
    pub owner_since: Option<Date>,
    /// The day on which the owner unit is dissolved.
    pub owner_until: Option<Date>,
}

/// One unit under one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub rule: Key,
    /// Its short name.
    pub unit: String,
    pub count: u32,
    /// The line of each holder, where the rule asks for lines.
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    pub rule: Key,
    pub name: String,
    /// Unit: percent.
    pub shares: BTreeMap<Key, u32>,
}

impl Situation {
    pub(in crate::programmes) fn number(&self, of: &Key) -> Option<u32> {
        self.numbers.get(of).copied()
    }
}
