//! Writing into a document: the text of each tied cell is replaced and dressed like the text before it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::table::{self, Down, RowCell, Table};
use crate::Unusable;
use crate::fill::Work;
use crate::package::Package;
use crate::tie::Value;
use crate::xml::{Xml, escaped};

type Edits = Vec<(Range<usize>, String)>;

/// What may stand between the runs of a paragraph and is kept.
const KEPT: &[&str] =
    &["pPr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"];

/// Changed parts.
pub fn parts(package: &Package<'_>, work: &Work<'_>) -> Result<BTreeMap<String, String>, Unusable> {
    let xml = package.must(package.main())?;
    let tables = table::all(&xml);
    let mut edits = Edits::new();
    for write in &work.writes {
        if let Some(cell) = find(&tables, write.place.grid, write.place.row, write.place.column) {
            edits.extend(cell_edits(&xml, cell.node, &text(write.value)));
        }
    }
    for added in &work.added {
        let Some(row) = tables.get(added.grid).and_then(|it| it.rows.get(added.like as usize)) else {
            continue;
        };
        let at = xml.whole(row.node).end;
        for values in &added.rows {
            edits.push((at..at, cloned(xml.source(row.node), values)?));
        }
    }
    if edits.is_empty() {
        return Ok(BTreeMap::new());
    }
    Ok(BTreeMap::from([(package.main().to_owned(), xml.edited(edits))]))
}

fn find(tables: &[Table], grid: usize, row: u32, column: u32) -> Option<&RowCell> {
    tables.get(grid)?.rows.get(row as usize)?.cells.iter().find(|cell| cell.column == column)
}

/// Dates as 2026-03-05; who wants another form hands a text in.
fn text(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Date(date) => date.to_string(),
    }
}

/// A row like another, with these values and nothing else in it.
fn cloned(source: &str, values: &BTreeMap<u32, &Value>) -> Result<String, Unusable> {
    let xml = Xml::parse("a row", source.to_owned())?;
    let mut edits = Edits::new();
    for cell in table::row(&xml, xml.all().start).cells {
        let value = values.get(&cell.column).copied().unwrap_or(&Value::Empty);
        if !table::has_picture(&xml, cell.node) {
            edits.extend(cell_edits(&xml, cell.node, &text(value)));
        }
        // What reached down from the row goes on reaching down.
        let properties = xml.child(cell.node, "tcPr").filter(|_| cell.down == Down::Begins);
        if let Some(merge) = properties.and_then(|it| xml.child(it, "vMerge")) {
            edits.push((xml.whole(merge), format!("<{}vMerge/>", xml.prefix(merge))));
        }
    }
    let text = xml.edited(edits);
    Ok(without_paragraph_ids(&text))
}

/// Names of paragraphs are unique in a document: a cloned row has none.
fn without_paragraph_ids(text: &str) -> String {
    let mut out = text.to_owned();
    for name in [" w14:paraId=\"", " w14:textId=\""] {
        while let Some(at) = out.find(name) {
            let end = out[at + name.len()..].find('"').map_or(out.len(), |it| at + name.len() + it + 1);
            out.replace_range(at..end, "");
        }
    }
    out
}

/// The first paragraph takes the text; what stood in the others goes.
fn cell_edits(xml: &Xml, cell: usize, text: &str) -> Edits {
    let mut edits = Edits::new();
    let mut paragraphs = xml.children(cell).filter(|it| xml.name(*it) == "p");
    let prefix = xml.prefix(cell);
    let Some(first) = paragraphs.next() else {
        let made = format!("<{prefix}p>{}</{prefix}p>", run(prefix, "", text));
        let place = xml.inner(cell).map_or_else(|| xml.whole(cell), |inner| inner.end..inner.end);
        return vec![(place, made)];
    };
    replace(xml, first, text, &mut edits);
    let holds_a_table = xml.child(cell, "tbl").is_some();
    for paragraph in paragraphs.filter(|it| xml.below(*it).any(|it| xml.name(it) == "t")) {
        if holds_a_table {
            replace(xml, paragraph, "", &mut edits);
        } else {
            edits.push((xml.whole(paragraph), String::new()));
        }
    }
    edits
}

fn replace(xml: &Xml, paragraph: usize, text: &str, edits: &mut Edits) {
    let prefix = xml.prefix(paragraph);
    let new = if text.is_empty() { String::new() } else { run(prefix, &dress(xml, paragraph), text) };
    let Some(inner) = xml.inner(paragraph) else {
        if !new.is_empty() {
            let whole = format!("{}{new}{}", xml.opened(paragraph), xml.closing(paragraph));
            edits.push((xml.whole(paragraph), whole));
        }
        return;
    };
    let mut gone = xml.children(paragraph).filter(|it| !KEPT.contains(&xml.name(*it)));
    match gone.next() {
        Some(first) => edits.push((xml.whole(first), new)),
        None => edits.push((inner.end..inner.end, new)),
    }
    edits.extend(gone.map(|it| (xml.whole(it), String::new())));
}

/// How the text before was dressed; where there was none, how the paragraph would dress one.
fn dress(xml: &Xml, paragraph: usize) -> String {
    let of_run = xml.below(paragraph).find(|it| xml.name(*it) == "r").map(|it| xml.child(it, "rPr"));
    let of_mark = || xml.child(xml.child(paragraph, "pPr")?, "rPr");
    let found = of_run.unwrap_or_else(of_mark);
    found.map(|it| xml.source(it).to_owned()).unwrap_or_default()
}

fn run(prefix: &str, dress: &str, text: &str) -> String {
    let piece = |text: &str| match text {
        "" => String::new(),
        text => format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escaped(text)),
    };
    let line = |line: &str| line.split('\t').map(piece).collect::<Vec<_>>().join(&format!("<{prefix}tab/>"));
    let text = text.replace("\r\n", "\n");
    let lines: Vec<String> = text.split('\n').map(line).collect();
    format!("<{prefix}r>{dress}{}</{prefix}r>", lines.join(&format!("<{prefix}br/>")))
}
