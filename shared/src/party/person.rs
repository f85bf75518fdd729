//! A2 人员. What only the unit's office may read stands apart in [`Private`].

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, UnitId};
use crate::named::named;
use crate::values::Name;

named! {
    /// 人员类别. There is no kind for children: no child is ever a person here (A2, X-07).
    StaffKind {
        /// 专任教师: teaches and does research full-time (S0-01).
        Teacher = "teacher",
        /// 双肩挑: teaches and administers; counted among teachers by a parameter (S0-01).
        TeacherAdministrator = "teacher_administrator",
        Counselor = "counselor",
        Administrator = "administrator",
        /// 大队辅导员 and other school staff.
        SchoolStaff = "school_staff",
        Retiree = "retiree",
        Student = "student",
        Other = "other",
    }

    /// 职级, as far as the rules ask for it (S4-06: not below middle management).
    Rank {
        None = "none",
        Middle = "middle",
        Senior = "senior",
    }

    Gender {
        Female = "female",
        Male = "male",
    }
}

/// What everybody who sees the person's unit may read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDetail {
    pub name: Name,
    pub staff: StaffKind,
    #[serde(default)]
    pub gender: Option<Gender>,
    /// 职称, as it is written.
    #[serde(default)]
    pub title: String,
    #[serde(default = "no_rank")]
    pub rank: Rank,
    pub home: UnitId,
    /// 领导排序: place among the leaders of the home unit; 0 = not ordered.
    #[serde(default)]
    pub place: i64,
    /// The day on which the person began in the present kind of work: years of service count from it.
    #[serde(default)]
    pub began: Option<Date>,
}

const fn no_rank() -> Rank {
    Rank::None
}

/// Confidential fields: the office over the person's unit and the person alone read them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Private {
    #[serde(default)]
    pub birth: Option<Date>,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub email: String,
    /// The person agreed that contact data is kept; demanded of retirees (A2).
    #[serde(default)]
    pub consent: bool,
}

impl Private {
    pub fn has_contact(&self) -> bool {
        !self.phone.is_empty() || !self.email.is_empty()
    }
}

/// A person as the register holds them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub person: PersonId,
    #[serde(flatten)]
    pub detail: PersonDetail,
    pub merged_into: Option<PersonId>,
}
