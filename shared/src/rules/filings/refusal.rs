use serde::{Deserialize, Serialize};

use crate::rights::Verb;

/// Why a table was not filed. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum FilingRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives {verb:?} on programmes of the unit")]
    NotYours { verb: Verb },
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("the programme has no yearly table")]
    NoTable,
    #[error("the year {year} has not begun")]
    NotBegun { year: i16 },
    /// S1-25
    #[error("the evaluation of {year} has not been adopted")]
    NotEvaluated { year: i16 },
    /// Records came or were corrected since the sender read it.
    #[error("the table has changed since it was read")]
    Changed,
    #[error("version {version} says the same")]
    Same { version: u32 },
    #[error("a correction needs a reason")]
    NoReason,
    #[error("a reason has at most {most} characters")]
    TooLong { most: usize },
}
