//! Which cell of an unseen table a field probably belongs to: beside or below a cell that says its label.

use std::collections::BTreeSet;

use super::book::{Book, Cell, CellKind, Grid, Place};
use super::tie::{Source, Tie};
use crate::forms::template::{Column, Field, FieldKind, Label, Template};

/// Ties that a person looks over. Each cell and each field at most once; what is not plain is left out.
pub fn suggest(book: &Book, template: &Template) -> Vec<Tie> {
    let mut taken = BTreeSet::new();
    let mut ties = Vec::new();
    for (at, grid) in book.grids.iter().enumerate().filter(|(_, grid)| !grid.hidden) {
        for field in template.fields() {
            let wanted = sources(field);
            for (source, label) in wanted {
                if ties.iter().any(|tie: &Tie| tie.source == source) {
                    continue;
                }
                let below = matches!(source, Source::Column { .. });
                let found = grid.cells.iter().filter(|cell| says(cell, label));
                let room = found.filter_map(|cell| room(grid, cell, below)).map(|(row, column)| Place {
                    grid: at,
                    row,
                    column,
                });
                let free = room.into_iter().find(|place| !taken.contains(place));
                if let Some(cell) = free {
                    taken.insert(cell);
                    ties.push(Tie { cell, source });
                }
            }
        }
    }
    ties
}

/// What may be tied of a field, and how each part is called.
pub fn sources(field: &Field) -> Vec<(Source, &Label)> {
    if let FieldKind::Table { columns, .. } = &field.kind {
        let column = |it: &Column| {
            let (list, column) = (field.id.to_string(), it.id.to_string());
            Source::Column { list, column, room: None }
        };
        return columns.iter().map(|it| (column(it), &it.label)).collect();
    }
    vec![(Source::Value { name: field.id.to_string() }, &field.label)]
}

/// Spaces, colons and marks around a label do not count.
fn says(cell: &Cell, label: &Label) -> bool {
    let plain = |text: &str| {
        let kept = text.chars().filter(|it| !it.is_whitespace() && !matches!(it, ':' | '：' | '*' | '＊'));
        kept.collect::<String>().to_lowercase()
    };
    let text = plain(&cell.text);
    cell.kind == CellKind::Text && !text.is_empty() && (text == plain(&label.zh) || text == plain(&label.en))
}

/// The empty cell right of a label, or under it.
fn room(grid: &Grid, cell: &Cell, below: bool) -> Option<(u32, u32)> {
    let span = grid.span(cell.row, cell.column);
    let last = span.map_or((cell.row, cell.column), |it| (it.last_row, it.last_column));
    let right = (cell.row, last.1 + 1);
    let under = (last.0 + 1, cell.column);
    let ways = if below { [under, under] } else { [right, under] };
    ways.into_iter().find(|(row, column)| is_room(grid, *row, *column))
}

/// Nothing is written there, and no merged cell covers it. A workbook names no cells that were never touched.
fn is_room(grid: &Grid, row: u32, column: u32) -> bool {
    let covered = grid.span(row, column).is_some_and(|it| !it.begins_at(row, column));
    let inside = row <= grid.rows && column <= grid.columns;
    inside && !covered && grid.cell(row, column).is_none_or(|it| it.kind == CellKind::Empty)
}

#[cfg(test)]
mod tests {
    use super::super::book::{Format, Span};
    use super::*;
    use crate::forms::definitions::shipped;

    fn cell(row: u32, column: u32, text: &str) -> Cell {
        let kind = if text.is_empty() { CellKind::Empty } else { CellKind::Text };
        Cell { row, column, text: text.to_owned(), kind }
    }

    fn book(cells: Vec<Cell>, merged: Vec<Span>) -> Book {
        let grid =
            Grid { name: "表".into(), hidden: false, rows: 6, columns: 6, cells, merged, inside: None };
        Book { format: Format::Xlsx, grids: vec![grid] }
    }

    fn named(ties: &[Tie]) -> Vec<(String, u32, u32)> {
        let name = |it: &Source| match it {
            Source::Value { name } => name.clone(),
            Source::Column { list, column, .. } => format!("{list}/{column}"),
        };
        ties.iter().map(|it| (name(&it.source), it.cell.row, it.cell.column)).collect()
    }

    // labels as offices write them find their cells; what is filled or covered is left alone.
    #[test]
    fn a_field_goes_beside_its_label_and_a_column_under_it() {
        let talk = shipped().into_iter().find(|it| it.id.as_str() == "career_talk").expect("it ships");
        let wide = Span { row: 0, column: 2, last_row: 0, last_column: 3 };
        let cells = vec![
            cell(0, 0, "联系领导："),
            cell(0, 1, ""),
            cell(0, 2, "时 间"),
            cell(1, 0, "方式"),
            cell(1, 1, "面对面"),
            cell(2, 0, "意见建议"),
            cell(3, 0, ""),
        ];
        let ties = suggest(&book(cells, vec![wide]), &talk);
        let expected = [("leader", 0, 1), ("held_on", 0, 4), ("opinions/opinion", 3, 0)];
        assert_eq!(named(&ties), expected.map(|(name, row, column)| (name.to_owned(), row, column)));
    }
}
