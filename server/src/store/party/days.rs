//! Local days in columns.

use gongjian_shared::ids::UnitId;
use jiff::civil::Date;

use crate::store::{Columns, StoreError};

pub fn day(columns: &Columns<'_>, column: &'static str) -> Result<Date, StoreError> {
    columns.raw::<String>(column)?.parse().map_err(|_| columns.bad(column))
}

pub fn maybe_day(columns: &Columns<'_>, column: &'static str) -> Result<Option<Date>, StoreError> {
    let text: Option<String> = columns.raw(column)?;
    text.map(|it| it.parse().map_err(|_| columns.bad(column))).transpose()
}

pub fn text(it: Option<Date>) -> Option<String> {
    it.map(|it| it.to_string())
}

pub fn maybe_id<T: for<'b> TryFrom<&'b [u8]>>(
    columns: &Columns<'_>,
    column: &'static str,
) -> Result<Option<T>, StoreError> {
    let bytes: Option<Vec<u8>> = columns.raw(column)?;
    bytes.map(|it| T::try_from(&it).map_err(|_| columns.bad(column))).transpose()
}

pub fn key(it: UnitId) -> Vec<u8> {
    it.as_bytes().to_vec()
}
