use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::SchoolCalendar;
use crate::commitments::{Ended, Inherited, Rule, Slot, Subject};
use crate::ids::{PairId, PersonId, ProgrammeId, SpaceId, UnitId};
use crate::party::Post;
use crate::programmes::Key;
use crate::rules::programmes::Contact;

/// The key of the row in the space of the work notes.
pub const PAIR: &str = "pair";
/// The key of the row in the private space.
pub const PRIVATE: &str = "pair_private";

/// The register row [`PAIR`]: how the phones of the two and of the office know of it. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairRow {
    pub pair: PairId,
    pub programme: ProgrammeId,
    pub definition: Key,
    /// The title of the programme.
    pub title: String,
    pub leader: Half,
    pub counselor: Half,
    pub from: Date,
    /// The last day as planned.
    pub planned_end: Option<Date>,
    /// The first day on which it is over, by decision.
    #[serde(default)]
    pub until: Option<Date>,
    #[serde(default)]
    pub reason: String,
    /// Somebody took over.
    #[serde(default)]
    pub successor: bool,
    #[serde(default)]
    pub follows: Option<PairId>,
    /// What is owed about the pair, by the rules under which it began.
    pub rules: Vec<Rule>,
    /// What the programme calls these: key, Chinese, English.
    #[serde(default)]
    pub names: Vec<(crate::commitments::Key, String, String)>,
    /// Whom to call at once in a crisis: the contacts of the programme, as the pair was last written.
    #[serde(default)]
    pub duty: Vec<Contact>,
    /// The terms by which it is judged when something is owed: those of the unit that runs the programme.
    #[serde(default)]
    pub terms: SchoolCalendar,
    #[serde(default)]
    pub waived: Vec<(crate::commitments::Key, Slot)>,
    #[serde(default)]
    pub inherited: Vec<Inherited>,
}

/// One of the two, as they were when the pair was confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Half {
    pub person: PersonId,
    pub name: String,
    pub post: Post,
    pub unit: UnitId,
    pub unit_name: String,
}

/// The register row [`PRIVATE`]: whose private part a space is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivateRow {
    pub pair: PairId,
    /// The work notes.
    pub notes: SpaceId,
}

impl PairRow {
    /// As rules of commitments see it.
    pub fn subject(&self) -> Subject {
        let last = self.until.map(|until| until.yesterday().unwrap_or(until));
        Subject {
            planned_end: self.planned_end,
            ended: last.map(|on| Ended { on, successor: self.successor }),
            waived: self.waived.iter().cloned().collect(),
            inherited: self.inherited.clone(),
            ..Subject::from(self.from)
        }
    }

    pub fn is_over_on(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until <= day)
    }
}
