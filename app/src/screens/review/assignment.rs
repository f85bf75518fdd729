//! Who judges what: shown before it is fixed; then who has not handed in.

use std::sync::Arc;

use gongjian_shared::ids::PersonId;
use gongjian_shared::rules::review::ReviewCommand;
use gongjian_shared::wire::review::{BoardLine, BoardPage};
use leptos::prelude::*;

use super::ask::Ask;
use super::board::{give, name_of};
use crate::screens::{desk, outbox};
use crate::words::review::ReviewWord as W;

/// The proposal, with whom it leaves out and why; or what cannot be filled.
#[component]
pub fn Assignment(page: BoardPage) -> impl IntoView {
    let (_, words) = desk();
    let page = Arc::new(page);
    let outbox = outbox();
    let (call, pairs) = (page.call, page.proposal.clone());
    let fits = page.gaps.is_empty();
    let gaps = page.gaps.iter().map(|gap| {
        let line = page.lines.iter().find(|it| it.application == gap.application);
        let title = line.map(|it| it.title.clone()).unwrap_or_default();
        let said = W::Gap { title, allowed: gap.allowed, missing: gap.missing };
        view! { <p class="said-waits" role="alert">{words.review(said)}</p> }
    });
    let gaps = gaps.collect_view();
    let loads = page.pool.iter().map(|(person, name)| {
        let load = page.proposal.iter().filter(|it| it.reviewer == *person).count();
        view! { <li class="tag num">{words.review(W::Load { name: name.clone(), load })}</li> }
    });
    let loads = loads.collect_view();
    let lines = page.lines.iter().map(|it| view! { <Proposed page=page.clone() line=it.clone()/> });
    let lines = lines.collect_view();
    let fix = Callback::new(move |()| give(outbox, ReviewCommand::Assign { call, pairs: pairs.clone() }));
    view! {
        <section class="card stack" aria-labelledby="assignment">
            <h2 id="assignment">{words.review(W::Assignment)}</h2>
            <p class="muted">{words.review(W::AssignmentLead)}</p>
            {gaps}
            <ul class="row">{loads}</ul>
            <ul class="rank">{lines}</ul>
            {fits.then(|| view! {
                <div><button type="button" class="btn primary" on:click=move |_| fix.run(())>{words.review(W::Fix)}</button></div>
            })}
        </section>
    }
}

#[component]
fn Proposed(page: Arc<BoardPage>, line: BoardLine) -> impl IntoView {
    let (_, words) = desk();
    let its = page.proposal.iter().filter(|it| it.application == line.application);
    let names: Vec<String> = its.map(|it| name_of(&page, it.reviewer)).collect();
    let barred = line.ties.iter().map(|(who, tie)| W::Barred { name: name_of(&page, *who), tie: *tie });
    let barred =
        barred.map(|it| view! { <span class="muted small">{words.review(it)}</span> }).collect_view();
    view! {
        <li class="rank-line review-line">
            <span class="item-words"><strong>{line.title}</strong><span class="item-more"><span>{line.host_name}</span><span>{line.nominating_name}</span></span></span>
            <span class="row">{names.into_iter().map(|it| view! { <span class="tag">{it}</span> }).collect_view()}</span>
            <span class="item-more">{barred}</span>
        </li>
    }
}

/// How far the sheets came: a bar, and who owes which.
#[component]
pub fn Progress(page: BoardPage) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let call = page.call;
    let all: usize = page.lines.iter().map(|it| it.reviewers.len()).sum();
    let given: usize = page.lines.iter().map(|it| it.reviewers.iter().filter(|it| it.1).count()).sum();
    let owed = all - given;
    let width = format!("{}%", given * 100 / all.max(1));
    let owes = page.pool.iter().filter_map(|(person, name)| {
        let titles = owed_by(&page, *person);
        (!titles.is_empty()).then(|| W::Owes { name: name.clone(), titles })
    });
    let owes = owes.map(|it| view! { <li>{words.review(it)}</li> }).collect_view();
    let open = Callback::new(move |reason| give(outbox, ReviewCommand::OpenResults { call, reason }));
    let short = page.lines.iter().any(|it| {
        page.review
            .as_ref()
            .is_some_and(|review| it.reviewers.len() != usize::try_from(review.each).unwrap_or(0))
    });
    let done = owed == 0;
    let lead = W::OpenResultsLead { owed };
    view! {
        <section class="card stack">
            <strong class="num">{words.review(W::Progress { given, all })}</strong>
            <div class="left-track"><i style:width=width></i></div>
            <ul class="conditions">{owes}</ul>
            <div class="row">
                {if done {
                    view! { <Ask act=W::OpenResults lead=lead main=true on_yes=open/> }.into_any()
                } else {
                    view! { <Ask act=W::OpenResults lead=lead label=W::Reason on_yes=open/> }.into_any()
                }}
            </div>
        </section>
        // Somebody declared a conflict after it was fixed.
        {short.then(|| view! { <Assignment page=page/> })}
    }
}

/// The titles for which somebody has not handed in.
fn owed_by(page: &BoardPage, person: PersonId) -> Vec<String> {
    let owes = |it: &&BoardLine| it.reviewers.iter().any(|(who, is_in)| *who == person && !*is_in);
    page.lines.iter().filter(owes).map(|it| it.title.clone()).collect()
}
