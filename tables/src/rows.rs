//! Lists by xlsx: a heading row, one record in each row. Out and back without loss; on the way in every row is
//! looked at and reported on before anything is written.

mod export;
mod import;

pub use self::export::{ExportFault, OFFICIAL_HEADINGS, TitleBlock, export, export_official};
pub use self::import::{ImportError, Record, Report, RowFault, RowProblem, import};

use serde::{Deserialize, Serialize};

/// A column of a list. Imports know it by either heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnSpec {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub kind: ColumnKind,
    /// Every record has a value in it.
    pub required: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Names, numbers of staff and posts, telephone numbers: whatever is not counted with.
    Text,
    Number,
    Date,
}

/// Which headings an export has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Headings {
    Zh,
    En,
}

impl ColumnSpec {
    pub fn heading(&self, headings: Headings) -> &str {
        match headings {
            Headings::Zh => &self.zh,
            Headings::En => &self.en,
        }
    }
}
