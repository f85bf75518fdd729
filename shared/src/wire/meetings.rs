//! Questions about meetings, and their answers (F6, F7).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ActionId, MeetingId, PersonId, UnitId};
use crate::party::Post;

/// Somebody who can be asked to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitable {
    pub person: PersonId,
    pub name: String,
    /// At the convening unit.
    pub post: Post,
}

/// A unit for which the asker may call meetings, and who holds a post there today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convener {
    pub unit: UnitId,
    pub name: String,
    pub people: Vec<Invitable>,
}

/// What a meeting of a unit gave to somebody and is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenAction {
    pub meeting: MeetingId,
    pub title: String,
    pub action: ActionId,
    pub text: String,
    pub owner_name: String,
    pub due: Date,
}
