//! Answers under another version of their template. Field ids keep their answers, renamed fields take theirs along,
//! types change where nothing is lost by it, and everything else stays readable as an earlier answer.
//!
//! Reading does this each time; the document is not rewritten.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Named};
use super::answers::{Answers, Earlier};
use super::key::AnswerKey;
use super::name::{ColumnId, FieldId};
use super::number::{NumberAnswer, Qualifier};
use super::template::{Column, Field, FieldKind, Label, Template};

/// What happened to the answers of one field or cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub from: AnswerKey,
    /// `None`: they are among the earlier answers.
    pub to: Option<AnswerKey>,
    pub how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Renamed,
    /// Another type, without loss; perhaps another name too.
    Converted,
    /// The new version does not ask for it.
    NotAsked,
    /// The new version asks for another type, and something would be lost.
    WouldLose,
    /// The field that took its place has an answer already.
    Superseded,
}

/// Carries answers from `old` to `new`. Doing it twice changes nothing more.
pub fn migrate(old: &Template, new: &Template, answers: Answers) -> (Answers, Vec<Moved>) {
    let mut it = Migration { old, new, out: Answers::default(), moved: Vec::new() };
    it.out.rows = renamed_tables(new, answers.rows);
    it.out.removed = renamed_tables(new, answers.removed);
    let mut found: Vec<_> = answers
        .values
        .into_iter()
        .map(|(key, values)| (target(new, &key), Earlier { label: label(old, &key), key, values }))
        .collect();
    // The field's own answers come first, then those of its latest earlier name.
    found.sort_by_key(|(target, _)| target.as_ref().map_or(usize::MAX, |target| target.distance));
    for (target, earlier) in found {
        it.carry(target, earlier);
    }
    for earlier in answers.earlier {
        it.carry_back(earlier);
    }
    it.out.earlier.sort_by(|a, b| a.key.cmp(&b.key));
    (it.out, it.moved)
}

struct Migration<'t> {
    old: &'t Template,
    new: &'t Template,
    out: Answers,
    moved: Vec<Moved>,
}

/// Where the answers of a key belong in a template.
struct Target<'t> {
    key: AnswerKey,
    kind: &'t FieldKind,
    /// How long ago the field was called so; 0: it is called so.
    distance: usize,
}

impl Migration<'_> {
    fn carry(&mut self, target: Option<Target<'_>>, earlier: Earlier) {
        let Some(target) = target else { return self.keep(earlier, How::NotAsked) };
        if target.distance > 0 && self.out.values.contains_key(&target.key) {
            return self.keep(earlier, How::Superseded);
        }
        let was = kind(self.old, &earlier.key);
        let (mut lost, mut converted) = (Vec::new(), false);
        for value in earlier.values {
            match convert(was, target.kind, &value) {
                Some(new) => {
                    converted |= new != value;
                    self.out.add(target.key.clone(), new);
                }
                None => lost.push(value),
            }
        }
        if !lost.is_empty() {
            let (key, label) = (earlier.key.clone(), earlier.label);
            self.keep(Earlier { key, label, values: lost }, How::WouldLose);
        }
        if self.out.values.contains_key(&target.key) && (converted || target.distance > 0) {
            let how = if converted { How::Converted } else { How::Renamed };
            self.moved.push(Moved { from: earlier.key, to: Some(target.key), how });
        }
    }

    /// An earlier answer returns when the new version asks for it again and has no answer.
    fn carry_back(&mut self, earlier: Earlier) {
        match target(self.new, &earlier.key) {
            Some(target) if !self.out.values.contains_key(&target.key) => self.carry(Some(target), earlier),
            Some(_) | None => self.out.earlier.push(earlier),
        }
    }

    fn keep(&mut self, earlier: Earlier, how: How) {
        self.moved.push(Moved { from: earlier.key.clone(), to: None, how });
        self.out.earlier.push(earlier);
    }
}

/// 0 for the present name, then 1 for the last earlier one, and so on.
fn distance<T: PartialEq>(id: &T, was: &[T], asked: &T) -> Option<usize> {
    if id == asked {
        return Some(0);
    }
    was.iter().rev().position(|it| it == asked).map(|it| it + 1)
}

fn find<'t>(template: &'t Template, id: &FieldId) -> Option<(&'t Field, usize)> {
    template.fields().find_map(|field| Some((field, distance(&field.id, &field.was, id)?)))
}

fn find_column<'t>(field: &'t Field, id: &ColumnId) -> Option<(&'t Column, usize)> {
    let FieldKind::Table { columns, .. } = &field.kind else { return None };
    columns.iter().find_map(|column| Some((column, distance(&column.id, &column.was, id)?)))
}

