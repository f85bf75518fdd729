//! Common issues that the meeting takes up: the minutes refer to them (S1-17).

use gongjian_shared::ids::IssueId;
use gongjian_shared::rules::meetings::{Linked, MeetingCommand};
use gongjian_shared::wire::liaison::IssueLine;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sheet::Sheet;
use crate::api;
use crate::screens::desk;
use crate::words::liaison::LiaisonWord as W;

/// Nothing where there is nothing to take up. What can be taken up is asked online, of the office.
#[component]
pub fn Issues(sheet: Sheet, writes: Memo<bool>) -> impl IntoView {
    let (_, words) = desk();
    let offered = RwSignal::new(Vec::<IssueLine>::new());
    let unit = sheet.row.with_untracked(|row| row.unit);
    spawn_local(async move {
        if let Ok(found) = api::liaison::issues(unit).await {
            offered.try_set(found);
        }
    });
    let linked = Memo::new(move |_| sheet.row.with(|row| row.issues.clone()));
    let open = move || writes.get() && sheet.row.with(|row| row.fixed.is_none());
    let give = move |issue: IssueId, off: bool| {
        let meeting = sheet.row.with_untracked(|row| row.meeting);
        sheet.give(MeetingCommand::Link { meeting, issue, off });
    };
    let left = move || {
        let linked = linked.get();
        let free = |it: &IssueLine| !linked.iter().any(|own| own.issue == it.issue);
        offered.get().into_iter().filter(free).collect::<Vec<_>>()
    };
    let some = move || !linked.with(Vec::is_empty) || !offered.with(Vec::is_empty);
    let own = move |Linked { issue, title }: Linked| {
        view! {
            <li class="issue-link"><span class="grow">{title}</span>
                {move || open().then(|| view! { <button type="button" class="btn quiet" on:click=move |_| give(issue, true)>{words.liaison(W::TakeOff)}</button> })}
            </li>
        }
    };
    let other = move |IssueLine { issue, draft, .. }: IssueLine| {
        view! {
            <li class="issue-link"><span class="grow muted">{draft.title}</span>
                <button type="button" class="btn" on:click=move |_| give(issue, false)>{words.liaison(W::TakeUp)}</button>
            </li>
        }
    };
    move || {
        some().then(|| view! {
            <section class="card stack" aria-labelledby="meeting-issues">
                <h2 id="meeting-issues">{words.liaison(W::MeetingIssues)}</h2>
                <p class="muted small">{words.liaison(W::MeetingIssuesHint)}</p>
                {move || linked.with(Vec::is_empty).then(|| view! { <p class="muted">{words.liaison(W::MeetingNoIssues)}</p> })}
                <ul>
                    {move || linked.get().into_iter().map(own).collect_view()}
                    {move || open().then(|| left().into_iter().map(other).collect_view())}
                </ul>
            </section>
        })
    }
}
