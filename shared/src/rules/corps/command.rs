use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    AgreementState, Corps, GroupKind, Project, RecommendationKind, RecommendationOutcome, ServiceKind,
};
use crate::ids::{CorpsId, EntryId, PersonId, ProjectId, UnitId};

/// What a person asks to be decided about mentors and young teachers of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum CorpsCommand {
    /// Adds a corps beside the five, or renames it.
    SetCorps {
        unit: UnitId,
        it: Corps,
    },
    /// Adds a project beside those by default, or renames it.
    SetProject {
        unit: UnitId,
        it: Project,
    },
    /// Puts a person in a corps for a term, or changes the term.
    Join {
        unit: UnitId,
        entry: EntryId,
        corps: CorpsId,
        person: PersonId,
        from: Date,
        until: Date,
    },
    /// Books guidance: a mentor their own, the office anybody's. Waits on a phone without a network.
    Book {
        unit: UnitId,
        entry: EntryId,
        corps: CorpsId,
        project: ProjectId,
        person: PersonId,
        on: Date,
        /// Unit: minutes.
        minutes: u32,
        #[serde(default)]
        words: String,
    },
    /// Takes hours back; they stay with the reason.
    Void {
        unit: UnitId,
        entry: EntryId,
        reason: String,
    },
    SetAgreement {
        unit: UnitId,
        state: AgreementState,
        on: Date,
        document: String,
    },
    /// Certifies what stands booked and awarded in the period.
    Certify {
        unit: UnitId,
        entry: EntryId,
        person: PersonId,
        from: Date,
        until: Date,
    },
    SetGroup {
        unit: UnitId,
        entry: EntryId,
        discipline: String,
        kind: GroupKind,
        name: String,
        founded: Date,
        guide: String,
        members: Vec<PersonId>,
    },
    Serve {
        unit: UnitId,
        entry: EntryId,
        person: PersonId,
        kind: ServiceKind,
        on: Date,
        words: String,
    },
    /// Records a recommendation, or its outcome.
    Recommend {
        unit: UnitId,
        entry: EntryId,
        person: PersonId,
        kind: RecommendationKind,
        on: Date,
        outcome: RecommendationOutcome,
    },
}

impl CorpsCommand {
    pub const fn unit(&self) -> UnitId {
        match self {
            Self::SetCorps { unit, .. }
            | Self::SetProject { unit, .. }
            | Self::Join { unit, .. }
            | Self::Book { unit, .. }
            | Self::Void { unit, .. }
            | Self::SetAgreement { unit, .. }
            | Self::Certify { unit, .. }
            | Self::SetGroup { unit, .. }
            | Self::Serve { unit, .. }
            | Self::Recommend { unit, .. } => *unit,
        }
    }

    /// The people whom it names.
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::Join { person, .. }
            | Self::Book { person, .. }
            | Self::Certify { person, .. }
            | Self::Serve { person, .. }
            | Self::Recommend { person, .. } => vec![*person],
            Self::SetGroup { members, .. } => members.clone(),
            Self::SetCorps { .. }
            | Self::SetProject { .. }
            | Self::Void { .. }
            | Self::SetAgreement { .. } => Vec::new(),
        }
    }
}
