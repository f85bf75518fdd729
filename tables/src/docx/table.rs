//! Tables of a document: where their rows and cells stand in the XML, and which grid columns they take.

use crate::xml::Xml;

pub struct Table {
    pub node: usize,
    pub rows: Vec<Row>,
}

pub struct Row {
    pub node: usize,
    pub cells: Vec<RowCell>,
}

/// A cell as it is written; a cell that reaches down is written again in each row, as a continuation.
pub struct RowCell {
    pub node: usize,
    pub column: u32,
    /// Grid columns that it takes.
    pub across: u32,
    pub down: Down,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Down {
    /// One row.
    No,
    Begins,
    Goes,
}

/// Wider tables are not taken for real.
const WIDEST: u32 = 1_000;

/// Every table in the order of the text, those inside cells after the one they stand in.
pub fn all(xml: &Xml) -> Vec<Table> {
    let tables = xml.all().filter(|node| xml.name(*node) == "tbl");
    tables.map(|node| Table { node, rows: found(xml, node, "tr").map(|it| row(xml, it)).collect() }).collect()
}

/// Elements of this name inside, through wrappers (content controls, tracked insertions), not through cells or
/// other tables.
fn found<'x>(xml: &'x Xml, node: usize, name: &'x str) -> impl Iterator<Item = usize> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = xml.children(node).collect();
    open.reverse();
    while let Some(it) = open.pop() {
        match xml.name(it) {
            local if local == name => found.push(it),
            "tbl" | "tr" | "tc" | "p" => {}
            _ => {
                let inside: Vec<usize> = xml.children(it).collect();
                open.extend(inside.into_iter().rev());
            }
        }
    }
    found.into_iter()
}

pub fn row(xml: &Xml, node: usize) -> Row {
    let before = xml.child(node, "trPr").and_then(|it| xml.child(it, "gridBefore"));
    let mut column = before.and_then(|it| number(xml, it)).unwrap_or(0).min(WIDEST);
    let mut cells = Vec::new();
    for cell in found(xml, node, "tc") {
        let properties = xml.child(cell, "tcPr");
        let property = |name| properties.and_then(|it| xml.child(it, name));
        let across = property("gridSpan").and_then(|it| number(xml, it)).unwrap_or(1).clamp(1, WIDEST);
        let down = match property("vMerge").map(|it| xml.attribute(it, "val")) {
            None => Down::No,
            Some(value) if value.as_deref() == Some("restart") => Down::Begins,
            Some(_) => Down::Goes,
        };
        cells.push(RowCell { node: cell, column, across, down });
        column = column.saturating_add(across);
    }
    Row { node, cells }
}

fn number(xml: &Xml, node: usize) -> Option<u32> {
    xml.attribute(node, "val")?.parse().ok()
}

/// What makes a cell one that is not filled.
const PICTURES: &[&str] = &["drawing", "pict", "object", "sdt", "fldChar", "fldSimple", "altChunk"];

/// Whether a picture, a control or a field stands in a cell, outside of tables in it.
pub fn has_picture(xml: &Xml, cell: usize) -> bool {
    own(xml, cell).any(|it| PICTURES.contains(&xml.name(it)))
}

/// Elements inside a cell that do not belong to a table in it.
pub fn own(xml: &Xml, cell: usize) -> impl Iterator<Item = usize> {
    let range = xml.below(cell);
    let mut inner = range.start;
    range.filter(move |it| {
        if *it >= inner && xml.name(*it) == "tbl" {
            inner = xml.below(*it).end;
        }
        *it >= inner
    })
}

/// Text of a cell, a line for each paragraph, without tables in it and what was deleted.
pub fn text(xml: &Xml, cell: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for node in own(xml, cell) {
        let line = lines.last_mut();
        match (xml.name(node), line) {
            ("p", _) => lines.push(String::new()),
            ("t", Some(line)) => line.push_str(&xml.content(node)),
            // A tab stop of the paragraph is no tab.
            ("tab", Some(line)) if xml.attribute(node, "pos").is_none() => line.push('\t'),
            ("br" | "cr", Some(line)) => line.push('\n'),
            (_, _) => {}
        }
    }
    lines.join("\n").trim_end_matches('\n').to_owned()
}
