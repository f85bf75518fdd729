//! What the sheets said: for each application a bar from the lowest to the highest score, with mean and median on it.

use std::sync::Arc;

use gongjian_shared::rules::review::{Mark, RubricItem, Stats};
use gongjian_shared::wire::review::{BoardLine, BoardPage, BoardSheet};
use leptos::prelude::*;

use super::board::name_of;
use crate::screens::desk;
use crate::words::review::ReviewWord as W;

#[component]
pub fn Scores(page: BoardPage) -> impl IntoView {
    let (_, words) = desk();
    let page = Arc::new(page);
    let mut lines = page.lines.clone();
    lines.sort_by_key(|it| std::cmp::Reverse(it.stats.map(|it| it.mean)));
    let lines = lines.into_iter().map(|it| view! { <Line page=page.clone() line=it/> }).collect_view();
    view! {
        <section class="card stack" aria-labelledby="scores">
            <h2 id="scores">{words.review(W::Scores)}</h2>
            <ul class="rank">{lines}</ul>
        </section>
    }
}

#[component]
fn Line(page: Arc<BoardPage>, line: BoardLine) -> impl IntoView {
    let (_, words) = desk();
    let rubric = page.review.as_ref().map(|it| it.rubric.clone()).unwrap_or_default();
    let said = line.stats.map_or(W::ScoreNone, |it| W::ScoreLine {
        mean: it.mean,
        median: it.median,
        low: it.low,
        high: it.high,
    });
    let sheets = line.sheets.into_iter().map(|it| {
        view! { <One name=name_of(&page, it.reviewer) sheet=it rubric=rubric.clone()/> }
    });
    view! {
        <li class="score-line stack">
            <strong>{line.title}</strong>
            {line.stats.map(|it| view! { <Bar stats=it/> })}
            <span class="num small">{words.review(said)}</span>
            {sheets.collect_view()}
        </li>
    }
}

/// Drawn from 0 to full marks.
#[component]
fn Bar(stats: Stats) -> impl IntoView {
    let at = |it: u32| format!("{}.{:02}%", it / 100, it % 100);
    view! {
        <div class="score-bar" aria-hidden="true">
            <i class="score-range" style:left=at(stats.low) style:width=at(stats.spread())></i>
            <i class="score-median" style:left=at(stats.median)></i>
            <i class="score-mean" style:left=at(stats.mean)></i>
        </div>
    }
}

#[component]
fn One(name: String, sheet: BoardSheet, rubric: Vec<RubricItem>) -> impl IntoView {
    let (_, words) = desk();
    let total = sheet.total.map_or(W::WholeAbstained, |points| W::Points { points });
    let marks = rubric.into_iter().zip(sheet.sheet.marks).map(|(item, mark)| {
        let said = match mark {
            Mark::Points { points } => view! { <dd class="num">{points}</dd> }.into_any(),
            Mark::Abstain => view! { <dd>{words.review(W::Abstain)}</dd> }.into_any(),
        };
        view! { <dt>{item.title}</dt>{said} }
    });
    let comment = |text: String, said: fn(String) -> W| {
        (!text.trim().is_empty()).then(|| view! { <p>{words.review(said(text))}</p> })
    };
    view! {
        <details class="score-sheet">
            <summary>{words.review(W::SheetOf { name })}" "<span class="num">{words.review(total)}</span></summary>
            <dl class="facts">{marks.collect_view()}</dl>
            {comment(sheet.sheet.to_committee, |words| W::ForCommittee { words })}
            {comment(sheet.sheet.to_applicant, |words| W::ForApplicant { words })}
        </details>
    }
}
