//! Writing into a workbook: each tied cell is replaced in the XML of its sheet, nothing else is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::cell;
use super::read::Workbook;
use super::serial;
use super::sheet::Sheet;
use crate::Unusable;
use crate::book::{Book, CellKind};
use crate::fill::Work;
use crate::package::Package;
use crate::tie::Value;
use crate::xml::Xml;

type Edits = Vec<(Range<usize>, String)>;

/// Changed parts, and whether formulas are computed anew.
pub fn parts(
    package: &Package<'_>,
    book: &Book,
    work: &Work<'_>,
) -> Result<(BTreeMap<String, String>, bool), Unusable> {
    let workbook = Workbook::open(package)?;
    let mut parts = BTreeMap::new();
    for (grid, (_, part, _)) in workbook.sheets.iter().enumerate() {
        let mut filled = Filling::new(&workbook, Sheet::new(part, package.must(part)?)?);
        for write in work.writes.iter().filter(|it| it.place.grid == grid) {
            filled.write(write.place.row, write.place.column, write.value);
        }
        for added in work.added.iter().filter(|it| it.grid == grid) {
            filled.add_rows(added.like, &added.rows);
        }
        if let Some(text) = filled.finished() {
            parts.insert(part.clone(), text);
        }
    }
    let formulas = book.grids.iter().flat_map(|it| &it.cells).any(|cell| cell.kind == CellKind::Formula);
    if formulas && !parts.is_empty() {
        parts.insert(package.main().to_owned(), recalculating(&package.must(package.main())?));
    }
    Ok((parts, formulas))
}

struct Filling<'w> {
    workbook: &'w Workbook,
    sheet: Sheet,
    edits: Edits,
    /// New cells of rows that are there, by row and column.
    cells: BTreeMap<u32, BTreeMap<u32, String>>,
    /// New rows: attributes beside `r`, and cells.
    rows: BTreeMap<u32, (String, BTreeMap<u32, String>)>,
}

impl<'w> Filling<'w> {
    fn new(workbook: &'w Workbook, sheet: Sheet) -> Self {
        Self { workbook, sheet, edits: Vec::new(), cells: BTreeMap::new(), rows: BTreeMap::new() }
    }

    fn write(&mut self, row: u32, column: u32, value: &Value) {
        if let Some(node) = self.sheet.cells.get(&(row, column)) {
            let place = self.sheet.xml.whole(*node);
            let kept = self.sheet.xml.attributes(*node);
            let kept = kept.into_iter().filter(|(name, _)| name != "t" && name != "vm").collect::<Vec<_>>();
            let new = self.cell(&kept, value);
            return self.edits.push((place, new));
        }
        let format = self.sheet.format_of_new(row, column);
        let new = self.new_cell(row, column, format, value);
        if self.sheet.rows.contains_key(&row) {
            self.cells.entry(row).or_default().insert(column, new);
        } else {
            self.rows.entry(row).or_default().1.insert(column, new);
        }
    }

    /// Rows below the last one, each like the row `like`: its height and the formats of all its cells.
    fn add_rows(&mut self, like: u32, rows: &[BTreeMap<u32, &Value>]) {
        let model: Vec<(u32, Option<String>)> = self
            .sheet
            .cells
            .range((like, 0)..=(like, u32::MAX))
            .map(|((_, column), node)| (*column, self.sheet.xml.attribute(*node, "s")))
            .collect();
        let attributes = self.sheet.rows.get(&like).map(|row| self.sheet.xml.attributes(*row));
        let kept = attributes.into_iter().flatten().filter(|(name, _)| name != "r" && name != "spans");
        let kept: String = kept.map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
        for (row, values) in (like + 1..).zip(rows) {
            let mut cells = BTreeMap::new();
            for (column, format) in &model {
                let value = values.get(column).copied().unwrap_or(&Value::Empty);
                cells.insert(*column, self.new_cell(row, *column, format.clone(), value));
            }
            for (column, value) in
                values.iter().filter(|(column, _)| !model.iter().any(|it| it.0 == **column))
            {
                cells.insert(*column, self.new_cell(row, *column, None, value));
            }
            self.rows.insert(row, (kept.clone(), cells));
        }
    }

    fn new_cell(&self, row: u32, column: u32, format: Option<String>, value: &Value) -> String {
        let name = ("r".to_owned(), cell::name(row, column));
        let format = format.map(|format| ("s".to_owned(), format));
        self.cell(&[name].into_iter().chain(format).collect::<Vec<_>>(), value)
    }

    fn cell(&self, attributes: &[(String, String)], value: &Value) -> String {
        let prefix = self.prefix();
        let format = attributes.iter().find(|(name, _)| name == "s").map(|(_, value)| value.as_str());
        let mut tag = format!("<{prefix}c");
        for (name, value) in attributes {
            let _ = write!(tag, " {name}=\"{value}\"");
        }
        let text = |text: &str| {
            let text = cell::escaped(text);
            let (is, t) = (format!("{prefix}is"), format!("{prefix}t"));
            format!("{tag} t=\"inlineStr\"><{is}><{t} xml:space=\"preserve\">{text}</{t}></{is}></{prefix}c>")
        };
        match value {
            Value::Empty => format!("{tag}/>"),
            Value::Text(it) => text(it),
            Value::Number(it) => format!("{tag}><{prefix}v>{it}</{prefix}v></{prefix}c>"),
            Value::Date(it) => {
                let serial = serial::of_date(*it, self.workbook.since_1904);
                match serial.filter(|_| self.workbook.is_date(format)) {
                    Some(serial) => format!("{tag}><{prefix}v>{serial}</{prefix}v></{prefix}c>"),
                    None => text(&it.to_string()),
                }
            }
        }
    }

