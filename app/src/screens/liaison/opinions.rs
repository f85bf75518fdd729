//! Opinions that went into no issue yet, and how several become one (S1-16).

use std::collections::BTreeSet;

use gongjian_shared::ids::{IssueId, PersonId};
use gongjian_shared::rules::liaison::{IssueDraft, LiaisonCommand, Origin};
use gongjian_shared::wire::liaison::OpinionLine;
use leptos::ev;
use leptos::prelude::*;

use super::office::Table;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::programmes::today;
use crate::widgets::{Dialog, Field, unique};
use crate::words::liaison::LiaisonWord as W;
use crate::words::{Word, times};

#[component]
pub fn Opinions(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let chosen = RwSignal::new(BTreeSet::<Origin>::new());
    let merging = RwSignal::new(false);
    let count = move || chosen.with(BTreeSet::len);
    let lines = move || table.desk.with(|it| it.opinions.clone());
    let none = move || table.desk.with(|it| it.opinions.is_empty());
    let close = Callback::new(move |()| merging.set(false));
    view! {
        <section class="card stack" aria-labelledby="opinions">
            <h2 id="opinions">{words.liaison(W::Opinions)}</h2>
            <p class="muted small">{words.liaison(W::OpinionsHint)}</p>
            {move || none().then(|| view! { <p class="muted">{words.liaison(W::NoOpinions)}</p> })}
            <ul class="opinion-list">{move || lines().into_iter().map(|line| view! { <Line line=line chosen=chosen/> }).collect_view()}</ul>
            {move || (!none()).then(|| view! {
                <div class="row"><button type="button" class="btn primary" disabled=move || count() == 0 on:click=move |_| merging.set(true)>
                    {move || words.say_liaison(&W::Merge { count: count() })}
                </button></div>
            })}
            <Dialog open=merging on_close=close title=words.liaison(W::MergeTitle) close_label=words.of(Word::Close)>
                <Merge table=table chosen=chosen on_done=close/>
            </Dialog>
        </section>
    }
}

#[component]
fn Line(line: OpinionLine, chosen: RwSignal<BTreeSet<Origin>>) -> impl IntoView {
    let (_, words) = desk();
    let OpinionLine { origin, text, leader, counselor, on } = line;
    let (kept, here) = (origin.clone(), origin);
    let pick = move |event: ev::Event| {
        let checked = event_target_checked(&event);
        chosen.update(|all| {
            all.retain(|it| *it != kept);
            all.extend(checked.then(|| kept.clone()));
        });
    };
    let day = move || on.map(|on| times::local_date(words.language(), on));
    view! {
        <li>
            <label class="opinion">
                <input type="checkbox" prop:checked=move || chosen.with(|all| all.contains(&here)) on:change=pick/>
                <span class="item-words">
                    <strong>{text}</strong>
                    <span class="muted small num">{words.liaison(W::From { leader, counselor })}" "{day}</span>
                </span>
            </label>
        </li>
    }
}

/// A new issue, or more opinions for one that is open.
#[component]
fn Merge(table: Table, chosen: RwSignal<BTreeSet<Origin>>, on_done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let (title, due) = (RwSignal::new(String::new()), RwSignal::new(in_a_month()));
    let owner = RwSignal::new(
        table.desk.with_untracked(|it| it.people.first().map(|(id, _)| id.to_string()).unwrap_or_default()),
    );
    let into = RwSignal::new(String::new());
    let open = table.desk.with_untracked(|it| {
        let open = it.issues.iter().filter(|it| it.answered.is_none());
        open.map(|it| (it.issue, it.draft.clone())).collect::<Vec<_>>()
    });
    let known = StoredValue::new(open.clone());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let origins: Vec<Origin> = chosen.get_untracked().into_iter().collect();
        let existing = into.get_untracked().parse::<IssueId>().ok();
        let existing =
            existing.and_then(|id| known.with_value(|all| all.iter().find(|(it, _)| *it == id).cloned()));
        let command = match existing {
            Some((issue, draft)) => LiaisonCommand::Amend { issue, draft, origins },
            None => {
                let (Ok(owner), Ok(due)) =
                    (owner.get_untracked().parse::<PersonId>(), due.get_untracked().parse())
                else {
                    return;
                };
                let issue = IssueId::fresh(clock::now(), dice::draw());
                let programme = table.desk.with_untracked(|it| it.programme);
                let draft = IssueDraft { title: title.get_untracked(), owner, due };
                LiaisonCommand::Merge { issue, programme, draft, origins }
            }
        };
        table.give(command, move || {
            chosen.set(BTreeSet::new());
            on_done.run(());
        });
    };
    let (into_id, owner_id) = (unique("into"), unique("owner"));
    let choices =
        open.into_iter().map(|(id, draft)| view! { <option value=id.to_string()>{draft.title}</option> });
    let choices = choices.collect_view();
    let people = move || {
        let people = table.desk.with(|it| it.people.clone());
        people
            .into_iter()
            .map(|(id, name)| view! { <option value=id.to_string()>{name}</option> })
            .collect_view()
    };
    view! {
        <form class="stack" on:submit=submit>
            <p class="muted">{words.liaison(W::MergeHint)}</p>
            <div class="field">
                <label for=into_id.clone()>{words.liaison(W::Into)}</label>
                <select class="input" id=into_id on:change=move |event| into.set(event_target_value(&event))>
                    <option value="">{words.liaison(W::NewIssue)}</option>
                    {choices}
                </select>
            </div>
            <div class="stack" class:unseen=move || !into.with(String::is_empty)>
                <Field label=words.liaison(W::IssueTitle) value=title/>
                <div class="field">
                    <label for=owner_id.clone()>{words.liaison(W::Owner)}</label>
                    <select class="input" id=owner_id on:change=move |event| owner.set(event_target_value(&event))>{people}</select>
                </div>
                <Field label=words.liaison(W::Due) value=due kind="date"/>
            </div>
            {move || table.sender.trouble.get().map(|trouble| view! { <p class="field-below" data-fault="">{words.of(trouble)}</p> })}
            <button type="submit" class="btn primary wide" disabled=move || table.sender.busy.get()>{words.liaison(W::Save)}</button>
        </form>
    }
}

fn in_a_month() -> String {
    today().saturating_add(jiff::Span::new().days(30)).to_string()
}
