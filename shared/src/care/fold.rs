//! From a form to a record. Pure and total: what is missing or in dispute is left out, nothing fails.

use jiff::civil::Date;

use super::record::{CareRecord, Raised, RecordKind, Way};
use crate::documents::view::SheetView;
use crate::forms::answer::{Answer, Chosen};
use crate::forms::key::AnswerKey;
use crate::forms::name::{ColumnId, FieldId, RowId};

/// The record that a form is; `None` for other forms.
pub fn fold(view: &SheetView) -> Option<CareRecord> {
    let kind = RecordKind::parse(view.template()?.0.as_str())?;
    let choices = match kind {
        RecordKind::Talk => "themes",
        RecordKind::Guidance | RecordKind::Help => "kind",
        RecordKind::Plan => "path",
    };
    let chosen = choice(view, choices);
    let one =
        |field: &str| choice(view, field).and_then(|it| it.options.first().map(|it| it.as_str().to_owned()));
    let own = |it: &Chosen| it.other.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    Some(CareRecord {
        kind,
        on: day(view),
        way: one("way").and_then(|it| Way::parse(&it)).filter(|_| kind == RecordKind::Talk),
        other: chosen.and_then(own),
        chosen: chosen
            .map(|it| it.options.iter().map(|it| it.as_str().to_owned()).collect())
            .unwrap_or_default(),
        opinions: if kind == RecordKind::Talk { opinions(view) } else { Vec::new() },
        raised: if kind == RecordKind::Talk { raised(view) } else { Vec::new() },
        solved: one("state").as_deref() == Some("solved"),
        void: text(view, "void_reason"),
    })
}

/// The one answer of a field; two in dispute are none.
fn single<'v>(view: &'v SheetView, field: &str) -> Option<&'v Answer> {
    let field = FieldId::try_from(field).ok()?;
    match view.answers.of_field(&field).as_slice() {
        [one] => Some(one),
        [] | [_, _, ..] => None,
    }
}

fn day(view: &SheetView) -> Option<Date> {
    let Answer::Date(day) = single(view, "held_on")? else { return None };
    Some(*day)
}

fn choice<'v>(view: &'v SheetView, field: &str) -> Option<&'v Chosen> {
    let Answer::Choice(it) = single(view, field)? else { return None };
    Some(it)
}

/// A line; of two in dispute both are said.
fn text(view: &SheetView, field: &str) -> Option<String> {
    let field = FieldId::try_from(field).ok()?;
    let lines: Vec<&str> = view.answers.of_field(&field).into_iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| lines.join("; "))
}

fn line(it: &Answer) -> Option<&str> {
    let Answer::Text(text) = it else { return None };
    Some(text.trim()).filter(|it| !it.is_empty())
}

fn opinions(view: &SheetView) -> Vec<String> {
    let text = |row: &RowId| cell(view, row, "opinion").into_iter().find_map(line).map(str::to_owned);
    rows(view).filter_map(text).collect()
}

/// The opinions beside which somebody chose yes, and nobody no: what two people dispute is not raised.
fn raised(view: &SheetView) -> Vec<Raised> {
    let chosen = |row: &RowId| {
        let said = cell(view, row, "raise");
        !said.is_empty() && said.into_iter().all(is_yes)
    };
    let one = |row: &RowId| {
        let text = cell(view, row, "opinion").into_iter().find_map(line)?;
        Some(Raised { row: row.as_str().to_owned(), text: text.to_owned() })
    };
    rows(view).filter(|row| chosen(row)).filter_map(one).collect()
}

fn is_yes(it: &Answer) -> bool {
    let Answer::Choice(chosen) = it else { return false };
    matches!(chosen.options.as_slice(), [only] if only.as_str() == "yes")
}

fn rows(view: &SheetView) -> impl Iterator<Item = &RowId> {
    FieldId::try_from("opinions").into_iter().flat_map(|table| view.answers.rows_of(&table).iter())
}

fn cell<'v>(view: &'v SheetView, row: &RowId, column: &str) -> Vec<&'v Answer> {
    let (Ok(table), Ok(column)) = (FieldId::try_from("opinions"), ColumnId::try_from(column)) else {
        return Vec::new();
    };
    view.answers.all(&AnswerKey::Cell { table, row: row.clone(), column })
}
