use serde::{Deserialize, Serialize};

use super::EvaluationState;
use crate::values::Identity;

/// Why a command on an evaluation was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum EvaluationRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives this")]
    NotYours,
    #[error("the year {year} has not begun")]
    NotBegun { year: i16 },
    #[error("it is {state:?}")]
    Wrong { state: EvaluationState },
    #[error("answered before")]
    Answered,
    #[error("a question has no mark from 1 to 5")]
    Unmarked,
    #[error("it is empty")]
    Empty,
    #[error("longer than {most} characters")]
    TooLong { most: usize },
    ///
    #[error("it holds a number that tells who somebody is")]
    Identity { found: Identity },
}
