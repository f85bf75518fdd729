use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ProgrammeId, UnitId};
use crate::programmes::{Change, Key};
use crate::values::Name;

/// Who answers questions about a programme (S0-31).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: Name,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub fax: String,
    #[serde(default)]
    pub email: String,
}

impl Contact {
    /// Somebody can be reached.
    pub fn is_reachable(&self) -> bool {
        !self.phone.trim().is_empty() || !self.email.trim().is_empty()
    }
}

/// What a person asks to be decided about programmes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum ProgrammeCommand {
    /// Starts a programme from a definition, with the rules as changed.
    Start {
        programme: ProgrammeId,
        definition: Key,
        owner: UnitId,
        title: Name,
        on: Date,
        contacts: Vec<Contact>,
        #[serde(default)]
        changes: Vec<Change>,
    },
    /// Makes a new version of the rules; what runs keeps its version (B3).
    Adjust { programme: ProgrammeId, changes: Vec<Change>, reason: String },
    /// Ticks an item of a phase's checklist for a site, or takes the tick away (S0-20).
    Tick { programme: ProgrammeId, site: UnitId, phase: Key, item: Key, done: bool },
    /// Ends it before its time.
    End { programme: ProgrammeId, on: Date, reason: String },
}
