use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ActionState, MeetingState};
use crate::meetings::Turnout;
use crate::named::named;

named! {
    MeetingField {
        Title = "title",
        Place = "place",
        Agenda = "agenda",
        Invited = "invited",
        Reason = "reason",
        StandIn = "stand_in",
        Resolution = "resolution",
        Action = "action",
        Words = "words",
    }
}

/// Why a command on a meeting was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum MeetingRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives this, or another keeps the meeting")]
    NotYours,
    #[error("only the chair fixes the minutes")]
    NotChair,
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("the meeting is {state:?}")]
    Wrong { state: MeetingState },
    #[error("the action is {state:?}")]
    Settled { state: ActionState },
    #[error("{field:?} is empty")]
    Empty { field: MeetingField },
    #[error("{field:?} is longer than {most} characters")]
    TooLong { field: MeetingField, most: usize },
    #[error("more than {most} of {field:?}")]
    TooMany { field: MeetingField, most: usize },
    /// The day of a meeting that is called, or the last day of a task.
    #[error("{on} is over")]
    Past { on: Date },
    /// Made up, or beyond what the sender may see: which of the two is never said.
    #[error("a person is not known here")]
    UnknownPerson,
    /// Made up, or another unit's: which of the two is never said.
    #[error("no such issue")]
    UnknownIssue,
    /// A task is for somebody who may see the meeting.
    #[error("the owner has no part in the meeting")]
    NotInvolved,
    #[error("a version has heads, and not more than {most}")]
    BadVersion { most: usize },
    /// It resolved something while too few were there in person.
    #[error("{turnout:?}, and {needed} are needed")]
    NoQuorum { turnout: Turnout, needed: usize },
}
