//! Answers to any form: flat keys in maps that the first change made, so that what two people fill in while apart
//! never hides one another's. A key with several values is a conflict: all are kept until somebody chooses.
//!
//! - `values`: `field` or `table/row/column` → text, or bytes of another [`Answer`].
//! - `order`: `table/row` → the key that says where the row stands (`forms::order`).
//! - `kept`: `table/row` → when the row was last wanted, or `false`: removed. Wanted beats removed.
//! - `template` in the root: `id/version`.

use std::collections::BTreeMap;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value};

use super::edit::{Edit, RowChange, Unfit};
use super::view::{Disputed, SheetView, Summary};
use crate::forms::answer::Answer;
use crate::forms::key::AnswerKey;
use crate::forms::name::{FieldId, RowId, TemplateId};
use crate::forms::order;
use crate::time::Timestamp;

const VALUES: &str = "values";
const ORDER: &str = "order";
const KEPT: &str = "kept";
const TEMPLATE: &str = "template";
/// The containers of the first change.
#[cfg(test)]
pub(super) const MAPS: [&str; 3] = [VALUES, ORDER, KEPT];

pub(super) fn edit(doc: &mut AutoCommit, edit: &Edit, now: Timestamp) -> Result<(), Unfit> {
    match edit {
        Edit::Fill { key, answer } => fill(doc, key, answer, now),
        Edit::Clear { key } => clear(doc, key),
        Edit::Row { table, row, change: RowChange::Put { after } } => {
            put_row(doc, table, row, after.as_ref(), now)
        }
        Edit::Row { table, row, change: RowChange::Remove } => remove_row(doc, table, row),
        Edit::Use { template, version } => {
            let text = format!("{template}/{version}");
            if texts(doc, &ROOT, TEMPLATE) == [text.as_str()] {
                return Ok(());
            }
            doc.put(ROOT, TEMPLATE, text).map_err(broken)
        }
        Edit::Title { .. }
        | Edit::Body { .. }
        | Edit::Set { .. }
        | Edit::Long { .. }
        | Edit::Activity(_)
        | Edit::Minutes(_)
        | Edit::Comment { .. } => Err(Unfit::WrongKind),
    }
}

fn fill(doc: &mut AutoCommit, key: &AnswerKey, answer: &Answer, now: Timestamp) -> Result<(), Unfit> {
    let value: ScalarValue = match answer {
        Answer::Text(text) => text.as_str().into(),
        // A decision signs, nobody else; and what is not understood is not written.
        Answer::Signature(_) | Answer::Unknown(_) => return Err(Unfit::WrongKind),
        Answer::Number(_)
        | Answer::Date(_)
        | Answer::Choice(_)
        | Answer::Person(_)
        | Answer::Unit(_)
        | Answer::File(_) => ScalarValue::Bytes(answer.to_bytes()),
    };
    let values = map(doc, VALUES)?;
    if let AnswerKey::Cell { table, row, .. } = key {
        if texts(doc, &map(doc, ORDER)?, &row_key(table, row)).is_empty() {
            return Err(Unfit::NoSuchRow);
        }
        want(doc, table, row, now)?;
    }
    doc.put(&values, key.to_string(), value).map_err(broken)
}

fn clear(doc: &mut AutoCommit, key: &AnswerKey) -> Result<(), Unfit> {
    let (values, key) = (map(doc, VALUES)?, key.to_string());
    if scalars(doc, &values, &key).is_empty() {
        return Ok(());
    }
    doc.delete(&values, key).map_err(broken)
}

fn put_row(
    doc: &mut AutoCommit,
    table: &FieldId,
    row: &RowId,
    after: Option<&RowId>,
    now: Timestamp,
) -> Result<(), Unfit> {
    let others: Vec<_> = placed(doc, table).into_iter().filter(|it| it.row != *row).collect();
    let at = match after {
        Some(after) => others.iter().position(|it| it.row == *after).ok_or(Unfit::NoSuchRow)? + 1,
        None => 0,
    };
    let low = at.checked_sub(1).map(|at| others[at].order.as_str());
    // Rows that two people put at one place have one key: the next higher one bounds the new key.
    let high = others[at..].iter().map(|it| it.order.as_str()).find(|order| Some(*order) > low);
    let (orders, place) = (map(doc, ORDER)?, order::between(low, high));
    doc.put(&orders, row_key(table, row), place).map_err(broken)?;
    want(doc, table, row, now)
}

/// Says that the row is wanted at this moment: a fresh value, which no concurrent removal takes away.
fn want(doc: &mut AutoCommit, table: &FieldId, row: &RowId, now: Timestamp) -> Result<(), Unfit> {
    let kept = map(doc, KEPT)?;
    doc.put(&kept, row_key(table, row), ScalarValue::Timestamp(now.millis())).map_err(broken)
}

fn remove_row(doc: &mut AutoCommit, table: &FieldId, row: &RowId) -> Result<(), Unfit> {
    let (kept, key) = (map(doc, KEPT)?, row_key(table, row));
    if scalars(doc, &kept, &key).is_empty() {
        return Err(Unfit::NoSuchRow);
    }
    doc.put(&kept, key, false).map_err(broken)
}

