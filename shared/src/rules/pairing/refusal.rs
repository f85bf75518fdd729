use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::rights::Verb;

/// Why a command on pairs was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum PairingRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives {verb:?} on programmes of the unit")]
    NotYours { verb: Verb },
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("the programme ended on {on}")]
    Ended { on: Date },
    #[error("the programme has no pairs")]
    NoPairs,
    #[error("a text has at most {most} characters")]
    TooLong { most: usize },
    #[error("the pair would begin outside the programme, from {from} to {to}")]
    OutsideRun { from: Date, to: Date },
    /// No such post, or it makes nobody a leader on the first day (S1-03).
    #[error("the post makes nobody a leader here on that day")]
    LeaderUnfit,
    #[error("the post makes nobody a counselor here on that day")]
    CounselorUnfit,
    #[error("nobody is paired with themselves")]
    SamePerson,
    /// S1-04
    #[error("the counselor has a leader already")]
    PairedAlready,
    /// S1-05
    #[error("a leader has at most {most}")]
    LoadFull { most: u32 },
    #[error("there is no such pair to follow")]
    NothingToFollow,
    #[error("a reason is needed")]
    NoReason,
    #[error("the pair ended on {on}")]
    EndedAlready { on: Date },
    #[error("a pair that began on {from} cannot end before")]
    EndBeforeStart { from: Date },
}
