use gongjian_shared::ids::CallId;
use gongjian_shared::rules::calls::CallState;
use gongjian_shared::wire::calls::{ApplicationLine, CallPage as Page_, Committee, HostChoice};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::answer::{Answer, Asked};
use super::committee::CommitteePart;
use super::draft::DraftForm;
use super::facts::Facts;
use super::fate::{About, Fates};
use super::keep::{AddresseeList, IssueBar, KeepBar};
use super::start::Start;
use crate::api::{self, CallError};
use crate::device::clock;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::words::calls::CallWord as W;
use crate::words::review::ReviewWord as R;

/// /calls/<call>
#[component]
pub fn CallPage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let call =
        Memo::new(move |_| params.with(|params| params.get("call")).and_then(|it| it.parse::<CallId>().ok()));
    let question = call.with_untracked(|it| it.map(|it| format!("call/{it}"))).unwrap_or_default();
    let asked = Asked::<Page_>::new(&question, move || {
        let call = call.get_untracked();
        async move { api::calls::call(call.ok_or(CallError::NotThere)?).await }
    });
    let title = Signal::derive(move || {
        asked.answer.with(|it| match it {
            Some(Ok(page)) => page.row.text.title.as_str().to_owned(),
            Some(Err(_)) | None => words.say_call(&W::Title),
        })
    });
    let draw = Callback::new(move |page: Page_| view! { <Drawn page=page again=asked.again/> }.into_any());
    view! { <Page title=title back="/calls"><Answer asked=asked draw=draw/></Page> }
}

#[component]
fn Drawn(page: Page_, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let call = page.call;
    if page.row.state == CallState::Draft {
        let draft = page.desk.clone().map(|at| {
            let (text, seen) = (page.row.text.clone(), page.row.written);
            view! { <DraftForm call=call at=at text=Some(text) seen=seen/> }
        });
        let about = About { call: Some(call), ..About::default() };
        return view! {
            <div class="calls">
                <IssueBar call=call text=page.row.text/>
                <Fates about=about deadline=None again=again/>
                {draft}
            </div>
        }
        .into_any();
    }
    let applications = page.applications.iter().map(|it| it.application).collect();
    let about = About { call: Some(call), applications, ..About::default() };
    let (deadline, quota) = (page.row.text.deadline, page.row.text.quota.unwrap_or(0));
    let open = page.row.takes(clock::now());
    let (lines, hosts, addressees) = (page.applications.clone(), page.hosts.clone(), page.addressees.clone());
    let committees = page.committees.clone();
    let main = committees.is_empty();
    // One who has begun an application goes on with it; a second host may begin another. Who nominates others is not
    // asked to apply without a head.
    let begun = |it: &HostChoice| lines.iter().any(|line| line.host == it.unit);
    let free: Vec<_> = hosts.into_iter().filter(|it| !begun(it) && (main || !it.heads.is_empty())).collect();
    let part = |it: Committee| view! { <CommitteePart call=call committee=it quota=quota lines=lines.clone() open=open/> };
    view! {
        <div class="calls call-page">
            <div class="stack">
                <Fates about=about deadline=deadline again=again/>
                {page.may_review.then(|| view! { <div><a class="btn primary" href=format!("/calls/{call}/review")>{words.review(R::Board)}</a></div> })}
                {page.may_write.then(|| view! { <KeepBar call=call state=page.row.state/> })}
                {committees.into_iter().map(part).collect_view()}
                {(!free.is_empty()).then(|| view! { <Start call=call hosts=free main=main/> })}
                <Applications lines=lines.clone()/>
                <AddresseeList call=call lines=addressees/>
            </div>
            <Facts page=page/>
        </div>
    }
    .into_any()
}

/// What came, by nominating unit and place.
#[component]
fn Applications(lines: Vec<ApplicationLine>) -> impl IntoView {
    let (_, words) = desk();
    let none = lines.is_empty();
    let line = move |it: ApplicationLine| {
        let both = W::Host2 { host: it.host_name, nominating: it.nominating_name };
        let rank = it.rank.map(|rank| view! { <span class="num">{words.call(W::RankIs { rank })}</span> });
        let complete = it.paper && it.seal;
        view! {
            <li>
                <a class="item" href=format!("/applications/{}", it.application)>
                    <span class="item-words">
                        <strong>{it.title}</strong>
                        <span class="item-more"><span>{words.call(both)}</span>{rank}{complete.then(|| view! { <span>{words.call(W::FormallyComplete)}</span> })}</span>
                    </span>
                    <span class="tag" data-application=it.state.as_str()>{words.listed(it.state)}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="group" aria-labelledby="applications">
            <h2 id="applications">{words.call(W::Applications)}</h2>
            {none.then(|| view! { <p class="muted">{words.call(W::ApplicationsNone)}</p> })}
            <ul class="card list" class:unseen=none>{lines.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}
