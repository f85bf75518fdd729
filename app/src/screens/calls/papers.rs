//! The papers of an application: written here by those of the host, read by the others as they were handed up.

use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::forms::answers::Answers;
use gongjian_shared::forms::check::Problem;
use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::forms::print::layout;
use gongjian_shared::ids::PinId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::calls::{ApplicationCommand, Paper};
use gongjian_shared::wire::calls::ApplicationPage;
use leptos::prelude::*;

use super::fate::{About, Fates};
use crate::device::{clock, dice};
use crate::keeper::talk::GivenRow;
use crate::screens::forms::fill::FormFill;
use crate::screens::forms::paper::PaperTable;
use crate::screens::forms::templates;
use crate::screens::{desk, outbox};
use crate::widgets::Confirm;
use crate::words::Word;
use crate::words::calls::CallWord as W;

fn form_of(page: &ApplicationPage) -> DocumentHead {
    DocumentHead::one_per(page.space, Kind::Form, page.application.as_uuid())
}

/// The form and its long answers; the keeper fills in which version stands open here.
fn all_papers(page: &ApplicationPage) -> Vec<Paper> {
    let head = form_of(page);
    let template = page.form.as_ref().and_then(templates::newest);
    let long = template.iter().flat_map(|it| it.fields()).filter_map(|field| field.long_text(&head));
    let paper = |it: DocumentHead| Paper {
        pin: PinId::fresh(clock::now(), dice::draw()),
        document: it.document,
        heads: Vec::new(),
    };
    std::iter::once(head).chain(long).map(paper).collect()
}

#[component]
pub fn Papers(page: ApplicationPage, about: About, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    if page.may.write || page.may.hand_up {
        return view! { <Writing page=page about=about again=again/> }.into_any();
    }
    match page.shown {
        Some((form, answers)) => view! { <Shown form=form answers=answers/> }.into_any(),
        None => view! {
            <section class="card stack"><h2>{words.call(W::Papers)}</h2><p class="muted">{words.call(W::NothingShown)}</p></section>
        }
        .into_any(),
    }
}

#[component]
fn Shown(form: TemplateId, answers: Answers) -> impl IntoView {
    let (_, words) = desk();
    let table = Memo::new(move |_| templates::newest(&form).map(|template| layout(&template, &answers)));
    view! {
        <h2>{words.call(W::Shown)}</h2>
        <PaperTable table=table/>
    }
}

#[component]
fn Writing(page: ApplicationPage, about: About, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let head = form_of(&page);
    let problems = RwSignal::new(None::<Vec<Problem>>);
    let gaps = move || match problems.with(|it| it.as_ref().map(Vec::len)) {
        None => W::NotBegun,
        Some(0) => W::NoGaps,
        Some(gaps) => W::Gaps { gaps },
    };
    let template = page.form.clone();
    let may_hand_up = page.may.hand_up;
    let deadline = page.row.until.or(page.deadline);
    view! {
        <section class="card stack" aria-labelledby="papers">
            <h2 id="papers">{words.call(W::Papers)}</h2>
            <p class="muted">{words.call(W::PapersLead)}</p>
            <FormFill head=head template=template problems=problems/>
        </section>
        <section class="card stack hand-up">
            <Fates about=about deadline=deadline again=again/>
            <div class="row between">
                <p role="status">{move || words.say_call(&gaps())}</p>
                {may_hand_up.then(|| view! { <HandUp page=page problems=problems/> })}
            </div>
        </section>
    }
}

#[component]
fn HandUp(page: ApplicationPage, problems: RwSignal<Option<Vec<Problem>>>) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let asking = RwSignal::new(false);
    let application = page.application;
    let waits = Memo::new(move |_| {
        let its = |row: &GivenRow| {
            let command = row.command();
            row.state.waits()
                && matches!(command, Some(Command::Application { application: it }) if it.application() == Some(application))
        };
        outbox.rows.with(|rows| rows.iter().any(its))
    });
    let ready = move || !waits.get() && problems.with(|it| it.as_ref().is_some_and(Vec::is_empty));
    let to = page.nominating_name.clone();
    let lead = words.call(W::HandUpLead { to });
    let yes = Callback::new(move |()| {
        asking.set(false);
        let papers = all_papers(&page);
        outbox.hand_up(Command::Application {
            application: ApplicationCommand::HandUp { application, papers },
        });
    });
    let close = Callback::new(move |()| asking.set(false));
    view! {
        <button type="button" class="btn primary" disabled=move || !ready() on:click=move |_| asking.set(true)>{words.call(W::HandUp)}</button>
        <Confirm
            open=asking on_close=close on_yes=yes title=words.call(W::HandUpTitle) yes=words.call(W::HandUp)
            no=words.of(Word::Cancel) close=words.of(Word::Close)
        >
            <p>{lead}</p>
        </Confirm>
    }
}