fn row_key(table: &FieldId, row: &RowId) -> String {
    format!("{table}/{row}")
}

fn map(doc: &AutoCommit, key: &str) -> Result<ObjId, Unfit> {
    match doc.get(ROOT, key) {
        Ok(Some((Value::Object(ObjType::Map), id))) => Ok(id),
        Ok(_) | Err(_) => Err(Unfit::Damaged { what: "a map of the first change is missing" }),
    }
}

fn broken(_: automerge::AutomergeError) -> Unfit {
    Unfit::Damaged { what: "the form could not be changed" }
}

/// All values of a key, also those in conflict.
fn scalars(doc: &AutoCommit, map: &ObjId, key: &str) -> Vec<ScalarValue> {
    let found = doc.get_all(map, key).unwrap_or_default();
    found.into_iter().filter_map(|(value, _)| value.into_scalar().ok()).collect()
}

fn texts(doc: &AutoCommit, map: &ObjId, key: &str) -> Vec<String> {
    let text = |it: ScalarValue| it.as_str().map(str::to_owned);
    let mut texts: Vec<_> = scalars(doc, map, key).into_iter().filter_map(text).collect();
    texts.sort();
    texts.dedup();
    texts
}

/// Reads the answers; never fails.
pub(super) fn view(doc: &AutoCommit) -> SheetView {
    let mut view = SheetView { templates: templates(doc), ..SheetView::default() };
    read_values(doc, &mut view);
    for place in tables(doc).into_values().flatten() {
        let rows = if place.kept { &mut view.answers.rows } else { &mut view.answers.removed };
        rows.entry(place.table).or_default().push(place.row);
    }
    view
}

fn read_values(doc: &AutoCommit, view: &mut SheetView) {
    let Ok(values) = map(doc, VALUES) else { return view.odd.push(VALUES.to_owned()) };
    for text in doc.keys(&values) {
        let Ok(key) = text.parse::<AnswerKey>() else {
            view.odd.push(text);
            continue;
        };
        let mut written = Vec::new();
        for (value, id) in doc.get_all(&values, &text).unwrap_or_default() {
            match value.into_scalar().ok().as_ref().and_then(answer) {
                Some(answer) => written.push(Disputed { key: key.clone(), answer, actor: actor(&id) }),
                None => view.odd.push(text.clone()),
            }
        }
        for it in &written {
            view.answers.add(key.clone(), it.answer.clone());
        }
        if view.answers.values.get(&key).is_some_and(|all| all.len() > 1) {
            view.disputed.extend(written);
        }
    }
}

fn answer(value: &ScalarValue) -> Option<Answer> {
    match (value.as_str(), value.as_bytes()) {
        (Some(text), _) => Some(Answer::text(text)),
        (None, Some(bytes)) => Some(Answer::from_bytes(bytes)),
        (None, None) => None,
    }
}

/// Who wrote it; nobody for what the document begins with.
fn actor(id: &ObjId) -> Vec<u8> {
    match id {
        ObjId::Root => Vec::new(),
        ObjId::Id(_, actor, _) => actor.to_bytes().to_vec(),
    }
}

fn templates(doc: &AutoCommit) -> Vec<(TemplateId, u32)> {
    let read = |text: String| {
        let (id, version) = text.split_once('/')?;
        Some((TemplateId::try_from(id).ok()?, version.parse().ok()?))
    };
    texts(doc, &ROOT, TEMPLATE).into_iter().filter_map(read).collect()
}

/// A row and where it stands.
struct Placed {
    table: FieldId,
    row: RowId,
    order: String,
    kept: bool,
}

/// Rows of every table in their order, removed ones among them.
fn tables(doc: &AutoCommit) -> BTreeMap<FieldId, Vec<Placed>> {
    let (Ok(orders), Ok(kept)) = (map(doc, ORDER), map(doc, KEPT)) else { return BTreeMap::new() };
    let mut tables = BTreeMap::<FieldId, Vec<Placed>>::new();
    for key in doc.keys(&orders) {
        let Some((table, row)) = key.split_once('/') else { continue };
        let (Ok(table), Ok(row)) = (FieldId::try_from(table), RowId::try_from(row)) else { continue };
        // Two people moved it while apart: the first of the keys, on every phone.
        let Some(order) = texts(doc, &orders, &key).into_iter().next() else { continue };
        let wanted = |it: &ScalarValue| *it != ScalarValue::Boolean(false);
        let kept = scalars(doc, &kept, &key).iter().any(wanted);
        tables.entry(table.clone()).or_default().push(Placed { table, row, order, kept });
    }
    for rows in tables.values_mut() {
        rows.sort_by(|a, b| (&a.order, &a.row).cmp(&(&b.order, &b.row)));
    }
    tables
}

fn placed(doc: &AutoCommit, table: &FieldId) -> Vec<Placed> {
    tables(doc).remove(table).unwrap_or_default()
}

pub(super) fn summary(doc: &AutoCommit) -> Summary {
    let view = view(doc);
    let title = view.template().map(|(id, version)| format!("{id}/{version}")).unwrap_or_default();
    Summary { title, record: crate::care::fold(&view), ..Summary::default() }
}
