//! Where one answer stands in a form: a field, or a cell of a table field.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::name::{ColumnId, FieldId, NameError, RowId};

/// Written `field` or `table/row/column`: a flat key, so that two people who fill one table while apart never
/// make two tables.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum AnswerKey {
    Field(FieldId),
    Cell { table: FieldId, row: RowId, column: ColumnId },
}

impl AnswerKey {
    /// The field; for a cell the table it stands in.
    pub const fn field(&self) -> &FieldId {
        match self {
            Self::Field(field) => field,
            Self::Cell { table, .. } => table,
        }
    }
}

impl From<FieldId> for AnswerKey {
    fn from(it: FieldId) -> Self {
        Self::Field(it)
    }
}

impl fmt::Display for AnswerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => field.fmt(f),
            Self::Cell { table, row, column } => write!(f, "{table}/{row}/{column}"),
        }
    }
}

impl From<AnswerKey> for String {
    fn from(it: AnswerKey) -> Self {
        it.to_string()
    }
}

impl FromStr for AnswerKey {
    type Err = NameError;

    fn from_str(it: &str) -> Result<Self, NameError> {
        let mut parts = it.split('/');
        let (field, row, column, more) = (parts.next(), parts.next(), parts.next(), parts.next());
        match (field, row, column, more) {
            (Some(field), None, None, None) => FieldId::try_from(field).map(Self::Field),
            (Some(table), Some(row), Some(column), None) => {
                Ok(Self::Cell { table: table.try_into()?, row: row.try_into()?, column: column.try_into()? })
            }
            _ => Err(NameError),
        }
    }
}

impl TryFrom<String> for AnswerKey {
    type Error = NameError;

    fn try_from(it: String) -> Result<Self, NameError> {
        it.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        for text in ["school", "results/r1/kind"] {
            assert_eq!(text.parse::<AnswerKey>().expect("a key").to_string(), text);
        }
        for text in ["", "a/b", "a/b/c/d", "a//c", "学校"] {
            assert!(text.parse::<AnswerKey>().is_err(), "{text}");
        }
    }
}
