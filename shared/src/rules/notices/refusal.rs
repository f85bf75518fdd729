use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::rights::Verb;

/// Why a command on a notice was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum NoticeRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives {verb:?} on notices of the unit")]
    NotYours { verb: Verb },
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("the text has 1 to {most} characters")]
    BadText { most: usize },
    #[error("its last day {on} is over")]
    Past { on: Date },
    /// Nobody of those who were named is there today.
    #[error("nobody would get it")]
    NoOne,
    #[error("more than {most} addressees")]
    TooMany { most: usize },
    /// Taken back by the office: nothing more is asked.
    #[error("the notice was withdrawn")]
    Withdrawn,
    #[error("the notice asks for no answer")]
    NothingAsked,
    #[error("the answer needs words, and not more than {most} characters")]
    BadAnswer { most: usize },
}
