//! A workbook as grids.

use super::cell;
use super::serial;
use super::sheet::Sheet;
use super::styles;
use crate::Unusable;
use crate::book::{Book, Cell, CellKind, Format, Grid};
use crate::package::Package;
use crate::xml::Xml;

/// What all sheets share.
pub struct Workbook {
    /// Name, part, hidden.
    pub sheets: Vec<(String, String, bool)>,
    strings: Vec<String>,
    dates: Vec<bool>,
    pub since_1904: bool,
}

impl Workbook {
    pub fn open(package: &Package<'_>) -> Result<Self, Unusable> {
        let xml = package.must(package.main())?;
        let relations = package.relations(package.main())?;
        let sheet = |node| {
            let relation = relations.get(&xml.attribute(node, "id")?)?;
            // A sheet that is one chart has no cells.
            let part = (relation.kind == "worksheet").then(|| relation.part.clone())?;
            let hidden = xml.attribute(node, "state").is_some_and(|state| state != "visible");
            Some((xml.attribute(node, "name")?, part, hidden))
        };
        let sheets = xml.all().filter(|node| xml.name(*node) == "sheet").filter_map(sheet).collect();
        let since_1904 = xml
            .all()
            .find(|node| xml.name(*node) == "workbookPr")
            .and_then(|node| xml.attribute(node, "date1904"))
            .is_some_and(|it| it == "1" || it == "true");
        let part = |kind: &str| relations.values().find(|it| it.kind == kind).map(|it| &it.part);
        let strings = part("sharedStrings").map(|part| package.xml(part)).transpose()?.flatten();
        let strings = strings.as_ref().map(shared).unwrap_or_default();
        let dates = styles::dates(package, part("styles"))?;
        Ok(Self { sheets, strings, dates, since_1904 })
    }

    pub fn is_date(&self, format: Option<&str>) -> bool {
        let at = format.and_then(|it| it.parse::<usize>().ok()).unwrap_or(0);
        self.dates.get(at).copied().unwrap_or(false)
    }

    /// Text and kind of a cell.
    pub fn value(&self, xml: &Xml, node: usize) -> (String, CellKind) {
        let value = || xml.child(node, "v").map(|it| xml.content(it)).unwrap_or_default();
        let (text, kind) = match xml.attribute(node, "t").as_deref() {
            Some("s") => {
                let at = value().trim().parse::<usize>().ok();
                (at.and_then(|at| self.strings.get(at)).cloned().unwrap_or_default(), CellKind::Text)
            }
            Some("inlineStr") => {
                (xml.child(node, "is").map(|it| runs(xml, it)).unwrap_or_default(), CellKind::Text)
            }
            Some("str") => (cell::unescaped(&value()), CellKind::Text),
            Some("b") => (value(), CellKind::Bool),
            Some("e") => (value(), CellKind::Error),
            Some("d") => (value(), CellKind::Date),
            Some(_) | None => self.number(value(), xml.attribute(node, "s").as_deref()),
        };
        if xml.child(node, "f").is_some() {
            return (text, CellKind::Formula);
        }
        if text.is_empty() { (text, CellKind::Empty) } else { (text, kind) }
    }

    fn number(&self, text: String, format: Option<&str>) -> (String, CellKind) {
        let serial = text.trim().parse::<f64>().ok().filter(|_| self.is_date(format));
        match serial.and_then(|it| serial::to_date(it, self.since_1904)) {
            Some(date) => (date.to_string(), CellKind::Date),
            None => (text, CellKind::Number),
        }
    }
}

fn shared(xml: &Xml) -> Vec<String> {
    xml.children(xml.all().start).filter(|it| xml.name(*it) == "si").map(|it| runs(xml, it)).collect()
}

/// The text of plain or rich strings, without the readings over Japanese signs.
fn runs(xml: &Xml, node: usize) -> String {
    let mut text = String::new();
    for child in xml.children(node) {
        match xml.name(child) {
            "t" => text.push_str(&xml.content(child)),
            "r" => text.extend(xml.child(child, "t").map(|it| xml.content(it))),
            _ => {}
        }
    }
    cell::unescaped(&text)
}

/// Unit: bytes of text in all cells. Cells share strings: a small file can say one long text very often.
const MOST_TEXT: usize = 64 << 20;

pub fn book(package: &Package<'_>) -> Result<Book, Unusable> {
    let workbook = Workbook::open(package)?;
    let mut room = MOST_TEXT;
    let grids = workbook.sheets.iter().map(|(name, part, hidden)| {
        let sheet = Sheet::new(part, package.must(part)?)?;
        let grid = grid(&workbook, &sheet, name, *hidden, &mut room);
        grid.ok_or_else(|| Unusable::TooLarge { part: part.clone(), most: MOST_TEXT as u64 })
    });
    Ok(Book { format: Format::Xlsx, grids: grids.collect::<Result<_, Unusable>>()? })
}

/// `None` when there is no room for its texts.
fn grid(workbook: &Workbook, sheet: &Sheet, name: &str, hidden: bool, room: &mut usize) -> Option<Grid> {
    let covered =
        |row, column| sheet.merged.iter().any(|span| span.holds(row, column) && !span.begins_at(row, column));
    let shown = sheet.cells.iter().filter(|((row, column), _)| !covered(*row, *column));
    let mut cells = Vec::new();
    for ((row, column), node) in shown {
        let (text, kind) = workbook.value(&sheet.xml, *node);
        *room = room.checked_sub(text.len())?;
        cells.push(Cell { row: *row, column: *column, text, kind });
    }
    let ends = sheet.merged.iter().map(|span| (span.last_row, span.last_column));
    let ends: Vec<_> = ends.chain(sheet.cells.keys().copied()).collect();
    Some(Grid {
        name: name.to_owned(),
        hidden,
        rows: ends.iter().map(|it| it.0 + 1).max().unwrap_or(0),
        columns: ends.iter().map(|it| it.1 + 1).max().unwrap_or(0),
        cells,
        merged: sheet.merged.clone(),
        inside: None,
    })
}
