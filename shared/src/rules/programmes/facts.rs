use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::ids::UnitId;
use crate::programmes::{Definition, Key, RuleHistory, Situation};
use crate::rights::Seat;

/// A programme that was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    pub owner: UnitId,
    pub history: RuleHistory,
    pub ended: Option<Date>,
}

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammeFacts {
    pub today: Date,
    pub id_taken: bool,
    /// The sender's seats over the owner; `None`: there is no such unit.
    pub owner_seats: Option<Vec<Seat>>,
    /// The sender's seats over the site that is ticked.
    pub site_seats: Option<Vec<Seat>>,
    pub definition: Option<Definition>,
    pub running: Option<Running>,
    /// What there is: people, units, contacts.
    pub situation: Situation,
    /// How many hold posts of a role at the site today, for each role that a rule asks for there (S0-22).
    pub site_staff: BTreeMap<Key, u32>,
    /// (phase, item) ticked for the site.
    pub ticked: BTreeSet<(Key, Key)>,
}
