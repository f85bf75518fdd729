use gongjian_app::words::lists::{en, zh};
use gongjian_shared::care::TableValue;
use gongjian_shared::programmes::Column;
use gongjian_shared::wire::care::{YearLine, YearTable};
use gongjian_tables::rows::{ColumnKind, ColumnSpec, ExportFault, Headings, TitleBlock, export_official};
use gongjian_tables::tie::Value;

/// The table as a workbook in the official layout: title, its headings, then a line for each pair (S1-21).
///
/// # Errors
/// [`ExportFault`] when a sheet cannot hold it.
pub fn sheet(it: &YearTable, headings: Headings) -> Result<Vec<u8>, ExportFault> {
    let columns: Vec<ColumnSpec> =
        it.columns.iter().enumerate().map(|(at, column)| spec(it, at, column)).collect();
    let line = |line: &YearLine| line.cells.iter().map(|cell| value(it, &cell.value, headings)).collect();
    let records: Vec<_> = it.lines.iter().map(line).collect();
    export_official(&block(it, headings), &columns, headings, &records)
}

/// Title, and below it the programme, the day, and under which number it was filed.
fn block(it: &YearTable, headings: Headings) -> TitleBlock {
    let filing = it.filed.and_then(|filed| it.filings.iter().find(|it| it.filing == filed));
    if headings == Headings::Zh {
        let filed = filing.map_or_else(
            || format!("统计到 {}", it.today),
            |it| format!("备案号：{} 第 {} 版", it.number, it.version),
        );
        let title = format!("{}年{}", it.year, it.name.0);
        return TitleBlock { title, line: format!("项目：{}    {filed}", it.title) };
    }
    let filed = filing.map_or_else(
        || format!("as of {}", it.today),
        |it| format!("filed as {}, version {}", it.number, it.version),
    );
    TitleBlock { title: format!("{} {}", it.name.1, it.year), line: filed }
}

/// A column holds one kind of value, or texts.
fn spec(it: &YearTable, at: usize, column: &Column) -> ColumnSpec {
    let values = || it.lines.iter().filter_map(|line| line.cells.get(at)).map(|cell| &cell.value);
    let kind = if values().any(|it| matches!(it, TableValue::Number(_))) {
        ColumnKind::Number
    } else if values().any(|it| matches!(it, TableValue::Day(_))) {
        ColumnKind::Date
    } else {
        ColumnKind::Text
    };
    let id = column.id.as_str().to_owned();
    ColumnSpec { id, zh: column.zh.clone(), en: column.en.clone(), kind, required: false }
}

fn value(table: &YearTable, it: &TableValue, headings: Headings) -> Value {
    let chinese = headings == Headings::Zh;
    match it {
        TableValue::Empty => Value::Empty,
        TableValue::Number(it) => Value::Number(it.to_string()),
        TableValue::Text(it) => Value::Text(it.clone()),
        TableValue::Day(it) => Value::Date(*it),
        TableValue::Post(it) => Value::Text(if chinese { zh::post(*it) } else { en::post(*it) }.to_owned()),
        TableValue::State(it) => {
            Value::Text(if chinese { zh::state(*it) } else { en::state(*it) }.to_owned())
        }
        TableValue::Kinds(kinds) => {
            let name = |kind: &String| match table.names.get(kind) {
                Some((zh, _)) if chinese => zh.clone(),
                Some((_, en)) => en.clone(),
                None => kind.clone(),
            };
            Value::Text(kinds.iter().map(name).collect::<Vec<_>>().join(if chinese { "、" } else { ", " }))
        }
    }
}
