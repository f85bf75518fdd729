//! A filled list back: headings found, every cell read by the kind of its column, every fault told with its row.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::{ColumnKind, ColumnSpec};
use crate::Unusable;
use crate::book::{Cell, CellKind, Grid};
use crate::tie::Value;
use crate::xlsx::cell;

/// What was found. Nothing is written by reading it: with problems, a person decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub records: Vec<Record>,
    pub problems: Vec<RowProblem>,
    /// Headings that no column has; their cells were not read.
    pub unknown: Vec<String>,
    /// Columns that are not in the file, by id; none of them is required.
    pub absent: Vec<String>,
    /// The letters of the columns as the sheet has them, in the order of those that were asked for.
    pub letters: Vec<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The row as the sheet numbers it, from 1.
    pub row: u32,
    /// In the order of the columns that were asked for.
    pub values: Vec<Value>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowProblem {
    /// The row as the sheet numbers it, from 1.
    pub row: u32,
    /// Id of the column.
    pub column: String,
    pub what: RowFault,
    /// What stands in the cell.
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    Missing,
    NotANumber,
    NotADate,
    /// A long number was kept as a number and has lost digits: enter it anew as text.
    DigitsLost,
    /// It is computed: paste values only.
    Formula,
    /// #N/A and the like.
    Error,
}

/// Why a file is no such list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ImportError {
    #[error("the file cannot be used: {0}")]
    File(#[from] Unusable),
    #[error("the file has no sheet that is shown")]
    NoSheet,
    /// No row has all required headings; these are missing in the row that has most.
    #[error("headings are missing: {}", .missing.join(", "))]
    NoHeadings { missing: Vec<String> },
    #[error("two columns have the heading of {column}")]
    Twice { column: String },
    #[error("more than {most} rows")]
    TooManyRows { most: usize },
}

/// Titles and notes may stand above the headings, within so many rows.
const HEADINGS_WITHIN: u32 = 10;
pub const MOST_ROWS: usize = 50_000;
/// From here on a number in a cell has lost digits.
const EXACT: f64 = 1e15;

/// Reads the first sheet that is shown.
///
/// # Errors
/// [`ImportError`] when it is no such list at all; faults of single rows are in the report.
pub fn import(file: &[u8], columns: &[ColumnSpec]) -> Result<Report, ImportError> {
    let book = crate::read(file)?;
    let grid = book.grids.iter().find(|grid| !grid.hidden).ok_or(ImportError::NoSheet)?;
    let headings = Headings::find(grid, columns)?;
    let mut report = headings.report(grid, columns);
    let mut rows: Vec<u32> =
        grid.cells.iter().map(|cell| cell.row).filter(|row| *row > headings.row).collect();
    rows.dedup();
    for row in rows {
        headings.read(grid, columns, row, &mut report);
        if report.records.len() > MOST_ROWS {
            return Err(ImportError::TooManyRows { most: MOST_ROWS });
        }
    }
    Ok(report)
}

struct Headings {
    row: u32,
    /// For each column asked for, where it stands.
    places: Vec<Option<u32>>,
}

impl Headings {
    fn find(grid: &Grid, columns: &[ColumnSpec]) -> Result<Self, ImportError> {
        let mut missing: Vec<String> =
            columns.iter().filter(|it| it.required).map(|it| it.id.clone()).collect();
        for row in 0..HEADINGS_WITHIN.min(grid.rows) {
            let cells: Vec<&Cell> = grid.cells.iter().filter(|cell| cell.row == row).collect();
            let mut places = Vec::new();
            for column in columns {
                let mut found = cells.iter().filter(|cell| is_heading(&cell.text, column));
                places.push(found.next().map(|cell| cell.column));
                if found.next().is_some() {
                    return Err(ImportError::Twice { column: column.id.clone() });
                }
            }
            let absent = columns.iter().zip(&places).filter(|(column, at)| column.required && at.is_none());
            let absent: Vec<String> = absent.map(|(column, _)| column.id.clone()).collect();
            if absent.is_empty() && places.iter().any(Option::is_some) {
                return Ok(Self { row, places });
            }
            if absent.len() < missing.len() {
                missing = absent;
            }
        }
        Err(ImportError::NoHeadings { missing })
    }

    fn report(&self, grid: &Grid, columns: &[ColumnSpec]) -> Report {
        let unknown = grid.cells.iter().filter(|cell| {
            cell.row == self.row && !cell.text.trim().is_empty() && !self.places.contains(&Some(cell.column))
        });
        let absent = columns.iter().zip(&self.places).filter(|(_, at)| at.is_none());
        Report {
            unknown: unknown.map(|cell| cell.text.clone()).collect(),
            absent: absent.map(|(column, _)| column.id.clone()).collect(),
            letters: self.places.iter().map(|at| at.map(cell::letters)).collect(),
            ..Report::default()
        }
    }

