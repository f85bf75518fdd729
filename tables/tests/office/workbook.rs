//! X-17 with workbooks: a form that nobody showed the developers comes back differing only in the filled cells.

use std::collections::{BTreeMap, BTreeSet};

use crate::parts::{differing, events, parts, zipped};
use gongjian_tables::book::{CellKind, Place, Span};
use gongjian_tables::tie::{FillError, Source, Tie, TieFault, Value, Values};
use gongjian_tables::{Filled, fill, read};
use jiff::civil::date;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Image, Workbook};

/// A red dot.
const PICTURE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0,
    0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x08, 0xd7, 0x63,
    0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

/// An office's form: merged title, boxes, a date box, a list with a row of sums, print set-up, a picture, two sheets.
fn form() -> Vec<u8> {
    let mut book = Workbook::new();
    let boxed = Format::new().set_border(FormatBorder::Thin).set_font_name("仿宋_GB2312").set_font_size(12);
    let title = boxed.clone().set_align(FormatAlign::Center).set_bold();
    let day = boxed.clone().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let sheet = book.add_worksheet().set_name("汇总表").expect("a name");
    sheet.merge_range(0, 0, 0, 5, "年度汇总表", &title).expect("fits");
    sheet.write_string_with_format(1, 0, "单位", &boxed).expect("fits");
    sheet.merge_range(1, 1, 1, 3, "", &boxed).expect("fits");
    sheet.write_string_with_format(1, 4, "填表日期", &boxed).expect("fits");
    sheet.write_blank(1, 5, &day).expect("fits");
    for (at, heading) in (0_u16..).zip(["序号", "姓名", "谈话次数", "指导次数", "规划日期", "备注"])
    {
        sheet.write_string_with_format(2, at, heading, &boxed).expect("fits");
    }
    for row in 3..6_u32 {
        sheet.write_number_with_format(row, 0, f64::from(row - 2), &boxed).expect("fits");
        for column in 1..6 {
            sheet.write_blank(row, column, if column == 4 { &day } else { &boxed }).expect("fits");
        }
    }
    sheet.write_string_with_format(6, 0, "合计", &boxed).expect("fits");
    sheet.merge_range(6, 0, 6, 1, "合计", &boxed).expect("fits");
    sheet.write_formula_with_format(6, 2, Formula::new("SUM(C4:C6)").set_result("0"), &boxed).expect("fits");
    sheet.set_column_width(1, 23.5).expect("fits").set_row_height(3, 31.5).expect("fits");
    sheet.set_landscape().set_paper_size(9).set_repeat_rows(0, 2).expect("fits").set_header("&C机密&R第&P页");
    sheet.insert_image(8, 0, &Image::new_from_buffer(PICTURE).expect("a picture")).expect("fits");
    let other = book.add_worksheet().set_name("说明").expect("a name");
    other.write_string(0, 0, "填表说明：<请勿改动> & 盖章").expect("fits");
    let list = book.add_worksheet().set_name("名单").expect("a name");
    list.write_string_with_format(0, 0, "姓名", &boxed).expect("fits");
    list.write_string_with_format(0, 1, "人次", &boxed).expect("fits");
    list.write_blank(1, 0, &boxed).expect("fits").write_blank(1, 1, &boxed).expect("fits");
    book.save_to_buffer().expect("it can be written")
}

fn place(grid: usize, row: u32, column: u32) -> Place {
    Place { grid, row, column }
}

fn value(cell: Place, name: &str) -> Tie {
    Tie { cell, source: Source::Value { name: name.into() } }
}

fn listed(cell: Place, column: &str, room: Option<u32>) -> Tie {
    Tie { cell, source: Source::Column { list: "pairs".into(), column: column.into(), room } }
}

fn text(it: &str) -> Value {
    Value::Text(it.into())
}

fn number(it: &str) -> Value {
    Value::Number(it.into())
}

/// Records with a name, a number of talks, and a date.
fn values(records: i8) -> Values {
    let record = |n: i8| {
        BTreeMap::from([
            ("name".to_owned(), text(&format!("王芳{n}"))),
            ("talks".to_owned(), number(&n.to_string())),
            ("day".to_owned(), Value::Date(date(2026, 3, n))),
        ])
    };
    let single = [
        ("unit", text("机电学院 <一> & 二\n三")),
        ("day", Value::Date(date(2026, 12, 31))),
        ("n", number("4.50")),
    ];
    Values {
        single: single.map(|(name, value)| (name.to_owned(), value)).into(),
        lists: [("pairs".to_owned(), (1..=records).map(record).collect())].into(),
    }
}

fn filled(file: &[u8], ties: &[Tie], values: &Values) -> Filled {
    fill(file, ties, values).unwrap_or_else(|fault| panic!("{fault:?}"))
}

