use gongjian_shared::rules::Command;
use gongjian_shared::rules::review::{ReviewCommand, ReviewState};
use gongjian_shared::wire::review::ReviewTask;
use leptos::prelude::*;

use super::ask::Ask;
use super::kept::lasting;
use crate::api;
use crate::screens::calls::{About, Answer, Fates};
use crate::screens::page::Page;
use crate::screens::{desk, outbox};
use crate::widgets::{Empty, Glyph};
use crate::words::review::ReviewWord as W;

/// /reviews
#[component]
pub fn TasksPage() -> impl IntoView {
    let (_, words) = desk();
    let asked = lasting::<Vec<ReviewTask>, _>("reviews", api::review::tasks);
    let draw = Callback::new(move |tasks| view! { <Groups tasks=tasks again=asked.again/> }.into_any());
    view! { <Page title=words.review(W::Title) back="/calls"><Answer asked=asked draw=draw/></Page> }
}

#[component]
fn Groups(tasks: Vec<ReviewTask>, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let calls: std::collections::BTreeSet<_> = tasks.iter().map(|it| it.call).collect();
    let fates = calls.into_iter().map(|call| {
        let about = About { review: Some(call), ..About::default() };
        view! { <Fates about=about deadline=None again=again/> }
    });
    let fates = fates.collect_view();
    let none = tasks.is_empty();
    let (ahead, rest): (Vec<_>, Vec<_>) =
        tasks.into_iter().partition(|it| it.state == ReviewState::Gathering);
    let (owed, given): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|it| it.state == ReviewState::Scoring && !it.handed);
    view! {
        <div class="calls">
            {fates}
            {none.then(|| view! {
                <div class="card"><Empty glyph=Glyph::Form title=words.review(W::TasksNone) text=words.review(W::TasksNoneNext)/></div>
            })}
            <Group title=W::ToJudge tasks=owed/>
            <Group title=W::ToDeclare lead=W::DeclareLead tasks=ahead/>
            <Group title=W::GivenSheets tasks=given/>
        </div>
    }
}

#[component]
fn Group(title: W, #[prop(optional)] lead: Option<W>, tasks: Vec<ReviewTask>) -> impl IntoView {
    let (_, words) = desk();
    (!tasks.is_empty()).then(|| {
        view! {
            <section class="group">
                <h2>{words.review(title)}</h2>
                {lead.map(|lead| view! { <p class="muted">{words.review(lead)}</p> })}
                <ul class="card list">{tasks.into_iter().map(|it| view! { <Line task=it/> }).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Line(task: ReviewTask) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let (call, application) = (task.call, task.application);
    let recuse = Callback::new(move |reason| {
        let review = ReviewCommand::Recuse { call, application, reason };
        outbox.give(Command::Review { review });
    });
    let free = task.tie.is_none() && !task.handed;
    let may = free && matches!(task.state, ReviewState::Gathering | ReviewState::Scoring);
    let opens = task.state != ReviewState::Gathering;
    let named = view! {
        <span class="item-words">
            <strong>{task.title.clone()}</strong>
            <span class="item-more"><span>{task.host_name}</span><span>{task.call_title}</span></span>
            {task.reopened.map(|reason| view! { <span class="said-waits">{words.review(W::ReopenedBecause { reason })}</span> })}
        </span>
    };
    let tag = match task.tie {
        Some(tie) => Some(W::MayNot { tie }),
        None => task.handed.then_some(W::Handed),
    };
    let tag = tag.map(|it| view! { <span class="tag">{words.review(it)}</span> });
    view! {
        <li class="task-line">
            {if opens {
                view! { <a class="item" href=format!("/reviews/{application}")>{named}{tag}</a> }.into_any()
            } else {
                view! { <div class="item">{named}{tag}</div> }.into_any()
            }}
            {may.then(|| view! {
                <Ask act=W::Recuse name=W::RecuseOf { title: task.title } lead=W::RecuseLead label=W::Reason on_yes=recuse/>
            })}
        </li>
    }
}
