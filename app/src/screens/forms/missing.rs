use leptos::prelude::*;

use gongjian_shared::forms::check::Problem;
use gongjian_shared::forms::key::AnswerKey;
use gongjian_shared::forms::template::{FieldKind, Template};

use super::editor::{SheetEditor, id_of};
use crate::device::page;
use crate::screens::desk;
use crate::words::forms::FormWord as W;
use crate::words::{Language, Word};

/// What a submission would still need. For information: a draft may have gaps.
#[component]
pub fn Missing(editor: SheetEditor) -> impl IntoView {
    let (_, words) = desk();
    let lines = Memo::new(move |_| {
        let language = words.language();
        editor.standing.with(|it| {
            let Some(it) = it else { return Vec::new() };
            let line = |problem: &Problem| {
                let name = name(language, &it.template, &it.answers.rows, &problem.at);
                (problem.at.clone(), name, language.form(&W::Fault(problem.what.clone())))
            };
            it.problems.iter().map(line).collect()
        })
    });
    view! {
        <aside class="card stack missing" aria-labelledby="missing">
            <h2 id="missing">{move || words.say(if lines.with(Vec::is_empty) { &Word::AllFilled } else { &Word::StillMissing })}</h2>
            <ul>
                {move || lines.get().into_iter().map(|(at, name, fault)| {
                    let to = id_of(&editor.head, &at);
                    view! {
                        <li>
                            <button type="button" class="missing-line" on:click=move |_| page::go_to(&to)>
                                <strong>{name}</strong>
                                <span>{fault}</span>
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul>
            <p class="faint small">{words.of(Word::MissingHint)}</p>
        </aside>
    }
}

type Rows = std::collections::BTreeMap<
    gongjian_shared::forms::name::FieldId,
    Vec<gongjian_shared::forms::name::RowId>,
>;

/// What a field or cell is called.
fn name(language: Language, template: &Template, rows: &Rows, at: &AnswerKey) -> String {
    let Some(field) = template.field(at.field()) else { return at.to_string() };
    let label = language.label(&field.label).to_owned();
    let (AnswerKey::Cell { table, row, column }, FieldKind::Table { columns, .. }) = (at, &field.kind) else {
        return label;
    };
    let number =
        rows.get(table).and_then(|rows| rows.iter().position(|it| it == row)).unwrap_or_default() + 1;
    let column = columns.iter().find(|it| it.id == *column);
    let column = column.map(|it| language.label(&it.label)).unwrap_or_default();
    format!("{label} · {} · {column}", language.form(&W::Row { number }))
}
