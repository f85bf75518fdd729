//! How much of a form is filled in.

use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::check::{is_required, is_shown, of_answer};
use super::key::AnswerKey;
use super::template::{Field, FieldKind, Template};

/// Counts over the fields that the form asks for, as things stand. A table counts as one; signatures do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub filled: usize,
    pub of: usize,
    pub required_filled: usize,
    pub required: usize,
}

pub fn progress(template: &Template, answers: &Answers) -> Progress {
    let mut it = Progress::default();
    let asked = template.fields().filter(|field| is_shown(field, answers));
    for field in asked.filter(|field| !matches!(field.kind, FieldKind::Signature { .. })) {
        let filled = usize::from(is_filled(field, answers));
        it.of += 1;
        it.filled += filled;
        if is_required(field, answers) {
            it.required += 1;
            it.required_filled += filled;
        }
    }
    it
}

/// Soundly filled: one value that fits; for a table rows enough and no fault in any cell.
fn is_filled(field: &Field, answers: &Answers) -> bool {
    let FieldKind::Table { columns, least_rows, most_rows } = &field.kind else {
        return match answers.of_field(&field.id).as_slice() {
            [one] => of_answer(&field.kind, one).is_none(),
            [] | [_, _, ..] => false,
        };
    };
    let rows = answers.rows_of(&field.id);
    let enough = rows.len() >= (*least_rows).max(1) && rows.len() <= *most_rows;
    enough
        && rows.iter().all(|row| {
            columns.iter().all(|column| {
                let (table, row, id) = (field.id.clone(), row.clone(), column.id.clone());
                match answers.all(&AnswerKey::Cell { table, row, column: id }).as_slice() {
                    [] => !column.required,
                    [one] => of_answer(&column.kind, one).is_none(),
                    [_, _, ..] => false,
                }
            })
        })
}
