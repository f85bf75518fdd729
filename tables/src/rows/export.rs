//! Records to a workbook that people can fill further.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{ColumnKind, ColumnSpec, Headings};
use crate::tie::Value;
use crate::xlsx::serial;

/// Why a list cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportFault {
    /// A sheet takes 1,048,575 records and 16,384 columns.
    #[error("too many records or columns for one sheet")]
    TooMany,
    /// A cell takes 32,767 characters.
    #[error("the text in record {record}, column {column} is too long for a cell")]
    TooLong { record: usize, column: String },
    #[error("the workbook could not be written")]
    Unwritable,
}

/// Unit: characters of a column on the screen.
const NARROWEST: f64 = 12.0;

/// Writes a list: texts as texts, whatever they begin with, so that none becomes a formula or loses its zeros.
///
/// # Errors
/// [`ExportFault`] when a sheet cannot hold it.
pub fn export(
    columns: &[ColumnSpec],
    headings: Headings,
    records: &[Vec<Value>],
) -> Result<Vec<u8>, ExportFault> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    head(sheet, columns, headings).map_err(|_| ExportFault::TooMany)?;
    let formats = Formats::new();
    for (record, values) in records.iter().enumerate() {
        let row = u32::try_from(record + 1).map_err(|_| ExportFault::TooMany)?;
        for ((at, column), value) in (0_u16..).zip(columns).zip(values) {
            formats.write(sheet, (row, at), column.kind, value).map_err(|fault| {
                let column = column.id.clone();
                let long = matches!(fault, XlsxError::MaxStringLengthExceeded);
                if long { ExportFault::TooLong { record, column } } else { ExportFault::TooMany }
            })?;
        }
    }
    workbook.save_to_buffer().map_err(|_| ExportFault::Unwritable)
}

fn head(sheet: &mut Worksheet, columns: &[ColumnSpec], headings: Headings) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Center);
    let text = Format::new().set_num_format("@");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (at, column) in (0_u16..).zip(columns) {
        let heading = column.heading(headings);
        // New rows that people add are formatted as the exported ones are.
        match column.kind {
            ColumnKind::Text => sheet.set_column_format(at, &text)?,
            ColumnKind::Date => sheet.set_column_format(at, &date)?,
            ColumnKind::Number => sheet,
        };
        let wide = heading.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum::<f64>() + 2.0;
        sheet.set_column_width(at, wide.max(NARROWEST))?;
        sheet.write_string_with_format(0, at, heading, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

struct Formats {
    text: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new().set_num_format("@");
        Self { text, date: Format::new().set_num_format("yyyy-mm-dd") }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        kind: ColumnKind,
        value: &Value,
    ) -> Result<(), XlsxError> {
        match (value, kind) {
            (Value::Empty, _) => Ok(()),
            (Value::Number(text), ColumnKind::Number) => match exactly(text) {
                Some(number) => sheet.write_number(row, column, number).map(drop),
                None => sheet.write_string_with_format(row, column, text, &self.text).map(drop),
            },
            (Value::Date(date), ColumnKind::Date) => {
                match serial::of_date(*date, false).filter(|it| *it > 60) {
                    Some(serial) => sheet.write_number_with_format(row, column, serial, &self.date).map(drop),
                    None => {
                        sheet.write_string_with_format(row, column, date.to_string(), &self.text).map(drop)
                    }
                }
            }
            (Value::Text(text) | Value::Number(text), _) => {
                sheet.write_string_with_format(row, column, text, &self.text).map(drop)
            }
            (Value::Date(date), _) => {
                sheet.write_string_with_format(row, column, date.to_string(), &self.text).map(drop)
            }
        }
    }
}

/// The number, when a cell keeps every digit of it.
fn exactly(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
