use gongjian_shared::rules::calls::CallState;
use gongjian_shared::wire::calls::{CallLine, CallList};
use leptos::prelude::*;

use super::answer::{Answer, Asked};
use super::left::Left;
use crate::api;
use crate::device::clock;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, Icon};
use crate::words::calls::CallWord as W;
use crate::words::review::ReviewWord as R;

/// /calls: what is open, with the time that is left and how far I am; then what is over.
#[component]
pub fn CallsPage() -> impl IntoView {
    let (_, words) = desk();
    let asked = Asked::<CallList>::new("calls", api::calls::calls);
    let may_call =
        move || asked.answer.with(|it| matches!(it, Some(Ok(list)) if !list.programmes.is_empty()));
    let new = move || {
        may_call().then(|| view! { <a class="btn primary" href="/calls/new"><Icon glyph=Glyph::Plus/>{words.call(W::New)}</a> })
    };
    let owed =
        move || asked.answer.with(|it| it.as_ref().and_then(|it| it.as_ref().ok()).map_or(0, |it| it.owed));
    let reviews = move || {
        let owed = usize::try_from(owed()).unwrap_or(0);
        (owed > 0).then(|| view! { <a class="btn" href="/reviews">{words.review(R::Tasks { owed })}</a> })
    };
    let acts = move || view! { {reviews}{new} };
    view! {
        <Page title=words.call(W::Title) acts=acts>
            <Answer asked=asked draw=Callback::new(|list: CallList| view! { <Lines list=list/> }.into_any())/>
        </Page>
    }
}

#[component]
fn Lines(list: CallList) -> impl IntoView {
    let (_, words) = desk();
    let none = list.lines.is_empty().then(|| view! {
        <div class="card"><Empty glyph=Glyph::Form title=words.call(W::None) text=words.call(W::NoneNext)/></div>
    });
    let now = clock::now();
    let mut lines = list.lines;
    lines.sort_by_key(|it| {
        let open = it.state == CallState::Open && it.deadline.is_some_and(|deadline| deadline.accepts(now));
        (!open, it.deadline.is_none(), it.deadline)
    });
    view! {
        <div class="calls">
            {none}
            <ul class="calls-list">{lines.into_iter().map(|it| view! { <Line line=it/> }).collect_view()}</ul>
        </div>
    }
}

#[component]
fn Line(line: CallLine) -> impl IntoView {
    let (_, words) = desk();
    let CallLine { call, title, batch, owner_name, state, issued, deadline, mine } = line;
    let mine = mine.into_iter().map(|(id, title, state)| {
        view! { <a class="btn slim" href=format!("/applications/{id}")>{words.call(W::Mine { title, state })}</a> }
    });
    view! {
        <li class="card call-line">
            <a class="call-name" href=format!("/calls/{call}")>
                <strong>{title}</strong>
                <span class="item-more"><span>{owner_name}</span><span>{batch}</span></span>
            </a>
            <span class="tag" data-call=state.as_str()>{words.listed(state)}</span>
            {(state != CallState::Closed).then(|| view! { <Left deadline=deadline from=issued/> })}
            <div class="row call-mine">{mine.collect_view()}</div>
        </li>
    }
}
