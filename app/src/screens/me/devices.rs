use gongjian_shared::wire::SessionRow;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, CallError};
use crate::keeper::talk::Link;
use crate::screens::desk;
use crate::widgets::{Empty, Glyph, Icon, Waiting};
use crate::words::Word;

/// Where this person is signed in; each can be ended from here. Asked from the server, so it needs a link.
#[component]
pub fn Devices() -> impl IntoView {
    let (notebook, words) = desk();
    let rows = RwSignal::new(None::<Result<Vec<SessionRow>, CallError>>);
    let said = RwSignal::new(None::<Word>);
    let load = move || {
        spawn_local(async move {
            let answer = api::sessions().await;
            rows.try_set(Some(answer));
        });
    };
    // Asked again when the link comes back.
    let online = Memo::new(move |_| matches!(notebook.link.get(), Link::Online | Link::ElsewhereOnline));
    Effect::new(move |_| {
        if online.get() {
            load();
        }
    });
    let end = Callback::new(move |key: String| {
        spawn_local(async move {
            match api::end_session(key).await {
                Ok(()) => {
                    said.set(Some(Word::SessionEnded));
                    load();
                }
                Err(error) => said.set(Some(Word::Call(error))),
            }
        });
    });
    view! {
        <section class="group" aria-labelledby="devices">
            <h2 id="devices">{words.of(Word::Devices)}</h2>
            <p class="muted small">{words.of(Word::DevicesHint)}</p>
            {move || match rows.get() {
                Some(Ok(rows)) => view! {
                    <ul class="card list">
                        {rows.into_iter().map(|row| view! { <DeviceRow row=row on_end=end/> }).collect_view()}
                    </ul>
                }.into_any(),
                Some(Err(CallError::Fault)) => view! {
                    <div class="card"><Empty glyph=Glyph::CloudOff title=words.of(Word::OnlineOnly)/></div>
                }.into_any(),
                Some(Err(error)) => view! { <p class="form-trouble">{words.of(Word::Call(error))}</p> }.into_any(),
                None if online.get() => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
                None => view! { <div class="card"><Empty glyph=Glyph::CloudOff title=words.of(Word::OnlineOnly)/></div> }.into_any(),
            }}
            <p class="small" role="status">{move || said.get().map(|it| words.say(&it))}</p>
        </section>
    }
}

#[component]
fn DeviceRow(row: SessionRow, on_end: Callback<String>) -> impl IntoView {
    let (_, words) = desk();
    let SessionRow { key, device, since, last_seen, current, .. } = row;
    let name = words.of(Word::EndSessionOf { device: device.clone() });
    view! {
        <li class="item">
            <span class="item-mark"><Icon glyph=if current { Glyph::Check } else { Glyph::Me }/></span>
            <span class="item-words">
                <strong>{device}</strong>
                <span class="item-more">
                    <span>{move || words.say(&Word::Since { when: words.moment(since) })}</span>
                    <span>{move || words.say(&Word::LastSeen { when: words.moment(last_seen) })}</span>
                </span>
            </span>
            {if current {
                view! { <span class="tag">{words.of(Word::ThisDevice)}</span> }.into_any()
            } else {
                view! {
                    <button type="button" class="btn slim" aria-label=name on:click=move |_| on_end.run(key.clone())>
                        {words.of(Word::EndSession)}
                    </button>
                }.into_any()
            }}
        </li>
    }
}
