use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::named::named;

named! {
    LiaisonField {
        Title = "title",
        Place = "place",
        Solution = "solution",
        Answer = "answer",
        Duty = "duty",
        Phone = "phone",
        Opinions = "opinions",
        Pairs = "pairs",
    }
}

/// Why a command on talks, the roster or issues was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum LiaisonRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives this")]
    NotYours,
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("the pair is over")]
    Over,
    #[error("{field:?} is empty")]
    Empty { field: LiaisonField },
    #[error("{field:?} has at most {most}")]
    TooMuch { field: LiaisonField, most: usize },
    #[error("{on} is over")]
    Past { on: Date },
    #[error("a turn ends before it begins")]
    TurnedRound,
    /// Not there, or nobody the sender may name.
    #[error("no such owner")]
    NoSuchOwner,
    /// One of them stands in no record of the programme.
    #[error("no such opinion")]
    NoSuchOpinion,
    #[error("an opinion went into another issue")]
    OpinionTaken,
    #[error("the issue was answered")]
    Answered,
}
