use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    AgreementState, CorpsKind, GroupKind, ProjectKind, RecommendationKind, RecommendationOutcome, ServiceKind,
};
use crate::ids::{CorpsId, EntryId, PersonId, ProjectId, UnitId};

/// A mentor corps of a unit (S0-08).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corps {
    pub corps: CorpsId,
    pub kind: CorpsKind,
    /// Its own name; empty for the five by default.
    #[serde(default)]
    pub name: String,
}

/// A named League project of a unit (S0-09).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    pub project: ProjectId,
    pub kind: ProjectKind,
    /// Its own name; empty for those by default.
    #[serde(default)]
    pub name: String,
}

/// Somebody in a corps for a term. One person may be in several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    pub entry: EntryId,
    pub corps: Corps,
    pub person: PersonId,
    pub name: String,
    pub from: Date,
    /// The last day of the term.
    pub until: Date,
}

impl Membership {
    pub fn holds_on(&self, day: Date) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// Guidance that was given (S0-09).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    pub entry: EntryId,
    pub corps: Corps,
    pub project: Project,
    pub person: PersonId,
    pub name: String,
    pub on: Date,
    /// Unit: minutes.
    pub minutes: u32,
    pub words: String,
    /// Why it does not count.
    #[serde(default)]
    pub void: Option<String>,
}

/// Where it stands with the personnel department (S0-15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub state: AgreementState,
    pub on: Date,
    /// The paper that says so; may be empty while they talk.
    pub document: String,
}

/// Hours of one corps in a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursLine {
    pub corps: Corps,
    /// Unit: minutes.
    pub minutes: u32,
}

/// A title that stands in a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardLine {
    pub title: String,
    pub on: Date,
}

/// What was certified, as it was then (S0-15). All of it may be read by whoever has the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub entry: EntryId,
    pub unit_name: String,
    pub person: PersonId,
    pub name: String,
    pub from: Date,
    /// The last day.
    pub until: Date,
    pub hours: Vec<HoursLine>,
    pub awards: Vec<AwardLine>,
    /// `None`: nothing was recorded about it.
    pub agreement: Option<Agreement>,
    pub issued: Date,
    pub code: String,
}

/// An exchange group of a discipline (S0-07).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub entry: EntryId,
    pub discipline: String,
    pub kind: GroupKind,
    pub name: String,
    pub founded: Date,
    /// 指导单位
    pub guide: String,
    pub members: Vec<(PersonId, String)>,
}

/// Something that was done for a young teacher (S0-14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub entry: EntryId,
    pub person: PersonId,
    pub name: String,
    pub kind: ServiceKind,
    pub on: Date,
    pub words: String,
}

/// A young teacher whom the League recommended (S0-16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    pub entry: EntryId,
    pub person: PersonId,
    pub name: String,
    pub kind: RecommendationKind,
    pub on: Date,
    pub outcome: RecommendationOutcome,
}

/// One thing that a unit keeps, as it stands. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kept", rename_all = "snake_case")]
pub enum Kept {
    Corps { it: Corps },
    Project { it: Project },
    Membership { it: Membership },
    Hours { it: Hours },
    Agreement { it: Agreement },
    Certificate { it: Box<Certificate> },
    Group { it: Group },
    Service { it: Service },
    Recommendation { it: Recommendation },
}

/// The register row `corps` in the letter box of a mentor: what hours can be booked on, also without a network.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyCorps {
    pub units: Vec<MyUnit>,
}

/// What one unit offers a mentor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyUnit {
    pub unit: UnitId,
    pub unit_name: String,
    pub memberships: Vec<Membership>,
    pub projects: Vec<Project>,
}

impl Kept {
    /// The word of what it is, as databases keep it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Corps { .. } => "corps",
            Self::Project { .. } => "project",
            Self::Membership { .. } => MEMBERSHIP,
            Self::Hours { .. } => HOURS,
            Self::Agreement { .. } => "agreement",
            Self::Certificate { .. } => "certificate",
            Self::Group { .. } => "group",
            Self::Service { .. } => "service",
            Self::Recommendation { .. } => "recommendation",
        }
    }

    /// Of a certificate.
    pub fn code(&self) -> Option<&str> {
        if let Self::Certificate { it } = self { Some(&it.code) } else { None }
    }
}

/// [`Kept::word`] of a membership.
pub const MEMBERSHIP: &str = "membership";
/// [`Kept::word`] of hours.
pub const HOURS: &str = "hours";
