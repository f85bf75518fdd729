//! A1 组织: one tree, with guiding units beside the parent.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::UnitId;
use crate::named::named;
use crate::values::Name;

named! {
    /// 级别, from the top. A unit never stands above its parent. Source: domain §2.2 `Level`.
    Level {
        Centre = "centre",
        Province = "province",
        Prefecture = "prefecture",
        County = "county",
        /// Universities and schools.
        School = "school",
        /// Colleges, departments and offices of a school.
        College = "college",
        /// Branches, brigades, teaching sections.
        Branch = "branch",
    }

    /// 条线: by which chain of bodies a unit is led.
    Line {
        Party = "party",
        League = "league",
        Education = "education",
        Union = "union",
        Other = "other",
    }

    /// What a unit is. Source: domain A1; the League bodies of teachers are the fixed kinds of S0-06.
    UnitKind {
        PartyCommittee = "party_committee",
        LeagueCommittee = "league_committee",
        /// 兵团: stands beside the provinces (S0-02).
        Corps = "corps",
        EducationAuthority = "education_authority",
        University = "university",
        School = "school",
        College = "college",
        Department = "department",
        Branch = "branch",
        /// 教工团工委
        TeacherLeagueCommittee = "teacher_league_committee",
        /// 团总支
        LeagueGeneralBranch = "league_general_branch",
        /// 分团委
        LeagueSubcommittee = "league_subcommittee",
        PioneerCommittee = "pioneer_committee",
        PioneerOrganisation = "pioneer_organisation",
        /// 关工委
        NextGenerationCommittee = "next_generation_committee",
        LeadingGroup = "leading_group",
        Office = "office",
        WorkingGroup = "working_group",
        MentorCorps = "mentor_corps",
        Association = "association",
        StudentUnion = "student_union",
        RetirementOffice = "retirement_office",
        Institute = "institute",
        CulturalInstitution = "cultural_institution",
        Enterprise = "enterprise",
        Other = "other",
    }
}

impl UnitKind {
    /// The kinds that count as a League body of teachers (S0-06).
    pub const fn is_teacher_league_body(self) -> bool {
        matches!(self, Self::TeacherLeagueCommittee | Self::LeagueGeneralBranch | Self::LeagueSubcommittee)
    }
}

/// What a person enters of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitDetail {
    pub name: Name,
    #[serde(default)]
    pub short_name: Option<Name>,
    pub kind: UnitKind,
    pub line: Line,
    pub level: Level,
    /// Code of the administrative region (GB/T 2260, six digits), or empty.
    #[serde(default)]
    pub region: String,
    /// Place among its siblings; the office's own order.
    #[serde(default)]
    pub place: i64,
    #[serde(default)]
    pub founded: Option<Date>,
}

/// A unit as the register holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub unit: UnitId,
    pub parent: Option<UnitId>,
    #[serde(flatten)]
    pub detail: UnitDetail,
    /// Not in force yet: it can still be deleted.
    pub draft: bool,
    /// The first day on which it is no more.
    pub dissolved: Option<Date>,
    pub merged_into: Option<UnitId>,
}

impl Unit {
    pub fn exists_on(&self, date: Date) -> bool {
        self.detail.founded.is_none_or(|founded| founded <= date)
            && self.dissolved.is_none_or(|end| date < end)
    }
}
