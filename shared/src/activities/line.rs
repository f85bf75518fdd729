use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::attendance::Attendance;
use super::plan::{ActivityKind, Group, HostKind, Plan, PlanField};
use crate::ids::PersonId;

/// What lists and figures need of an activity, so that they never load documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityLine {
    pub kind: Option<ActivityKind>,
    pub day: Option<Date>,
    pub begins: String,
    pub venue: String,
    pub theme: String,
    pub series: String,
    pub speaker: String,
    /// Kinds of the hosts, one for each host.
    pub hosts: Vec<HostKind>,
    pub persons: Vec<PersonId>,
    /// Counted without names.
    pub unnamed: u64,
    /// 人次 of teachers, students and others, in the order of [`Group::ALL`].
    pub groups: Vec<u64>,
}

impl ActivityLine {
    pub fn of(plan: &Plan, attendance: &Attendance) -> Self {
        let text = |field| plan.text(field).trim().to_owned();
        Self {
            kind: plan.kind(),
            day: plan.day(),
            begins: text(PlanField::Begins),
            venue: text(PlanField::Venue),
            theme: text(PlanField::Theme),
            series: text(PlanField::Series),
            speaker: text(PlanField::Speaker),
            hosts: plan.hosts.iter().map(|it| it.kind).collect(),
            persons: attendance.people.iter().map(|it| it.person).collect(),
            unnamed: Group::ALL.iter().map(|it| attendance.unnamed(*it)).sum(),
            groups: Group::ALL.iter().map(|it| attendance.attendances_of(*it)).collect(),
        }
    }

    /// 人次
    pub fn attendances(&self) -> u64 {
        self.groups.iter().sum()
    }
}
