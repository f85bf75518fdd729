//! What a form says at the moment: its template, the answers under it, what stands against submitting. Pure.

use std::collections::BTreeMap;
use std::sync::Arc;

use gongjian_shared::documents::view::SheetView;
use gongjian_shared::forms::answer::{Answer, Chosen};
use gongjian_shared::forms::answers::Answers;
use gongjian_shared::forms::check::{Problem, validate};
use gongjian_shared::forms::key::AnswerKey;
use gongjian_shared::forms::migrate::{Moved, migrate};
use gongjian_shared::forms::name::{FieldId, RowId};
use gongjian_shared::forms::number::{NumberAnswer, Qualifier};
use gongjian_shared::forms::template::{FieldKind, Template};

use super::templates;

#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The newest version that this app has.
    pub template: Arc<Template>,
    /// The version that the document was written for.
    pub written: u32,
    /// With what is being typed, and with the long texts.
    pub answers: Answers,
    /// What the newer version did with earlier answers.
    pub moved: Vec<Moved>,
    pub problems: Vec<Problem>,
}

impl Standing {
    /// `None`: the document names no template, or one that this app does not have.
    pub fn of(
        view: &SheetView,
        typed: &BTreeMap<AnswerKey, String>,
        long: &BTreeMap<FieldId, String>,
    ) -> Option<Self> {
        let (id, written) = view.template()?;
        let template = templates::newest(id)?;
        let old = templates::find(id, *written).unwrap_or_else(|| Arc::clone(&template));
        let (mut answers, moved) = migrate(&old, &template, view.answers.clone());
        for (key, text) in typed {
            let values = answers.values.entry(key.clone()).or_default();
            if values.len() < 2 {
                let kind = template.kind(key);
                let answer = kind.and_then(|kind| answer(kind, text, values.first()));
                *values = answer.into_iter().collect();
            }
        }
        for (field, text) in long {
            answers.values.insert(AnswerKey::Field(field.clone()), vec![Answer::text(text.clone())]);
        }
        let problems = validate(&template, &answers);
        Some(Self { template, written: *written, answers, moved, problems })
    }

    /// A newer app wrote it: it is shown, and not changed here.
    pub fn is_later(&self) -> bool {
        self.written > self.template.version
    }

    /// This app has a newer version than the one it was written for.
    pub fn is_older(&self) -> bool {
        self.written < self.template.version
    }

    /// Where the document keeps what the template asks for at `key`: rows stay under the name that their table had.
    pub fn kept_at(&self, view: &SheetView, key: &AnswerKey) -> AnswerKey {
        let AnswerKey::Cell { table, row, column } = key else { return key.clone() };
        AnswerKey::Cell { table: self.table_of(view, table, row), row: row.clone(), column: column.clone() }
    }

    /// The name under which the document has the table of a row.
    pub fn table_of(&self, view: &SheetView, table: &FieldId, row: &RowId) -> FieldId {
        let was = self.template.field(table).map(|field| field.was.clone()).unwrap_or_default();
        let has = |it: &FieldId| {
            let rows = [view.answers.rows.get(it), view.answers.removed.get(it)];
            rows.into_iter().flatten().any(|rows| rows.contains(row))
        };
        [table.clone()].into_iter().chain(was).find(has).unwrap_or_else(|| table.clone())
    }

    /// All keys of the document whose values are shown at `key`.
    pub fn all_kept_at(&self, view: &SheetView, key: &AnswerKey) -> Vec<AnswerKey> {
        let kept = self.kept_at(view, key);
        let field = self.template.field(key.field());
        let was = match (&kept, field.map(|field| (&field.was, &field.kind))) {
            (AnswerKey::Field(_), Some((was, _))) => was.iter().cloned().map(AnswerKey::Field).collect(),
            (AnswerKey::Cell { table, row, column }, Some((_, FieldKind::Table { columns, .. }))) => {
                let column = columns.iter().find(|it| it.id == *column);
                let was = column.map(|it| it.was.clone()).unwrap_or_default().into_iter();
                was.map(|column| AnswerKey::Cell { table: table.clone(), row: row.clone(), column }).collect()
            }
            (AnswerKey::Cell { .. }, Some(_)) | (_, None) => Vec::new(),
        };
        let there = |it: &AnswerKey| view.answers.values.contains_key(it);
        [kept].into_iter().chain(was).filter(there).collect()
    }
}

/// What a line of text answers; `None`: nothing. What is no number stays as it was typed, and the form says so.
pub fn answer(kind: &FieldKind, text: &str, before: Option<&Answer>) -> Option<Answer> {
    let text = text.trim();
    match kind {
        FieldKind::Number { unit, .. } if !text.is_empty() => Some(match text.parse() {
            Ok(value) => {
                let qualifier = before.map_or(Qualifier::Exact, qualifier);
                Answer::Number(NumberAnswer { value, unit: unit.clone(), qualifier })
            }
            Err(_) => Answer::text(text),
        }),
        FieldKind::Choice { .. } => {
            let mut chosen = before.map(chosen).unwrap_or_default();
            chosen.other = (!text.is_empty()).then(|| text.to_owned());
            Some(Answer::Choice(chosen)).filter(|it| !it.is_empty())
        }
        FieldKind::Text { .. }
        | FieldKind::LongText { .. }
        | FieldKind::Number { .. }
        | FieldKind::Date { .. }
        | FieldKind::Person
        | FieldKind::Unit
        | FieldKind::Table { .. }
        | FieldKind::Attachment { .. }
        | FieldKind::Signature { .. } => (!text.is_empty()).then(|| Answer::text(text)),
    }
}

/// The line that stands for an answer in a text field; for a choice the own words beside it.
pub fn line(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Number(it) => it.value.to_string(),
        Answer::Choice(it) => it.other.clone().unwrap_or_default(),
        Answer::Date(_)
        | Answer::Person(_)
        | Answer::Unit(_)
        | Answer::File(_)
        | Answer::Signature(_)
        | Answer::Unknown(_) => String::new(),
    }
}

pub fn qualifier(it: &Answer) -> Qualifier {
    if let Answer::Number(number) = it { number.qualifier } else { Qualifier::Exact }
}

pub fn chosen(it: &Answer) -> Chosen {
    if let Answer::Choice(chosen) = it { chosen.clone() } else { Chosen::default() }
}

#[cfg(test)]
mod tests;
