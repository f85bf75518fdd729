//! A form as a page of its own, and as a part of another page.

use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::forms::check::Problem;
use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::rules::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::body::FormBody;
use super::editor::SheetEditor;
use super::missing::Missing;
use super::office::OfficeTables;
use super::paper::{PaperForm, lines};
use crate::device::page;
use crate::keeper::talk::Paper;
use crate::notebook::OpenPaper;
use crate::screens::page::Page;
use crate::screens::paper::{ForkNews, PaperActs, Stored, follow_fork, space_name};
use crate::screens::versions::Versions;
use crate::screens::{desk, face};
use crate::widgets::Waiting;
use crate::words::Word;
use crate::words::forms::FormWord as W;

/// The page of a form. `?template=` says which one it is to be while its document does not.
#[component]
pub fn FormPaper(open: OpenPaper) -> impl IntoView {
    let head = Memo::new(move |_| open.view.with(|view| view.as_ref().map(|view| view.head)));
    let wanted = use_query_map().with_untracked(|query| TemplateId::try_from(query.get("template")?).ok());
    let (_, words) = desk();
    move || {
        match head.get() {
        Some(head) => view! { <FormPage open=open head=head wanted=wanted.clone()/> }.into_any(),
        None => view! { <Page title=words.of(Word::OpeningPaper) back="/work"><Waiting text=words.of(Word::OpeningPaper)/></Page> }.into_any(),
    }
    }
}

#[component]
fn FormPage(open: OpenPaper, head: DocumentHead, wanted: Option<TemplateId>) -> impl IntoView {
    let (_, words) = desk();
    let editor = edited(open, head, wanted.clone());
    follow_fork(open, editor.composing.running, || None);
    let title = Signal::derive(move || {
        let language = words.language();
        let named = editor.standing.with(|it| Some(language.label(&it.as_ref()?.template.title).to_owned()));
        named.unwrap_or_else(|| face::title(language, Kind::Form, ""))
    });
    view! {
        <Page title=title sub=space_name(open) back="/work" acts=move || view! { <PaperActs open=open/> }>
            <ForkNews open=open text=Callback::new(move |()| lines(editor, words.language()))/>
            <div class="form-paper">
                <div class="stack">
                    <div class="card"><FormFill head=head template=wanted editor=editor/></div>
                    <PaperForm editor=editor/>
                    {(!open.paper.fork).then(|| view! { <OfficeTables editor=editor/> })}
                </div>
                <Missing editor=editor/>
            </div>
            {(!open.paper.fork).then(|| view! { <Versions document=open.paper.document/> })}
        </Page>
    }
}

/// A form inside another page: filled in where it stands, begun where nobody has begun it. `problems` is told what
/// stands against submitting; `None` while the form is not there.
#[component]
pub fn FormFill(
    head: DocumentHead,
    /// Which form it is to be while its document does not say so.
    #[prop(into)]
    template: Option<TemplateId>,
    /// Of a page that has the form open already.
    #[prop(optional)]
    editor: Option<SheetEditor>,
    #[prop(optional)] problems: Option<RwSignal<Option<Vec<Problem>>>>,
) -> impl IntoView {
    let (notebook, _) = desk();
    let row = notebook.row(head.document);
    let there = Memo::new(move |_| row.with(Option::is_some));
    move || match (editor, there.get()) {
        (Some(editor), _) => view! { <Filled editor=editor/> }.into_any(),
        (None, true) => {
            let template = template.clone();
            view! { <Filling head=head template=template problems=problems/> }.into_any()
        }
        (None, false) => view! { <Begin head=head/> }.into_any(),
    }
}

#[component]
fn Filling(
    head: DocumentHead,
    template: Option<TemplateId>,
    problems: Option<RwSignal<Option<Vec<Problem>>>>,
) -> impl IntoView {
    let (notebook, words) = desk();
    let open = notebook.open(Paper { document: head.document, fork: false });
    let editor = edited(open, head, template);
    if let Some(problems) = problems {
        // For the page around it, which asks before a command is given.
        Effect::new(move |_| {
            problems.set(editor.standing.with(|it| it.as_ref().map(|it| it.problems.clone())));
        });
        on_cleanup(move || drop(problems.try_set(None)));
    }
    view! {
        <ForkNews open=open text=Callback::new(move |()| lines(editor, words.language()))/>
        <Filled editor=editor/>
    }
}

#[component]
fn Filled(editor: SheetEditor) -> impl IntoView {
    view! {
        <div class="form-sheet">
            <FormBody editor=editor/>
            <div class="form-foot"><Stored open=editor.open/></div>
        </div>
    }
}

#[component]
fn Begin(head: DocumentHead) -> impl IntoView {
    let (notebook, words) = desk();
    let writes = Memo::new(move |_| {
        notebook.spaces.with(|spaces| {
            let here = spaces.iter().flatten().find(|it| it.space == head.space);
            here.is_some_and(|it| it.role.is_some_and(Role::may_write))
        })
    });
    let begin = move |_| {
        notebook.create(head, "");
    };
    view! {
        <div class="form-begin">
            <p class="muted">{move || words.language().form(if writes.get() { &W::BeginLead } else { &W::NotBegun })}</p>
            {move || writes.get().then(|| view! {
                <button type="button" class="btn primary" on:click=begin>{words.form(W::Begin)}</button>
            })}
        </div>
    }
}

/// An editor that follows its paper for as long as the calling component lives.
fn edited(open: OpenPaper, head: DocumentHead, wanted: Option<TemplateId>) -> SheetEditor {
    let editor = SheetEditor::new(open, head);
    Effect::new(move |_| {
        open.view.track();
        open.sent.track();
        editor.adopt_when_quiet();
        editor.begin(wanted.as_ref());
    });
    page::on_leave(move || editor.flush());
    on_cleanup(move || editor.flush());
    editor
}
