//! Tables of other issuers that were tied to this form: filled with what stands here, and downloaded. Online.

use gongjian_shared::forms::answer::Answer;
use gongjian_shared::forms::answers::Answers;
use gongjian_shared::forms::check::AnswerFault;
use gongjian_shared::forms::number::Qualifier;
use gongjian_shared::forms::print::Printed;
use gongjian_shared::wire::tables::{FillAsked, TableLine, TableRefusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editor::SheetEditor;
use crate::device::{file, http};
use crate::keeper::talk::Link;
use crate::screens::desk;
use crate::words::forms::FormWord as W;
use crate::words::{Language, Word};

#[component]
pub fn OfficeTables(editor: SheetEditor) -> impl IntoView {
    let (notebook, words) = desk();
    let online = Memo::new(move |_| matches!(notebook.link.get(), Link::Online | Link::ElsewhereOnline));
    let template =
        Memo::new(move |_| editor.standing.with(|it| it.as_ref().map(|it| it.template.id.clone())));
    let lines = RwSignal::new(None::<Vec<TableLine>>);
    let space = editor.head.space;
    Effect::new(move |_| {
        if online.get() {
            spawn_local(async move {
                let answer = http::get::<Vec<TableLine>>(&format!("/api/tables/{space}")).await;
                lines.try_set(answer.ok());
            });
        }
    });
    let mine = move || {
        let all = lines.get()?;
        let template = template.get()?;
        Some(all.into_iter().filter(|it| it.template == template).collect::<Vec<_>>())
    };
    let new = move || template.get().map(|template| format!("/tables/{space}/{template}"));
    view! {
        <section class="card stack form-tables">
            <h2>{words.form(W::Tables)}</h2>
            <p class="muted small">{words.form(W::TablesHint)}</p>
            {move || match mine().filter(|_| online.get()) {
                None => view! { <p class="muted small" role="status">{words.of(Word::OnlineOnly)}</p> }.into_any(),
                Some(all) if all.is_empty() => view! { <p class="muted small">{words.form(W::NoTables)}</p> }.into_any(),
                Some(all) => view! {
                    <ul class="tie-list">{all.into_iter().map(|it| view! { <Line editor=editor line=it/> }).collect_view()}</ul>
                }.into_any(),
            }}
            {move || (online.get() && editor.may_write.get()).then(|| view! { <a class="btn" href=new>{words.form(W::TieTable)}</a> })}
        </section>
    }
}

#[component]
fn Line(editor: SheetEditor, line: TableLine) -> impl IntoView {
    let (_, words) = desk();
    let (space, table) = (editor.head.space, line.table);
    let said = RwSignal::new(None::<W>);
    let trouble = RwSignal::new(None::<Word>);
    let name = StoredValue::new(line.name.clone());
    let fill = move |_| {
        editor.flush();
        said.set(None);
        trouble.set(None);
        let Some(answers) = answers(editor, words.language()) else { return said.set(Some(W::SettleFirst)) };
        let asked = FillAsked { answers, english: words.language() == Language::English };
        spawn_local(async move {
            let path = format!("/api/tables/{space}/{table}/fill");
            match http::post_for_file::<_, TableRefusal>(&path, &asked).await {
                Ok(Ok(bytes)) => drop(file::download_bytes(&name.get_value(), &bytes)),
                Ok(Err(refusal)) => drop(said.try_set(Some(W::Refused(refusal)))),
                Err(error) => drop(trouble.try_set(Some(Word::Call(error)))),
            }
        });
    };
    let again = format!("/tables/{space}/{}?table={table}", line.template);
    let count = line.ties;
    view! {
        <li>
            <span class="grow"><strong>{line.name}</strong><small class="muted">{words.form(W::TiedCells { count })}</small></span>
            <button type="button" class="btn" on:click=fill>{words.form(W::FillTable)}</button>
            {move || editor.may_write.get().then(|| view! { <a class="btn quiet" href=again.clone()>{words.form(W::TieAgain)}</a> })}
            {move || said.get().map(|it| view! { <p class="form-trouble" role="alert">{words.form(it)}</p> })}
            {move || trouble.get().map(|it| view! { <p class="form-trouble" role="alert">{words.of(it)}</p> })}
        </li>
    }
}

/// What is sent: answers as they stand here, with numbers that are not exact put into words. `None`: some
/// are in dispute.
fn answers(editor: SheetEditor, language: Language) -> Option<Answers> {
    let standing = editor.standing.get_untracked()?;
    if standing.problems.iter().any(|it| matches!(it.what, AnswerFault::Conflict { .. })) {
        return None;
    }
    let mut answers = standing.answers;
    for value in answers.values.values_mut().flatten() {
        let inexact = matches!(value, Answer::Number(it) if it.qualifier != Qualifier::Exact);
        let said = match value {
            Answer::Number(it) if inexact => language.printed(&Printed::Number(it.clone())),
            Answer::Signature(it) => language.printed(&Printed::Signature(it.clone())),
            Answer::Number(_)
            | Answer::Text(_)
            | Answer::Date(_)
            | Answer::Choice(_)
            | Answer::Person(_)
            | Answer::Unit(_)
            | Answer::File(_)
            | Answer::Unknown(_) => continue,
        };
        *value = Answer::text(said);
    }
    Some(answers)
}
