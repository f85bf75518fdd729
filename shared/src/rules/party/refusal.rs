use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::SettingError;
use crate::party::Level;
use crate::rights::{Thing, Verb};

/// Why a command on units, people or posts was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum PartyRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("no such {0:?}", thing)]
    NotThere { thing: Thing },
    #[error("no seat of the sender gives {verb:?} on {thing:?}")]
    NotYours { thing: Thing, verb: Verb },
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("the unit is dissolved since {on}")]
    Dissolved { on: Date },
    #[error("{name} is there already under the same parent")]
    NameTaken { name: String },
    #[error("a unit of level {level:?} cannot stand below {above:?}")]
    LevelAboveParent { level: Level, above: Level },
    #[error("the unit would stand below itself")]
    BelowItself,
    #[error("the unit still has {children} units below it")]
    HasChildren { children: u64 },
    #[error(
        "the unit is in use: {children} units, {appointments} appointments, {people} people, {documents} documents"
    )]
    UnitInUse { children: u64, appointments: u64, people: u64, documents: u64 },
    #[error("a unit cannot be merged into itself or into one below it")]
    MergeIntoItself,
    /// Nobody under fourteen is a person here (A2, X-07).
    #[error("children are not entered")]
    Child,
    #[error("contact data of a retired person needs their consent")]
    NoConsent,
    #[error("the person is in use: {appointments} appointments, account: {account}")]
    PersonInUse { appointments: u64, account: bool },
    #[error("both entries have an account")]
    BothHaveAccounts,
    #[error("the person has an account")]
    HasAccount,
    #[error("this sign-in name is taken")]
    LoginTaken,
    #[error("the term ends before it begins")]
    EndsBeforeBegin,
    #[error("an appointment names the paper it rests on")]
    NoDocument,
    #[error("the person holds this post already in that time, since {since}")]
    TermsOverlap { since: Date },
    #[error("the appointment ended on {on}")]
    EndedAlready { on: Date },
    #[error("the minimum is above the maximum")]
    MinimumAboveMaximum,
    /// Below a school there is one calendar, that of the school.
    #[error("a unit of level {level:?} has no calendar of its own")]
    CalendarOfSchool { level: Level },
    #[error("{error}")]
    Calendar { error: SettingError },
}