    fn read(&self, grid: &Grid, columns: &[ColumnSpec], row: u32, report: &mut Report) {
        let cells = self.places.iter().map(|at| at.and_then(|column| grid.cell(row, column)));
        let cells: Vec<Option<&Cell>> = cells.collect();
        if cells.iter().flatten().all(|cell| cell.kind == CellKind::Empty) {
            return;
        }
        let mut values = Vec::with_capacity(columns.len());
        for (column, cell) in columns.iter().zip(&cells) {
            let value = cell.map_or(Ok(Value::Empty), |cell| value(column.kind, cell));
            let missing = |value: &Value| column.required && is_empty(value);
            let fault = match &value {
                Ok(value) => missing(value).then_some(RowFault::Missing),
                Err(fault) => Some(*fault),
            };
            let text = cell.map(|cell| cell.text.clone()).unwrap_or_default();
            let problem =
                |what| RowProblem { row: row + 1, column: column.id.clone(), what, value: text.clone() };
            report.problems.extend(fault.map(problem));
            values.push(value.unwrap_or(Value::Empty));
        }
        report.records.push(Record { row: row + 1, values });
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Empty => true,
        Value::Text(text) => text.trim().is_empty(),
        Value::Number(_) | Value::Date(_) => false,
    }
}

/// Spaces, a mark for required columns and the case of letters do not count.
fn is_heading(text: &str, column: &ColumnSpec) -> bool {
    let plain = |text: &str| {
        let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊'));
        kept.collect::<String>().to_lowercase()
    };
    let text = plain(text);
    !text.is_empty() && (text == plain(&column.zh) || text == plain(&column.en))
}

fn value(kind: ColumnKind, cell: &Cell) -> Result<Value, RowFault> {
    match (cell.kind, kind) {
        (CellKind::Empty | CellKind::Picture, _) => Ok(Value::Empty),
        (CellKind::Formula, _) => Err(RowFault::Formula),
        (CellKind::Error, _) => Err(RowFault::Error),
        (CellKind::Number, ColumnKind::Text) => text_of_number(&cell.text).map(Value::Text),
        (CellKind::Number, ColumnKind::Number) => {
            plain_number(&cell.text).map(Value::Number).ok_or(RowFault::NotANumber)
        }
        (CellKind::Text | CellKind::Bool | CellKind::Date, ColumnKind::Text) => {
            Ok(Value::Text(cell.text.clone()))
        }
        (CellKind::Text, ColumnKind::Number) => {
            typed_number(&cell.text).map(Value::Number).ok_or(RowFault::NotANumber)
        }
        (CellKind::Text | CellKind::Date, ColumnKind::Date) => {
            typed_date(&cell.text).map(Value::Date).ok_or(RowFault::NotADate)
        }
        (CellKind::Bool | CellKind::Date, ColumnKind::Number) => Err(RowFault::NotANumber),
        (CellKind::Number | CellKind::Bool, ColumnKind::Date) => Err(RowFault::NotADate),
    }
}

/// `1E3` as `1000`.
fn plain_number(text: &str) -> Option<String> {
    text.trim().parse::<f64>().ok().filter(|it| it.is_finite()).map(|it| it.to_string())
}

fn text_of_number(text: &str) -> Result<String, RowFault> {
    let number = text.trim().parse::<f64>().ok().filter(|it| it.abs() < EXACT).ok_or(RowFault::DigitsLost)?;
    Ok(number.to_string())
}

/// A number that was typed as text, digit by digit.
fn typed_number(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    (digits(whole) && digits(part)).then(|| text.to_owned())
}

/// 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305.
fn typed_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|it| it.is_ascii_digit()) {
        return made(&text[..4], &text[4..6], &text[6..]);
    }
    let text = text.strip_suffix('日').unwrap_or(text);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => made(year, month, day),
        _ => None,
    }
}

fn made(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        .ok()
        .filter(|it| *it >= date(1, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_offices_type_them() {
        for text in ["2026-03-05", "2026/3/5", " 2026.3.5 ", "2026年3月5日", "20260305", "2026年03月05日"]
        {
            assert_eq!(typed_date(text), Some(date(2026, 3, 5)), "{text}");
        }
        for text in
            ["", "26-3-5", "2026-13-01", "2026-02-30", "3月5日", "2026", "2026-3-5 14:30", "２０２６-3-5"]
        {
            assert_eq!(typed_date(text), None, "{text}");
        }
    }
}
