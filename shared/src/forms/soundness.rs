//! Faults of a template: found when it is written or imported, so that filling it in cannot meet them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::name::{ColumnId, FieldId, OptionId, SectionId};
use super::print::MOST_COLUMNS;
use super::template::{Column, Condition, Field, FieldKind, Template};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateFault {
    NoVersion,
    NoFields,
    /// A label lacks one of the two languages.
    Unnamed {
        field: Option<FieldId>,
    },
    SectionTwice {
        section: SectionId,
    },
    /// Two fields have this id, or a field takes the earlier id of another.
    FieldTwice {
        field: FieldId,
    },
    ColumnTwice {
        table: FieldId,
        column: ColumnId,
    },
    OptionTwice {
        field: FieldId,
        option: OptionId,
    },
    NoOptions {
        field: FieldId,
    },
    NoColumns {
        table: FieldId,
    },
    /// More than have a width on paper.
    TooManyColumns {
        table: FieldId,
        most: usize,
    },
    /// A cell cannot hold a long text, a table or a signature.
    NotInACell {
        table: FieldId,
        column: ColumnId,
    },
    /// No value can fit: the least is above the most, or a length is 0.
    NothingFits {
        field: FieldId,
    },
    /// A condition reads a field that is not there, or its own.
    Condition {
        field: FieldId,
        reads: FieldId,
    },
}

/// Every fault of a template, in its order; none: it may be used.
pub fn faults(template: &Template) -> Vec<TemplateFault> {
    let mut faults = Vec::new();
    if template.version == 0 {
        faults.push(TemplateFault::NoVersion);
    }
    if template.fields().next().is_none() {
        faults.push(TemplateFault::NoFields);
    }
    let titles = template.sections.iter().filter_map(|it| it.title.as_ref());
    if titles.chain([&template.title]).any(|it| it.zh.is_empty() || it.en.is_empty()) {
        faults.push(TemplateFault::Unnamed { field: None });
    }
    let sections = template.sections.iter().map(|it| &it.id);
    faults.extend(twice(sections).map(|section| TemplateFault::SectionTwice { section }));
    let ids = template.fields().flat_map(|field| field.was.iter().chain([&field.id]));
    faults.extend(twice(ids).map(|field| TemplateFault::FieldTwice { field }));
    for field in template.fields() {
        of_field(field, &mut faults);
        of_conditions(template, field, &mut faults);
    }
    faults
}

fn twice<'i, T: Ord + Clone + 'i>(ids: impl Iterator<Item = &'i T>) -> impl Iterator<Item = T> {
    let mut seen = BTreeSet::new();
    let twice: Vec<T> = ids.filter(|id| !seen.insert((*id).clone())).cloned().collect();
    twice.into_iter()
}

fn of_field(field: &Field, faults: &mut Vec<TemplateFault>) {
    if field.label.zh.is_empty() || field.label.en.is_empty() {
        faults.push(TemplateFault::Unnamed { field: Some(field.id.clone()) });
    }
    of_kind(&field.id, &field.kind, faults);
    let FieldKind::Table { columns, least_rows, most_rows } = &field.kind else { return };
    let table = || field.id.clone();
    if columns.is_empty() {
        faults.push(TemplateFault::NoColumns { table: table() });
    }
    if columns.len() > MOST_COLUMNS {
        faults.push(TemplateFault::TooManyColumns { table: table(), most: MOST_COLUMNS });
    }
    if least_rows > most_rows || *most_rows == 0 {
        faults.push(TemplateFault::NothingFits { field: table() });
    }
    let ids = columns.iter().flat_map(|column| column.was.iter().chain([&column.id]));
    faults.extend(twice(ids).map(|column| TemplateFault::ColumnTwice { table: table(), column }));
    for column in columns {
        of_column(&field.id, column, faults);
    }
}

fn of_column(table: &FieldId, column: &Column, faults: &mut Vec<TemplateFault>) {
    if column.label.zh.is_empty() || column.label.en.is_empty() {
        faults.push(TemplateFault::Unnamed { field: Some(table.clone()) });
    }
    let outside = matches!(
        column.kind,
        FieldKind::LongText { .. } | FieldKind::Table { .. } | FieldKind::Signature { .. }
    );
    if outside {
        faults.push(TemplateFault::NotInACell { table: table.clone(), column: column.id.clone() });
    }
    of_kind(table, &column.kind, faults);
}

fn of_kind(field: &FieldId, kind: &FieldKind, faults: &mut Vec<TemplateFault>) {
    let fits = match kind {
        FieldKind::Text { max, .. } | FieldKind::LongText { max, .. } => *max > 0,
        FieldKind::Number { least, most, decimals, .. } => {
            *decimals <= 6 && least.is_none_or(|least| most.is_none_or(|most| least <= most))
        }
        FieldKind::Date { first, last } => first.is_none_or(|first| last.is_none_or(|last| first <= last)),
        FieldKind::Attachment { most_bytes } => *most_bytes > 0,
        FieldKind::Choice { options, .. } => {
            if options.is_empty() {
                faults.push(TemplateFault::NoOptions { field: field.clone() });
            }
            let twice = twice(options.iter().map(|it| &it.id));
            faults.extend(twice.map(|option| TemplateFault::OptionTwice { field: field.clone(), option }));
            true
        }
        FieldKind::Person | FieldKind::Unit | FieldKind::Table { .. } | FieldKind::Signature { .. } => true,
    };
    if !fits {
        faults.push(TemplateFault::NothingFits { field: field.clone() });
    }
}

fn of_conditions(template: &Template, field: &Field, faults: &mut Vec<TemplateFault>) {
    for condition in field.shown_if.iter().chain(&field.required_if) {
        for reads in condition.reads() {
            if *reads == field.id || template.field(reads).is_none() {
                faults.push(TemplateFault::Condition { field: field.id.clone(), reads: reads.clone() });
            }
        }
    }
}

impl Condition {
    /// The fields whose answers it reads.
    pub fn reads(&self) -> Vec<&FieldId> {
        match self {
            Self::Filled { field } | Self::Equals { field, .. } | Self::Contains { field, .. } => vec![field],
            Self::Not(it) => it.reads(),
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::reads).collect(),
        }
    }
}
