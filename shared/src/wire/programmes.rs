//! Questions about programmes, and their answers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ProgrammeId, UnitId};
use crate::programmes::{
    Bar, Burden, Change, Contradiction, Definition, Key, Label, Problem, RuleSet, Situation,
};
use crate::rules::programmes::Contact;
use crate::time::Timestamp;

/// A definition that can be started, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    pub definition: Key,
    pub title: Label,
    pub phases: usize,
    pub commitments: usize,
}

/// A programme that was started, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeLine {
    pub programme: ProgrammeId,
    pub definition: Key,
    pub title: String,
    pub owner: UnitId,
    pub owner_name: String,
    pub from: Date,
    pub to: Date,
    pub ended: Option<Date>,
    /// The phases that run today; there may be several (S0-19).
    pub running: Vec<Label>,
}

/// The page 项目.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeList {
    pub lines: Vec<ProgrammeLine>,
    pub offered: Vec<Offered>,
    /// The units at which the asker may start one.
    pub owners: Vec<(UnitId, String)>,
}

/// One version of the rules: who made it, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    pub version: u32,
    pub at: Timestamp,
    pub by: String,
    pub reason: String,
}

/// A tick of a phase's checklist at a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickLine {
    pub site: UnitId,
    pub site_name: String,
    pub phase: Key,
    pub item: Key,
    pub at: Timestamp,
    pub by: String,
}

/// Everything on the page of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammePage {
    pub programme: ProgrammeId,
    pub title: String,
    pub owner: UnitId,
    pub owner_name: String,
    pub contacts: Vec<Contact>,
    pub definition: Definition,
    pub rules: RuleSet,
    pub versions: Vec<VersionLine>,
    pub timeline: Vec<Bar>,
    /// Phases that run today.
    pub running: Vec<Key>,
    pub ticks: Vec<TickLine>,
    /// Units at which the asker may tick.
    pub sites: Vec<(UnitId, String)>,
    pub draft: Drafted,
    pub today: Date,
    pub ended: Option<Date>,
    pub may_write: bool,
    /// The asker may open the board of its pairs.
    pub sees_pairs: bool,
}

/// What a start or a change would look like: asked before it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftAsked {
    pub definition: Key,
    pub owner: UnitId,
    pub on: Date,
    pub contacts: u32,
    /// Counted by hand, where the register does not know yet: they take the place of what is counted.
    #[serde(default)]
    pub numbers: Vec<(Key, u32)>,
    pub changes: Vec<Change>,
}

/// Time line, contradictions and burden of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    pub definition: Definition,
    pub rules: RuleSet,
    pub timeline: Vec<Bar>,
    pub contradictions: Vec<Contradiction>,
    pub problems: Vec<Problem>,
    pub burden: Burden,
    pub situation: Situation,
}
