use serde::{Deserialize, Serialize};

use super::person::StaffKind;
use crate::activities::Group;

/// The register row `person/<person>` in the space of the unit that a person is at home in: how phones know whom they
/// may meet, without a network. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterRow {
    pub name: String,
    pub staff: StaffKind,
    /// All that the name is found by, in small letters: characters, pinyin, initials.
    pub search: String,
    /// No longer of this unit.
    #[serde(default)]
    pub gone: bool,
}

impl StaffKind {
    /// Whom the person is counted with at activities (S0-10).
    pub const fn group(self) -> Group {
        match self {
            Self::Teacher
            | Self::TeacherAdministrator
            | Self::Counselor
            | Self::Administrator
            | Self::SchoolStaff => Group::Teacher,
            Self::Student => Group::Student,
            Self::Retiree | Self::Other => Group::Other,
        }
    }
}
