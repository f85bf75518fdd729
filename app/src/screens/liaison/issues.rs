//! Issues: who solves them until when, and the answer to everybody who raised them (S1-16).

use gongjian_shared::rules::liaison::LiaisonCommand;
use gongjian_shared::wire::liaison::{IssueLine, OpinionLine};
use leptos::ev;
use leptos::prelude::*;

use super::office::Table;
use crate::screens::desk;
use crate::widgets::{Dialog, unique};
use crate::words::Word;
use crate::words::liaison::LiaisonWord as W;

#[component]
pub fn Issues(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let lines = move || table.desk.with(|it| it.issues.clone());
    view! {
        <section class="card stack" aria-labelledby="issues">
            <h2 id="issues">{words.liaison(W::Issues)}</h2>
            {move || lines().is_empty().then(|| view! { <p class="muted">{words.liaison(W::NoIssues)}</p> })}
            <ul class="issue-list">{move || lines().into_iter().map(|it| view! { <One table=table it=it/> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn One(table: Table, it: IssueLine) -> impl IntoView {
    let (_, words) = desk();
    let (issue, answered) = (it.issue, it.answered);
    let (solving, answering) = (RwSignal::new(false), RwSignal::new(false));
    let more = W::IssueMore { owner: it.owner_name, due: it.draft.due, opinions: it.opinions };
    let solution = (!it.solution.is_empty()).then(|| it.solution.clone());
    let solve = Callback::new(move |solution| {
        table.give(LiaisonCommand::Solve { issue, solution }, move || solving.set(false));
    });
    let answer = Callback::new(move |words| {
        table.give(LiaisonCommand::Answer { issue, words }, move || answering.set(false));
    });
    let open = answered.is_none();
    let told = answered.map(|it| {
        view! {
            <p>{it.words}</p>
            <p class="muted small num">{words.liaison(W::AnsweredOn { on: it.on })}</p>
        }
    });
    view! {
        <li class="issue">
            <div class="issue-top">
                <strong>{it.draft.title}</strong>
                {it.late.then(|| view! { <span class="mark" data-tone="alarm">{words.liaison(W::Late)}</span> })}
                {(!open).then(|| view! { <span class="mark" data-tone="good">{words.liaison(W::Answered)}</span> })}
            </div>
            <p class="muted small num">{words.liaison(more)}</p>
            <p>{move || solution.clone().unwrap_or_else(|| words.say_liaison(&W::NoSolution))}</p>
            {told}
            <details class="fold">
                <summary>{words.liaison(W::Raised)}</summary>
                <ul>{it.raised.into_iter().map(raised).collect_view()}</ul>
            </details>
            {open.then(|| view! {
                <div class="row">
                    <button type="button" class="btn" on:click=move |_| solving.set(true)>{words.liaison(W::Solve)}</button>
                    <button type="button" class="btn" on:click=move |_| answering.set(true)>{words.liaison(W::Answer)}</button>
                </div>
            })}
            <Written open=solving title=W::SolveTitle lead=None label=W::Solution yes=W::Save start=it.solution on_yes=solve table=table/>
            <Written open=answering title=W::AnswerTitle lead=Some(W::AnswerHint) label=W::AnswerText yes=W::Answer start=String::new() on_yes=answer table=table/>
        </li>
    }
}

fn raised(it: OpinionLine) -> impl IntoView {
    let (_, words) = desk();
    let from = W::From { leader: it.leader, counselor: it.counselor };
    view! { <li><span>{it.text}</span>" "<span class="muted small">{words.liaison(from)}</span></li> }
}

/// Asks for a few sentences, then acts; closed by whoever acts.
#[component]
fn Written(
    open: RwSignal<bool>,
    title: W,
    lead: Option<W>,
    label: W,
    yes: W,
    start: String,
    on_yes: Callback<String>,
    table: Table,
) -> impl IntoView {
    let (_, words) = desk();
    let text = RwSignal::new(start);
    let said = StoredValue::new((lead, label, yes));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        on_yes.run(text.get_untracked());
    };
    view! {
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.liaison(title) close_label=words.of(Word::Close)>
            {move || {
                let ((lead, label, yes), id) = (said.get_value(), unique("written"));
                view! {
                    <form class="stack" on:submit=submit>
                        {lead.map(|lead| view! { <p class="muted">{words.liaison(lead)}</p> })}
                        <div class="field">
                            <label for=id.clone()>{words.liaison(label)}</label>
                            <textarea class="input" id=id rows="4" prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
                        </div>
                        {move || table.sender.trouble.get().map(|trouble| view! { <p class="field-below" data-fault="">{words.of(trouble)}</p> })}
                        <button type="submit" class="btn primary wide" disabled=move || table.sender.busy.get()>{words.liaison(yes)}</button>
                    </form>
                }
            }}
        </Dialog>
    }
}
