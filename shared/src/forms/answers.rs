//! All answers of one form. Values that people wrote while apart stand side by side until somebody chooses.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::key::AnswerKey;
use super::name::{FieldId, RowId};
use super::template::Label;

/// What was answered, from the form's document, the documents of its long texts, and decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Sorted and without repeats. More than one: a conflict.
    pub values: BTreeMap<AnswerKey, Vec<Answer>>,
    /// Rows of each table, in their order.
    pub rows: BTreeMap<FieldId, Vec<RowId>>,
    /// Rows that were removed; their cells are still among the values, so removing can be undone.
    pub removed: BTreeMap<FieldId, Vec<RowId>>,
    /// Answers that the template no longer asks for.
    pub earlier: Vec<Earlier>,
}

/// An answer that an earlier version of the template asked for: shown apart, never lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub key: AnswerKey,
    /// What the field was called; `None` when no template at hand knows it.
    pub label: Option<Label>,
    pub values: Vec<Answer>,
}

impl Answers {
    /// All values of a field or cell; what says nothing is left out.
    pub fn all(&self, key: &AnswerKey) -> Vec<&Answer> {
        self.values.get(key).into_iter().flatten().filter(|it| !it.is_empty()).collect()
    }

    pub fn of_field(&self, field: &FieldId) -> Vec<&Answer> {
        self.all(&AnswerKey::Field(field.clone()))
    }

    pub fn rows_of(&self, table: &FieldId) -> &[RowId] {
        self.rows.get(table).map_or(&[], Vec::as_slice)
    }

    /// Puts one value beside the others of its key.
    pub fn add(&mut self, key: AnswerKey, answer: Answer) {
        let values = self.values.entry(key).or_default();
        if let Err(place) = values.binary_search(&answer) {
            values.insert(place, answer);
        }
    }
}
