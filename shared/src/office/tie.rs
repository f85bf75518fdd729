//! Ties: which answer, measure or table column stands in which cell. A clerk makes them once in the browser; the
//! names are the caller's (field ids, measure ids, `table/column`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::book::Place;
use super::unusable::Unusable;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// For a column: its first row.
    pub cell: Place,
    pub source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// One value: a field or a measure.
    Value { name: String },
    /// One value for each record of a list, downwards.
    Column {
        list: String,
        column: String,
        /// How many rows the paper has for it; `None`: as many empty ones of the same shape as follow.
        room: Option<u32>,
    },
}

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// The cell stays as it is.
    Empty,
    Text(String),
    /// A decimal number as text: stays a number in a workbook.
    Number(String),
    /// A date in cells that are formatted as one, text elsewhere.
    Date(Date),
}

/// Everything that ties may ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    pub single: BTreeMap<String, Value>,
    /// Records of each list, by column.
    pub lists: BTreeMap<String, Vec<BTreeMap<String, Value>>>,
}

/// What is wrong with a tie on this file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieFault {
    NoSuchGrid,
    /// Outside what a sheet can have, or no cell of the table.
    NoSuchCell,
    /// A merged cell covers it: tie that one.
    Covered {
        by: Place,
    },
    /// It is computed: tie what it is computed from.
    Formula,
    /// A picture or a control stands in it.
    Picture,
    /// Two ties write into it.
    Twice,
    NoSuchValue {
        name: String,
    },
    /// Not a decimal number.
    NotANumber,
    /// Unit: characters; Excel takes 32,767 in a cell.
    TooLong {
        most: usize,
    },
    /// The paper has fewer rows than there are records.
    NoRoom {
        rows: usize,
        records: usize,
    },
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FillError {
    #[error("the file cannot be used: {0}")]
    File(#[from] Unusable),
    /// Every fault, with the number of its tie.
    #[error("{} ties have faults", .0.len())]
    Ties(Vec<(usize, TieFault)>),
}
