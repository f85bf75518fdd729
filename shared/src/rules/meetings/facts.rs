use std::collections::BTreeMap;

use jiff::civil::Date;

use super::MeetingRow;
use crate::ids::{PersonId, UserId};
use crate::meetings::MinutesNotes;
use crate::rights::Seat;
use crate::sync::hash::Hash;
use crate::time::Timestamp;

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingFacts {
    pub who: UserId,
    pub name: String,
    /// When the command came in.
    pub now: Timestamp,
    pub today: Date,
    /// The sender's seats over the unit that convenes; `None`: no such unit, or the meeting is not the sender's to see.
    pub seats: Option<Vec<Seat>>,
    pub unit_name: String,
    /// Plan: the id is taken. Fix: the pin is.
    pub id_taken: bool,
    /// The meeting, if it is open to the sender.
    pub meeting: Option<MeetingRow>,
    /// Those of the people whom the command names whom the sender may name, with their names.
    pub named: BTreeMap<PersonId, String>,
    /// Link: what the issue is called, if it is one of the unit that convenes.
    pub issue_title: Option<String>,
    /// Fix: what the version stands on and the server lacks.
    pub missing: Vec<Hash>,
    /// Fix: what stands beside the text in exactly that version.
    pub notes: MinutesNotes,
}

impl Default for MeetingFacts {
    fn default() -> Self {
        Self {
            who: UserId::from_bytes([0; 16]),
            name: String::new(),
            now: Timestamp::default(),
            today: Date::default(),
            seats: None,
            unit_name: String::new(),
            id_taken: false,
            meeting: None,
            named: BTreeMap::new(),
            issue_title: None,
            missing: Vec::new(),
            notes: MinutesNotes::default(),
        }
    }
}
