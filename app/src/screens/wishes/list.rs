use gongjian_shared::ids::WishId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::wishes::{WishCommand, WishState};
use leptos::prelude::*;

use super::acts::Acts;
use super::collect::Collect;
use crate::device::clock;
use crate::keeper::talk::{GivenRow, GivenState, ToKeeper, WishView};
use crate::screens::page::Page;
use crate::screens::{desk, outbox};
use crate::widgets::{Chip, ChipState, Empty, Glyph};
use crate::words::Word;
use crate::words::wishes::WishWord as W;

/// The command on a wish that was given on this device last, if its end has not been seen.
pub fn given_for(rows: &[GivenRow], wish: WishId) -> Option<GivenRow> {
    let its =
        |row: &&GivenRow| matches!(row.command(), Some(Command::Wish { wish: it }) if it.wish() == wish);
    rows.iter().find(its).filter(|row| row.state.waits() || row.state.failed()).cloned()
}

/// Wishes that were noted here and that the server has not answered for yet, or has refused.
fn noted(rows: &[GivenRow], known: &[WishView]) -> Vec<GivenRow> {
    let open = |row: &&GivenRow| {
        let Some(Command::Wish { wish: WishCommand::Collect { wish, .. } }) = row.command() else {
            return false;
        };
        !known.iter().any(|it| it.wish == wish) && (row.state.waits() || row.state.failed())
    };
    rows.iter().filter(open).cloned().collect()
}

#[component]
pub fn WishesPage() -> impl IntoView {
    let (notebook, words) = desk();
    let outbox = outbox();
    notebook.say(&ToKeeper::Wishes);
    let known = Memo::new(move |_| notebook.wishes.get().unwrap_or_default());
    let waiting = Memo::new(move |_| known.with(|known| outbox.rows.with(|rows| noted(rows, known))));
    let none = move || known.with(Vec::is_empty) && waiting.with(Vec::is_empty);
    let counted = move || {
        known.with(|known| {
            let done = |it: &&WishView| matches!(it.row.state, WishState::Granted | WishState::Confirmed);
            words.say_wish(&W::Counted { all: known.len(), granted: known.iter().filter(done).count() })
        })
    };
    let ids = Memo::new(move |_| known.with(|known| known.iter().map(|it| it.wish).collect::<Vec<_>>()));
    view! {
        <Page title=words.wish(W::Title) sub=Signal::derive(counted) acts=|| view! { <Collect/> }>
            {move || none().then(|| view! {
                <div class="card"><Empty glyph=Glyph::Form title=words.wish(W::None) text=words.wish(W::NoneNext)/></div>
            })}
            <ul class="card list" class:unseen=none>
                <For each=move || waiting.get() key=|row| (row.id, row.state.failed()) let(row)><Noted row=row/></For>
                <For each=move || ids.get() key=|id| *id let(id)>
                    <Line wish=Memo::new(move |_| known.with(|known| known.iter().find(|it| it.wish == id).cloned()))/>
                </For>
            </ul>
        </Page>
    }
}

/// A wish that is on this device only.
#[component]
fn Noted(row: GivenRow) -> impl IntoView {
    let (_, words) = desk();
    let (school, text) =
        if let Some(Command::Wish { wish: WishCommand::Collect { draft, .. } }) = row.command() {
            (draft.school, draft.text)
        } else {
            Default::default()
        };
    view! {
        <li class="item" data-wish=if row.state.failed() { "refused" } else { "waits" }>
            <span class="item-words"><strong>{text}</strong><span class="item-more">{school}</span><Fate row=row.clone()/></span>
            {row.state.waits().then(|| view! { <Chip state=ChipState::OnPhone text=words.of(Word::OnPhone)/> })}
        </li>
    }
}

/// What became of a command that was given here.
#[component]
fn Fate(row: GivenRow) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let id = row.id;
    match row.state {
        GivenState::Refused { refusal } => view! {
            <span class="item-why" role="alert">
                {move || refusal.open().map_or_else(|| words.wish(W::Refused).get(), |it| words.say(&Word::Refusal(it)))}
            </span>
            <button type="button" class="btn quiet slim" on:click=move |_| outbox.dismiss(id)>{words.wish(W::Seen)}</button>
        }
        .into_any(),
        GivenState::NotUnderstood => view! { <span class="item-why">{words.wish(W::Refused)}</span> }.into_any(),
        GivenState::Waits | GivenState::WaitsForContent => {
            view! { <span class="item-more">{words.wish(W::Waiting)}</span> }.into_any()
        }
        GivenState::Done { .. } => ().into_any(),
    }
}

#[component]
fn Line(wish: Memo<Option<WishView>>) -> impl IntoView {
    let (_, words) = desk();
    let rows = outbox().rows;
    let given = Memo::new(move |_| wish.with(|it| rows.with(|rows| given_for(rows, it.as_ref()?.wish))));
    move || {
        wish.get().map(|it| {
            let state = it.row.state_at(clock::now());
            let draft = it.row.draft.clone();
            let claim = it.row.claim.clone().filter(|_| state != WishState::Checked).map(|claim| {
                let until = words.moment(claim.until());
                let who = claim.name;
                words.say_wish(&match (state, claim.on_behalf.is_empty()) {
                    (WishState::Claimed, true) => W::ClaimedBy { who, until },
                    (WishState::Claimed, false) => W::ClaimedFor { who, on_behalf: claim.on_behalf, until },
                    (
                        WishState::Collected
                        | WishState::Checked
                        | WishState::Granted
                        | WishState::Confirmed
                        | WishState::Withdrawn,
                        _,
                    ) => W::Claimer { who, on_behalf: claim.on_behalf },
                })
            });
            let withdrawn = it.row.reason.clone().map(|reason| words.say_wish(&W::Because { reason }));
            view! {
                <li class="item wish" data-state=state.as_str()>
                    <span class="item-words">
                        <strong>{draft.text}</strong>
                        <span class="item-more">
                            <span>{draft.school}</span><span>{words.listed(draft.age)}</span><span>{words.listed(draft.need)}</span>
                            <span class="num">{words.wish(W::Yuan { yuan: draft.worth })}</span>
                        </span>
                        {claim.map(|said| view! { <span class="item-more">{said}</span> })}
                        {withdrawn.map(|said| view! { <span class="item-more">{said}</span> })}
                        {move || given.get().map(|row| view! { <Fate row=row/> })}
                    </span>
                    <span class="tag">{words.listed(state)}</span>
                    <Acts wish=it given=given/>
                </li>
            }
        })
    }
}
