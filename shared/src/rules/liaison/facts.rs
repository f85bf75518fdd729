use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{DutyRow, IssueRow, Origin, TalksRow};
use crate::ids::{IssueId, PairId, UnitId, UserId};
use crate::rights::Seat;
use crate::time::Timestamp;

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiaisonFacts {
    pub who: UserId,
    pub name: String,
    /// When the command came in.
    pub now: Timestamp,
    pub today: Date,
    /// The pairs that the command names and that are there.
    pub pairs: BTreeMap<PairId, PairTies>,
    /// The sender's seats over the owner of the programme or issue; `None`: there is none.
    pub seats: Option<Vec<Seat>>,
    /// That owner.
    pub owner: Option<UnitId>,
    /// SetDuty: the roster as it stands.
    pub duty: DutyRow,
    /// The id of the issue is taken.
    pub id_taken: bool,
    pub issue: Option<IssueRow>,
    /// The named owner's name, if the sender may name them.
    pub owner_name: Option<String>,
    /// One for each opinion that the command names.
    pub origins: BTreeMap<Origin, OriginFacts>,
}

/// How the sender is tied to a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairTies {
    /// The sender is one of the two, in the post on which the pair rests.
    pub is_leader: bool,
    pub is_counselor: bool,
    /// The sender's seats over the unit of the leader's post.
    pub seats: Vec<Seat>,
    /// The pair holds today.
    pub holds: bool,
    pub talks: TalksRow,
}

/// An opinion that a command names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OriginFacts {
    /// It stands in a document of that pair, and the pair is one of the programme.
    pub known: bool,
    /// The issue into which it went.
    pub taken_by: Option<IssueId>,
}

impl Default for LiaisonFacts {
    fn default() -> Self {
        Self {
            who: UserId::from_bytes([0; 16]),
            name: String::new(),
            now: Timestamp::default(),
            today: Date::default(),
            pairs: BTreeMap::new(),
            seats: None,
            owner: None,
            duty: DutyRow::default(),
            id_taken: false,
            issue: None,
            owner_name: None,
            origins: BTreeMap::new(),
        }
    }
}
