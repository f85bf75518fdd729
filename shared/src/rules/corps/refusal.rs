use serde::{Deserialize, Serialize};

/// Why a command on mentors and young teachers was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum CorpsRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives this")]
    NotYours,
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("not one of those whom the sender may name")]
    UnknownPerson,
    #[error("no such corps")]
    UnknownCorps,
    #[error("no such project")]
    UnknownProject,
    #[error("it is empty")]
    Empty,
    #[error("longer than {most}")]
    TooLong { most: usize },
    #[error("the last day is before the first")]
    Backwards,
    #[error("the day lies ahead")]
    Ahead,
    #[error("a day holds from 1 to {most} minutes")]
    BadMinutes { most: u32 },
    /// S0-08
    #[error("on that day the person was not in the corps")]
    NotMember,
    /// With what was booked on the day before.
    #[error("more than a day holds: {left} minutes are left")]
    DayFull { left: u32 },
    #[error("it was taken back")]
    Void,
    #[error("nothing was booked or awarded in that time")]
    NothingToCertify,
}
