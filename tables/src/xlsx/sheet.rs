//! One sheet: where its rows and cells stand in the XML.

use std::collections::BTreeMap;

use super::cell;
use crate::Unusable;
use crate::book::Span;
use crate::xml::Xml;

/// Most cells of one sheet that are taken.
pub const MOST_CELLS: usize = 500_000;

/// Cells times merged ranges: what looking for covered cells may cost.
const MOST_WORK: usize = 100_000_000;

pub struct Sheet {
    pub xml: Xml,
    /// The element that holds the rows.
    pub data: usize,
    pub rows: BTreeMap<u32, usize>,
    pub cells: BTreeMap<(u32, u32), usize>,
    pub merged: Vec<Span>,
}

impl Sheet {
    pub fn new(part: &str, xml: Xml) -> Result<Self, Unusable> {
        let root = xml.all().start;
        let data = xml.child(root, "sheetData");
        let data = data.ok_or_else(|| Unusable::Broken { part: part.to_owned() })?;
        let (rows, cells) = (BTreeMap::new(), BTreeMap::new());
        let merged = merged(&xml, root);
        let mut sheet = Self { xml, data, rows, cells, merged };
        sheet.find_cells()?;
        if sheet.cells.len() * sheet.merged.len() > MOST_WORK {
            return Err(Unusable::TooManyCells { most: MOST_CELLS });
        }
        Ok(sheet)
    }

    /// Rows and cells may leave their names out: each then follows the one before.
    fn find_cells(&mut self) -> Result<(), Unusable> {
        let data = self.data;
        let mut next_row = 0;
        for row in self.xml.children(data).filter(|it| self.xml.name(*it) == "row") {
            let named = self.xml.attribute(row, "r").and_then(|it| it.parse::<u32>().ok()?.checked_sub(1));
            let at = named.unwrap_or(next_row);
            next_row = at.saturating_add(1);
            let mut next = 0;
            for cell in self.xml.children(row).filter(|it| self.xml.name(*it) == "c") {
                let named = self.xml.attribute(cell, "r").and_then(|it| cell::parse(&it));
                let column = named.map_or(next, |(_, column)| column);
                next = column.saturating_add(1);
                if cell::exists(at, column) {
                    self.cells.insert((at, column), cell);
                }
            }
            if cell::exists(at, 0) {
                self.rows.insert(at, row);
            }
            if self.cells.len() > MOST_CELLS {
                return Err(Unusable::TooManyCells { most: MOST_CELLS });
            }
        }
        Ok(())
    }

    /// The cell format that a new cell in this place takes: that of its row, else of its column.
    pub fn format_of_new(&self, row: u32, column: u32) -> Option<String> {
        let row =
            self.rows.get(&row).filter(|it| self.xml.attribute(**it, "customFormat").as_deref() == Some("1"));
        if let Some(format) = row.and_then(|it| self.xml.attribute(*it, "s")) {
            return Some(format);
        }
        let columns = self.xml.child(self.xml.all().start, "cols")?;
        let number = |node, name| self.xml.attribute(node, name)?.parse::<u32>().ok();
        let over = |node: &usize| {
            number(*node, "min").is_some_and(|min| min <= column + 1)
                && number(*node, "max").is_some_and(|max| column < max)
        };
        self.xml.children(columns).find(over).and_then(|it| self.xml.attribute(it, "style"))
    }
}

fn merged(xml: &Xml, root: usize) -> Vec<Span> {
    let Some(list) = xml.child(root, "mergeCells") else { return Vec::new() };
    let span = |node| {
        let range = xml.attribute(node, "ref")?;
        let (first, last) = range.split_once(':')?;
        let ((row, column), (last_row, last_column)) = (cell::parse(first)?, cell::parse(last)?);
        Some(Span { row, column, last_row, last_column })
    };
    xml.children(list).filter_map(span).collect()
}
