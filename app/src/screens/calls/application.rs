use gongjian_shared::calendar::Deadline;
use gongjian_shared::ids::ApplicationId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::calls::{
    ApplicationCommand as C, ApplicationRow, ApplicationState as S, Copy, StepKind,
};
use gongjian_shared::wire::calls::{ApplicationPage as Page_, Told};
use jiff::civil::{Date, Time};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::answer::{Answer, Asked};
use super::ask::AskWords;
use super::eligibility::Conditions;
use super::fate::{About, Fates};
use super::keep::NewTime;
use super::left::Left;
use super::papers::Papers;
use crate::api::{self, CallError};
use crate::screens::page::Page;
use crate::screens::{desk, outbox};
use crate::widgets::{Glyph, Icon};
use crate::words::calls::CallWord as W;
use crate::words::review::ReviewWord as R;

/// /applications/<application>
#[component]
pub fn ApplicationPage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("application")).and_then(|it| it.parse::<ApplicationId>().ok())
    });
    let question = id.with_untracked(|it| it.map(|it| format!("application/{it}"))).unwrap_or_default();
    let asked = Asked::<Page_>::new(&question, move || {
        let id = id.get_untracked();
        async move { api::calls::application(id.ok_or(CallError::NotThere)?).await }
    });
    let title = Signal::derive(move || {
        asked.answer.with(|it| match it {
            Some(Ok(page)) => page.row.title.clone(),
            Some(Err(_)) | None => words.say_call(&W::Applications),
        })
    });
    let draw = Callback::new(move |page: Page_| view! { <Drawn page=page again=asked.again/> }.into_any());
    view! { <Page title=title back="/calls"><Answer asked=asked draw=draw/></Page> }
}

#[component]
fn Drawn(page: Page_, again: Callback<()>) -> impl IntoView {
    let about = About { applications: vec![page.application], ..About::default() };
    let deadline = page.row.until.or(page.deadline);
    // Who writes has them beside the button below, where they look.
    let writes = page.may.write || page.may.hand_up;
    let fates = (!writes).then(|| view! { <Fates about=about.clone() deadline=deadline again=again/> });
    view! {
        <div class="calls call-page">
            <div class="stack">
                {fates}
                {page.told.clone().map(|it| view! { <Verdict told=it/> })}
                <Head page=page.clone()/>
                <Acts page=page.clone()/>
                <Papers page=page.clone() about=about again=again/>
            </div>
            <div class="stack">
                <Conditions eligibility=page.eligibility.clone()/>
                <Receipts page=page.clone()/>
                <Steps row=page.row/>
            </div>
        </div>
    }
}

/// Where it stands: a step for each hand it goes through.
#[component]
fn Head(page: Page_) -> impl IntoView {
    let (_, words) = desk();
    let both = W::Host2 { host: page.host_name, nominating: page.nominating_name };
    let way = [S::Draft, S::HandedUp, S::Checked, S::Submitted];
    let state = page.row.state;
    let at = way.iter().position(|it| *it == state).unwrap_or(0);
    let step = |(nth, it): (usize, S)| {
        let stands = if nth < at {
            "done"
        } else if nth == at {
            "here"
        } else {
            "ahead"
        };
        view! { <li data-step=stands aria-current=(nth == at).then_some("step")>{words.listed(it)}</li> }
    };
    let reason = (state == S::Returned)
        .then(|| {
            page.row.steps.iter().rev().find(|it| it.what == StepKind::Returned).map(|it| it.words.clone())
        })
        .flatten();
    let rank =
        page.row.rank.map(|rank| view! { <span class="tag num">{words.call(W::RankIs { rank })}</span> });
    view! {
        <section class="card stack">
            <div class="row between">
                <p class="item-more"><span>{words.call(both)}</span><span>{page.head_name}</span></p>
                <span class="row">{rank}<span class="tag" data-application=state.as_str()>{words.listed(state)}</span></span>
            </div>
            {reason.map(|reason| view! { <p class="said-waits" role="status">{words.call(W::ReturnedBecause { reason })}</p> })}
            <ol class="way" class:unseen=state == S::Withdrawn>{way.into_iter().enumerate().map(step).collect_view()}</ol>
            <Left deadline=page.row.until.or(page.deadline) from=None/>
            <div><a class="btn quiet" href=format!("/calls/{}", page.row.call)>{page.call_title}</a></div>
        </section>
    }
}

