use serde::{Deserialize, Serialize};

/// Why a decision on a version was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum DecisionRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("no such document")]
    NotThere,
    #[error("no seat of the sender decides on papers here")]
    NotYours,
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("a decision gives a reason")]
    NoReason,
    #[error("the reason or the number is longer than {most} characters")]
    TooLong { most: usize },
    #[error("a version has heads, and not more than {most}")]
    BadVersion { most: usize },
    #[error("exactly this version is adopted already")]
    AdoptedAlready,
    #[error("the decision was undone already")]
    ReopenedAlready,
    /// Only said by the phone: the version stands on work that was not accepted, so it can never arrive.
    #[error("the version stands on work that was not accepted")]
    StandsOnRefused,
}
