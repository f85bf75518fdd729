//! Questions about figures, and their answers (K8, S4-28).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Quarter;
use crate::ids::{DocumentId, MeetingId, SpaceId, UnitId};
use crate::measures::{Figures, Measure, Row, Source};

/// A unit by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitName {
    pub unit: UnitId,
    pub name: String,
}

/// One measure of a unit and what is below it, in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    pub unit: UnitName,
    /// The units above it whose figures the asker may see too, from the top.
    pub path: Vec<UnitName>,
    /// Where the asker may begin.
    pub tops: Vec<UnitName>,
    pub year: i16,
    pub measure: Measure,
    /// How many quarters of the year have begun.
    pub begun: u8,
    pub rows: Vec<Row>,
    pub whole: Figures,
    /// Months of the whole, January first.
    pub months: Vec<u64>,
    /// Who has not reported in the newest quarter that has begun, the first of them; `silent_count`: how many.
    pub silent: Vec<UnitName>,
    pub silent_count: u32,
    /// The asker speaks for the unit: may say that there was nothing.
    pub speaks: bool,
    /// The quarters of which that was said.
    pub nothing: Vec<Quarter>,
    /// The unit owes a report itself, as nothing that works stands below it.
    pub owes: bool,
}

/// A record behind a number, as far as the asker may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordLine {
    pub source: Source,
    pub unit: String,
    pub day: Date,
    pub amount: u64,
    /// The record itself, where its papers are open to the asker.
    pub open: Option<Opens>,
}

/// Which page shows a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "page", rename_all = "snake_case")]
pub enum Opens {
    Activity { title: String, document: DocumentId },
    Wish { space: SpaceId },
    Meeting { title: String, meeting: MeetingId },
}

/// The records behind a number: the newest, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behind {
    pub lines: Vec<RecordLine>,
    pub count: u64,
}