/// What became of it, once all are told (S3-30).
#[component]
fn Verdict(told: Told) -> impl IntoView {
    let (_, words) = desk();
    let none = told.comments.is_empty();
    let comments = told.comments.into_iter().map(|it| view! { <li><blockquote>{it}</blockquote></li> });
    view! {
        <section class="card stack" aria-labelledby="verdict">
            <div class="row between"><h2 id="verdict">{words.review(R::Verdict)}</h2><span class="tag" data-outcome=told.outcome.as_str()>{words.listed(told.outcome)}</span></div>
            <p>{told.reason}</p>
            <h3>{words.review(R::Comments)}</h3>
            {none.then(|| view! { <p class="muted">{words.review(R::CommentsNone)}</p> })}
            <ul class="stack comments" class:unseen=none>{comments.collect_view()}</ul>
        </section>
    }
}

/// What this person does next with it.
#[component]
fn Acts(page: Page_) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let (application, may) = (page.application, page.may);
    let give = move |application: C| {
        outbox.give(Command::Application { application });
    };
    let (date, hour) = (RwSignal::new(String::new()), RwSignal::new("17:30".to_owned()));
    let office = may.give_back && page.row.state == S::Submitted;
    let back = move |reason| {
        let day = date.with_untracked(|it| it.trim().parse::<Date>().ok());
        let until = day.zip(hour.with_untracked(|it| it.trim().parse::<Time>().ok()));
        let until = until.filter(|_| office).map(|(date, hour)| Deadline::closing_at(date, hour));
        give(C::Return { application, reason, until });
    };
    let above = ViewFn::from(move || office.then(|| view! { <NewTime date=date hour=hour/> }));
    let any = may.check || may.submit || may.give_back || may.withdraw;
    any.then(|| view! {
        <div class="row keep-bar">
            {may.check.then(|| view! {
                <button type="button" class="btn primary" on:click=move |_| give(C::Check { application })>{words.call(W::Check)}</button>
            })}
            {(may.submit && page.row.rank.is_some()).then(|| view! {
                <button type="button" class="btn primary" on:click=move |_| give(C::Submit { application })>{words.call(W::Submit)}</button>
            })}
            {may.give_back.then(|| view! { <AskWords act=W::Return lead=W::ReturnLead label=W::Reason on_yes=Callback::new(back) above=above/> })}
            {may.withdraw.then(|| view! {
                <AskWords act=W::Withdraw lead=W::WithdrawLead label=W::Reason on_yes=Callback::new(move |reason| give(C::Withdraw { application, reason }))/>
            })}
        </div>
    })
}

/// The two copies on paper (S3-13).
#[component]
fn Receipts(page: Page_) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let (application, may) = (page.application, page.may.receive);
    let complete = page.row.is_formally_complete();
    let line = move |copy: Copy, receipt: Option<gongjian_shared::rules::calls::Receipt>| {
        let there = receipt.is_some();
        let said = receipt.map_or(W::NotReceived { copy }, |it| W::Received {
            copy,
            by: it.by,
            when: words.moment(it.at),
        });
        let press = move |_| {
            outbox.give(Command::Application { application: C::Receive { application, copy } });
        };
        view! {
            <li class="row between" data-holds=if there { "yes" } else { "no" }>
                <span>{words.call(said)}</span>
                {(may && !there).then(|| view! { <button type="button" class="btn" on:click=press>{words.call(W::Receive { copy })}</button> })}
            </li>
        }
    };
    (page.row.state == S::Submitted).then(|| view! {
        <section class="card stack">
            <ul class="copies">{line(Copy::Paper, page.row.paper.clone())}{line(Copy::Seal, page.row.seal.clone())}</ul>
            {complete.then(|| view! { <p class="verdict-fine"><Icon glyph=Glyph::Check/>{words.call(W::FormallyComplete)}</p> })}
        </section>
    })
}

#[component]
fn Steps(row: ApplicationRow) -> impl IntoView {
    let (_, words) = desk();
    let line = move |it: gongjian_shared::rules::calls::Step| {
        let (by, at) = (it.by, it.at);
        let said = move || words.say_call(&W::Step { by: by.clone(), when: words.moment(at) });
        let told = matches!(it.what, StepKind::Returned | StepKind::Withdrawn).then_some(it.words);
        view! { <li><strong>{words.listed(it.what)}</strong><span class="muted small">{said}</span>{told.map(|it| view! { <p>{it}</p> })}</li> }
    };
    view! {
        <section class="card steps" aria-labelledby="history">
            <h2 id="history">{words.call(W::History)}</h2>
            <ol>{row.steps.into_iter().map(line).collect_view()}</ol>
        </section>
    }
}
