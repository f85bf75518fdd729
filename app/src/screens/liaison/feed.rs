//! A card of /me: a calendar for other programs, by a secret address that can be renewed and ended.

use gongjian_shared::wire::liaison::FeedState;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::device::page;
use crate::screens::desk;
use crate::words::liaison::LiaisonWord as W;

/// Nothing while the server has not said how it stands.
#[component]
pub fn FeedCard() -> impl IntoView {
    let state = RwSignal::new(None::<FeedState>);
    spawn_local(async move {
        if let Ok(found) = api::liaison::feed().await {
            state.try_set(Some(found));
        }
    });
    let there = Memo::new(move |_| state.with(Option::is_some));
    move || there.get().then(|| view! { <Known state=state/> })
}

#[component]
fn Known(state: RwSignal<Option<FeedState>>) -> impl IntoView {
    let (_, words) = desk();
    let names = RwSignal::new(state.with_untracked(|it| it.is_some_and(|it| it.names)));
    let address = RwSignal::new(None::<String>);
    let open = move || state.with(|it| it.is_some_and(|it| it.open));
    let renew = move |_| {
        let names = names.get_untracked();
        spawn_local(async move {
            if let Ok(path) = api::liaison::renew_feed(names).await {
                address.try_set(Some(format!("{}{path}", page::origin())));
                state.try_set(Some(FeedState { open: true, names }));
            }
        });
    };
    let end = move |_| {
        spawn_local(async move {
            if api::liaison::end_feed().await.is_ok() {
                address.try_set(None);
                state.try_set(Some(FeedState { open: false, names: false }));
            }
        });
    };
    view! {
        <section class="card stack" aria-labelledby="feed">
            <h2 id="feed">{words.liaison(W::Feed)}</h2>
            <p class="muted small">{words.liaison(W::FeedLead)}</p>
            <label class="opinion">
                <input type="checkbox" prop:checked=move || names.get() on:change=move |event| names.set(event_target_checked(&event))/>
                <span>{words.liaison(W::FeedNames)}</span>
            </label>
            {move || address.get().map(|address| view! {
                <p>{words.liaison(W::FeedOnce)}</p>
                <p class="feed-address num">{address}</p>
            })}
            {move || (open() && address.with(Option::is_none)).then(|| view! { <p class="muted">{words.liaison(W::FeedOpen)}</p> })}
            <div class="row">
                <button type="button" class="btn" on:click=renew>{move || words.say_liaison(if open() { &W::FeedRenew } else { &W::FeedNew })}</button>
                {move || open().then(|| view! { <button type="button" class="btn quiet" on:click=end>{words.liaison(W::FeedEnd)}</button> })}
            </div>
        </section>
    }
}
