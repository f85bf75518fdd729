use gongjian_app::words::lists::{en, zh};
use gongjian_shared::care::TableValue;
use gongjian_shared::programmes::Column;
use gongjian_shared::wire::care::{YearLine, YearTable};
use gongjian_tables::rows::{ColumnKind, ColumnSpec, ExportFault, Headings, export};
use gongjian_tables::tie::Value;

/// The table as a workbook: its headings, then a line for each pair.
///
/// # Errors
/// [`ExportFault`] when a sheet cannot hold it.
pub fn sheet(it: &YearTable, headings: Headings) -> Result<Vec<u8>, ExportFault> {
    let columns: Vec<ColumnSpec> =
        it.columns.iter().enumerate().map(|(at, column)| spec(it, at, column)).collect();
    let line = |line: &YearLine| line.cells.iter().map(|cell| value(it, &cell.value, headings)).collect();
    export(&columns, headings, &it.lines.iter().map(line).collect::<Vec<_>>())
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
