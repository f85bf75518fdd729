use serde::{Deserialize, Serialize};

use super::NeedState;

/// Why a command on a request was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum NeedRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives this")]
    NotYours,
    #[error("this id is taken by something else")]
    IdTaken,
    /// No unit on the way up from the sender's own has named a handler other than the sender.
    #[error("nobody handles requests")]
    NoDesk,
    #[error("the request is {state:?}")]
    Wrong { state: NeedState },
    #[error("it is empty")]
    Empty,
    #[error("longer than {most}")]
    TooLong { most: usize },
    #[error("a reply takes from 1 to {most} days")]
    BadDays { most: u16 },
    #[error("not one of those whom the sender may name")]
    UnknownPerson,
}
