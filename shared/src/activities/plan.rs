//! What is planned: fields of one line each, and the hosts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::UnitId;
use crate::named::named;

named! {
    /// A field of the plan. Each is one line of text; what it means is read from it.
    PlanField {
        Title = "title",
        Kind = "kind",
        Theme = "theme",
        Venue = "venue",
        /// For whom (S2-25).
        Audience = "audience",
        /// Local date, `2026-11-22`.
        Day = "day",
        /// Local time, `14:00`.
        Begins = "begins",
        /// Whether names are shown (S0-17).
        Naming = "naming",
        /// A row of lectures or a recurring salon (S0-10, S2-26).
        Series = "series",
        Speaker = "speaker",
        /// A day of the year that it belongs to (S4-09).
        Anchor = "anchor",
    }

    /// 活动类型. Sources: S0-10, S0-11, S0-17, S2-24, S2-26, S4-09.
    ActivityKind {
        Salon = "salon",
        Reading = "reading",
        Lecture = "lecture",
        Training = "training",
        Practice = "practice",
        Culture = "culture",
        RedSite = "red_site",
        Contest = "contest",
        Volunteering = "volunteering",
        ThemeEducation = "theme_education",
        Leisure = "leisure",
        /// 婚恋交友: never shows names (S0-17).
        Matchmaking = "matchmaking",
        /// 联合活动: two hosts at least (S4-09).
        Joint = "joint",
        Other = "other",
    }

    /// 面向对象. Source: S2-25, S0-10, S0-11.
    Audience {
        Everybody = "everybody",
        JuniorStudents = "junior_students",
        SeniorStudents = "senior_students",
        YoungTeachers = "young_teachers",
        Teachers = "teachers",
        StudentCadres = "student_cadres",
        LeagueCadres = "league_cadres",
        /// 少先队员: children are counted, never named.
        Pioneers = "pioneers",
        Residents = "residents",
    }

    /// Who is counted apart (S0-10).
    Group {
        Teacher = "teacher",
        Student = "student",
        Other = "other",
    }

    Naming {
        Shown = "shown",
        Hidden = "hidden",
    }

    /// 机构类型 of a host (S4-21).
    HostKind {
        School = "school",
        PartyOrGovernment = "party_or_government",
        ResearchInstitute = "research_institute",
        PublicCulture = "public_culture",
        SocialOrganisation = "social_organisation",
        Enterprise = "enterprise",
        Community = "community",
        Other = "other",
    }

    /// 固定日子 (S4-09).
    Anchor {
        YouthDay = "youth_day",
        ChildrensDay = "childrens_day",
        PartyDay = "party_day",
        TeachersDay = "teachers_day",
        NationalDay = "national_day",
        PioneersDay = "pioneers_day",
        LeiFengDay = "lei_feng_day",
    }
}

impl Anchor {
    /// Month and day, every year.
    pub const fn month_day(self) -> (i8, i8) {
        match self {
            Self::LeiFengDay => (3, 5),
            Self::YouthDay => (5, 4),
            Self::ChildrensDay => (6, 1),
            Self::PartyDay => (7, 1),
            Self::TeachersDay => (9, 10),
            Self::NationalDay => (10, 1),
            Self::PioneersDay => (10, 13),
        }
    }

    pub fn is_on(self, day: Date) -> bool {
        (day.month(), day.day()) == self.month_day()
    }
}

/// A body that takes part as host. A unit of the register, or another institution that is only named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Host {
    /// Drawn for an institution that the register does not hold.
    pub host: UnitId,
    pub kind: HostKind,
    pub name: String,
}

/// The plan as it stands: all values that people wrote while apart are kept, the first in order counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub values: Vec<(PlanField, Vec<String>)>,
    pub hosts: Vec<Host>,
}

impl Plan {
    /// Every value of a field.
    pub fn all(&self, field: PlanField) -> &[String] {
        self.values.iter().find(|(it, _)| *it == field).map_or(&[], |(_, values)| values)
    }

    /// The value that counts; empty when nobody wrote one.
    pub fn text(&self, field: PlanField) -> &str {
        self.all(field).first().map_or("", String::as_str)
    }

    pub fn kind(&self) -> Option<ActivityKind> {
        ActivityKind::parse(self.text(PlanField::Kind))
    }

    pub fn audience(&self) -> Option<Audience> {
        Audience::parse(self.text(PlanField::Audience))
    }

    pub fn anchor(&self) -> Option<Anchor> {
        Anchor::parse(self.text(PlanField::Anchor))
    }

    pub fn day(&self) -> Option<Date> {
        self.text(PlanField::Day).parse().ok()
    }

    /// False where anybody said so, for children, and always for matchmaking: the cautious value wins. (S0-17, X-07)
    pub fn shows_names(&self) -> bool {
        let any = |field, word: &str| self.all(field).iter().any(|it| it == word);
        !any(PlanField::Naming, Naming::Hidden.as_str())
            && !any(PlanField::Kind, ActivityKind::Matchmaking.as_str())
            && !any(PlanField::Audience, Audience::Pioneers.as_str())
    }

    /// Sets a field: what was in conflict gives way.
    pub fn set(&mut self, field: PlanField, value: &str) {
        self.values.retain(|(it, _)| *it != field);
        self.values.push((field, vec![value.to_owned()]));
        self.values.sort();
    }
}

