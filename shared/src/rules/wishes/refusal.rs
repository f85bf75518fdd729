use serde::{Deserialize, Serialize};

use super::WishState;
use crate::named::named;
use crate::time::Timestamp;
use crate::values::Identity;

named! {
    WishField {
        School = "school",
        Text = "text",
        OnBehalf = "on_behalf",
        Reason = "reason",
    }
}

/// Why a command on a wish was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum WishRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives this")]
    NotYours,
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("{field:?} is empty")]
    Empty { field: WishField },
    #[error("{field:?} is longer than {most} characters")]
    TooLong { field: WishField, most: usize },
    ///
    #[error("{field:?} holds a number that tells who somebody is")]
    Identity { field: WishField, found: Identity },
    #[error("a small wish is worth at most {most} yuan")]
    TooMuch { most: u32 },
    /// Somebody was first.
    #[error("claimed by {name} until {until:?}")]
    Claimed { name: String, until: Timestamp },
    #[error("the wish is {state:?}")]
    Wrong { state: WishState },
    #[error("only who claimed it hands it over")]
    NotClaimer,
}