fn faults(file: &[u8], ties: &[Tie], values: &Values) -> Vec<(usize, TieFault)> {
    match fill(file, ties, values) {
        Err(FillError::Ties(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_unseen_workbook_shows_its_cells() {
    let book = read(&form()).expect("a workbook");
    let names: Vec<_> = book.grids.iter().map(|grid| grid.name.as_str()).collect();
    assert_eq!(names, ["汇总表", "说明", "名单"]);
    let grid = &book.grids[0];
    assert_eq!((grid.rows, grid.columns), (7, 6));
    let kind = |row, column| grid.cell(row, column).map(|cell| (cell.kind, cell.text.as_str()));
    assert_eq!(kind(0, 0), Some((CellKind::Text, "年度汇总表")));
    assert_eq!((kind(0, 1), kind(1, 1)), (None, Some((CellKind::Empty, ""))));
    assert_eq!(kind(3, 0), Some((CellKind::Number, "1")));
    assert_eq!(kind(6, 2), Some((CellKind::Formula, "0")));
    assert_eq!(grid.merged[1], Span { row: 1, column: 1, last_row: 1, last_column: 3 });
    assert_eq!(book.grids[1].cells[0].text, "填表说明：<请勿改动> & 盖章");
}

// X-17: differs only in the filled cells.
#[test]
fn only_the_filled_cells_differ() {
    let form = form();
    let ties = [
        value(place(0, 1, 1), "unit"),
        value(place(0, 1, 5), "day"),
        listed(place(0, 3, 1), "name", None),
        listed(place(0, 3, 2), "talks", None),
        listed(place(0, 3, 4), "day", None),
    ];
    let filled = filled(&form, &ties, &values(3));
    assert_eq!((filled.cells, filled.recalculates), (11, true));
    // The workbook has sums, and was made to compute them when opened: no other part changes.
    let changed = BTreeSet::from(["xl/worksheets/sheet1.xml".to_owned()]);
    assert_eq!(differing(&form, &filled.file), changed);
    let cells = ["B2", "F2", "B4", "B5", "B6", "C4", "C5", "C6", "E4", "E5", "E6"];
    let is_filled = |tag: &str| cells.iter().any(|it| tag.starts_with(&format!("<c r=\"{it}\"")));
    let (before, after) = (parts(&form), parts(&filled.file));
    let sheet = "xl/worksheets/sheet1.xml";
    assert_eq!(events(&before[sheet], is_filled), events(&after[sheet], is_filled));
    // Filled cells keep their format.
    let tags = |parts: &crate::parts::Parts| {
        let text = String::from_utf8(parts[sheet].clone()).expect("UTF-8");
        let tags =
            text.split("<c ").skip(1).filter_map(|it| it.split([' ', '/', '>']).nth(1).map(str::to_owned));
        tags.collect::<Vec<_>>()
    };
    assert_eq!(tags(&before), tags(&after));
}

// X-17, told by another program's reader.
#[test]
fn another_reader_finds_the_values_and_their_types() {
    use calamine::{Data, Reader};
    let ties = [
        value(place(0, 1, 1), "unit"),
        value(place(0, 1, 5), "day"),
        value(place(0, 3, 5), "n"),
        listed(place(0, 3, 1), "name", None),
        listed(place(0, 3, 4), "day", None),
        listed(place(2, 1, 0), "name", None),
        listed(place(2, 1, 1), "talks", None),
    ];
    let file = filled(&form(), &ties, &values(3)).file;
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(file)).expect("a workbook");
    let sheet = book.worksheet_range("汇总表").expect("a sheet");
    assert_eq!(sheet.get((1, 1)), Some(&Data::String("机电学院 <一> & 二\n三".into())));
    assert_eq!(sheet.get((3, 5)), Some(&Data::Float(4.5)));
    assert_eq!(sheet.get((5, 1)), Some(&Data::String("王芳3".into())));
    for (at, serial) in [((1, 5), 46_387.0), ((3, 4), 46_082.0)] {
        let Some(Data::DateTime(day)) = sheet.get(at) else {
            panic!("a date at {at:?}: {:?}", sheet.get(at))
        };
        assert_eq!(day.as_f64(), serial);
    }
    let list = book.worksheet_range("名单").expect("a sheet");
    assert_eq!(list.get_size(), (4, 2), "rows were added below");
    assert_eq!(list.get((3, 1)), Some(&Data::Float(3.0)));
}

#[test]
fn what_was_written_is_read_again() {
    let ties = [value(place(0, 1, 1), "unit"), value(place(0, 1, 5), "day"), value(place(1, 4, 2), "day")];
    let book = read(&filled(&form(), &ties, &values(0)).file).expect("a workbook");
    let cell =
        |grid: usize, row, column| book.grids[grid].cell(row, column).map(|it| (it.kind, it.text.as_str()));
    assert_eq!(cell(0, 1, 1), Some((CellKind::Text, "机电学院 <一> & 二\n三")));
    assert_eq!(cell(0, 1, 5), Some((CellKind::Date, "2026-12-31")));
    // Where no format shows a date, and no cell was: a text.
    assert_eq!(cell(1, 4, 2), Some((CellKind::Text, "2026-12-31")));
}

#[test]
fn added_rows_look_like_the_one_above() {
    let ties = [listed(place(2, 1, 0), "name", None)];
    let after = parts(&filled(&form(), &ties, &values(3)).file);
    let sheet = String::from_utf8(after["xl/worksheets/sheet3.xml"].clone()).expect("UTF-8");
    let format = |name: &str| {
        let tag = sheet
            .split("<c ")
            .find(|it| it.starts_with(&format!("r=\"{name}\"")))
            .expect("the cell is there");
        tag.split("s=\"").nth(1).and_then(|it| it.split('"').next()).expect("a format").to_owned()
    };
    assert_eq!(format("A4"), format("A2"));
    assert_eq!(format("B4"), format("B2"), "cells that are not tied too");
    assert!(sheet.contains("<dimension ref=\"A1:B4\"/>"), "{sheet}");
}

#[test]
fn ties_that_do_not_fit_are_told_and_nothing_is_written() {
    let form = form();
    let values = Values {
        single: BTreeMap::from([
            ("a".into(), text("甲")),
            ("bad".into(), number("四")),
            ("long".into(), text(&"长".repeat(32_768))),
        ]),
        ..values(4)
    };
    let by = place(0, 1, 1);
    for (tie, expected) in [
        (value(place(3, 0, 0), "a"), TieFault::NoSuchGrid),
        (value(place(0, 0, 16_384), "a"), TieFault::NoSuchCell),
        (value(place(0, 1, 2), "a"), TieFault::Covered { by }),
        (value(place(0, 6, 2), "a"), TieFault::Formula),
        (value(place(0, 1, 1), "none"), TieFault::NoSuchValue { name: "none".into() }),
        (value(place(0, 1, 1), "bad"), TieFault::NotANumber),
        (value(place(0, 1, 1), "long"), TieFault::TooLong { most: 32_767 }),
        // The row of sums stands below three rows.
        (listed(place(0, 3, 1), "name", None), TieFault::NoRoom { rows: 3, records: 4 }),
        (listed(place(0, 3, 1), "name", Some(2)), TieFault::NoRoom { rows: 2, records: 4 }),
    ] {
        assert_eq!(faults(&form, std::slice::from_ref(&tie), &values), [(0, expected)], "{tie:?}");
    }
    let twice = [value(place(0, 1, 1), "a"), value(place(0, 1, 1), "a")];
    assert_eq!(faults(&form, &twice, &values), [(1, TieFault::Twice)]);
}

#[test]
fn an_empty_answer_leaves_the_cell_and_no_tie_leaves_the_file() {
    let form = form();
    assert_eq!(filled(&form, &[], &values(0)).file, form);
    let empty = Values { single: [("unit".to_owned(), Value::Empty)].into(), ..Values::default() };
    let filled = filled(&form, &[value(place(0, 1, 1), "unit")], &empty);
    assert_eq!((differing(&form, &filled.file), filled.cells), (BTreeSet::new(), 0));
}

/// Sheets as other programs write them: names of cells left out, prefixes, empty rows, rich text, 1904.
#[test]
fn sheets_of_other_programs_are_read_and_filled() {
    use crate::parts::Parts;
    const TYPES: &[u8] = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/book.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    const RELS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/s/one.xml"/><Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="./x/../sharedStrings.xml"/></Relationships>"#;
    const BOOK: &[u8] = br#"<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="A" sheetId="1" r:id="a" state="hidden"/></x:sheets></x:workbook>"#;
    let strings = "<x:sst xmlns:x=\"m\"><x:si><x:r><x:t>甲</x:t></x:r><x:r><x:t>乙&#x4e19;</x:t></x:r><x:rPh><x:t>jia</x:t></x:rPh></x:si></x:sst>";
    let sheet = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c/></x:row><x:row r=\"5\"/></x:sheetData><!-- 注 --></x:worksheet>";
    let file = zipped(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/book.xml.rels", RELS),
        ("book.xml", BOOK),
        ("sharedStrings.xml", strings.as_bytes()),
        ("s/one.xml", sheet.as_bytes()),
    ]);
    let book = read(&file).expect("a workbook");
    assert!(book.grids[0].hidden);
    let cells: Vec<_> = book.grids[0].cells.iter().map(|it| (it.row, it.column, it.text.as_str())).collect();
    assert_eq!(cells, [(0, 0, "甲乙丙"), (0, 1, "")]);
    let ties = [(0, 1, "unit"), (4, 3, "n"), (4, 0, "n"), (2, 0, "n"), (8, 0, "n")]
        .map(|it| value(place(0, it.0, it.1), it.2));
    let after: Parts = parts(&filled(&file, &ties, &values(0)).file);
    let number = |name: &str| format!("<x:c r=\"{name}\"><x:v>4.50</x:v></x:c>");
    let expected = sheet
        .replace("<x:c/>", "<x:c t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">机电学院 &lt;一&gt; &amp; 二\n三</x:t></x:is></x:c>")
        .replace("<x:row r=\"5\"/>", &format!("<x:row r=\"3\">{}</x:row><x:row r=\"5\">{}{}</x:row><x:row r=\"9\">{}</x:row>", number("A3"), number("A5"), number("D5"), number("A9")));
    assert_eq!(String::from_utf8_lossy(&after["s/one.xml"]), expected);
}
