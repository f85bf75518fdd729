//! /paper/<document>?fork, ?pin=, ?history, ?history&away, also /forms/<document>?template=: one document, shown by the screen of its kind.

mod fork;
mod moving;
mod parts;

use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{DocumentId, PinId};
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::{use_params_map, use_query_map};

pub use self::fork::ForkNews;
pub use self::moving::{caret_from_address, follow_fork};
pub use self::parts::{PaperActs, Stored, members, space_name};
use super::comments::CommentsPaper;
use super::desk;
use super::form::BasicForm;
use super::forms::fill::FormPaper;
use super::history::HistoryPage;
use super::page::Page;
use super::plan::Plan;
use super::versions::VersionPage;
use crate::keeper::talk::{Link, Paper};
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;

#[component]
pub fn PaperPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let paper = Memo::new(move |_| {
        let document = params.with(|params| params.get("document"))?.parse::<DocumentId>().ok()?;
        Some(Paper { document, fork: query.with(|query| query.get("fork").is_some()) })
    });
    let pin = Memo::new(move |_| query.with(|query| query.get("pin")?.parse::<PinId>().ok()));
    let history = Memo::new(move |_| {
        query.with(|query| query.get("history").is_some().then(|| query.get("away").is_some()))
    });
    move || match (paper.get(), pin.get(), history.get()) {
        (Some(paper), Some(pin), _) => view! { <VersionPage document=paper.document pin=pin/> }.into_any(),
        (Some(paper), None, Some(away)) => view! { <HistoryPage paper=paper away=away/> }.into_any(),
        (Some(paper), None, None) => view! { <OpenedPaper paper=paper/> }.into_any(),
        (None, ..) => view! { <NotHere/> }.into_any(),
    }
}

#[component]
fn OpenedPaper(paper: Paper) -> impl IntoView {
    let (notebook, words) = desk();
    let open = notebook.open(paper);
    let row = notebook.row(paper.document);
    // The first view tells what it is; later ones go to the screen that shows it.
    let kind = Memo::new(move |known: Option<&Option<Kind>>| {
        known.copied().flatten().or_else(|| {
            open.view.with(|view| view.as_ref().map(|view| kind_of(&view.content, view.head.kind)))
        })
    });
    let missing = Memo::new(move |_| {
        let known = notebook.documents.with(Option::is_some) && row.with(Option::is_some);
        !known && notebook.link.get() != Link::Connecting
    });
    move || {
        match kind.get() {
        _ if open.closed.get() => view! { <Closed/> }.into_any(),
        Some(Kind::SitePlan | Kind::BlankPlan | Kind::Answer | Kind::Minutes) => view! { <Plan open=open/> }.into_any(),
        Some(Kind::BasicForm) => view! { <BasicForm open=open/> }.into_any(),
        Some(Kind::Form) => view! { <FormPaper open=open/> }.into_any(),
        Some(Kind::Activity) => {
            let fork = if paper.fork { "?fork" } else { "" };
            view! { <Redirect path=format!("/activities/{}{fork}", paper.document)/> }.into_any()
        }
        Some(Kind::Comments) => view! { <CommentsPaper open=open/> }.into_any(),
        None if missing.get() => view! { <NotHere/> }.into_any(),
        None => view! {
            <Page title=words.of(Word::OpeningPaper) back="/work"><Waiting text=words.of(Word::OpeningPaper)/></Page>
        }
        .into_any(),
    }
    }
}

fn kind_of(content: &View, kind: Kind) -> Kind {
    match content {
        View::Text(_) if kind.is_text() => kind,
        View::Text(_) => Kind::BlankPlan,
        View::Form(_) => Kind::BasicForm,
        View::Sheet(_) => Kind::Form,
        View::Activity(_) => Kind::Activity,
        View::Comments(_) => Kind::Comments,
    }
}

/// The right to read it has ended while it was on the screen.
#[component]
fn Closed() -> impl IntoView {
    let (_, words) = desk();
    view! {
        <Page title=words.of(Word::PaperClosed) back="/work">
            <Empty glyph=Glyph::Lock title=words.of(Word::PaperClosed) text=words.of(Word::PaperClosedNext)>
                <a class="btn" href="/unsent">{words.of(Word::Unsent)}</a>
            </Empty>
        </Page>
    }
}

#[component]
fn NotHere() -> impl IntoView {
    let (_, words) = desk();
    view! {
        <Page title=words.of(Word::PaperNotHere) back="/work">
            <Empty glyph=Glyph::CloudOff title=words.of(Word::PaperNotHere) text=words.of(Word::PaperNotHereNext)>
                <a class="btn" href="/work">{words.of(Word::BackToWork)}</a>
            </Empty>
        </Page>
    }
}
