use gongjian_shared::pairing::Change;
use leptos::ev;
use leptos::prelude::*;

use super::shown::Shown;
use super::table::Table;
use crate::device::drag;
use crate::screens::desk;
use crate::widgets::{Glyph, Icon};
use crate::words::party::Listed as _;
use crate::words::rounds::RoundWord;

/// One column for each leader, side by side on a wide screen, one below the other on a phone.
#[component]
pub fn Columns(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let leaders = move || table.board.with(|it| (0..it.leaders.len()).collect::<Vec<_>>());
    let unplaced =
        Memo::new(move |_| table.shown.with(|it| it.as_ref().map(Shown::unplaced).unwrap_or_default()));
    let planned = Memo::new(move |_| table.shown.with(|it| it.as_ref().is_some_and(|it| it.given.is_some())));
    view! {
        {move || planned.get().then(|| view! {
            <p class="muted small pairing-hint">
                <span class="on-wide">{words.round(RoundWord::DragHint)}</span>
                <span class="on-phone">{words.round(RoundWord::TapHint)}</span>
            </p>
        })}
        {move || (!unplaced.with(Vec::is_empty)).then(|| view! {
            <section class="card stack">
                <h2>{words.round(RoundWord::Unplaced)}" "<span class="count num">{move || unplaced.with(Vec::len)}</span></h2>
                <ul class="pairing-pool">
                    {move || unplaced.get().into_iter().map(|at| view! { <li><Waits table=table at=at/></li> }).collect_view()}
                </ul>
            </section>
        })}
        <ul class="pairing-columns" data-dragging=move || table.dragged.get().map(|_| "")>
            <For each=leaders key=|at| *at let:at><Column table=table at=at/></For>
        </ul>
    }
}

/// Somebody without a leader: a name and a unit.
#[component]
fn Waits(table: Table, at: usize) -> impl IntoView {
    let line = table
        .board
        .with_untracked(|it| it.counselors.get(at).map(|it| (it.name.clone(), it.unit_name.clone())));
    line.map(|(name, unit)| view! { <span class="pairing-waits"><strong>{name}</strong>" "<small class="muted">{unit}</small></span> })
}

#[component]
fn Column(table: Table, at: usize) -> impl IntoView {
    let (_, words) = desk();
    let held =
        Memo::new(move |_| table.shown.with(|it| it.as_ref().map(|it| it.held(at)).unwrap_or_default()));
    let most = Memo::new(move |_| table.board.with(|it| it.load.max()));
    let short = Memo::new(move |_| {
        let least = table.board.with(|it| it.load.min());
        table.shown.with(|it| it.as_ref().is_some_and(|it| it.given.is_some()))
            && u32::try_from(held.with(Vec::len)).is_ok_and(|load| load < least)
    });
    let leader = table.board.with_untracked(|it| it.leaders.get(at).cloned());
    // While somebody is dragged, what it would cost to drop them here.
    let price = Memo::new(move |_| {
        let client = table.dragged.get()?;
        let effect = table.shown.with(|it| {
            it.as_ref().map(|it| {
                if it.placed.get(client).copied().flatten() == Some(at) {
                    return None;
                }
                Some(it.weigh(Change::Move { client, to: at }))
            })
        })??;
        Some(effect)
    });
    let drop_here = move |event: ev::DragEvent| {
        event.prevent_default();
        if let Some(client) = table.dragged.get_untracked() {
            table.dragged.set(None);
            table.shift(Change::Move { client, to: at });
        }
    };
    leader.map(|leader| {
        let post = leader.post;
        let head = leader.unit_name.clone();
        view! {
            <li
                class="card pairing-column" data-short=move || short.get().then_some("")
                data-drop=move || price.get().map(|it| if it.is_ok() { "can" } else { "cannot" })
                on:dragover=move |event| if table.dragged.get_untracked().is_some() { event.prevent_default() }
                on:drop=drop_here
            >
                <div class="pairing-leader">
                    <div class="grow"><h3>{leader.name.clone()}</h3>
                        <p class="small muted">{head}" "{move || post.name_in(words.language())}</p></div>
                    <span class="tag num" data-tone=move || short.get().then_some("care")>
                        {move || words.of_round(&RoundWord::Load { load: held.with(Vec::len), most: most.get() })}
                    </span>
                    {move || price.get().map(|it| view! {
                        <p class="small pairing-price">{move || match &it {
                            Ok(effect) => words.language().effect(effect),
                            Err(stop) => words.language().stop(*stop).to_owned(),
                        }}</p>
                    })}
                </div>
                <ul class="pairing-held">
                    <For each=move || held.get() key=|at| *at let:client><li><Person table=table client=client/></li></For>
                </ul>
            </li>
        }
    })
}

/// A counselor in a column: a press picks them up, a drag moves them.
#[component]
fn Person(table: Table, client: usize) -> impl IntoView {
    let (_, words) = desk();
    let line = table.board.with_untracked(|it| it.counselors.get(client).cloned());
    let why = move || {
        let reasons = table.shown.with(|it| it.as_ref().and_then(|it| it.reasons.get(client).cloned()));
        let language = words.language();
        let said: Vec<_> = reasons.unwrap_or_default().into_iter().map(|it| language.reason(it)).collect();
        said.join("，")
    };
    let own = Memo::new(move |_| {
        table.shown.with(|it| {
            let it = it.as_ref()?;
            Some(it.problem.way(client, it.placed.get(client).copied().flatten()?).traits()?.same_unit)
        }) == Some(true)
    });
    let locked =
        Memo::new(move |_| table.shown.with(|it| it.as_ref().is_some_and(|it| it.is_locked(client))));
    let may = Memo::new(move |_| table.board.with(|it| it.may_write));
    let start = move |event: ev::DragEvent| {
        drag::carry(event.as_ref());
        table.dragged.set(Some(client));
    };
    let drop_on = move |event: ev::DragEvent| {
        let Some(other) = table.dragged.get_untracked().filter(|it| *it != client) else { return };
        event.prevent_default();
        event.stop_propagation();
        table.dragged.set(None);
        table.shift(Change::Swap { one: other, other: client });
    };
    line.map(|line| view! {
        <button
            type="button" class="pairing-person" disabled=move || !may.get() draggable=move || may.get().to_string()
            data-own=move || own.get().then_some("") data-dragged=move || (table.dragged.get() == Some(client)).then_some("")
            on:click=move |_| table.picked.set(Some(client))
            on:dragstart=start on:dragend=move |_| table.dragged.set(None)
            on:dragover=move |event| if table.dragged.get_untracked().is_some() { event.prevent_default() }
            on:drop=drop_on
        >
            <span class="pairing-name">
                <strong>{line.name.clone()}</strong>
                <small>{line.unit_name.clone()}</small>
                {move || locked.get().then(|| view! { <Icon glyph=Glyph::Lock/><span class="unseen">{words.round(RoundWord::LockedMark)}</span> })}
            </span>
            <small class="pairing-why">{why}</small>
        </button>
    })
}
