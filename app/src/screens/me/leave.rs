use leptos::prelude::*;

use crate::device::{kept, waits};
use crate::keeper::talk::{ForkReason, ToKeeper, UnsentRow};
use crate::screens::unsent::export_when_ready;
use crate::screens::{desk, outbox};
use crate::widgets::Confirm;
use crate::words::Word;

/// Signing out leaves the device clean; what has not left it would be lost, so that is said first.
#[component]
pub fn Leave() -> impl IntoView {
    let (notebook, words) = desk();
    let asking = RwSignal::new(false);
    // What a supervisor has is on the server.
    let here = |row: &&UnsentRow| row.refused != Some(ForkReason::Late);
    let me = move || notebook.me.with_untracked(|me| me.as_ref()?.as_ref().map(|me| me.user));
    let outbox = outbox();
    let unsent = Memo::new(move |_| {
        // Photos and score sheets are counted where they are kept; what is asked is asked anew each time.
        asking.track();
        let beside = me().map_or(0, |user| waits::count(user) + kept::count(user, kept::SHEETS));
        notebook.unsent.with(|rows| rows.iter().filter(here).count()) + outbox.counts().0 + beside
    });
    let said = export_when_ready();
    let leave = Callback::new(move |()| {
        asking.set(false);
        if let Some(user) = me() {
            kept::wipe(user);
        }
        notebook.sign_out();
    });
    let yes = Signal::derive(move || {
        words.say(if unsent.get() > 0 { &Word::SignOutAnyway } else { &Word::SignOutYes })
    });
    view! {
        <div class="row">
            <button type="button" class="btn" on:click=move |_| asking.set(true)>{words.of(Word::SignOut)}</button>
        </div>
        <Confirm
            open=asking on_close=Callback::new(move |()| asking.set(false)) on_yes=leave
            title=words.of(Word::SignOutTitle) yes=yes no=words.of(Word::Cancel) close=words.of(Word::Close)
        >
            <p>{words.of(Word::SignOutText)}</p>
            {move || (unsent.get() > 0).then(|| view! {
                <p class="form-trouble">{move || words.say(&Word::SignOutUnsent { count: unsent.get() })}</p>
                <div class="row">
                    <button type="button" class="btn" on:click=move |_| notebook.say(&ToKeeper::ExportUnsent)>{words.of(Word::ExportAsFile)}</button>
                    <p class="small" role="status">{move || said.get().map(|it| words.say(&it))}</p>
                </div>
            })}
        </Confirm>
    }
}
