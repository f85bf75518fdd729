//! What who keeps a call does with it, and how far it came.

use gongjian_shared::calendar::Deadline;
use gongjian_shared::ids::CallId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::calls::{CallCommand, CallState, CallText, check};
use gongjian_shared::wire::calls::CallAddressee;
use jiff::civil::{Date, Time};
use leptos::prelude::*;

use super::ask::AskWords;
use crate::device::clock;
use crate::screens::{desk, outbox};
use crate::widgets::{Confirm, Field, Glyph, Icon};
use crate::words::Word;
use crate::words::calls::CallWord as W;

/// What is missing before it can be issued; or the way to issue it.
#[component]
pub fn IssueBar(call: CallId, text: CallText) -> impl IntoView {
    let (_, words) = desk();
    let lacks = check(&text, clock::now());
    let count = text.to.len();
    drop(text);
    let asking = RwSignal::new(false);
    let outbox = outbox();
    let yes = Callback::new(move |()| {
        asking.set(false);
        outbox.give(Command::Call { call: CallCommand::Issue { call } });
    });
    let close = Callback::new(move |()| asking.set(false));
    if lacks.is_empty() {
        return view! {
            <section class="card row between issue-bar">
                <p class="verdict-fine"><Icon glyph=Glyph::Check/>{words.call(W::Complete)}</p>
                <button type="button" class="btn primary" on:click=move |_| asking.set(true)>{words.call(W::Issue)}</button>
            </section>
            <Confirm
                open=asking on_close=close on_yes=yes title=words.call(W::IssueTitle) yes=words.call(W::Issue)
                no=words.of(Word::Cancel) close=words.of(Word::Close)
            >
                <p>{words.call(W::IssueLead { count })}</p>
            </Confirm>
        }
        .into_any();
    }
    view! {
        <section class="card stack issue-bar" aria-labelledby="lacks">
            <h2 id="lacks">{words.call(W::LacksTitle)}</h2>
            <ul class="lacks">{lacks.into_iter().map(|it| view! { <li class="tag">{words.listed(it)}</li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Extend, correct, close.
#[component]
pub fn KeepBar(call: CallId, state: CallState) -> impl IntoView {
    let outbox = outbox();
    let give = move |call: CallCommand| {
        outbox.give(Command::Call { call });
    };
    let (date, hour) = (RwSignal::new(String::new()), RwSignal::new("17:30".to_owned()));
    let extend = Callback::new(move |basis: String| {
        let day = date.with_untracked(|it| it.trim().parse::<Date>().ok());
        let until = day.zip(hour.with_untracked(|it| it.trim().parse::<Time>().ok()));
        if let Some((date, hour)) = until {
            give(CallCommand::Extend { call, until: Deadline::closing_at(date, hour), basis });
        }
    });
    let above = ViewFn::from(move || view! { <NewTime date=date hour=hour/> });
    if state != CallState::Open {
        return ().into_any();
    }
    view! {
        <div class="row keep-bar">
            <AskWords act=W::Extend lead=W::ExtendLead label=W::Basis on_yes=extend above=above/>
            <AskWords
                act=W::Correct lead=W::CorrectLead label=W::CorrectWords
                on_yes=Callback::new(move |words| give(CallCommand::Correct { call, words }))
            />
            <AskWords
                act=W::Close lead=W::CloseLead label=W::Reason may_be_empty=true
                on_yes=Callback::new(move |reason| give(CallCommand::Close { call, reason }))
            />
        </div>
    }
    .into_any()
}

#[component]
pub fn NewTime(date: RwSignal<String>, hour: RwSignal<String>) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <div class="pair-fields">
            <Field label=words.call(W::DeadlineDate) value=date kind="date"/>
            <Field label=words.call(W::DeadlineHour) value=hour kind="time"/>
        </div>
    }
}

/// The addressees with their receipts; the link follows the notice itself, with telephone and list.
#[component]
pub fn AddresseeList(call: CallId, lines: Vec<CallAddressee>) -> impl IntoView {
    let (_, words) = desk();
    let href = format!("/notices/{}", gongjian_shared::rules::calls::notice_of(call, 1));
    let line = move |it: CallAddressee| {
        let opened = it.opened.map_or(W::NotOpened, |at| W::Opened { when: words.moment(at) });
        let confirmed = it.confirmed.map_or(W::NotConfirmed, |at| W::Confirmed { when: words.moment(at) });
        let tone = (it.confirmed.is_none()).then_some("care");
        view! {
            <li class="item">
                <i class="lamp" data-tone=tone></i>
                <span class="item-words">
                    <strong>{it.name}</strong>
                    <span class="item-more"><span>{words.call(opened)}</span><span>{words.call(confirmed)}</span></span>
                </span>
                <span class="tag num">{words.call(W::Came { count: it.submitted })}</span>
            </li>
        }
    };
    (!lines.is_empty()).then(|| {
        view! {
            <section class="group" aria-labelledby="addressees">
                <div class="group-top">
                    <h2 id="addressees">{words.call(W::Addressees)}</h2>
                    <span class="end">{words.call(W::AddresseesHint)}</span>
                </div>
                <ul class="card list">{lines.into_iter().map(line).collect_view()}</ul>
                <div><a class="btn quiet" href=href>{words.of(Word::Notices)}</a></div>
            </section>
        }
    })
}
