use jiff::civil::Date;

use crate::calendar::YearSetting;
use crate::party::{Appointment, Follow, Person, Unit};
use crate::rights::Seat;

/// What is known of one unit that a command names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFacts {
    pub unit: Unit,
    /// The sender's seats, seen from this unit.
    pub seats: Vec<Seat>,
    /// Units directly below that are not dissolved.
    pub children: u64,
    /// Units in the whole subtree, this one left out.
    pub below: u64,
    /// Appointments that ever were, and those that hold today.
    pub appointments: u64,
    pub current: u64,
    /// People whose home it is.
    pub people: u64,
    /// Documents in its space.
    pub documents: u64,
}

/// What is known of one person that a command names. The seats are those over the person's home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFacts {
    pub person: Person,
    pub seats: Vec<Seat>,
    pub appointments: u64,
    pub account: bool,
}

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartyFacts {
    pub today: Date,
    /// The sender runs this server.
    pub administrator: bool,
    pub id_taken: bool,
    pub login_taken: bool,
    /// The unit that the command is about.
    pub unit: Option<UnitFacts>,
    /// The parent, guide, home or unit to merge into that it names beside it.
    pub other: Option<UnitFacts>,
    /// `other` is `unit` or lies below it.
    pub other_below_unit: bool,
    /// A unit of the same name is under the same parent.
    pub name_taken: bool,
    pub person: Option<PersonFacts>,
    /// The person to merge into.
    pub other_person: Option<PersonFacts>,
    pub appointment: Option<Appointment>,
    /// Appointments of the same person to the same post at the same unit.
    pub same_post: Vec<Appointment>,
    pub follow: Option<Follow>,
    /// What the unit itself has set of the year that a calendar is about.
    pub set: YearSetting,
}

impl PartyFacts {
    /// Nothing is known yet.
    pub fn on(today: Date) -> Self {
        Self { today, ..Self::default() }
    }
}
