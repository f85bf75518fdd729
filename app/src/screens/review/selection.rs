//! Shortlist, decisions with their reasons, publicity, and the day on which all are told.

use std::collections::BTreeSet;

use gongjian_shared::calendar::china;
use gongjian_shared::ids::ApplicationId;
use gongjian_shared::rules::review::{
    Outcome, PUBLIC_USUAL, ReviewCommand as C, ReviewRow, ReviewState as S,
};
use gongjian_shared::wire::review::{BoardLine, BoardPage};
use jiff::civil::Date;
use leptos::prelude::*;

use super::ask::Ask;
use super::board::give;
use crate::device::clock;
use crate::screens::{desk, outbox};
use crate::widgets::{Field, Segments};
use crate::words::review::ReviewWord as W;

#[component]
pub fn Selection(page: BoardPage) -> impl IntoView {
    let (_, words) = desk();
    let Some(review) = page.review.clone() else { return ().into_any() };
    let chosen = page.lines.iter().filter(|it| is_chosen(it)).count();
    let places = page.places.map(|it| W::Places { chosen, least: it.least, most: it.most });
    let kept = review.shortlist.clone();
    let listed = RwSignal::new(kept.clone());
    let changes = review.state == S::Opened && page.may_write;
    let decides = review.state == S::Opened && page.may_decide;
    let mut lines = page.lines.clone();
    lines.sort_by_key(|it| std::cmp::Reverse(it.stats.map(|it| it.mean)));
    let lines = lines.into_iter().map(|it| {
        view! { <Line call=page.call line=it listed=listed kept=kept.clone() changes=changes decides=decides/> }
    });
    let lines = lines.collect_view();
    let kept = review.shortlist.clone();
    let outbox = outbox();
    let call = page.call;
    let save = move |_| {
        let applications = listed.with_untracked(|it| it.iter().copied().collect());
        give(outbox, C::Shortlist { call, applications });
    };
    let unsaved = Memo::new(move |_| listed.with(|it| *it != kept));
    view! {
        <section class="card stack" aria-labelledby="selection">
            <h2 id="selection">{words.review(W::Decide)}</h2>
            {places.map(|it| view! { <p class="num"><strong>{words.review(it)}</strong></p> })}
            <ul class="rank">{lines}</ul>
            {move || unsaved.get().then(|| view! {
                <div><button type="button" class="btn primary" on:click=save>{words.review(W::SaveShortlist)}</button></div>
            })}
            <Onward page=page review=review/>
        </section>
    }
    .into_any()
}

fn is_chosen(it: &BoardLine) -> bool {
    it.verdict.as_ref().is_some_and(|it| it.outcome == Outcome::Chosen)
}

#[component]
fn Line(
    call: gongjian_shared::ids::CallId,
    line: BoardLine,
    listed: RwSignal<BTreeSet<ApplicationId>>,
    kept: BTreeSet<ApplicationId>,
    changes: bool,
    decides: bool,
) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let id = line.application;
    let on = move || listed.with(|it| it.contains(&id));
    let toggle = move |_| {
        listed.update(|it| {
            if !it.remove(&id) {
                it.insert(id);
            }
        });
    };
    let first = if kept.contains(&id) { Outcome::Chosen } else { Outcome::NotChosen };
    let first = line.verdict.as_ref().map_or(first, |it| it.outcome);
    let outcome = RwSignal::new(first.as_str());
    let choices = Signal::derive(move || {
        Outcome::ALL.iter().map(|it| (it.as_str(), words.listed(*it).to_owned())).collect::<Vec<_>>()
    });
    let above = ViewFn::from(move || {
        view! { <Segments label=words.review(W::WhatOutcome) choices=choices chosen=outcome on_choose=Callback::new(move |it| outcome.set(it))/> }
    });
    let decide = Callback::new(move |reason| {
        if let Some(outcome) = Outcome::parse(outcome.get_untracked()) {
            give(outbox, C::Decide { call, application: id, outcome, reason });
        }
    });
    let verdict = line.verdict.clone().map(|it| view! {
        <span class="item-more"><span class="tag" data-outcome=it.outcome.as_str()>{words.listed(it.outcome)}</span><span>{it.reason}</span></span>
    });
    let score = line.stats.map(
        |it| view! { <span class="num rank-place">{words.review(W::Points { points: it.mean })}</span> },
    );
    let (title, again) = (line.title.clone(), line.title.clone());
    view! {
        <li class="rank-line review-line">
            <span class="row between">
                <span class="item-words"><strong>{line.title}</strong><span class="item-more"><span>{line.host_name}</span></span></span>
                {score}
            </span>
            {verdict}
            <span class="row rank-acts">
                {changes.then(|| view! {
                    <button type="button" class="btn" aria-pressed=move || if on() { "true" } else { "false" } aria-label=words.review(W::OnShortlist { title: title.clone() }) on:click=toggle>{words.review(W::Shortlist)}</button>
                })}
                {decides.then(|| view! {
                    <Ask act=W::Decide name=W::DecideOf { title: again } lead=W::DecideLead label=W::Reason on_yes=decide above=above/>
                })}
            </span>
        </li>
    }
}

/// What comes next for all of them.
#[component]
fn Onward(page: BoardPage, review: ReviewRow) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let (call, writes) = (page.call, page.may_write);
    let said = review
        .publicity
        .as_ref()
        .map(|it| if it.days == 0 { W::PublicNone } else { W::PublicUntil { from: it.from, to: it.to } });
    let said = said.map(|it| view! { <p class="num">{words.review(it)}</p> });
    let today = china::day(clock::now()).to_string();
    let (from, days) = (RwSignal::new(today), RwSignal::new(PUBLIC_USUAL.to_string()));
    let above = ViewFn::from(move || {
        view! {
            <div class="pair-fields">
                <Field label=words.review(W::From) value=from kind="date"/>
                <Field label=words.review(W::Days) value=days kind="number"/>
            </div>
        }
    });
    let publish = Callback::new(move |reason| {
        let day = from.with_untracked(|it| it.trim().parse::<Date>().ok());
        let days = days.with_untracked(|it| it.trim().parse::<u16>().ok());
        if let Some((from, days)) = day.zip(days) {
            give(outbox, C::Publish { call, from, days, reason });
        }
    });
    let recall = Callback::new(move |reason| give(outbox, C::Recall { call, reason }));
    let release = Callback::new(move |_: String| give(outbox, C::Release { call }));
    let decided = page.lines.iter().all(|it| it.verdict.is_some());
    let acts = match review.state {
        S::Opened if writes && decided => view! {
            <Ask act=W::Publish lead=W::PublishLead label=W::PublishReason may_be_empty=true main=true on_yes=publish above=above/>
        }
        .into_any(),
        S::Public => view! {
            {page.may_decide.then(|| view! { <Ask act=W::Release lead=W::ReleaseLead main=true on_yes=release/> })}
            {writes.then(|| view! { <Ask act=W::Recall lead=W::RecallLead label=W::Reason on_yes=recall/> })}
        }
        .into_any(),
        S::Released => view! { <p class="verdict-fine">{words.review(W::Released)}</p> }.into_any(),
        S::Gathering | S::Scoring | S::Opened => ().into_any(),
    };
    view! { {said}<div class="row">{acts}</div> }
}
