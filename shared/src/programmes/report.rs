//! Tables that a programme sends upward. Every cell is computed from records, save remarks (K8, X-05).

use serde::{Deserialize, Serialize};

use super::name::{Key, Label, RequirementId, is_named};
use super::span::Rhythm;
use crate::values::Unit;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub id: Key,
    pub zh: String,
    pub en: String,
    pub from: Vec<RequirementId>,
    pub every: Rhythm,
    /// One line for each of these.
    pub line: Key,
    #[serde(default)]
    pub sent_to: Vec<Label>,
    pub columns: Vec<Column>,
}
is_named!(Report);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub id: Key,
    pub zh: String,
    pub en: String,
    /// Absent: those of the table.
    #[serde(default)]
    pub from: Vec<RequirementId>,
    pub cell: Cell,
}

/// Where a cell comes from. Names are roles, subjects, kinds and commitments of the definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// 序号
    Number,
    /// Something that is known of a person or unit.
    Fact(FactOf),
    /// How many records of a kind; `slot` is the quarter or term within the year.
    Count(CountOf),
    /// The sum of a quantity in one unit: persons and person-times apart (C7).
    Sum(SumOf),
    /// So many of so many: who has it, among all.
    Share(ShareOf),
    /// The day of the first record of a kind.
    Date(Key),
    /// Which kinds occurred in a list.
    Kinds(Key),
    /// The state of a commitment.
    State(Key),
    /// The only cell that a person writes.
    Remark,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactOf {
    pub of: Key,
    pub what: Fact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    Name,
    Post,
    Unit,
    YearsOfService,
    Level,
    Region,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountOf {
    pub of: Key,
    #[serde(default)]
    pub slot: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SumOf {
    pub of: Key,
    pub unit: Unit,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareOf {
    pub of: Key,
    pub among: Key,
}
