//! Typed columns of a row. What breaks the rules is an error that names table and row.

use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{Decode, Row as _, Type};

use super::{Db, StoreError};

/// One row of `table`, called by the text of its column `key` in errors.
pub struct Columns<'r> {
    table: &'static str,
    key: &'static str,
    row: &'r AnyRow,
}

impl<'r> Columns<'r> {
    pub const fn new(table: &'static str, key: &'static str, row: &'r AnyRow) -> Self {
        Self { table, key, row }
    }

    /// Whatever the column's SQL type gives directly: `i64`, `String`, `Vec<u8>`, `Option` of these.
    pub fn raw<T: Decode<'r, Db> + Type<Db>>(&self, column: &'static str) -> Result<T, StoreError> {
        self.row.try_get(column).map_err(|_| self.bad(column))
    }

    /// An id or another value of fixed length, kept as bytes.
    pub fn bytes<T: for<'b> TryFrom<&'b [u8]>>(&self, column: &'static str) -> Result<T, StoreError> {
        let bytes: Vec<u8> = self.raw(column)?;
        T::try_from(bytes.as_slice()).map_err(|_| self.bad(column))
    }

    /// A value of `shared/values`, kept as text.
    pub fn value<T: TryFrom<String>>(&self, column: &'static str) -> Result<T, StoreError> {
        T::try_from(self.raw(column)?).map_err(|_| self.bad(column))
    }

    pub fn moment(&self, column: &'static str) -> Result<Timestamp, StoreError> {
        self.raw(column).map(Timestamp::from_millis)
    }

    pub fn moment_if_any(&self, column: &'static str) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.raw::<Option<i64>>(column)?.map(Timestamp::from_millis))
    }

    /// A yes or no, kept as 1 or 0.
    pub fn flag(&self, column: &'static str) -> Result<bool, StoreError> {
        match self.raw::<i64>(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.bad(column)),
        }
    }

    /// The error that says `column` of this row breaks its rules.
    pub fn bad(&self, column: &'static str) -> StoreError {
        let name = self.row.try_get::<String, _>(self.key).ok();
        let name = name.or_else(|| self.row.try_get::<Vec<u8>, _>(self.key).ok().map(|bytes| hex(&bytes)));
        StoreError::bad_row(self.table, name.unwrap_or_default(), format!("column {column} breaks its rules"))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
