use gongjian_shared::forms::name::{FieldId, RowId};
use gongjian_shared::forms::template::{Column, Field};
use leptos::prelude::*;

use super::{Asked, Entry};
use crate::screens::desk;
use crate::screens::forms::editor::{SheetEditor, id_of};
use crate::widgets::{Glyph, Icon};
use crate::words::forms::FormWord as W;

/// Rows that people add, move and remove, also while apart.
#[component]
pub fn TableField(
    editor: SheetEditor,
    field: Field,
    columns: Vec<Column>,
    limits: (usize, usize),
) -> impl IntoView {
    let (_, words) = desk();
    let required = field.required || limits.0 > 0;
    let Field { id: name, label, hint, .. } = field;
    let table = StoredValue::new(name.clone());
    let key = name.into();
    let id = id_of(&editor.head, &key);
    let rows = Memo::new(move |_| {
        editor.standing.with(|it| {
            it.as_ref()
                .map(|it| table.with_value(|table| it.answers.rows_of(table).to_vec()))
                .unwrap_or_default()
        })
    });
    let fault = editor.fault(key);
    let columns = StoredValue::new(columns);
    let most = limits.1;
    let full = move || !editor.may_write.get() || rows.with(Vec::len) >= most;
    view! {
        <div class="field form-field" role="group" aria-labelledby=format!("{id}-label")>
            <span class="label" id=format!("{id}-label") tabindex="-1">
                {words.label(label)}
                {required.then(|| view! { <span class="need" aria-hidden="true">{words.form(W::Required)}</span> })}
            </span>
            {hint.map(|hint| view! { <p class="field-below">{words.label(hint)}</p> })}
            {move || rows.with(Vec::is_empty).then(|| view! { <p class="muted small">{words.form(W::NoRows)}</p> })}
            <ol class="form-rows">
                <For each=move || rows.get() key=RowId::clone let(row)>
                    <OneRow editor=editor table=table row=row rows=rows columns=columns/>
                </For>
            </ol>
            <div class="row between">
                <button
                    type="button" class="btn" id=id.clone() disabled=full
                    on:click=move |_| table.with_value(|table| editor.add_row(table))
                >
                    <Icon glyph=Glyph::Plus/>{words.form(W::AddRow)}
                </button>
                <p class="field-below num">{move || words.language().form(&W::RowsOf { count: rows.with(Vec::len), most })}</p>
            </div>
            <p class="field-below" data-fault=move || fault.get().is_some_and(|it| !it.is_gap()).then_some("") aria-live="polite">
                {move || fault.get().map(|it| words.language().form(&W::Fault(it)))}
            </p>
            <Removed editor=editor table=table rows=rows/>
        </div>
    }
}

#[component]
fn OneRow(
    editor: SheetEditor,
    table: StoredValue<FieldId>,
    row: RowId,
    rows: Memo<Vec<RowId>>,
    columns: StoredValue<Vec<Column>>,
) -> impl IntoView {
    let (_, words) = desk();
    let row = StoredValue::new(row);
    let at = Memo::new(move |_| {
        rows.with(|rows| row.with_value(|row| rows.iter().position(|it| it == row))).unwrap_or_default()
    });
    let number =
        move |word: fn(usize) -> W| Signal::derive(move || words.language().form(&word(at.get() + 1)));
    let put =
        move |after: Option<RowId>| table.with_value(|table| editor.put_row(table, row.get_value(), after));
    let up = move |_| {
        let at = at.get_untracked();
        put(at.checked_sub(2).and_then(|before| rows.with_untracked(|rows| rows.get(before).cloned())));
    };
    let down = move |_| {
        let next = rows.with_untracked(|rows| rows.get(at.get_untracked() + 1).cloned());
        if next.is_some() {
            put(next);
        }
    };
    let still = move || !editor.may_write.get();
    let last = move || still() || at.get() + 1 >= rows.with(Vec::len);
    let cells = columns.with_value(|columns| {
        let asked = columns
            .iter()
            .map(|it| table.with_value(|table| row.with_value(|row| Asked::cell(table, row, it))));
        asked.collect::<Vec<_>>()
    });
    view! {
        <li class="form-row">
            <div class="form-row-top">
                <span class="label">{number(|number| W::Row { number })}</span>
                <button type="button" class="btn quiet round" aria-label=number(|number| W::RowUp { number }) disabled=move || still() || at.get() == 0 on:click=up>
                    <Icon glyph=Glyph::Up/>
                </button>
                <button type="button" class="btn quiet round" aria-label=number(|number| W::RowDown { number }) disabled=last on:click=down>
                    <Icon glyph=Glyph::Down/>
                </button>
                <button
                    type="button" class="btn quiet round" aria-label=number(|number| W::RemoveRow { number }) disabled=still
                    on:click=move |_| table.with_value(|table| editor.remove_row(table, row.get_value()))
                >
                    <Icon glyph=Glyph::Close/>
                </button>
            </div>
            <div class="form-cells">
                {cells.into_iter().map(|asked| view! { <Entry editor=editor asked=asked/> }).collect_view()}
            </div>
        </li>
    }
}

/// Rows that were removed come back with everything in them.
#[component]
fn Removed(editor: SheetEditor, table: StoredValue<FieldId>, rows: Memo<Vec<RowId>>) -> impl IntoView {
    let (_, words) = desk();
    let removed = Memo::new(move |_| {
        editor.standing.with(|it| {
            let found =
                it.as_ref().and_then(|it| table.with_value(|table| it.answers.removed.get(table).cloned()));
            found.unwrap_or_default()
        })
    });
    let back = move |_| {
        if let Some(row) = removed.get_untracked().last().cloned() {
            let after = rows.with_untracked(|rows| rows.last().cloned());
            table.with_value(|table| editor.put_row(table, row, after));
        }
    };
    move || {
        let count = removed.with(Vec::len);
        (count > 0 && editor.may_write.get()).then(|| {
            view! {
                <p class="form-removed small muted">
                    <span>{words.form(W::RemovedRows { count })}</span>
                    <button type="button" class="btn slim" on:click=back>{words.form(W::BringBack)}</button>
                </p>
            }
        })
    }
}
