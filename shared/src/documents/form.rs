//! Forms: short fields are scalars whose conflicting values are all kept; long fields are texts.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, Value};

use super::basic_form::{Field, check};
use super::edit::Unfit;
use super::text;
use super::view::{FormView, Summary};

pub(super) const VALUES: &str = "values";
pub(super) const LONG: &str = "long";

/// Sets a short field; all values that were in conflict give way to this one.
pub(super) fn set(doc: &mut AutoCommit, field: Field, value: &str) -> Result<(), Unfit> {
    if field.is_long() {
        return Err(Unfit::WrongKind);
    }
    let values = map(doc, VALUES)?;
    if short(doc, &values, field) == [value] {
        return Ok(());
    }
    doc.put(&values, field.key(), value).map_err(|_| Unfit::Damaged { what: "the field could not be set" })
}

pub(super) fn splice(
    doc: &mut AutoCommit,
    field: Field,
    at: usize,
    delete: usize,
    insert: &str,
) -> Result<(), Unfit> {
    if !field.is_long() {
        return Err(Unfit::WrongKind);
    }
    let long = map(doc, LONG)?;
    let text = text::part(doc, &long, field.key())?;
    text::splice_plain(doc, &text, at, delete, insert)
}

fn map(doc: &AutoCommit, key: &str) -> Result<ObjId, Unfit> {
    match doc.get(ROOT, key) {
        Ok(Some((Value::Object(ObjType::Map), id))) => Ok(id),
        Ok(_) | Err(_) => Err(Unfit::Damaged { what: "a map of the first change is missing" }),
    }
}

/// All values of a short field, sorted and without repeats.
fn short(doc: &AutoCommit, values: &ObjId, field: Field) -> Vec<String> {
    let found = doc.get_all(values, field.key()).unwrap_or_default();
    let mut texts: Vec<String> = found.into_iter().filter_map(|(value, _)| scalar(&value)).collect();
    texts.sort();
    texts.dedup();
    texts
}

fn scalar(value: &Value<'_>) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// Reads a form; never fails. What is missing shows as no value.
pub(super) fn view(doc: &AutoCommit) -> FormView {
    let values = Field::ALL.map(|field| (field, read(doc, field))).to_vec();
    FormView { values }
}

fn read(doc: &AutoCommit, field: Field) -> Vec<String> {
    if !field.is_long() {
        return map(doc, VALUES).map(|values| short(doc, &values, field)).unwrap_or_default();
    }
    let text = map(doc, LONG).and_then(|long| text::part(doc, &long, field.key()));
    text.ok().and_then(|text| doc.text(&text).ok()).into_iter().collect()
}

pub(super) fn summary(doc: &AutoCommit) -> Summary {
    let view = view(doc);
    let sound = |field: &Field| match view.values(*field) {
        [one] => !one.trim().is_empty() && check(*field, one).is_none(),
        _ => false,
    };
    let filled = Field::ALL.iter().filter(|field| sound(field)).count();
    let title = view.values(Field::School).first().cloned().unwrap_or_default();
    Summary { title, filled: Some((filled, Field::ALL.len())), ..Summary::default() }
}
