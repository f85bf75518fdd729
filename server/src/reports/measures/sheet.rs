use gongjian_app::words::lists::{en, zh};
use gongjian_shared::measures::{Figure, Figures};
use gongjian_shared::wire::measures::Board;
use gongjian_tables::rows::{ColumnKind, ColumnSpec, ExportFault, Headings, export};
use gongjian_tables::tie::Value;

/// A board as a workbook: a line for each unit, the whole last. A number that nobody reported is an empty cell; beside
/// each quarter stands how many units reported.
///
/// # Errors
/// [`ExportFault`] when a sheet cannot hold it.
pub fn sheet(it: &Board, headings: Headings) -> Result<Vec<u8>, ExportFault> {
    let (zh_heads, en_heads) = (zh::figures(it.measure), en::figures(it.measure));
    let columns: Vec<ColumnSpec> = zh_heads.into_iter().zip(en_heads).enumerate().map(spec).collect();
    let whole = match headings {
        Headings::Zh => zh::FIGURES_WHOLE,
        Headings::En => en::FIGURES_WHOLE,
    };
    let lines = it.rows.iter().map(|row| line(&row.name, &row.figures));
    let lines: Vec<Vec<Value>> = lines.chain([line(whole, &it.whole)]).collect();
    export(&columns, headings, &lines)
}

fn spec((at, (zh, en)): (usize, (String, String))) -> ColumnSpec {
    let kind = if at == 0 { ColumnKind::Text } else { ColumnKind::Number };
    ColumnSpec { id: format!("figure_{at}"), zh, en, kind, required: false }
}

fn line(name: &str, it: &Figures) -> Vec<Value> {
    let figures = it.quarters.iter().chain([&it.year]);
    [Value::Text(name.to_owned())].into_iter().chain(figures.flat_map(cells)).collect()
}

/// The number, who reported, who owes a report.
fn cells(it: &Figure) -> [Value; 3] {
    let amount = it.amount.map_or(Value::Empty, |it| Value::Number(it.to_string()));
    [amount, Value::Number(it.told.to_string()), Value::Number(it.due.to_string())]
}
