//! The form as its issuer prints it (S0-30): the table on screen below the fields, alone on paper.

use gongjian_shared::forms::print::{Cell, Content, GRID, Printed, Table, layout};
use leptos::prelude::*;

use super::editor::SheetEditor;
use crate::device::page;
use crate::screens::desk;
use crate::words::Language;
use crate::words::forms::FormWord as W;

#[component]
pub fn PaperForm(editor: SheetEditor) -> impl IntoView {
    let table = Memo::new(move |_| {
        editor.standing.with(|it| it.as_ref().map(|it| layout(&it.template, &it.answers)))
    });
    view! { <PaperTable table=table/> }
}

/// A form as it prints, whatever its document is.
#[component]
pub fn PaperTable(table: Memo<Option<Table>>) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <section class="card form-print">
            <div class="row between form-print-top">
                <h2>{words.form(W::Paper)}</h2>
                <button type="button" class="btn" on:click=move |_| page::print()>{words.form(W::Print)}</button>
            </div>
            <div class="form-print-scroll" tabindex="0" role="group" aria-label=words.form(W::Paper)>
                {move || table.get().map(|table| draw(words.language(), &table))}
            </div>
        </section>
    }
}

fn draw(language: Language, table: &Table) -> AnyView {
    let label = |it| language.label(it).to_owned();
    let above = table.above.iter().map(|(name, values)| {
        view! { <p class="form-print-above">{format!("{}：{}", label(name), joined(language, values))}</p> }
    });
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| draw_cell(language, cell)).collect_view();
        view! { <tr>{cells}</tr> }
    });
    view! {
        <table class="form-table">
            <caption>{label(&table.title)}{above.collect_view()}</caption>
            <colgroup>{(0..GRID).map(|_| view! { <col/> }).collect_view()}</colgroup>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn draw_cell(language: Language, cell: &Cell) -> AnyView {
    let (across, down) = (cell.across.to_string(), cell.down.to_string());
    match &cell.content {
        Content::Heading(it) | Content::Label(it) => {
            let text = language.label(it).to_owned();
            view! { <th colspan=across rowspan=down>{text}</th> }.into_any()
        }
        Content::Values { values, .. } => {
            view! { <td colspan=across rowspan=down>{joined(language, values)}</td> }.into_any()
        }
        Content::Blank => view! { <td colspan=across rowspan=down></td> }.into_any(),
    }
}

fn joined(language: Language, values: &[Printed]) -> String {
    values.iter().map(|it| language.printed(it)).collect::<Vec<_>>().join(" / ")
}

/// All fields with their answers, for copying elsewhere.
pub fn lines(editor: SheetEditor, language: Language) -> String {
    let table = editor.standing.with_untracked(|it| it.as_ref().map(|it| layout(&it.template, &it.answers)));
    let Some(table) = table else { return String::new() };
    let above = table.above.iter();
    let above = above.map(|(name, values)| format!("{}：{}", language.label(name), joined(language, values)));
    let text = |cell: &Cell| match &cell.content {
        Content::Heading(it) | Content::Label(it) => language.label(it).to_owned(),
        Content::Values { values, .. } => joined(language, values),
        Content::Blank => String::new(),
    };
    let rows = table.rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join("\t"));
    above.chain(rows).collect::<Vec<_>>().join("\n")
}
