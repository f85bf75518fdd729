//! From ties and values to cells: what goes where, whether it may, and how many rows are missing.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, CellKind, Format, Grid, Place};
use crate::package::Package;
use crate::tie::{FillError, Source, Tie, TieFault, Value, Values};
use crate::{docx, xlsx};

/// A filled file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub file: Vec<u8>,
    /// How many cells were written.
    pub cells: usize,
    /// The workbook has formulas, so it was told to compute them anew when it is opened.
    pub recalculates: bool,
}

/// A value for a cell that is there.
pub struct Write<'v> {
    pub place: Place,
    pub value: &'v Value,
}

/// Rows that the paper lacks: made like the row `like`, right after it.
pub struct Added<'v> {
    pub grid: usize,
    pub like: u32,
    /// Values of each new row, by column of the grid.
    pub rows: Vec<BTreeMap<u32, &'v Value>>,
}

#[derive(Default)]
pub struct Work<'v> {
    pub writes: Vec<Write<'v>>,
    pub added: Vec<Added<'v>>,
}

/// Excel takes no more characters in a cell.
const LONGEST: usize = 32_767;

/// Writes values into the tied cells; everything else in the file keeps its bytes.
///
/// # Errors
/// [`FillError`]: the file is not taken, or ties do not fit it; nothing is written then.
pub fn fill(file: &[u8], ties: &[Tie], values: &Values) -> Result<Filled, FillError> {
    let book = crate::read(file)?;
    let (work, faults) = planned(&book, ties, values);
    if !faults.is_empty() {
        return Err(FillError::Ties(faults));
    }
    let package = Package::open(file)?;
    let cells =
        work.writes.len() + work.added.iter().flat_map(|it| &it.rows).map(BTreeMap::len).sum::<usize>();
    let (parts, recalculates) = match book.format {
        Format::Xlsx => xlsx::fill::parts(&package, &book, &work)?,
        Format::Docx => (docx::fill::parts(&package, &work)?, false),
    };
    Ok(Filled { file: package.with(&parts)?, cells, recalculates })
}

/// Columns of one list that begin in one row: they are filled and grow together.
type Lists<'t> = BTreeMap<(&'t str, usize, u32), Vec<(usize, &'t Tie)>>;

struct Plan<'b, 'v> {
    book: &'b Book,
    values: &'v Values,
    work: Work<'v>,
    taken: BTreeSet<Place>,
    faults: Vec<(usize, TieFault)>,
}

fn planned<'v>(book: &Book, ties: &[Tie], values: &'v Values) -> (Work<'v>, Vec<(usize, TieFault)>) {
    let (work, taken) = (Work::default(), BTreeSet::new());
    let mut plan = Plan { book, values, work, taken, faults: Vec::new() };
    let mut lists = Lists::new();
    for (nth, tie) in ties.iter().enumerate() {
        match &tie.source {
            Source::Value { name } => match values.single.get(name) {
                Some(value) => plan.write(nth, tie.cell, value),
                None => plan.faults.push((nth, TieFault::NoSuchValue { name: name.clone() })),
            },
            Source::Column { list, .. } => {
                lists.entry((list, tie.cell.grid, tie.cell.row)).or_default().push((nth, tie));
            }
        }
    }
    for ((list, grid, row), ties) in lists {
        plan.list(list, grid, row, &ties);
    }
    plan.faults.sort_by_key(|(nth, _)| *nth);
    (plan.work, plan.faults)
}

