//! An office file as a browser shows it: grids of cells, plain values.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Xlsx,
    Docx,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    pub format: Format,
    /// Sheets of a workbook; tables of a document, those inside a cell after the one they stand in.
    pub grids: Vec<Grid>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// Name of a sheet; empty for a table of a document.
    pub name: String,
    pub hidden: bool,
    /// How far it reaches. Unit: rows and columns.
    pub rows: u32,
    pub columns: u32,
    /// In the order of rows, then columns. Cells that a merged one covers are not among them.
    pub cells: Vec<Cell>,
    pub merged: Vec<Span>,
    /// The cell that a nested table stands in.
    pub inside: Option<Place>,
}

/// A cell, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub grid: usize,
    pub row: u32,
    pub column: u32,
}

/// Cells shown as one; the first row and column name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub row: u32,
    pub column: u32,
    pub last_row: u32,
    pub last_column: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub row: u32,
    pub column: u32,
    /// As it is kept: numbers with a point, dates as 2026-03-05.
    pub text: String,
    pub kind: CellKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Nothing is written in it: room for a value.
    Empty,
    Text,
    Number,
    Date,
    Bool,
    /// Computed; never filled.
    Formula,
    /// #N/A and the like.
    Error,
    /// A picture, a control or a drawing stands in it; never filled.
    Picture,
}

impl Grid {
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let found = self.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        found.ok().map(|at| &self.cells[at])
    }

    /// The merged range over a cell.
    pub fn span(&self, row: u32, column: u32) -> Option<Span> {
        self.merged.iter().copied().find(|it| it.holds(row, column))
    }
}

impl Span {
    pub const fn holds(self, row: u32, column: u32) -> bool {
        self.row <= row && row <= self.last_row && self.column <= column && column <= self.last_column
    }

    pub const fn begins_at(self, row: u32, column: u32) -> bool {
        self.row == row && self.column == column
    }
}
