use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{NeedId, PersonId, UnitId, UserId};
use crate::named::named;
use crate::time::Timestamp;

named! {
    /// What a request is about.
    NeedKind {
        Work = "work",
        Health = "health",
        Family = "family",
        Housing = "housing",
        /// 权益
        Rights = "rights",
        Other = "other",
    }

    NeedState {
        /// Waits for a reply.
        Asked = "asked",
        Answered = "answered",
        Closed = "closed",
    }
}

/// Somebody who answers requests of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handler {
    pub person: PersonId,
    pub name: String,
}

/// Who answers the requests that come to a unit, and how long a reply may take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedDesk {
    pub unit: UnitId,
    pub unit_name: String,
    pub handlers: Vec<Handler>,
    /// Unit: days.
    pub days: u16,
}

/// One message between the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub by: UserId,
    pub name: String,
    pub at: Timestamp,
    pub text: String,
}

/// The register row `need` of the request's space: how the phones of the two know of it. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedRow {
    pub need: NeedId,
    pub kind: NeedKind,
    /// The unit whose handlers answer.
    pub unit: UnitId,
    pub unit_name: String,
    pub teacher: PersonId,
    pub teacher_name: String,
    pub handler: Handler,
    pub state: NeedState,
    /// The day of the question that waits, or waited last.
    pub asked: Date,
    /// The last day for the reply to it.
    pub reply_by: Date,
    /// In order of their coming.
    pub said: Vec<Said>,
}

impl NeedRow {
    /// The reply is overdue. Computed from the day, never kept.
    pub fn is_late(&self, today: Date) -> bool {
        self.state == NeedState::Asked && self.reply_by < today
    }
}
