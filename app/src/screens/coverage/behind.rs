//! What stands behind a cell: the pairs, how each stands, and their records as far as the asker may open them.

use gongjian_shared::commitments::{Key, Slot};
use gongjian_shared::ids::UnitId;
use gongjian_shared::wire::care::{CoverageLine, RecordLine};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Asked;
use crate::api;
use crate::api::CallError;
use crate::screens::desk;
use crate::screens::programmes::Answer;
use crate::words::care::CareWord as W;
use crate::words::times;

/// A cell of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub unit: UnitId,
    pub name: String,
    pub slot: Slot,
}

#[component]
pub fn Behind(asked: Asked, rule: Key, open: RwSignal<Option<Cell>>) -> impl IntoView {
    let (_, words) = desk();
    let answer = RwSignal::new(None::<Result<Vec<CoverageLine>, CallError>>);
    let read = Callback::new(move |()| {
        let (Some(cell), Some(programme)) = (open.get_untracked(), asked.programme.get_untracked()) else {
            return;
        };
        let (year, rule) = (asked.year.get_untracked(), rule.clone());
        answer.set(None);
        spawn_local(async move {
            let said = api::care::coverage_cell(programme, year, rule, cell.slot, cell.unit).await;
            drop(answer.try_set(Some(said)));
        });
    });
    Effect::new(move |_| {
        open.track();
        read.run(());
    });
    let draw = Callback::new(|lines: Vec<CoverageLine>| {
        view! { <ul class="card list">{lines.into_iter().map(|it| view! { <Line it=it/> }).collect_view()}</ul> }.into_any()
    });
    move || match open.get() {
        None => view! { <p class="muted">{words.care(W::CellHint)}</p> }.into_any(),
        Some(cell) => view! {
            <section class="group" aria-labelledby="behind">
                <h2 id="behind">{cell.name.clone()}" · "{words.care(W::Slot(cell.slot))}</h2>
                <Answer asked=answer again=read draw=draw/>
            </section>
        }
        .into_any(),
    }
}

#[component]
fn Line(it: CoverageLine) -> impl IntoView {
    let (_, words) = desk();
    let CoverageLine { leader, counselor, due, state, records, .. } = it;
    view! {
        <li class="item">
            <span class="item-words">
                <strong>{format!("{leader} · {counselor}")}</strong>
                <span class="item-more num">
                    <span>{words.care(W::Due { due })}</span>
                    <span>{words.care(W::State(state))}</span>
                </span>
            </span>
            <span class="item-acts">{records.into_iter().map(record).collect_view()}</span>
        </li>
    }
}

fn record(it: RecordLine) -> impl IntoView {
    let (_, words) = desk();
    let RecordLine { document, record, .. } = it;
    match record {
        Some(record) => {
            let day = move || record.on.map(|on| times::local_date(words.language(), on)).unwrap_or_default();
            view! { <a class="btn num" href=format!("/record/{document}")>{day}</a> }.into_any()
        }
        None => view! { <span class="muted small">{words.care(W::NotOpen)}</span> }.into_any(),
    }
}
