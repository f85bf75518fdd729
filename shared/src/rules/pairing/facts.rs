use jiff::civil::Date;

use crate::ids::{PersonId, ProgrammeId, UnitId};
use crate::party::{Liable, Post};
use crate::programmes::Definition;
use crate::rights::Seat;
use crate::rules::programmes::Running;

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairingFacts {
    pub today: Date,
    /// Confirm: the id of the pair is taken.
    pub id_taken: bool,
    /// The sender's seats over the owner of the programme; `None`: there is no such programme.
    pub owner_seats: Option<Vec<Seat>>,
    pub definition: Option<Definition>,
    pub running: Option<Running>,
    /// Confirm: the two, in the posts that the command names.
    pub leader: Option<SideFacts>,
    pub counselor: Option<SideFacts>,
    /// Confirm: the pair that it follows is one of the same programme.
    pub follows_known: bool,
    /// End: the pair.
    pub pair: Option<PairFacts>,
}

/// One side of a pair that is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideFacts {
    pub person: PersonId,
    pub unit: UnitId,
    pub post: Post,
    /// Why the post makes its holder a leader with counselors (S1-03).
    pub liable: Option<Liable>,
    /// Holds the post on the first day of the pair.
    pub holds: bool,
    /// The unit is the owner of the programme or below it.
    pub inside: bool,
    /// Pairs of this programme that the person has on the first day or later.
    pub pairs: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairFacts {
    pub programme: ProgrammeId,
    pub from: Date,
    /// The first day on which it is over.
    pub until: Option<Date>,
}
