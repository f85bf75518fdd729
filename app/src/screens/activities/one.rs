//! One activity: the screen for the thumb at the venue, and its plan.

use gongjian_shared::activities::PlanField;
use gongjian_shared::ids::DocumentId;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::checkin::Venue;
use super::desk::ActivityDesk;
use super::plan::PlanSheet;
use crate::keeper::talk::{Link, Paper};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::paper::{ForkNews, PaperActs, Stored, follow_fork, space_name};
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::activities::ActivityWord as W;

#[component]
pub fn ActivityPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let paper = Memo::new(move |_| {
        let document = params.with(|params| params.get("document"))?.parse::<DocumentId>().ok()?;
        Some(Paper { document, fork: query.with(|query| query.get("fork").is_some()) })
    });
    move || match paper.get() {
        Some(paper) => view! { <Opened paper=paper/> }.into_any(),
        None => view! { <NotHere/> }.into_any(),
    }
}

#[component]
fn Opened(paper: Paper) -> impl IntoView {
    let (notebook, words) = desk();
    let activity = ActivityDesk::new(notebook.open(paper));
    let open = activity.open;
    // What this page composes is kept as a draft, so it may move to the fork at any moment.
    follow_fork(open, RwSignal::new(false), || None);
    let row = notebook.row(paper.document);
    let query = use_query_map();
    let planning = Memo::new(move |_| query.with(|query| query.get("plan").is_some()));
    let missing = Memo::new(move |_| {
        let known = notebook.documents.with(Option::is_some) && row.with(Option::is_some);
        !known && notebook.link.get() != Link::Connecting && !activity.ready.get()
    });
    let title = Signal::derive(move || {
        let written = activity.shown.with(|shown| shown.plan.text(PlanField::Title).trim().to_owned());
        let kind = gongjian_shared::documents::kind::Kind::Activity;
        if written.is_empty() { words.say(&Word::Untitled(kind)) } else { written }
    });
    let notes = Callback::new(move |()| activity.shown.with_untracked(|shown| shown.notes.clone()));
    move || {
        if missing.get() || open.closed.get() {
            return view! { <NotHere/> }.into_any();
        }
        view! {
            <Page title=title sub=space_name(open) back="/activities" acts=move || view! { <PaperActs open=open/> }>
                <ForkNews open=open text=notes/>
                <Which paper=paper planning=planning/>
                {move || match (activity.ready.get(), planning.get()) {
                    (false, _) => view! { <Waiting text=words.activity(W::Opening)/> }.into_any(),
                    (true, true) => view! { <PlanSheet activity=activity/> }.into_any(),
                    (true, false) => view! { <Venue activity=activity/> }.into_any(),
                }}
                <Stored open=open/>
            </Page>
        }
        .into_any()
    }
}

/// The two sides of an activity.
#[component]
fn Which(paper: Paper, planning: Memo<bool>) -> impl IntoView {
    let (_, words) = desk();
    let fork = if paper.fork { "fork" } else { "" };
    let to = move |plan: bool, word: W| {
        let href = format!("/activities/{}?{}{fork}", paper.document, if plan { "plan&" } else { "" });
        let here = move || (planning.get() == plan).then_some("page");
        view! { <a href=href aria-current=here>{words.activity(word)}</a> }
    };
    view! {
        <nav class="sections" aria-label=words.activity(W::Title)>
            {to(false, W::OpenVenue)}
            {to(true, W::OpenPlan)}
        </nav>
    }
}

#[component]
fn NotHere() -> impl IntoView {
    let (_, words) = desk();
    view! {
        <Page title=words.activity(W::NotHere) back="/activities">
            <Empty glyph=Glyph::CloudOff title=words.activity(W::NotHere) text=words.of(Word::PaperNotHereNext)>
                <a class="btn" href="/activities">{words.activity(W::Title)}</a>
            </Empty>
        </Page>
    }
}
