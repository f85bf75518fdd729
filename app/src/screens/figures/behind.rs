//! The records behind a number, as far as the asker may open them.

use gongjian_shared::calendar::Quarter;
use gongjian_shared::ids::UnitId;
use gongjian_shared::measures::Measure;
use gongjian_shared::wire::measures::{Behind as Records, Opens, RecordLine};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Asked;
use crate::api;
use crate::api::CallError;
use crate::screens::desk;
use crate::screens::programmes::Answer;
use crate::words::measures::MeasureWord as W;
use crate::words::times;

/// A number of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub unit: UnitId,
    pub name: String,
    /// Of the unit itself, without what is below it.
    pub alone: bool,
    /// `None`: of the year.
    pub quarter: Option<Quarter>,
}

#[component]
pub fn Behind(asked: Asked, of: (UnitId, String)) -> impl IntoView {
    let (_, words) = desk();
    let answer = RwSignal::new(None::<Result<Records, CallError>>);
    let read = Callback::new(move |()| {
        let Some(cell) = asked.open.get_untracked() else { return };
        let (year, measure) = (asked.year.get_untracked(), asked.measure.get_untracked());
        answer.set(None);
        spawn_local(async move {
            let said = api::measures::behind(cell.unit, cell.alone, year, cell.quarter, measure).await;
            if asked.open.try_get_untracked().flatten().as_ref() == Some(&cell) {
                drop(answer.try_set(Some(said)));
            }
        });
    });
    Effect::new(move |_| {
        asked.open.track();
        read.run(());
    });
    let measure = asked.measure;
    let draw = Callback::new(move |it: Records| lines(it, measure.get_untracked()).into_any());
    move || {
        asked.open.get().map(|cell| {
            let when = match cell.quarter {
                Some(quarter) => W::Quarter(quarter),
                None => W::WholeYear,
            };
            let name = if cell.unit == of.0 { of.1.clone() } else { cell.name };
            view! {
                <section class="group" aria-labelledby="behind">
                    <h2 id="behind">{name}" · "{words.figure(when)}</h2>
                    <Answer asked=answer again=read draw=draw/>
                </section>
            }
        })
    }
}

fn lines(it: Records, measure: Measure) -> impl IntoView {
    let (_, words) = desk();
    let Records { lines, count } = it;
    let more = count.saturating_sub(lines.len() as u64);
    if lines.is_empty() {
        return view! { <p class="muted">{words.figure(W::NoRecords)}</p> }.into_any();
    }
    view! {
        <ul class="card list">{lines.into_iter().map(|it| line(it, measure)).collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="muted">{words.figure(W::More { count: more })}</p> })}
    }
    .into_any()
}

fn line(it: RecordLine, measure: Measure) -> impl IntoView {
    let (_, words) = desk();
    let RecordLine { source, unit, day, amount, open } = it;
    let date = move || times::local_date(words.language(), day);
    let (title, href) = match open {
        Some(Opens::Activity { title, document }) => (Some(title), Some(format!("/activities/{document}"))),
        Some(Opens::Meeting { title, meeting }) => (Some(title), Some(format!("/meetings/{meeting}"))),
        Some(Opens::Wish { .. }) => (None, Some("/wishes".to_owned())),
        None => (None, None),
    };
    let title = title.filter(|it| !it.trim().is_empty());
    view! {
        <li class="item">
            <span class="item-words">
                <strong>{title.map_or_else(|| words.figure(W::Source(source)).into_any(), IntoAny::into_any)}</strong>
                <span class="item-more num">
                    <span>{unit}</span>
                    <span>{date}</span>
                    <span>{words.figure(W::Amount { amount, measure })}</span>
                </span>
            </span>
            <span class="item-acts">
                {match href {
                    Some(href) => view! { <a class="btn" href=href>{words.figure(W::Open)}</a> }.into_any(),
                    None => view! { <span class="muted small">{words.figure(W::NotOpen)}</span> }.into_any(),
                }}
            </span>
        </li>
    }
}