/// What the organisers should look at; nothing of it stops anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum Problem {
    Missing {
        field: PlanField,
    },
    /// The date or another value cannot be read.
    Unreadable {
        field: PlanField,
    },
    /// Two people wrote different things while apart.
    Conflict {
        field: PlanField,
    },
    /// A joint activity has two hosts at least (S4-09).
    NeedsHosts {
        least: usize,
        have: usize,
    },
    /// It belongs to a fixed day and lies on another (S4-09).
    NotOnAnchor {
        anchor: Anchor,
    },
}

const NEEDED: [PlanField; 4] = [PlanField::Title, PlanField::Kind, PlanField::Day, PlanField::Venue];
const HOSTS_OF_JOINT: usize = 2;

/// What is missing or odd, in the order of the fields.
pub fn problems(plan: &Plan) -> Vec<Problem> {
    let mut found = Vec::new();
    for field in PlanField::ALL.iter().copied() {
        match plan.all(field) {
            [] | [_] if plan.text(field).trim().is_empty() => {
                found.extend(NEEDED.contains(&field).then_some(Problem::Missing { field }));
            }
            [one] => found.extend((!is_readable(field, one)).then_some(Problem::Unreadable { field })),
            _ => found.push(Problem::Conflict { field }),
        }
    }
    let have = plan.hosts.len();
    let least = if plan.kind() == Some(ActivityKind::Joint) { HOSTS_OF_JOINT } else { 1 };
    found.extend((have < least).then_some(Problem::NeedsHosts { least, have }));
    let off = |anchor: &Anchor| plan.day().is_some_and(|day| !anchor.is_on(day));
    found.extend(plan.anchor().filter(off).map(|anchor| Problem::NotOnAnchor { anchor }));
    found
}

fn is_readable(field: PlanField, value: &str) -> bool {
    match field {
        PlanField::Kind => ActivityKind::parse(value).is_some(),
        PlanField::Audience => Audience::parse(value).is_some(),
        PlanField::Naming => Naming::parse(value).is_some(),
        PlanField::Anchor => Anchor::parse(value).is_some(),
        PlanField::Day => value.parse::<Date>().is_ok(),
        PlanField::Begins => value.parse::<jiff::civil::Time>().is_ok(),
        PlanField::Title | PlanField::Theme | PlanField::Venue | PlanField::Series | PlanField::Speaker => {
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(values: &[(PlanField, &str)], hosts: usize) -> Plan {
        let mut plan = Plan::default();
        values.iter().for_each(|(field, value)| plan.set(*field, value));
        let host = |nth: usize| Host {
            host: UnitId::from_bytes([u8::try_from(nth).expect("few"); 16]),
            kind: HostKind::PublicCulture,
            name: format!("第{nth}家"),
        };
        plan.hosts = (0..hosts).map(host).collect();
        plan
    }

    const WHOLE: [(PlanField, &str); 4] = [
        (PlanField::Title, "读书会"),
        (PlanField::Kind, "joint"),
        (PlanField::Day, "2026-06-01"),
        (PlanField::Venue, "图书馆"),
    ];

    // S4-09
    // planted: HOSTS_OF_JOINT 1
    #[test]
    fn a_joint_activity_wants_two_hosts_and_its_fixed_day() {
        let with = |more: &[(PlanField, &str)], hosts| problems(&plan(&[&WHOLE, more].concat(), hosts));
        let childrens = [(PlanField::Anchor, "childrens_day")];
        let pioneers = [(PlanField::Anchor, "pioneers_day")];
        for (found, expected) in [
            (with(&childrens, 2), vec![]),
            (with(&childrens, 1), vec![Problem::NeedsHosts { least: 2, have: 1 }]),
            (with(&pioneers, 2), vec![Problem::NotOnAnchor { anchor: Anchor::PioneersDay }]),
            (with(&[(PlanField::Kind, "salon")], 1), vec![]),
            (with(&[(PlanField::Day, "六一")], 2), vec![Problem::Unreadable { field: PlanField::Day }]),
        ] {
            assert_eq!(found, expected);
        }
        let missing = problems(&Plan::default());
        assert_eq!(missing.len(), 5, "{missing:?}");
    }

    // S0-17
    // planted: shows_names reads the first value of a conflict only
    #[test]
    fn names_are_hidden_where_anybody_said_so_and_always_for_matchmaking_and_children() {
        let shows = |values: &[(PlanField, &str)]| plan(values, 1).shows_names();
        assert!(shows(&[(PlanField::Kind, "lecture")]));
        assert!(shows(&[(PlanField::Naming, "shown")]));
        assert!(!shows(&[(PlanField::Naming, "hidden")]));
        assert!(!shows(&[(PlanField::Kind, "matchmaking"), (PlanField::Naming, "shown")]));
        assert!(!shows(&[(PlanField::Audience, "pioneers"), (PlanField::Naming, "shown")]));
        let apart = vec![(PlanField::Kind, vec!["lecture".to_owned(), "matchmaking".to_owned()])];
        assert!(!Plan { values: apart, hosts: vec![] }.shows_names(), "two people chose while apart");
    }

    // X-06 3/3
    // planted: a field `location`
    #[test]
    fn no_field_asks_for_places_photos_points_or_ranks() {
        for word in PlanField::ALL.iter().map(|it| it.as_str()) {
            for banned in ["location", "gps", "photo", "point", "score", "rank", "online"] {
                assert!(!word.contains(banned), "{word}");
            }
        }
    }
}