fn target<'t>(template: &'t Template, key: &AnswerKey) -> Option<Target<'t>> {
    let (field, distance) = find(template, key.field())?;
    match key {
        AnswerKey::Field(_) if matches!(field.kind, FieldKind::Table { .. }) => None,
        AnswerKey::Field(_) => Some(Target { key: field.id.clone().into(), kind: &field.kind, distance }),
        AnswerKey::Cell { row, column, .. } => {
            let (column, further) = find_column(field, column)?;
            let (table, row) = (field.id.clone(), row.clone());
            let key = AnswerKey::Cell { table, row, column: column.id.clone() };
            Some(Target { key, kind: &column.kind, distance: distance + further })
        }
    }
}

fn kind<'t>(template: &'t Template, key: &AnswerKey) -> Option<&'t FieldKind> {
    target(template, key).map(|target| target.kind)
}

fn label(template: &Template, key: &AnswerKey) -> Option<Label> {
    let (field, _) = find(template, key.field())?;
    match key {
        AnswerKey::Field(_) => Some(field.label.clone()),
        AnswerKey::Cell { column, .. } => find_column(field, column).map(|(column, _)| column.label.clone()),
    }
}

fn renamed_tables<T>(new: &Template, rows: BTreeMap<FieldId, Vec<T>>) -> BTreeMap<FieldId, Vec<T>> {
    let mut out = BTreeMap::<FieldId, Vec<T>>::new();
    for (table, rows) in rows {
        let id = find(new, &table).map_or(table, |(field, _)| field.id.clone());
        out.entry(id).or_default().extend(rows);
    }
    out
}

/// The same answer for another kind of field; `None` when something of it would be lost.
fn convert(was: Option<&FieldKind>, kind: &FieldKind, answer: &Answer) -> Option<Answer> {
    match (kind, answer) {
        // A long text lives in its own document: a line does not move there by being read.
        (FieldKind::LongText { .. }, Answer::Text(_)) => {
            was.is_none_or(|was| matches!(was, FieldKind::LongText { .. })).then(|| answer.clone())
        }
        (FieldKind::Text { .. }, _) => line(answer).map(Answer::Text),
        (FieldKind::Number { unit, .. }, Answer::Text(text)) => {
            let value = text.strip_suffix(unit.as_str()).unwrap_or(text);
            let parsed = value.parse().ok().filter(|it: &super::number::Decimal| it.to_string() == value)?;
            let (unit, qualifier) = (unit.clone(), Qualifier::Exact);
            Some(Answer::Number(NumberAnswer { value: parsed, unit, qualifier }))
        }
        (FieldKind::Date { .. }, Answer::Text(text)) => text.parse().ok().map(Answer::Date),
        (FieldKind::Choice { options, .. }, Answer::Text(text)) => {
            let option = options.iter().find(|it| !it.open && (it.label.zh == *text || it.label.en == *text));
            option.map(|it| Answer::one(it.id.clone()))
        }
        (FieldKind::Person, Answer::Text(name)) => {
            Some(Answer::Person(Named { id: None, name: name.clone() }))
        }
        (FieldKind::Unit, Answer::Text(name)) => Some(Answer::Unit(Named { id: None, name: name.clone() })),
        (FieldKind::Number { .. }, Answer::Number(_))
        | (FieldKind::Date { .. }, Answer::Date(_))
        | (FieldKind::Choice { .. }, Answer::Choice(_))
        | (FieldKind::Person, Answer::Person(_))
        | (FieldKind::Unit, Answer::Unit(_))
        | (FieldKind::Attachment { .. }, Answer::File(_))
        | (FieldKind::Signature { .. }, Answer::Signature(_)) => Some(answer.clone()),
        (_, _) => None,
    }
}

/// An answer as one line, when the line says all of it.
fn line(answer: &Answer) -> Option<String> {
    match answer {
        Answer::Text(text) => (!text.contains('\n')).then(|| text.clone()),
        Answer::Number(it) if it.qualifier == Qualifier::Exact => Some(format!("{}{}", it.value, it.unit)),
        Answer::Date(date) => Some(date.to_string()),
        Answer::Person(it) | Answer::Unit(it) if it.id.is_none() => Some(it.name.clone()),
        Answer::Number(_)
        | Answer::Person(_)
        | Answer::Unit(_)
        | Answer::Choice(_)
        | Answer::File(_)
        | Answer::Signature(_)
        | Answer::Unknown(_) => None,
    }
}

#[cfg(test)]
mod tests;
