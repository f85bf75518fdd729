//! What a post lets its holder do: part × relation × thing × verb, one table (domain §2.5, X-14).
//!
//! Rights come from current appointments and from nowhere else. An appointment gives *parts* ([`parts`]); where the
//! thing lies, seen from the appointment's unit, is the [`Relation`]; [`may`] reads the table.

mod parts;
mod table;

pub use parts::{Part, parts};
pub use table::{Relation, Thing, Verb, may, paper_role};

use serde::{Deserialize, Serialize};

use crate::ids::{AppointmentId, UnitId};

/// A part that a person has, and where the thing that is asked about lies from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// `None`: the part of the server's administrators.
    pub appointment: Option<AppointmentId>,
    pub unit: Option<UnitId>,
    pub part: Part,
    pub relation: Relation,
}

impl Seat {
    /// What runs the server lies nowhere.
    pub const OF_ADMINISTRATOR: Self =
        Self { appointment: None, unit: None, part: Part::Administrator, relation: Relation::Own };
    /// Let by an administrator into a space that is no unit's, to write there.
    pub const OF_MEMBER: Self =
        Self { appointment: None, unit: None, part: Part::Member, relation: Relation::Own };
}

/// The seat that gives the right, if one does: the first in the order of appointments. The audit names it.
pub fn by_right(seats: &[Seat], thing: Thing, verb: Verb) -> Option<Seat> {
    seats.iter().copied().find(|seat| may(seat.part, seat.relation, thing, verb))
}
