//! Lists out and back.

use gongjian_tables::rows::{
    ColumnKind, ColumnSpec, Headings, ImportError, RowFault, RowProblem, export, import,
};
use gongjian_tables::tie::Value;
use jiff::civil::date;
use rust_xlsxwriter::{Format, Formula, Workbook};

fn column(id: &str, zh: &str, en: &str, kind: ColumnKind, required: bool) -> ColumnSpec {
    ColumnSpec { id: id.into(), zh: zh.into(), en: en.into(), kind, required }
}

fn people() -> Vec<ColumnSpec> {
    vec![
        column("number", "工号", "Staff number", ColumnKind::Text, true),
        column("name", "姓名", "Name", ColumnKind::Text, true),
        column("since", "任职日期", "Since", ColumnKind::Date, false),
        column("years", "年限", "Years", ColumnKind::Number, false),
    ]
}

fn text(it: &str) -> Value {
    Value::Text(it.into())
}

fn number(it: &str) -> Value {
    Value::Number(it.into())
}

fn back(columns: &[ColumnSpec], file: &[u8]) -> Vec<Vec<Value>> {
    let report = import(file, columns).expect("a list");
    assert_eq!(report.problems, []);
    report.records.into_iter().map(|record| record.values).collect()
}

// round trip without loss.
#[test]
fn what_goes_out_comes_back_as_it_was() {
    let records = vec![
        vec![text("0012"), text("阿依古丽·买买提"), Value::Date(date(2015, 10, 13)), number("3.5")],
        vec![text("530102199001011234"), text("=1+1"), Value::Date(date(1900, 2, 28)), number("0")],
        vec![text("1e5"), text("+86 871"), Value::Date(date(1899, 1, 1)), number("-12")],
        vec![text("@甲"), text("-乙"), Value::Empty, Value::Empty],
        vec![text(" 前后有空格 "), text("一\n二\t三"), Value::Date(date(9999, 12, 31)), number("0.1")],
        vec![text("_x0041_"), text("<&>\"'\r\n😀"), Value::Empty, number("123456789012345678")],
        vec![text("TRUE"), text("2026-03-05"), Value::Date(date(1900, 3, 1)), number("1.50")],
    ];
    for headings in [Headings::Zh, Headings::En] {
        let file = export(&people(), headings, &records).expect("it can be written");
        assert_eq!(back(&people(), &file), records);
    }
}

#[test]
fn ten_thousand_rows_come_back() {
    let record = |n: i32| {
        let name = ["王芳", "李敏", "张伟·买买提"][usize::try_from(n).expect("positive") % 3];
        let since = Value::Date(date(2000, 1, 1).saturating_add(jiff::Span::new().days(n)));
        vec![text(&format!("{n:06}")), text(name), since, number(&n.to_string())]
    };
    let records: Vec<_> = (0..10_000).map(record).collect();
    let file = export(&people(), Headings::Zh, &records).expect("it can be written");
    assert_eq!(back(&people(), &file), records);
}

/// Another program's reader: texts are texts, none became a formula, numbers stayed numbers.
#[test]
fn another_reader_sees_texts_as_texts() {
    use calamine::{Data, Reader};
    let records = vec![vec![text("=HYPERLINK(\"http://x\")"), text("0012"), Value::Empty, number("7")]];
    let file = export(&people(), Headings::Zh, &records).expect("it can be written");
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(file)).expect("a workbook");
    let formulas = book.worksheet_formula("Sheet1").expect("a sheet");
    assert!(formulas.is_empty());
    let cells = book.worksheet_range("Sheet1").expect("a sheet");
    assert_eq!(cells.get((1, 0)), Some(&Data::String("=HYPERLINK(\"http://x\")".into())));
    assert_eq!(cells.get((1, 1)), Some(&Data::String("0012".into())));
    assert_eq!(cells.get((1, 3)), Some(&Data::Float(7.0)));
}

/// A list as people really fill it: a title above, other headings, faults in single cells.
#[test]
fn every_fault_is_told_with_its_row_before_anything_is_written() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "2026年教师名单").expect("fits");
    for (at, heading) in [(0, "姓 名 *"), (1, "工号"), (2, "备注"), (3, "任职日期"), (4, "YEARS")] {
        sheet.write_string(2, at, heading).expect("fits");
    }
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    sheet.write_string(3, 0, "王芳").expect("fits");
    sheet.write_number(3, 1, 12.0).expect("fits");
    sheet.write_number_with_format(3, 3, 46_086.0, &day).expect("fits");
    sheet.write_string(3, 4, "3年").expect("fits");
    sheet.write_number(4, 1, 530_102_199_001_011_234.0).expect("fits");
    sheet.write_string(4, 3, "去年").expect("fits");
    sheet.write_formula(4, 4, Formula::new("1+1").set_result("2")).expect("fits");
    sheet.write_string(6, 0, "李敏").expect("fits");
    sheet.write_number(6, 3, 5.0).expect("fits");
    let file = book.save_to_buffer().expect("it can be written");
    let report = import(&file, &people()).expect("a list");
    let problem = |row, column: &str, what, value: &str| RowProblem {
        row,
        column: column.into(),
        what,
        value: value.into(),
    };
    assert_eq!(
        report.problems,
        [
            problem(4, "years", RowFault::NotANumber, "3年"),
            problem(5, "number", RowFault::DigitsLost, "530102199001011260"),
            problem(5, "name", RowFault::Missing, ""),
            problem(5, "since", RowFault::NotADate, "去年"),
            problem(5, "years", RowFault::Formula, "2"),
            problem(7, "number", RowFault::Missing, ""),
            problem(7, "since", RowFault::NotADate, "5"),
        ]
    );
    assert_eq!(report.unknown, ["备注"]);
    assert_eq!(report.records.iter().map(|it| it.row).collect::<Vec<_>>(), [4, 5, 7]);
    let first = [text("12"), text("王芳"), Value::Date(date(2026, 3, 5)), Value::Empty];
    assert_eq!(report.records[0].values, first);
}

#[test]
fn what_is_no_such_list_is_told() {
    let export = |columns: &[ColumnSpec]| export(columns, Headings::Zh, &[]).expect("it can be written");
    assert_eq!(
        import(&export(&people()[1..]), &people()),
        Err(ImportError::NoHeadings { missing: vec!["number".into()] })
    );
    let twice = [people(), people()].concat();
    assert_eq!(import(&export(&twice), &people()), Err(ImportError::Twice { column: "number".into() }));
    let without = import(&export(&people()[..2]), &people()).expect("a list");
    assert_eq!((without.records.len(), without.absent), (0, vec!["since".to_owned(), "years".to_owned()]));
    assert!(matches!(import(b"name,number", &people()), Err(ImportError::File(_))));
}

#[test]
fn a_text_too_long_for_a_cell_is_told() {
    use gongjian_tables::rows::ExportFault;
    let records = [vec![text("1"), text("甲")], vec![text("2"), text(&"长".repeat(32_768))]];
    let fault = ExportFault::TooLong { record: 1, column: "name".into() };
    assert_eq!(export(&people(), Headings::Zh, &records), Err(fault));
}
