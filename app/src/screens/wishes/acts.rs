//! What this person may do next with a wish.

use gongjian_shared::rules::Command;
use gongjian_shared::rules::wishes::{CLAIM_DAYS, WishCommand, WishState};
use leptos::prelude::*;

use crate::device::clock;
use crate::keeper::talk::{GivenRow, WishView};
use crate::screens::{desk, outbox};
use crate::widgets::{Dialog, Field};
use crate::words::Word;
use crate::words::wishes::WishWord as W;
use gongjian_shared::rules::Role;

#[component]
pub fn Acts(wish: WishView, given: Memo<Option<GivenRow>>) -> impl IntoView {
    let (notebook, words) = desk();
    let WishView { wish: id, space, row } = wish;
    let me = notebook.me.with_untracked(|me| me.as_ref()?.as_ref().map(|me| me.user));
    let state = row.state_at(clock::now());
    let (writes, decides) = notebook.spaces.with_untracked(|spaces| {
        let its = spaces.iter().flatten().find(|it| it.space == space);
        its.map_or((false, false), |it| (it.role.is_some_and(Role::may_write), it.decides))
    });
    let mine = row.claim.as_ref().is_some_and(|claim| Some(claim.by) == me);
    let closes = decides || Some(row.collected_by) == me;
    let waits = move || given.with(|it| it.as_ref().is_some_and(|it| it.state.waits()));
    let outbox = outbox();
    let give = move |wish: WishCommand| {
        outbox.give(Command::Wish { wish });
    };
    let claiming = RwSignal::new(false);
    let withdrawing = RwSignal::new(false);
    let main = match state {
        WishState::Collected if decides => view! {
            <button type="button" class="btn" on:click=move |_| give(WishCommand::Check { wish: id })>{words.wish(W::Check)}</button>
        }
        .into_any(),
        WishState::Checked if writes => view! {
            <button type="button" class="btn" on:click=move |_| claiming.set(true)>{words.wish(W::Claim)}</button>
        }
        .into_any(),
        WishState::Claimed if mine => view! {
            <button type="button" class="btn" on:click=move |_| give(WishCommand::Grant { wish: id })>{words.wish(W::Grant)}</button>
        }
        .into_any(),
        WishState::Granted if closes && !mine => view! {
            <button type="button" class="btn" on:click=move |_| give(WishCommand::Confirm { wish: id })>{words.wish(W::Confirm)}</button>
        }
        .into_any(),
        WishState::Collected
        | WishState::Checked
        | WishState::Claimed
        | WishState::Granted
        | WishState::Confirmed
        | WishState::Withdrawn => ().into_any(),
    };
    let may_withdraw = closes && writes && matches!(state, WishState::Collected | WishState::Checked);
    view! {
        <span class="item-acts" class:unseen=waits>
            {main}
            {may_withdraw.then(|| view! {
                <button type="button" class="btn quiet" on:click=move |_| withdrawing.set(true)>{words.wish(W::Withdraw)}</button>
            })}
        </span>
        <OneLine
            open=claiming title=W::ClaimTitle lead=W::ClaimLead { days: CLAIM_DAYS } label=W::OnBehalf yes=W::Claim
            on_yes=Callback::new(move |on_behalf| give(WishCommand::Claim { wish: id, on_behalf }))
        />
        <OneLine
            open=withdrawing title=W::Withdraw lead=W::Title label=W::WithdrawReason yes=W::Withdraw
            on_yes=Callback::new(move |reason| give(WishCommand::Withdraw { wish: id, reason }))
        />
    }
}

/// Asks for one line, then acts.
#[component]
fn OneLine(
    open: RwSignal<bool>,
    title: W,
    lead: W,
    label: W,
    yes: W,
    on_yes: Callback<String>,
) -> impl IntoView {
    let (_, words) = desk();
    let text = RwSignal::new(String::new());
    let words_of = StoredValue::new((lead, label, yes));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_yes.run(text.get_untracked().trim().to_owned());
        open.set(false);
    };
    view! {
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.wish(title) close_label=words.of(Word::Close)>
            {move || {
                let (lead, label, yes) = words_of.get_value();
                view! {
                    <form class="stack" on:submit=submit>
                        <p class="muted">{words.wish(lead)}</p>
                        <Field label=words.wish(label) value=text/>
                        <button type="submit" class="btn primary wide">{words.wish(yes)}</button>
                    </form>
                }
            }}
        </Dialog>
    }
}