impl<'v> Plan<'_, 'v> {
    fn write(&mut self, nth: usize, place: Place, value: &'v Value) {
        let fault = stands_in_the_way(self.book, place)
            .or_else(|| does_not_fit(value))
            .or_else(|| (!self.taken.insert(place)).then_some(TieFault::Twice));
        match fault {
            Some(fault) => self.faults.push((nth, fault)),
            None if *value == Value::Empty => {}
            None => self.work.writes.push(Write { place, value }),
        }
    }

    fn list(&mut self, list: &str, grid: usize, row: u32, ties: &[(usize, &Tie)]) {
        let Some(records) = self.values.lists.get(list) else {
            let name = list.to_owned();
            return self
                .faults
                .extend(ties.iter().map(|it| (it.0, TieFault::NoSuchValue { name: name.clone() })));
        };
        let Some(shape) = self.book.grids.get(grid) else {
            return self.faults.extend(ties.iter().map(|it| (it.0, TieFault::NoSuchGrid)));
        };
        let columns: Vec<u32> = ties.iter().map(|(_, tie)| tie.cell.column).collect();
        let asked = ties.iter().find_map(|(_, tie)| match tie.source {
            Source::Column { room, .. } => room,
            Source::Value { .. } => None,
        });
        let room = asked.unwrap_or_else(|| room(shape, row, &columns)).max(1);
        for (nth, tie) in ties {
            for (record, at) in records.iter().zip(row..row.saturating_add(room)) {
                let place = Place { grid, row: at, column: tie.cell.column };
                self.write(*nth, place, of_column(record, &tie.source));
            }
        }
        self.grow(records.iter().skip(room as usize), grid, row + room - 1, ties);
    }

    /// Rows for the records that found none.
    fn grow(
        &mut self,
        rest: impl Iterator<Item = &'v BTreeMap<String, Value>>,
        grid: usize,
        like: u32,
        ties: &[(usize, &Tie)],
    ) {
        let values =
            |record| ties.iter().map(move |(_, tie)| (tie.cell.column, of_column(record, &tie.source)));
        let rows: Vec<BTreeMap<u32, &Value>> = rest.map(|record| values(record).collect()).collect();
        if rows.is_empty() {
            return;
        }
        let last = like + 1 >= self.book.grids[grid].rows;
        if self.book.format == Format::Xlsx && !last {
            // Moving what stands below would change more than the filled cells.
            let room = (like + 1 - ties[0].1.cell.row) as usize;
            let fault = TieFault::NoRoom { rows: room, records: room + rows.len() };
            return self.faults.extend(ties.iter().map(|it| (it.0, fault.clone())));
        }
        let faults = rows.iter().flat_map(BTreeMap::values).find_map(|value| does_not_fit(value));
        self.faults.extend(faults.map(|fault| (ties[0].0, fault)));
        self.work.added.push(Added { grid, like, rows });
    }
}

fn of_column<'v>(record: &'v BTreeMap<String, Value>, source: &Source) -> &'v Value {
    let Source::Column { column, .. } = source else { return &Value::Empty };
    record.get(column).unwrap_or(&Value::Empty)
}

/// How many rows from `row` on can take a record: the tied cells are empty and shaped like those of the first.
fn room(grid: &Grid, row: u32, columns: &[u32]) -> u32 {
    let shape = |row: u32, column: u32| {
        let span = grid.span(row, column);
        span.map(|it| (it.row == row, it.last_row - it.row, it.column, it.last_column))
    };
    let empty = |row, column| grid.cell(row, column).is_some_and(|cell| cell.kind == CellKind::Empty);
    let fits = |at: &u32| columns.iter().all(|it| empty(*at, *it) && shape(*at, *it) == shape(row, *it));
    let more = (row + 1..grid.rows).take_while(fits).count();
    1 + u32::try_from(more).unwrap_or(u32::MAX - 1)
}

/// Why a cell takes no value.
fn stands_in_the_way(book: &Book, place: Place) -> Option<TieFault> {
    let Some(grid) = book.grids.get(place.grid) else { return Some(TieFault::NoSuchGrid) };
    let (row, column) = (place.row, place.column);
    if let Some(span) = grid.span(row, column).filter(|span| !span.begins_at(row, column)) {
        return Some(TieFault::Covered {
            by: Place { grid: place.grid, row: span.row, column: span.column },
        });
    }
    match grid.cell(row, column).map(|cell| cell.kind) {
        Some(CellKind::Formula) => Some(TieFault::Formula),
        Some(CellKind::Picture) => Some(TieFault::Picture),
        Some(
            CellKind::Empty
            | CellKind::Text
            | CellKind::Number
            | CellKind::Date
            | CellKind::Bool
            | CellKind::Error,
        ) => None,
        None => {
            (book.format == Format::Docx || !xlsx::cell::exists(row, column)).then_some(TieFault::NoSuchCell)
        }
    }
}

fn does_not_fit(value: &Value) -> Option<TieFault> {
    match value {
        Value::Text(text) if text.encode_utf16().count() > LONGEST => {
            Some(TieFault::TooLong { most: LONGEST })
        }
        Value::Number(text) => (!is_number(text)).then_some(TieFault::NotANumber),
        Value::Empty | Value::Text(_) | Value::Date(_) => None,
    }
}

fn is_number(text: &str) -> bool {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = plain.split_once('.').unwrap_or((plain, "0"));
    [whole, part].iter().all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()))
}
