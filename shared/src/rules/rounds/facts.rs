use jiff::civil::Date;

use crate::ids::{ProgrammeId, UnitId};
use crate::rights::Seat;

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoundFacts {
    /// The sender's seats over the owner of the programme; `None`: there is no such programme.
    pub owner_seats: Option<Vec<Seat>>,
    pub owner: Option<UnitId>,
    /// The day on which the programme ended, and today.
    pub ended: Option<Date>,
    pub today: Date,
    /// The programme pairs people.
    pub has_pairs: bool,
    /// The round, if it was kept before.
    pub known: Option<KnownRound>,
    /// Pairs of the round that the register does not have on its first day.
    pub unconfirmed: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownRound {
    pub programme: ProgrammeId,
    pub version: u32,
    pub published: bool,
    /// How many pairs it has.
    pub pairs: u32,
}
