use gongjian_shared::documents::kind::{DocumentHead, Kind};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::editor::FormEditor;
use crate::screens::{desk, face, shown_title};
use crate::widgets::{Chip, Glyph, Icon};
use crate::words::Word;

/// 建设方案: a document of its own that belongs to this form; made when somebody first opens it.
#[component]
pub fn PlanField(editor: FormEditor) -> impl IntoView {
    let (notebook, words) = desk();
    let form = editor.open.paper.document;
    let head = Memo::new(move |_| {
        let space = editor.open.view.with(|view| view.as_ref().map(|view| view.head.space))?;
        Some(DocumentHead::one_per(space, Kind::SitePlan, form.as_uuid()))
    });
    let row = Memo::new(move |_| {
        let head = head.get()?;
        notebook.documents.with(|rows| rows.iter().flatten().find(|row| row.head == head).cloned())
    });
    let chip = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| face::chip(row.state, row.fork.is_some(), false)))
    });
    let there = Memo::new(move |_| row.with(Option::is_some));
    let about = move || {
        row.with(|row| match row {
            Some(row) => format!(
                "{} · {}",
                shown_title(row.head.document, row.head.kind, &row.summary.title),
                face::measure(words.language(), row)
            ),
            None => words.say(&Word::PlanFieldHint),
        })
    };
    let navigate = use_navigate();
    let go = move |_| {
        let Some(head) = head.get_untracked() else { return };
        if !there.get_untracked() {
            // It takes its name from the school until somebody writes one: two who begin it offline give it no two.
            notebook.create(head, "");
        }
        navigate(&format!("/paper/{}", head.document), NavigateOptions::default());
    };
    view! {
        <div class="field form-field" role="group" aria-labelledby="plan-field">
            <span class="label" id="plan-field">{words.of(Word::PlanField)}</span>
            <div class="plan-field">
                <span class="item-mark"><Icon glyph=Glyph::Plan/></span>
                <span class="grow small">{about}</span>
                {move || chip.get().map(|(state, word)| view! { <Chip state=state text=words.of(word)/> })}
                <button type="button" class="btn" disabled=move || !there.get() && !editor.may_write.get() on:click=go>
                    {move || words.say(if there.get() { &Word::OpenPlan } else { &Word::StartPlan })}
                </button>
            </div>
        </div>
    }
}
