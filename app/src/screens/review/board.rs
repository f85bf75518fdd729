use gongjian_shared::ids::{CallId, PersonId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::review::{ReviewCommand, ReviewState as S};
use gongjian_shared::wire::review::BoardPage as Page_;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::assignment::{Assignment, Progress};
use super::open::OpenForm;
use super::scores::Scores;
use super::selection::Selection;
use crate::api::{self, CallError};
use crate::outbox::Outbox;
use crate::screens::calls::{About, Answer, Asked, Fates};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::words::review::ReviewWord as W;

pub(super) fn give(outbox: Outbox, review: ReviewCommand) {
    outbox.give(Command::Review { review });
}

/// The name of one of the pool.
pub(super) fn name_of(page: &Page_, person: PersonId) -> String {
    page.pool.iter().find(|it| it.0 == person).map(|it| it.1.clone()).unwrap_or_default()
}

/// /calls/<call>/review
#[component]
pub fn BoardPage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let call = params.with_untracked(|it| it.get("call")).and_then(|it| it.parse::<CallId>().ok());
    let question = call.map(|it| format!("board/{it}")).unwrap_or_default();
    let asked = Asked::<Page_>::new(&question, move || async move {
        api::review::board(call.ok_or(CallError::NotThere)?).await
    });
    let back = call.map(|it| format!("/calls/{it}")).unwrap_or_default();
    let draw = Callback::new(move |page: Page_| {
        view! { <Drawn page=page back=back.clone() again=asked.again/> }.into_any()
    });
    view! { <Page title=words.review(W::Board) back="/calls"><Answer asked=asked draw=draw/></Page> }
}

/// Each state shows what is done next first, and what led to it below.
#[component]
fn Drawn(page: Page_, back: String, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let about = About { review: Some(page.call), ..About::default() };
    let state = page.review.as_ref().map(|it| it.state);
    let tag = state.map(|it| view! { <span class="tag" data-review=it.as_str()>{words.listed(it)}</span> });
    let steps = page.review.as_ref().map(|it| it.steps.clone()).unwrap_or_default();
    let (anew, title) = (RwSignal::new(false), page.call_title.clone());
    let now = page.clone();
    let body = match state {
        None => view! { <OpenForm page=page/> }.into_any(),
        Some(S::Gathering) => view! {
            <Assignment page=page.clone()/>
            <div>{move || (!anew.get()).then(|| view! {
                <button type="button" class="btn" on:click=move |_| anew.set(true)>{words.review(W::OpenAnew)}</button>
            })}</div>
            {move || anew.get().then(|| view! { <OpenForm page=now.clone()/> })}
        }
        .into_any(),
        Some(S::Scoring) => view! { <Progress page=page/> }.into_any(),
        Some(S::Opened | S::Public | S::Released) => view! {
            <Selection page=page.clone()/>
            <Scores page=page/>
        }
        .into_any(),
    };
    view! {
        <div class="calls review-board">
            <div class="row between"><a class="btn quiet" href=back>{title}</a>{tag}</div>
            <Fates about=about deadline=None again=again/>
            {body}
            {(!steps.is_empty()).then(|| view! { <Steps steps=steps/> })}
        </div>
    }
}

#[component]
fn Steps(steps: Vec<gongjian_shared::rules::review::ReviewStep>) -> impl IntoView {
    let (_, words) = desk();
    let line = move |it: gongjian_shared::rules::review::ReviewStep| {
        let (by, at) = (it.by, it.at);
        let said = move || words.say_review(&W::Step { by: by.clone(), when: words.moment(at) });
        let told = (!it.words.is_empty()).then(|| view! { <p>{it.words.clone()}</p> });
        view! { <li><strong>{words.listed(it.what)}</strong><span class="muted small">{said}</span>{told}</li> }
    };
    view! {
        <section class="card steps" aria-labelledby="review-history">
            <h2 id="review-history">{words.review(W::History)}</h2>
            <ol>{steps.into_iter().map(line).collect_view()}</ol>
        </section>
    }
}
