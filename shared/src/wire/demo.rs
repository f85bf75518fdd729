//! The accounts of a demo, for its sign-in page. A server that was not started as a demo has none.

use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::values::{Login, Name, Password};

named! {
    /// What an account of the demo is there to show: one for each role.
    DemoPart {
        Administrator = "administrator",
        CentreOffice = "centre_office",
        ProvinceOffice = "province_office",
        PrefectureOffice = "prefecture_office",
        UniversityOffice = "university_office",
        Decider = "decider",
        Leader = "leader",
        Counselor = "counselor",
        LeagueSecretary = "league_secretary",
        SecretaryGeneral = "secretary_general",
        StudentSecretary = "student_secretary",
        BranchSecretary = "branch_secretary",
        Reviewer = "reviewer",
        Inspector = "inspector",
        BrigadeCounselor = "brigade_counselor",
        Auditor = "auditor",
        Reader = "reader",
    }
}

/// An account that everybody may try. Its password is no secret, and its person is invented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoAccount {
    pub part: DemoPart,
    pub login: Login,
    pub name: Name,
    pub password: Password,
}