    fn prefix(&self) -> &str {
        self.sheet.xml.prefix(self.sheet.xml.all().start)
    }

    /// The sheet with its edits; `None` when there are none.
    fn finished(mut self) -> Option<String> {
        if self.edits.is_empty() && self.cells.is_empty() && self.rows.is_empty() {
            return None;
        }
        for (row, cells) in std::mem::take(&mut self.cells) {
            let node = self.sheet.rows[&row];
            let there = self.sheet.cells.range((row, 0)..=(row, u32::MAX));
            let there: BTreeMap<u32, usize> = there.map(|((_, column), node)| (*column, *node)).collect();
            self.insert(node, &there, cells);
        }
        let (rows, prefix) = (std::mem::take(&mut self.rows), self.prefix());
        let made = |(row, (attributes, cells)): (u32, (String, BTreeMap<u32, String>))| {
            let cells: String = cells.into_values().collect();
            (row, format!("<{prefix}row r=\"{}\"{attributes}>{cells}</{prefix}row>", row + 1))
        };
        let rows = rows.into_iter().map(made).collect();
        let there = self.sheet.rows.clone();
        self.insert(self.sheet.data, &there, rows);
        self.reach();
        Some(self.sheet.xml.edited(self.edits))
    }

    /// Puts new elements between those that are there, by their numbers.
    fn insert(&mut self, parent: usize, there: &BTreeMap<u32, usize>, new: BTreeMap<u32, String>) {
        let xml = &self.sheet.xml;
        let Some(inner) = xml.inner(parent) else {
            if !new.is_empty() {
                let new: String = new.into_values().collect();
                let whole = format!("{}{new}{}", xml.opened(parent), xml.closing(parent));
                self.edits.push((xml.whole(parent), whole));
            }
            return;
        };
        for (number, text) in new {
            let next = there.range(number..).next().map(|(_, node)| xml.whole(*node).start);
            let at = next.unwrap_or(inner.end);
            self.edits.push((at..at, text));
        }
    }

    /// The sheet says how far it reaches: further, when rows were added.
    fn reach(&mut self) {
        let xml = &self.sheet.xml;
        let Some(node) = xml.child(xml.all().start, "dimension") else { return };
        let said = xml.attribute(node, "ref").unwrap_or_default();
        let (first, last) = said.split_once(':').unwrap_or((&said, &said));
        let (Some(mut first), Some(mut last)) = (cell::parse(first), cell::parse(last)) else { return };
        let before = (first, last);
        for (_, text) in &self.edits {
            for name in text.split(" r=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let Some((row, column)) = cell::parse(name) else { continue };
                first = (first.0.min(row), first.1.min(column));
                last = (last.0.max(row), last.1.max(column));
            }
        }
        if (first, last) != before {
            let range = format!("{}:{}", cell::name(first.0, first.1), cell::name(last.0, last.1));
            let new = xml.source(node).replacen(&format!("\"{said}\""), &format!("\"{range}\""), 1);
            self.edits.push((xml.whole(node), new));
        }
    }
}

/// The workbook, told to compute its formulas when it is opened: the results it keeps are of the empty form.
fn recalculating(xml: &Xml) -> String {
    let root = xml.all().start;
    if let Some(node) = xml.child(root, "calcPr") {
        let kept = xml.attributes(node).into_iter().filter(|(name, _)| name != "fullCalcOnLoad");
        let kept: String = kept.map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
        let new = format!("<{}calcPr{kept} fullCalcOnLoad=\"1\"/>", xml.prefix(node));
        return xml.edited(vec![(xml.whole(node), new)]);
    }
    let before = ["sheets", "functionGroups", "externalReferences", "definedNames"];
    let last = xml.children(root).filter(|it| before.contains(&xml.name(*it))).last();
    let at = last.map_or(xml.whole(root).end, |it| xml.whole(it).end);
    xml.edited(vec![(at..at, format!("<{}calcPr fullCalcOnLoad=\"1\"/>", xml.prefix(root)))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_told_to_compute() {
        let told = " fullCalcOnLoad=\"1\"/>";
        for (before, after) in [
            ("<a><sheets/><b/></a>", format!("<a><sheets/><calcPr{told}<b/></a>")),
            ("<a><sheets/><definedNames></definedNames></a>", {
                format!("<a><sheets/><definedNames></definedNames><calcPr{told}</a>")
            }),
            ("<x:a><x:sheets/><x:calcPr calcId=\"9\"/></x:a>", {
                format!("<x:a><x:sheets/><x:calcPr calcId=\"9\"{told}</x:a>")
            }),
            (
                "<a><sheets/><calcPr fullCalcOnLoad=\"0\"></calcPr></a>",
                format!("<a><sheets/><calcPr{told}</a>"),
            ),
        ] {
            let xml = Xml::parse("workbook", before.to_owned()).expect("well formed");
            assert_eq!(recalculating(&xml), after);
        }
    }
}
