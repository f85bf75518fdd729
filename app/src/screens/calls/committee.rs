//! The nominating unit: checks what came from its hosts, puts it in order, submits within its quota (S3-10, S3-11).

use gongjian_shared::ids::{ApplicationId, CallId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::calls::{ApplicationCommand, ApplicationState as S};
use gongjian_shared::wire::calls::{ApplicationLine, Committee};
use leptos::prelude::*;

use super::ask::AskWords;
use crate::outbox::Outbox;
use crate::screens::{desk, outbox};
use crate::widgets::{Glyph, Icon};
use crate::words::calls::CallWord as W;

fn give(outbox: Outbox, application: ApplicationCommand) {
    outbox.give(Command::Application { application });
}

#[component]
pub fn CommitteePart(
    call: CallId,
    committee: Committee,
    quota: u32,
    lines: Vec<ApplicationLine>,
    /// The call takes applications.
    open: bool,
) -> impl IntoView {
    let (_, words) = desk();
    let own: Vec<_> = lines.into_iter().filter(|it| it.nominating == committee.unit).collect();
    let used = own.iter().filter(|it| it.holds_place).count();
    let used = u32::try_from(used).unwrap_or(u32::MAX);
    let (to_check, rest): (Vec<_>, Vec<_>) = own.into_iter().partition(|it| it.state == S::HandedUp);
    let ranked: Vec<_> =
        rest.into_iter().filter(|it| matches!(it.state, S::Checked | S::Submitted)).collect();
    let name = committee.name.clone();
    view! {
        <section class="card stack committee" aria-labelledby="committee">
            <h2 id="committee">{words.call(W::Committee { name })}</h2>
            <QuotaBar used=used quota=quota/>
            {(!to_check.is_empty()).then(|| view! { <ToCheck lines=to_check/> })}
            <Order call=call committee=committee lines=ranked open=open/>
        </section>
    }
}

/// A box for each place.
#[component]
pub fn QuotaBar(used: u32, quota: u32) -> impl IntoView {
    let (_, words) = desk();
    let box_of = |nth| view! { <i data-used=(nth < used).then_some("")></i> };
    view! {
        <div class="quota">
            <span class="quota-boxes" aria-hidden="true">{(0..quota.min(20)).map(box_of).collect_view()}</span>
            <strong class="num">{words.call(W::QuotaUse { used, quota })}</strong>
        </div>
    }
}

#[component]
fn ToCheck(lines: Vec<ApplicationLine>) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let line = move |it: ApplicationLine| {
        let application = it.application;
        let back =
            move |reason| give(outbox, ApplicationCommand::Return { application, reason, until: None });
        view! {
            <li class="rank-line">
                <Named line=it.clone()/>
                <span class="row rank-acts">
                    <button type="button" class="btn" on:click=move |_| give(outbox, ApplicationCommand::Check { application })>{words.call(W::Check)}</button>
                    <AskWords act=W::Return name=W::ReturnOf { title: it.title } lead=W::ReturnLead label=W::Reason on_yes=Callback::new(back)/>
                </span>
            </li>
        }
    };
    view! {
        <h3>{words.call(W::ToCheck)}</h3>
        <ul class="rank">{lines.into_iter().map(line).collect_view()}</ul>
    }
}

#[component]
fn Named(line: ApplicationLine) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <a class="rank-name" href=format!("/applications/{}", line.application)>
            <strong>{line.title}</strong>
            <span class="item-more"><span>{line.host_name}</span><span>{line.head_name}</span></span>
            <span class="tag" data-application=line.state.as_str()>{words.listed(line.state)}</span>
        </a>
    }
}

#[component]
fn Order(call: CallId, committee: Committee, lines: Vec<ApplicationLine>, open: bool) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let kept: Vec<ApplicationId> = lines.iter().map(|it| it.application).collect();
    // The server gives them in their order; those without a place come last.
    let all_placed = lines.iter().all(|it| it.rank.is_some());
    if lines.is_empty() {
        return view! { <p class="muted small">{words.call(W::NoneToRank)}</p> }.into_any();
    }
    let lines = StoredValue::new(lines);
    let order = RwSignal::new(kept.clone());
    let changed = Memo::new(move |_| !all_placed || order.with(|order| *order != kept));
    let nominating = committee.unit;
    let save =
        move |_| give(outbox, ApplicationCommand::Rank { call, nominating, order: order.get_untracked() });
    view! {
        <h3>{words.call(W::Ranked)}</h3>
        <p class="muted small">{words.call(W::RankLead)}</p>
        <ol class="rank">
            <For each=move || order.get() key=|id| *id let(id)>
                {lines.with_value(|all| all.iter().find(|it| it.application == id).cloned()).map(|line| view! {
                    <Placed line=line order=order changed=changed committee=committee.clone() open=open/>
                })}
            </For>
        </ol>
        {move || (changed.get() && open).then(|| view! {
            <div class="row">
                <span class="said-waits" role="status">{words.call(W::OrderUnsaved)}</span>
                <button type="button" class="btn primary" on:click=save>{words.call(W::SaveOrder)}</button>
            </div>
        })}
    }
    .into_any()
}

#[component]
fn Placed(
    line: ApplicationLine,
    order: RwSignal<Vec<ApplicationId>>,
    changed: Memo<bool>,
    committee: Committee,
    open: bool,
) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let id = line.application;
    let at = move || order.with(|order| order.iter().position(|it| *it == id).unwrap_or_default());
    let shift = move |by: isize| {
        order.update(|order| {
            let Some(at) = order.iter().position(|it| *it == id) else { return };
            if let Some(to) = at.checked_add_signed(by).filter(|to| *to < order.len()) {
                order.swap(at, to);
            }
        });
    };
    let (up, down) = (W::Up { title: line.title.clone() }, W::Down { title: line.title.clone() });
    let submits = line.state == S::Checked && committee.may_submit && open;
    let place = move || words.say_call(&W::RankIs { rank: u32::try_from(at() + 1).unwrap_or(u32::MAX) });
    let submit = move |_| give(outbox, ApplicationCommand::Submit { application: id });
    let name = words.call(W::SubmitOf { title: line.title.clone() });
    view! {
        <li class="rank-line">
            <span class="rank-place num">{place}</span>
            <Named line=line/>
            <span class="row rank-acts">
                {(committee.may_check && open).then(|| view! {
                    <button type="button" class="btn round" aria-label=words.call(up) disabled=move || at() == 0 on:click=move |_| shift(-1)><Icon glyph=Glyph::Up/></button>
                    <button type="button" class="btn round" aria-label=words.call(down) disabled=move || order.with(|it| at() + 1 == it.len()) on:click=move |_| shift(1)><Icon glyph=Glyph::Down/></button>
                })}
                {submits.then(|| view! {
                    <button type="button" class="btn" aria-label=name disabled=move || changed.get() on:click=submit>{words.call(W::Submit)}</button>
                })}
            </span>
        </li>
    }
}
