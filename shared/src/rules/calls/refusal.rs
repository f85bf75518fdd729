use serde::{Deserialize, Serialize};

use super::{ApplicationState, CallState, Eligibility, Lack};
use crate::calendar::Deadline;
use crate::ids::ApplicationId;
use crate::time::Timestamp;

/// Who used a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub application: ApplicationId,
    pub title: String,
    pub host: String,
}

/// Why a command on a call or an application was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum CallRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives the right")]
    NotYours,
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("the programme was ended")]
    ProgrammeEnded,
    /// A unit that is not there, or not within the owner.
    #[error("an addressee or the receiver is no unit of the owner")]
    NoSuchUnit,
    #[error("there is no such form")]
    NoSuchForm,
    #[error("somebody wrote the draft meanwhile")]
    Changed,
    #[error("a call that is {state:?} does not take this")]
    CallIs { state: CallState },
    #[error("an application that is {state:?} does not take this")]
    ApplicationIs { state: ApplicationState },
    /// S3-12: by the server's clock.
    #[error("the deadline {deadline:?} was over at {received:?}")]
    Late { deadline: Deadline, received: Timestamp },
    #[error("a reason or basis is needed, of at most {most} characters")]
    NoReason { most: usize },
    #[error("a text is longer than {most} characters")]
    TooLong { most: usize },
    #[error("before it is issued it needs {lacks:?}")]
    Lacks { lacks: Vec<Lack> },
    #[error("the new deadline is not later than {deadline:?}, or past")]
    NotLater { deadline: Deadline },
    /// One host applies once.
    #[error("the host has applied with {title}")]
    HostApplied { title: String },
    #[error("the head's post is none of the host")]
    NoSuchHead,
    #[error("not all conditions hold")]
    NotEligible { eligibility: Eligibility },
    #[error("the versions are none of this application")]
    BadPapers,
    #[error("{gaps} things in the papers are to be put right")]
    Incomplete { gaps: u32 },
    /// S3-11
    #[error("the order names each checked application once")]
    BadOrder,
    /// S3-10
    #[error("all {most} places are used")]
    QuotaFull { most: u32, taken: Vec<Taken> },
    #[error("it has no rank yet")]
    Unranked,
    #[error("it was given back once already")]
    ReturnedOnce,
}
