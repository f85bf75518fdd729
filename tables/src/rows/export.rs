//! Records to a workbook that people can fill further.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

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

/// What `rust_xlsxwriter` calls paper of this size.
const A4: u8 = 9;

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
    head(sheet, 0, columns, headings).map_err(|_| ExportFault::TooMany)?;
    body(sheet, 1, (columns, records), &Formats::new())?;
    workbook.save_to_buffer().map_err(|_| ExportFault::Unwritable)
}

/// What stands above an official table: its title, and a line about whose it is and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleBlock {
    pub title: String,
    pub line: String,
}

/// Headings of an official table stand in this row, below title and line.
pub const OFFICIAL_HEADINGS: u32 = 2;

/// As [`export`], in the layout in which offices send tables: title over all columns, a line below it, ruled cells, A4
/// across, one page wide, headings on every page.
///
/// # Errors
/// [`ExportFault`] when a sheet cannot hold it.
pub fn export_official(
    block: &TitleBlock,
    columns: &[ColumnSpec],
    headings: Headings,
    records: &[Vec<Value>],
) -> Result<Vec<u8>, ExportFault> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let last = u16::try_from(columns.len().saturating_sub(1)).map_err(|_| ExportFault::TooMany)?;
    crown(sheet, block, last).map_err(|_| ExportFault::TooMany)?;
    head(sheet, OFFICIAL_HEADINGS, columns, headings).map_err(|_| ExportFault::TooMany)?;
    body(sheet, OFFICIAL_HEADINGS + 1, (columns, records), &Formats::ruled())?;
    workbook.save_to_buffer().map_err(|_| ExportFault::Unwritable)
}

fn crown(sheet: &mut Worksheet, block: &TitleBlock, last: u16) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(18.0).set_align(FormatAlign::Center);
    let line = Format::new().set_align(FormatAlign::Left);
    for (row, text, format) in [(0, &block.title, &title), (1, &block.line, &line)] {
        if last == 0 {
            sheet.write_string_with_format(row, 0, text, format)?;
        } else {
            sheet.merge_range(row, 0, row, last, text, format)?;
        }
    }
    sheet.set_row_height(0, 30.0)?;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(OFFICIAL_HEADINGS, OFFICIAL_HEADINGS)?;
    Ok(())
}

fn body(
    sheet: &mut Worksheet,
    top: u32,
    (columns, records): (&[ColumnSpec], &[Vec<Value>]),
    formats: &Formats,
) -> Result<(), ExportFault> {
    for (record, values) in records.iter().enumerate() {
        let row =
            u32::try_from(record).ok().and_then(|it| it.checked_add(top)).ok_or(ExportFault::TooMany)?;
        for ((at, column), value) in (0_u16..).zip(columns).zip(values) {
            formats.write(sheet, (row, at), column.kind, value).map_err(|fault| {
                let column = column.id.clone();
                let long = matches!(fault, XlsxError::MaxStringLengthExceeded);
                if long { ExportFault::TooLong { record, column } } else { ExportFault::TooMany }
            })?;
        }
    }
    Ok(())
}

fn head(
    sheet: &mut Worksheet,
    row: u32,
    columns: &[ColumnSpec],
    headings: Headings,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Center);
    let bold = if row > 0 { bold.set_border(FormatBorder::Thin).set_text_wrap() } else { bold };
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
        sheet.write_string_with_format(row, at, heading, &bold)?;
    }
    sheet.set_freeze_panes(row + 1, 0)?;
    Ok(())
}

struct Formats {
    text: Format,
    date: Format,
    number: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new().set_num_format("@");
        Self { text, date: Format::new().set_num_format("yyyy-mm-dd"), number: Format::new() }
    }

    /// Every cell of a record has a line around it, an empty one too.
    fn ruled() -> Self {
        let Self { text, date, number } = Self::new();
        let [text, date, number] =
            [text, date, number].map(|it| it.set_border(FormatBorder::Thin).set_text_wrap());
        Self { text, date, number }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        kind: ColumnKind,
        value: &Value,
    ) -> Result<(), XlsxError> {
        match (value, kind) {
            (Value::Empty, _) => sheet.write_blank(row, column, &self.number).map(drop),
            (Value::Number(text), ColumnKind::Number) => match exactly(text) {
                Some(number) => sheet.write_number_with_format(row, column, number, &self.number).map(drop),
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
