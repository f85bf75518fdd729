//! A filled form as the table of the official paper (S0-30, X-13): rows, merged cells, labels, values. Screens
//! and print sheets render it; words and number formats are theirs.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answer::{Answer, Signature};
use super::answers::Answers;
use super::check::is_shown;
use super::key::AnswerKey;
use super::number::NumberAnswer;
use super::template::{ChoiceOption, Column, Field, FieldKind, Label, Place, Section, Template};

/// Grid columns of every table; labels take [`LABEL`] of them.
pub const GRID: usize = 24;
const LABEL: usize = 4;
const REST: usize = GRID - LABEL;
const HALF: usize = GRID / 2 - LABEL;

/// The most columns that a table field may have, so that each has a width on paper.
pub const MOST_COLUMNS: usize = REST;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub title: Label,
    /// Lines above the table: a label and its values.
    pub above: Vec<(Label, Vec<Printed>)>,
    /// Rows over [`GRID`] grid columns.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Grid columns that it takes.
    pub across: usize,
    /// Rows that it takes.
    pub down: usize,
    pub content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Heading of a section.
    Heading(Label),
    Label(Label),
    /// Nothing: room to write. Several: a conflict that nobody has settled.
    Values {
        at: AnswerKey,
        values: Vec<Printed>,
    },
    /// Room to write, where a table has no row.
    Blank,
}

/// A value, ready for words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    Text(String),
    Number(NumberAnswer),
    Date(Date),
    /// What was chosen, in the order of the form, and the own words beside it.
    Chosen {
        labels: Vec<Label>,
        other: Option<String>,
    },
    File(String),
    Signature(Signature),
    /// Of a kind that this version does not know.
    Unknown,
}

/// Lays out what the form asks for, as things stand.
pub fn layout(template: &Template, answers: &Answers) -> Table {
    let shown = template.fields().filter(|field| is_shown(field, answers));
    let above = shown
        .filter(|field| field.place == Place::Above)
        .map(|field| (field.label.clone(), printed(&field.kind, &answers.of_field(&field.id))))
        .collect();
    let rows = template.sections.iter().flat_map(|section| of_section(section, answers)).collect();
    Table { title: template.title.clone(), above, rows }
}

fn of_section(section: &Section, answers: &Answers) -> Vec<Vec<Cell>> {
    let shown = |field: &&Field| field.place != Place::Above && is_shown(field, answers);
    let mut fields = section.fields.iter().filter(shown).peekable();
    let mut rows = Vec::new();
    if let (Some(title), true) = (&section.title, fields.peek().is_some()) {
        rows.push(vec![cell(GRID, Content::Heading(title.clone()))]);
    }
    while let Some(field) = fields.next() {
        let half = |field: &&Field| field.place == Place::Half;
        let partner = half(&field).then(|| fields.next_if(half)).flatten();
        match (partner, &field.kind) {
            (Some(partner), _) => {
                rows.push([pair(field, HALF, answers), pair(partner, HALF, answers)].concat());
            }
            (None, FieldKind::Table { columns, least_rows, .. }) => {
                rows.extend(of_table(field, columns, *least_rows, answers));
            }
            (None, _) => rows.push(pair(field, REST, answers)),
        }
    }
    rows
}

const fn cell(across: usize, content: Content) -> Cell {
    Cell { across, down: 1, content }
}

fn pair(field: &Field, across: usize, answers: &Answers) -> Vec<Cell> {
    let values = printed(&field.kind, &answers.of_field(&field.id));
    let at = AnswerKey::Field(field.id.clone());
    vec![cell(LABEL, Content::Label(field.label.clone())), cell(across, Content::Values { at, values })]
}

fn of_table(field: &Field, columns: &[Column], least: usize, answers: &Answers) -> Vec<Vec<Cell>> {
    let widths = widths(columns);
    let ids = answers.rows_of(&field.id);
    let empty = least.max(1).saturating_sub(ids.len());
    let heads = columns.iter().zip(&widths);
    let heads = heads.map(|(column, across)| cell(*across, Content::Label(column.label.clone())));
    let label =
        Cell { across: LABEL, down: 1 + ids.len() + empty, content: Content::Label(field.label.clone()) };
    let mut rows = vec![[label].into_iter().chain(heads).collect::<Vec<_>>()];
    for row in ids {
        let cells = columns.iter().zip(&widths).map(|(column, across)| {
            let (table, row, id) = (field.id.clone(), row.clone(), column.id.clone());
            let at = AnswerKey::Cell { table, row, column: id };
            let values = printed(&column.kind, &answers.all(&at));
            cell(*across, Content::Values { at, values })
        });
        rows.push(cells.collect());
    }
    let blank = || widths.iter().map(|across| cell(*across, Content::Blank)).collect();
    rows.extend(std::iter::repeat_with(blank).take(empty));
    rows
}

/// Shares [`REST`] grid columns out by the widths that the template asks for; each column gets one at least.
fn widths(columns: &[Column]) -> Vec<usize> {
    let spare = REST.saturating_sub(columns.len());
    let total: usize = columns.iter().map(|it| usize::from(it.width.max(1))).sum();
    let mut before = 0;
    let share = |sum: usize| spare * sum / total.max(1);
    columns
        .iter()
        .map(|column| {
            let after = before + usize::from(column.width.max(1));
            let width = 1 + share(after) - share(before);
            before = after;
            width
        })
        .collect()
}

fn printed(kind: &FieldKind, values: &[&Answer]) -> Vec<Printed> {
    values.iter().map(|answer| one(kind, answer)).collect()
}

/// One answer, ready for words.
pub fn one(kind: &FieldKind, answer: &Answer) -> Printed {
    match answer {
        Answer::Text(text) => Printed::Text(text.clone()),
        Answer::Number(number) => Printed::Number(number.clone()),
        Answer::Date(date) => Printed::Date(*date),
        Answer::Person(it) | Answer::Unit(it) => Printed::Text(it.name.clone()),
        Answer::File(it) => Printed::File(it.name.clone()),
        Answer::Signature(it) => Printed::Signature(it.clone()),
        Answer::Unknown(_) => Printed::Unknown,
        Answer::Choice(chosen) => {
            let options: &[ChoiceOption] =
                if let FieldKind::Choice { options, .. } = kind { options } else { &[] };
            let named = options.iter().filter(|option| chosen.options.contains(&option.id));
            let mut labels: Vec<Label> = named.map(|option| option.label.clone()).collect();
            // An option that the template lost still prints, by its id.
            let lost = chosen.options.iter().filter(|id| !options.iter().any(|option| option.id == **id));
            labels.extend(lost.map(|id| Label { zh: id.to_string(), en: id.to_string() }));
            Printed::Chosen { labels, other: chosen.other.clone() }
        }
    }
}

#[cfg(test)]
mod tests;
