use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::rights::Verb;

/// Why a command on rounds was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum RoundRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives {verb:?} on programmes of the unit")]
    NotYours { verb: Verb },
    #[error("the programme ended on {on}")]
    Ended { on: Date },
    #[error("the programme has no pairs")]
    NoPairs,
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("the round is published")]
    Published,
    /// Somebody else kept it meanwhile.
    #[error("the round is at version {version} already")]
    Stale { version: u32 },
    #[error("a forbidden pair needs a reason")]
    NoReason,
    #[error("a text has at most {most} characters")]
    TooLong { most: usize },
    #[error("{count} pairs of the round are not confirmed")]
    NotConfirmed { count: u32 },
    #[error("a round without pairs is no round")]
    Empty,
}
