//! Questions about what is owed in pairs, and their answers: numbers for the office, records as far as rights allow.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::care::{CareRecord, TableCell};
use crate::commitments::{Key, Slot, State};
use crate::ids::{DocumentId, FilingId, PairId, ProgrammeId, SpaceId, UnitId};
use crate::party::Liable;
use crate::programmes::Column;

/// How a commitment of pairs stands in a year, by unit of the counselors and by period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub programme: ProgrammeId,
    pub title: String,
    pub year: i16,
    pub today: Date,
    /// What pairs owe by the programme's rules, with its names, in order; the one that is shown comes in `rule`.
    pub rules: Vec<(Key, String, String)>,
    pub rule: Key,
    pub slots: Vec<Slot>,
    pub units: Vec<CoverageUnit>,
    /// Pairs that live on `today`.
    pub pairs: u32,
    /// The asker is of the office that runs the programme. To others units with few leaders are shown together, and
    /// nothing opens.
    #[serde(default)]
    pub office: bool,
    /// The same by level of the leader (S1-22).
    #[serde(default)]
    pub levels: Vec<CoverageLevel>,
}

/// How the leaders of one level stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageLevel {
    pub level: Liable,
    /// How many there are.
    pub leaders: u32,
    /// One for each slot.
    pub cells: Vec<CoverageCell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageUnit {
    pub unit: UnitId,
    pub name: String,
    /// The names of other units in the same line, where few leaders are shown together.
    #[serde(default)]
    pub together: Vec<String>,
    /// One for each slot.
    pub cells: Vec<CoverageCell>,
}

/// How many items there are, by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageCell {
    pub owed: u32,
    pub met: u32,
    pub late: u32,
    pub overdue: u32,
    pub waived: u32,
}

impl CoverageCell {
    pub const fn add(&mut self, it: &Self) {
        self.owed += it.owed;
        self.met += it.met;
        self.late += it.late;
        self.overdue += it.overdue;
        self.waived += it.waived;
    }
}

/// What stands behind a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageLine {
    pub pair: PairId,
    pub leader: String,
    pub counselor: String,
    pub due: Date,
    pub state: State,
    pub records: Vec<RecordLine>,
}

/// A record, as far as the asker may know of it: without the right to read the pair's notes only that it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordLine {
    pub document: DocumentId,
    pub space: SpaceId,
    pub record: Option<CareRecord>,
}

/// 年度汇总表 as it stands (S1-21).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearTable {
    pub programme: ProgrammeId,
    pub title: String,
    pub name: (String, String),
    pub year: i16,
    pub today: Date,
    pub columns: Vec<Column>,
    pub lines: Vec<YearLine>,
    /// What the choices in it are called, Chinese and English.
    #[serde(default)]
    pub names: BTreeMap<String, (String, String)>,
    /// SHA-256 of the table as it would be filed, hexadecimal.
    #[serde(default)]
    pub sha256: String,
    /// This is a filed copy, not the table as it stands.
    #[serde(default)]
    pub filed: Option<FilingId>,
    /// What was filed for the year, the newest first (S1-20).
    #[serde(default)]
    pub filings: Vec<FilingLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearLine {
    pub pair: PairId,
    /// The work notes, in which its records lie.
    pub space: SpaceId,
    /// The asker may open the records.
    pub opens: bool,
    pub cells: Vec<TableCell>,
}

/// A frozen copy of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilingLine {
    pub filing: FilingId,
    pub version: u32,
    pub number: String,
    pub reason: String,
    pub at: crate::time::Timestamp,
    pub by: String,
    /// SHA-256 of the copy, hexadecimal.
    pub sha256: String,
}
