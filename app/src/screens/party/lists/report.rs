//! What a file would do, and what it did.

use gongjian_shared::wire::lists::{ListLine, Standing};
use leptos::prelude::*;

use super::{Desk, Looked, Stage, Why, Written};
use crate::screens::desk;
use crate::words::Word;
use crate::words::imports::ImportWord as W;

/// So many rows of a kind are shown; the file has the rest.
const SHOWN: usize = 100;

#[component]
pub fn Looking(desk: Desk, it: Looked, on_write: Callback<Vec<ListLine>>) -> impl IntoView {
    let (_, words) = self::desk();
    let Looked { file, report } = it;
    let count = |standing| report.lines.iter().filter(|it| it.standing == standing).count();
    let (new, changed, bad) = (count(Standing::New), count(Standing::Changed), count(Standing::Refused));
    let by_row = |refused: bool| {
        let mut lines: Vec<ListLine> =
            report.lines.iter().filter(|it| (it.standing == Standing::Refused) == refused).cloned().collect();
        lines.sort_by_key(|it| it.row);
        lines
    };
    let (refused, sound) = (by_row(true), by_row(false));
    let unknown = report.unknown.join("、");
    let same = report.same;
    let label =
        if bad == 0 { W::Write { count: new + changed } } else { W::WriteRest { count: new + changed } };
    let sent: Vec<ListLine> =
        report.lines.into_iter().filter(|it| it.standing != Standing::Refused).collect();
    view! {
        <h3>{words.import(W::Found { file })}</h3>
        <p class="tags" role="status">
            <span class="tag">{words.import(W::New { count: new })}</span>
            <span class="tag">{words.import(W::Changed { count: changed })}</span>
            <span class="tag">{words.import(W::Same { count: same })}</span>
            <span class="tag" data-tone=(bad > 0).then_some("alarm")>{words.import(W::Refused { count: bad })}</span>
        </p>
        {(!unknown.is_empty()).then(|| view! { <p class="offline-note">{words.import(W::Unknown { headings: unknown })}</p> })}
        {(bad > 0).then(|| view! { <Refused lines=refused/> })}
        {if sent.is_empty() {
            (bad == 0).then(|| view! { <p>{words.import(W::NothingToDo)}</p> }).into_any()
        } else {
            view! {
                <Sound lines=sound/>
                <button
                    type="button" class="btn wide" class:primary=bad == 0 disabled=move || desk.still()
                    on:click=move |_| on_write.run(sent.clone())
                >{words.import(label)}</button>
            }.into_any()
        }}
        <AnotherFile desk=desk/>
    }
}

#[component]
fn Refused(lines: Vec<ListLine>) -> impl IntoView {
    let (_, words) = self::desk();
    let count = lines.len();
    let rest = count.saturating_sub(SHOWN);
    let line = move |it: ListLine| {
        let problems = it.problems.into_iter();
        view! {
            <li>
                <strong>{words.import(W::RowName { row: it.row, name: it.name })}</strong>
                {problems.map(|it| view! { <span class="list-fault">{words.import(W::Problem(it))}</span> }).collect_view()}
            </li>
        }
    };
    view! {
        <section class="stack list-lines" data-refused="" aria-label=words.import(W::RefusedTitle { count })>
            <h4>{words.import(W::RefusedTitle { count })}</h4>
            <p class="small">{words.import(W::RefusedNext)}</p>
            <ul>{lines.into_iter().take(SHOWN).map(line).collect_view()}</ul>
            {(rest > 0).then(|| view! { <p class="small muted">{words.import(W::More { count: rest })}</p> })}
        </section>
    }
}

#[component]
fn Sound(lines: Vec<ListLine>) -> impl IntoView {
    let (_, words) = self::desk();
    let count = lines.len();
    let rest = count.saturating_sub(SHOWN);
    let line = move |it: ListLine| {
        let what = if it.standing == Standing::New { W::NewRow } else { W::ChangedRow };
        view! {
            <li>
                <span>{words.import(W::RowName { row: it.row, name: it.name })}</span>
                <span class="tag">{words.import(what)}</span>
            </li>
        }
    };
    view! {
        <details class="list-lines">
            <summary>{words.import(W::WrittenTitle { count })}</summary>
            <ul>{lines.into_iter().take(SHOWN).map(line).collect_view()}</ul>
            {(rest > 0).then(|| view! { <p class="small muted">{words.import(W::More { count: rest })}</p> })}
        </details>
    }
}

#[component]
pub fn Receipt(desk: Desk, it: Written) -> impl IntoView {
    let (_, words) = self::desk();
    let Written { new, changed, left_out } = it;
    let count = left_out.len();
    let rest = count.saturating_sub(SHOWN);
    let told = if new + changed == 0 { W::DoneNothing } else { W::Done { new, changed } };
    let line = move |(row, name, why): (u32, String, Why)| {
        let why = move || match &why {
            Why::Refused(refusal) => words.say(&Word::Refusal((**refusal).clone())),
            Why::Broke => words.say_import(&W::Broke),
        };
        view! { <li><strong>{words.import(W::RowName { row, name })}</strong><span class="list-fault">{why}</span></li> }
    };
    view! {
        <h3 role="status">{words.import(told)}</h3>
        {(count > 0).then(|| view! {
            <section class="stack list-lines" data-refused="">
                <h4>{words.import(W::LeftOut { count })}</h4>
                <p class="small">{words.import(W::LeftOutNext)}</p>
                <ul>{left_out.into_iter().take(SHOWN).map(line).collect_view()}</ul>
                {(rest > 0).then(|| view! { <p class="small muted">{words.import(W::More { count: rest })}</p> })}
            </section>
        })}
        <AnotherFile desk=desk/>
    }
}

#[component]
fn AnotherFile(desk: Desk) -> impl IntoView {
    let (_, words) = self::desk();
    view! {
        <button type="button" class="btn wide" disabled=move || desk.busy.get() on:click=move |_| desk.stage.set(Stage::None)>
            {words.import(W::Another)}
        </button>
    }
}
