//! A3 任职: rights come from nothing else.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{AppointmentId, FollowId, PersonId, UnitId};
use crate::named::named;
use crate::party::Rank;

named! {
    /// 职务. Source: domain A3 and the posts that the five sources name.
    Post {
        /// 正职 of a unit: president, dean, head of department.
        Head = "head",
        /// One of two or more heads of a group (S1-01).
        CoHead = "co_head",
        Deputy = "deputy",
        StandingDeputy = "standing_deputy",
        /// 主任 of a committee (S4-01).
        Director = "director",
        DeputyDirector = "deputy_director",
        StandingDeputyDirector = "standing_deputy_director",
        Secretary = "secretary",
        DeputySecretary = "deputy_secretary",
        /// 专门负责本项工作的副书记 (S0-22).
        DeputyInCharge = "deputy_in_charge",
        SecretaryGeneral = "secretary_general",
        DeputySecretaryGeneral = "deputy_secretary_general",
        Member = "member",
        StudentMember = "student_member",
        StudentSecretary = "student_secretary",
        /// 办公室人员: runs the programmes of the unit.
        OfficeStaff = "office_staff",
        Counselor = "counselor",
        /// 总辅导员 (S4-05).
        ChiefCounselor = "chief_counselor",
        /// 大队辅导员 (S4-06).
        BrigadeCounselor = "brigade_counselor",
        Mentor = "mentor",
        Reviewer = "reviewer",
        Inspector = "inspector",
        /// 五老 in a committee.
        Elder = "elder",
        /// 联络员.
        Liaison = "liaison",
        /// 挂职 (S4-04).
        Temporary = "temporary",
        Auditor = "auditor",
    }

    /// 任职依据 (S4-03).
    Basis {
        Election = "election",
        Decision = "decision",
        ExOfficio = "ex_officio",
        Congress = "congress",
        Assignment = "assignment",
        /// 到龄、离任、届满 and other reasons to end.
        Handover = "handover",
    }
}

/// From when to when. A term that is planned to end only warns; a hard end ends the right on its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The first day.
    pub from: Date,
    /// The first day after the planned term.
    #[serde(default)]
    pub planned: Option<Date>,
    /// The rule set says that the planned end ends the right (挂职, student members).
    #[serde(default)]
    pub hard: bool,
}

/// What a person enters of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentDetail {
    pub person: PersonId,
    pub unit: UnitId,
    pub post: Post,
    /// 主持工作: a deputy who does the head's work (S1-03).
    #[serde(default)]
    pub acting: bool,
    /// The rank that goes with the post (S4-06).
    #[serde(default)]
    pub rank: Option<Rank>,
    #[serde(flatten)]
    pub term: Term,
    pub basis: Basis,
    /// The paper it rests on: number or title.
    #[serde(default)]
    pub document: String,
    #[serde(default)]
    pub duties: String,
    /// 双重指导: bodies that guide the holder beside the unit (S4-05). They get no right to write.
    #[serde(default)]
    pub guides: Vec<UnitId>,
}

/// How an appointment ended: by a removal or handover, with the paper that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// The first day on which the post is no longer held.
    pub on: Date,
    pub basis: Basis,
    #[serde(default)]
    pub document: String,
}

/// An appointment as the register holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub appointment: AppointmentId,
    #[serde(flatten)]
    pub detail: AppointmentDetail,
    pub end: Option<End>,
}

impl Appointment {
    /// The first day on which the right is gone, as far as that is known.
    pub fn until(&self) -> Option<Date> {
        let planned = self.detail.term.planned.filter(|_| self.detail.term.hard);
        match (self.end.as_ref().map(|end| end.on), planned) {
            (Some(end), Some(planned)) => Some(end.min(planned)),
            (end, planned) => end.or(planned),
        }
    }

    /// The post is held on `date`. An overdue election ends nothing.
    pub fn holds_on(&self, date: Date) -> bool {
        self.detail.term.from <= date && self.until().is_none_or(|until| date < until)
    }

    /// The term was planned to be over by `date`, and nobody has decided.
    pub fn is_overdue_on(&self, date: Date) -> bool {
        self.holds_on(date) && self.detail.term.planned.is_some_and(|planned| planned <= date)
    }

    /// The two hold at some day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before_end = |it: &Self, day: Date| it.until().is_none_or(|end| day < end);
        before_end(self, other.detail.term.from) && before_end(other, self.detail.term.from)
    }
}

/// 随职: who holds `of_post` at `of_unit` holds `post` at `unit` as well, from the same day to the same day (S1-01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    pub follow: FollowId,
    pub unit: UnitId,
    pub post: Post,
    pub of_unit: UnitId,
    pub of_post: Post,
    pub from: Date,
    #[serde(default)]
    pub until: Option<Date>,
}

impl Follow {
    pub fn holds_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date < until)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn held(term: Term, end: Option<Date>) -> Appointment {
        Appointment {
            appointment: AppointmentId::from_bytes([1; 16]),
            detail: AppointmentDetail {
                person: PersonId::from_bytes([2; 16]),
                unit: UnitId::from_bytes([3; 16]),
                post: Post::Secretary,
                acting: false,
                rank: None,
                term,
                basis: Basis::Election,
                document: String::new(),
                duties: String::new(),
                guides: vec![],
            },
            end: end.map(|on| End { on, basis: Basis::Decision, document: String::new() }),
        }
    }

    //
    #[test]
    fn a_planned_end_only_warns_and_a_removal_ends_on_its_date() {
        let five_years = Term { from: date(2015, 3, 1), planned: Some(date(2020, 3, 1)), hard: false };
        let overdue = held(five_years, None);
        assert!(overdue.holds_on(date(2020, 2, 29)) && !overdue.is_overdue_on(date(2020, 2, 29)));
        assert!(overdue.holds_on(date(2020, 3, 1)) && overdue.is_overdue_on(date(2020, 3, 1)));
        let removed = held(five_years, Some(date(2018, 6, 5)));
        assert!(removed.holds_on(date(2018, 6, 4)));
        assert!(!removed.holds_on(date(2018, 6, 5)));
        assert!(!removed.holds_on(date(2015, 2, 28)));
    }

    // S4-04
    #[test]
    fn a_hard_end_ends_the_right_by_itself() {
        let year = Term { from: date(2026, 3, 1), planned: Some(date(2027, 3, 1)), hard: true };
        let temporary = held(year, None);
        assert!(temporary.holds_on(date(2027, 2, 28)));
        assert!(!temporary.holds_on(date(2027, 3, 1)));
        assert_eq!(held(year, Some(date(2026, 9, 1))).until(), Some(date(2026, 9, 1)));
    }

    #[test]
    fn terms_overlap_when_they_share_a_day() {
        let first = held(Term { from: date(2015, 1, 1), planned: None, hard: false }, Some(date(2018, 1, 1)));
        let from = |from| held(Term { from, planned: None, hard: false }, None);
        assert!(first.overlaps(&from(date(2017, 12, 31))));
        assert!(!first.overlaps(&from(date(2018, 1, 1))));
        let term = Term { from: date(2010, 1, 1), planned: Some(date(2015, 1, 1)), hard: true };
        assert!(!first.overlaps(&held(term, None)));
        // Entered later: over before the other began, or not.
        let open = Term { hard: false, ..term };
        assert!(!first.overlaps(&held(open, Some(date(2015, 1, 1)))));
        assert!(first.overlaps(&held(open, Some(date(2015, 1, 2)))));
        assert!(first.overlaps(&held(open, None)), "a planned end ends nothing");
    }
}
