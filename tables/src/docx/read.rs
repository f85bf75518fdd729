//! The tables of a document as grids.

use std::collections::BTreeMap;

use super::table::{self, Down, Table};
use crate::Unusable;
use crate::book::{Book, Cell, CellKind, Format, Grid, Place, Span};
use crate::package::Package;
use crate::xml::Xml;

/// Most cells of all tables that are taken.
const MOST_CELLS: usize = 100_000;
const MOST_TABLES: usize = 1_000;

pub fn book(package: &Package<'_>) -> Result<Book, Unusable> {
    let xml = package.must(package.main())?;
    let tables = table::all(&xml);
    let cells = tables.iter().flat_map(|it| &it.rows).map(|row| row.cells.len()).sum::<usize>();
    if cells > MOST_CELLS || tables.len() > MOST_TABLES {
        return Err(Unusable::TooManyCells { most: MOST_CELLS });
    }
    let grids = tables
        .iter()
        .enumerate()
        .map(|(at, table)| Grid { inside: inside(&xml, &tables[..at], table.node), ..grid(&xml, table) });
    Ok(Book { format: Format::Docx, grids: grids.collect() })
}

/// The innermost cell that holds the table.
fn inside(xml: &Xml, tables: &[Table], node: usize) -> Option<Place> {
    tables.iter().enumerate().rev().find_map(|(grid, table)| {
        table.rows.iter().zip(0..).find_map(|(row, at)| {
            let cell = row.cells.iter().find(|cell| xml.below(cell.node).contains(&node))?;
            Some(Place { grid, row: at, column: cell.column })
        })
    })
}

fn grid(xml: &Xml, table: &Table) -> Grid {
    let (mut cells, mut merged) = (Vec::new(), Vec::<Span>::new());
    // Merged cells that may reach further down, by their column.
    let mut open = BTreeMap::<u32, usize>::new();
    let mut columns = 0;
    for (row, at) in table.rows.iter().zip(0_u32..) {
        for cell in &row.cells {
            let last_column = cell.column + cell.across - 1;
            columns = columns.max(last_column + 1);
            let above = open.get(&cell.column).copied().filter(|it| merged[*it].last_row + 1 == at);
            if let (Down::Goes, Some(span)) = (cell.down, above) {
                merged[span].last_row = at;
                continue;
            }
            if cell.across > 1 || cell.down != Down::No {
                open.insert(cell.column, merged.len());
                merged.push(Span { row: at, column: cell.column, last_row: at, last_column });
            }
            let text = table::text(xml, cell.node);
            let kind = match () {
                () if table::has_picture(xml, cell.node) => CellKind::Picture,
                () if text.trim().is_empty() => CellKind::Empty,
                () => CellKind::Text,
            };
            cells.push(Cell { row: at, column: cell.column, text, kind });
        }
    }
    merged.retain(|it| (it.row, it.column) != (it.last_row, it.last_column));
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    Grid { name: String::new(), hidden: false, rows, columns, cells, merged, inside: None }
}
