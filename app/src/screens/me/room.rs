use leptos::prelude::*;

use crate::keeper::talk::ToKeeper;
use crate::screens::desk;
use crate::widgets::{Glyph, Icon, RoomBar};
use crate::words::{Word, sizes};

/// How much of the browser's storage is used, and whether the browser keeps its hands off it.
#[component]
pub fn RoomCard() -> impl IntoView {
    let (notebook, words) = desk();
    notebook.say(&ToKeeper::Room);
    let room = Memo::new(move |_| notebook.room.get());
    let said = move || match room.get() {
        None => words.say(&Word::RoomUnknown),
        Some(room) => words.say(&Word::RoomUsed {
            used: sizes::bytes(room.used_bytes),
            quota: sizes::bytes(room.quota_bytes),
        }),
    };
    let guarded = move || {
        room.get().map(|room| {
            if room.protected { (Glyph::Lock, Word::Protected) } else { (Glyph::Warning, Word::NotProtected) }
        })
    };
    view! {
        <section class="card stack">
            <h2>{words.of(Word::Room)}</h2>
            <RoomBar
                label=words.of(Word::Room)
                used=Signal::derive(move || room.get().map_or(0, |room| room.used_bytes))
                quota=Signal::derive(move || room.get().map_or(0, |room| room.quota_bytes))
            />
            <p class="small num">{said}</p>
            {move || guarded().map(|(glyph, word)| view! {
                <p class="guarded" data-safe=(glyph == Glyph::Lock).then_some("")><Icon glyph=glyph/><span>{words.of(word)}</span></p>
            })}
        </section>
    }
}
