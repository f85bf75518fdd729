//! What a cell may be tied to, and how people call it.

use gongjian_shared::forms::template::{FieldKind, Template};
use gongjian_shared::office::sources;
use gongjian_shared::office::tie::Source;

use crate::words::Language;

/// Everything of the form, in its order.
pub fn options(template: &Template) -> Vec<Source> {
    template.fields().flat_map(|field| sources(field).into_iter().map(|it| it.0)).collect()
}

pub fn name(language: Language, template: &Template, source: &Source) -> String {
    match source {
        Source::Value { name } => {
            let field = template.fields().find(|it| it.id.as_str() == name);
            field.map_or_else(|| name.clone(), |it| language.label(&it.label).to_owned())
        }
        Source::Column { list, column, .. } => {
            let field = template.fields().find(|it| it.id.as_str() == list);
            let label = field.and_then(|field| {
                let FieldKind::Table { columns, .. } = &field.kind else { return None };
                let column = columns.iter().find(|it| it.id.as_str() == column)?;
                Some(format!("{} · {} ↓", language.label(&field.label), language.label(&column.label)))
            });
            label.unwrap_or_else(|| format!("{list}/{column}"))
        }
    }
}
