//! Questions about units, people and posts, and their answers. Asked online; each answer holds only what the asker may see.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{DayRow, Year, YearSetting};
use crate::ids::{AppointmentId, PersonId, UnitId};
use crate::party::{
    Appointment, CommitteePart, Composition, Follow, Gap, Level, Person, PersonDetail, Post, Private,
    StaffKind, Standard, TeamClass, Unit, UnitKind,
};
use crate::rules::Refusal;
use crate::rules::party::PartyEntry;

/// One line of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeLine {
    #[serde(flatten)]
    pub unit: Unit,
    pub children: u64,
}

/// A unit that is named somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub unit: UnitId,
    pub name: String,
}

/// What the asker may do on a page: buttons that would be refused are not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct May {
    pub write: bool,
    pub create: bool,
    pub remove: bool,
    pub appoint: bool,
    pub private: bool,
    pub account: bool,
    pub standard: bool,
}

/// One post of a unit or a person, with both names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostLine {
    #[serde(flatten)]
    pub appointment: Appointment,
    pub person_name: String,
    pub unit_name: String,
    /// It follows another post; ending that one ends it (S1-01).
    #[serde(default)]
    pub follows: bool,
    /// Bodies that guide the holder beside the unit (S4-05).
    #[serde(default)]
    pub guided_by: Vec<Named>,
}

/// Everything on the page of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitPage {
    pub unit: Unit,
    /// From the top to the parent.
    pub path: Vec<Named>,
    pub children: Vec<TreeLine>,
    pub guides: Vec<Named>,
    /// Who holds posts on the day that was asked about, in the office's order.
    pub held: Vec<PostLine>,
    /// Who held posts at other times, newest first.
    pub past: Vec<PostLine>,
    pub follows: Vec<Follow>,
    pub people: u64,
    pub composition: Composition,
    pub gaps: Vec<Gap>,
    /// The standards that are set at this unit, for it and all below (A4).
    #[serde(default)]
    pub standards: Vec<Standard>,
    /// What a committee lacks to be whole (S2-01), and the classes that its team lacks (S2-08).
    #[serde(default)]
    pub lacks: Vec<CommitteePart>,
    #[serde(default)]
    pub empty: Vec<TeamClass>,
    pub on: Date,
    pub may: May,
}

/// The calendar of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitYears {
    pub unit: Named,
    pub today: Date,
    /// The asker may set it here.
    pub may_set: bool,
    pub years: BTreeMap<Year, CalendarYear>,
}

/// One year of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarYear {
    /// What the unit itself has set.
    pub own: YearSetting,
    /// The first days of the two terms that hold here.
    pub terms: (Date, Date),
    /// Holidays and make-up working days that hold here; `None`: nobody has set them and no notice is known.
    pub days: Option<Vec<DayRow>>,
}

/// How many titles of a track were given to people of a prefecture, or of the unit above it where there is none (S4-07).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleCount {
    pub unit: Named,
    pub track: String,
    pub count: u64,
}

/// Everything on the page of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPage {
    pub person: Person,
    pub home: Named,
    /// `None`: the asker may not see it, or nothing is there.
    pub private: Option<Private>,
    pub posts: Vec<PostLine>,
    /// (title, track, day)
    pub awards: Vec<(String, String, Date)>,
    pub login: Option<String>,
    pub may: May,
}

/// Which people are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleAsked {
    /// Only at home in this subtree.
    #[serde(default)]
    pub within: Option<UnitId>,
    /// Characters, pinyin or initials.
    #[serde(default)]
    pub typed: String,
    #[serde(default)]
    pub staff: Vec<StaffKind>,
    /// "Young teachers": not older than this on its date. Needs the right to confidential fields (S0-01).
    #[serde(default)]
    pub young: Option<YoungAsked>,
    /// The `place` behind which the list goes on.
    #[serde(default)]
    pub after: Option<String>,
}

/// The age limit of a rule set (C5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YoungAsked {
    pub years: i16,
    pub inclusive: bool,
    pub on: Date,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleFound {
    pub lines: Vec<PersonLine>,
    /// How many there are in all.
    pub total: u64,
    /// Where the list goes on; `None` = this is the end.
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    pub person: PersonId,
    #[serde(flatten)]
    pub detail: PersonDetail,
    pub home_name: String,
    pub account: bool,
}

/// How far a standard is met, level by level, and by whom not (A4, S4-01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub standard: Standard,
    /// (level, units concerned, units that meet it)
    pub levels: Vec<(Level, u64, u64)>,
    pub gaps: Vec<Gap>,
    /// Of the holders: principal leaders of their own unit, and the others (S4-01).
    pub principals: u64,
    pub others: u64,
}

/// A post whose planned term ends soon, or is over while nobody has decided (S4-04, X-14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    pub line: PostLine,
    pub on: Date,
}

/// Vacancies and gaps of all that the asker sees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gaps {
    pub coverage: Vec<Coverage>,
    pub ending: Vec<Ending>,
    /// Units of a kind, and those among them that have a League body of teachers (S0-06).
    pub teacher_bodies: Vec<(Level, u64, u64)>,
    /// Titles by prefecture and track (S4-07).
    #[serde(default)]
    pub titles: Vec<TitleCount>,
}

/// What a command would do, told before it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "weighed", rename_all = "snake_case")]
pub enum Weighed {
    Would { entries: Vec<PartyEntry> },
    Refused { refusal: Refusal },
}

/// What the search field of the organisation finds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub units: Vec<TreeLine>,
    pub people: Vec<PersonLine>,
}

/// A line of the list of posts, for pickers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldLine {
    pub appointment: AppointmentId,
    pub unit: UnitId,
    pub unit_name: String,
    pub kind: UnitKind,
    pub post: Post,
    pub acting: bool,
}

/// The asker's own posts, and whether they run the server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyPosts {
    pub administrator: bool,
    pub held: Vec<HeldLine>,
}
