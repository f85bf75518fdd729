//! The rows on their way: batch by batch, with what has been done; a network that goes loses nothing and doubles
//! nothing.

use std::collections::BTreeMap;

use gongjian_shared::wire::lists::{ListLine, Standing};
use gongjian_shared::wire::{CommandRequest, Outcome, Receipt};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Desk, Stage, Why, Writing, Written, batches, request};
use crate::device::http;
use crate::screens::desk;
use crate::words::imports::ImportWord as W;

/// Begins to write the rows.
pub fn write(desk: Desk, lines: Vec<ListLine>) {
    let commands = lines.iter().enumerate().flat_map(|(at, it)| it.commands.iter().map(move |it| (at, it)));
    let requests = commands.map(|(at, it)| (at, request(it.clone()))).collect();
    go_on(desk, Writing { lines: lines.into(), requests, ..Writing::default() });
}

/// Sends what has not been answered yet.
fn go_on(desk: Desk, it: Writing) {
    if desk.busy.get_untracked() {
        return;
    }
    desk.busy.set(true);
    spawn_local(async move {
        let mut it = Writing { stopped: false, ..it };
        while it.done < it.requests.len() && !it.stopped {
            if desk.stage.try_set(Stage::Writing(it.clone())).is_some() {
                return;
            }
            step(&mut it).await;
        }
        desk.busy.try_set(false);
        desk.register.changed.try_update(|it| *it += 1);
        let stage = if it.stopped { Stage::Writing(it) } else { Stage::Done(written(&it)) };
        desk.stage.try_set(stage);
    });
}

async fn step(it: &mut Writing) {
    let rest = &it.requests[it.done..];
    let batch = &rest[..batches::next(rest)];
    let requests: Vec<&CommandRequest> = batch.iter().map(|(_, request)| request).collect();
    let Ok(receipts) = http::post_json::<_, Vec<Receipt>>("/api/commands/batch", &requests).await else {
        it.stopped = true;
        return;
    };
    for ((at, _), receipt) in batch.iter().zip(receipts) {
        match receipt.outcome {
            Outcome::Accepted => {}
            Outcome::Refused { refusal } => it.refused.push((*at, Why::Refused(Box::new(refusal)))),
            Outcome::NotYetHere { .. } | Outcome::Failed => it.refused.push((*at, Why::Broke)),
        }
    }
    it.done += batch.len();
}

/// Of each row the first refusal counts.
fn written(it: &Writing) -> Written {
    let mut refused = BTreeMap::new();
    for (at, why) in &it.refused {
        refused.entry(*at).or_insert(why.clone());
    }
    let kept = |standing| {
        let lines = it.lines.iter().enumerate();
        lines.filter(|(at, line)| line.standing == standing && !refused.contains_key(at)).count()
    };
    let (new, changed) = (kept(Standing::New), kept(Standing::Changed));
    let left_out = refused.into_iter().filter_map(|(at, why)| {
        let line = it.lines.get(at)?;
        Some((line.row, line.name.clone(), why))
    });
    Written { new, changed, left_out: left_out.collect() }
}

#[component]
pub fn Progress(desk: Desk, it: Writing) -> impl IntoView {
    let (_, words) = self::desk();
    let (done, total, stopped) = (it.done, it.requests.len(), it.stopped);
    let told = if stopped { W::Stopped { done, total } } else { W::Writing { done, total } };
    view! {
        <p role="status">{words.import(told.clone())}</p>
        <progress class="list-progress" max=total.to_string() value=done.to_string() aria-label=words.import(told)></progress>
        {stopped.then(|| view! {
            <button type="button" class="btn primary wide" disabled=move || desk.still() on:click=move |_| go_on(desk, it.clone())>
                {words.import(W::GoOn)}
            </button>
        })}
    }
}
