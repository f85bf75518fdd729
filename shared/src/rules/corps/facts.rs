use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{Agreement, AwardLine, Corps, CorpsKind, Hours, Kept, Membership, Project, ProjectKind};
use crate::ids::{CorpsId, EntryId, PersonId, ProjectId, UnitId, UserId};
use crate::rights::Seat;

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorpsFacts {
    pub who: UserId,
    pub today: Date,
    /// The sender's seats over the unit; `None`: no such unit.
    pub seats: Option<Vec<Seat>>,
    pub unit_name: String,
    /// What the unit keeps under the id of the command.
    pub known: Option<Kept>,
    /// The id of the command stands for something of another unit.
    pub id_taken: bool,
    /// Those of the people whom the command names whom the sender may name, with their names.
    pub named: BTreeMap<PersonId, String>,
    /// The corps that the unit added.
    pub corps: Vec<Corps>,
    /// The projects that the unit added.
    pub projects: Vec<Project>,
    /// Memberships and hours of the person whom the command names.
    pub memberships: Vec<Membership>,
    pub hours: Vec<Hours>,
    /// Certify: the person's awards.
    pub awards: Vec<AwardLine>,
    pub agreement: Option<Agreement>,
}

impl Default for CorpsFacts {
    fn default() -> Self {
        Self {
            who: UserId::from_bytes([0; 16]),
            today: Date::default(),
            seats: None,
            unit_name: String::new(),
            known: None,
            id_taken: false,
            named: BTreeMap::new(),
            corps: Vec::new(),
            projects: Vec::new(),
            memberships: Vec::new(),
            hours: Vec::new(),
            awards: Vec::new(),
            agreement: None,
        }
    }
}

impl CorpsFacts {
    pub(super) fn corps_of(&self, unit: UnitId, id: CorpsId) -> Option<Corps> {
        let given = CorpsKind::defaults().map(|kind| Corps::by_default(unit, kind));
        given.chain(self.corps.iter().cloned()).find(|it| it.corps == id)
    }

    pub(super) fn project_of(&self, unit: UnitId, id: ProjectId) -> Option<Project> {
        let given = ProjectKind::defaults().map(|kind| Project::by_default(unit, kind));
        given.chain(self.projects.iter().cloned()).find(|it| it.project == id)
    }
}

impl Corps {
    /// One of the five that every unit has (S0-08).
    pub fn by_default(unit: UnitId, kind: CorpsKind) -> Self {
        Self { corps: CorpsId::default_of(unit, kind.as_str()), kind, name: String::new() }
    }
}

impl Project {
    /// One of those that every unit has (S0-09).
    pub fn by_default(unit: UnitId, kind: ProjectKind) -> Self {
        Self { project: ProjectId::default_of(unit, kind.as_str()), kind, name: String::new() }
    }
}

/// What is to be written: one thing as it stands from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum CorpsEntry {
    CorpsSet {
        unit: UnitId,
        /// Under which id.
        id: EntryId,
        /// Whose it is, if one person's.
        person: Option<PersonId>,
        kept: Kept,
    },
}
