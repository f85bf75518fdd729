//! /issues/<issue>: an issue, for who is to solve it. Where it comes from is not told (S1-16). Asked online.

use gongjian_shared::ids::IssueId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::liaison::LiaisonCommand;
use gongjian_shared::wire::liaison::IssueLine;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use crate::api::{self, CallError};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::programmes::Answer;
use crate::screens::sender::Sender;
use crate::widgets::unique;
use crate::words::liaison::LiaisonWord as W;

#[component]
pub fn IssuePage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let issue: Memo<Option<IssueId>> =
        Memo::new(move |_| params.with(|it| it.get("issue")).and_then(|it| it.parse().ok()));
    let answer = RwSignal::new(None::<Result<IssueLine, CallError>>);
    let again = Callback::new(move |()| {
        let issue = issue.get_untracked();
        spawn_local(async move {
            let said = match issue {
                Some(issue) => api::liaison::issue(issue).await,
                None => Err(CallError::NotThere),
            };
            drop(answer.try_set(Some(said)));
        });
    });
    Effect::new(move |_| {
        issue.track();
        again.run(());
    });
    let draw = Callback::new(move |it: IssueLine| view! { <Known it=it again=again/> }.into_any());
    view! {
        <Page title=words.liaison(W::MyIssue) back="/"><Answer asked=answer again=again draw=draw/></Page>
    }
}

#[component]
fn Known(it: IssueLine, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let sender = Sender::new();
    let text = RwSignal::new(it.solution);
    let (issue, id) = (it.issue, unique("solution"));
    let open = it.answered.is_none();
    let more = W::IssueMore { owner: it.owner_name, due: it.draft.due, opinions: it.opinions };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let liaison = LiaisonCommand::Solve { issue, solution: text.get_untracked() };
        sender.give(Command::Liaison { liaison }, move || again.run(()));
    };
    view! {
        <section class="card stack">
            <strong>{it.draft.title}</strong>
            <p class="muted small num">{words.liaison(more)}</p>
            <form class="stack" on:submit=submit>
                <p class="muted">{words.liaison(W::MyIssueLead)}</p>
                <div class="field">
                    <label for=id.clone()>{words.liaison(W::Solution)}</label>
                    <textarea class="input" id=id rows="5" disabled=!open prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
                </div>
                {move || sender.trouble.get().map(|trouble| view! { <p class="field-below" data-fault="">{words.of(trouble)}</p> })}
                {open.then(|| view! { <button type="submit" class="btn primary" disabled=move || sender.busy.get()>{words.liaison(W::Save)}</button> })}
            </form>
        </section>
    }
}
