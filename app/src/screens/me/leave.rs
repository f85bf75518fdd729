use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::keeper::talk::ToKeeper;
use crate::screens::desk;
use crate::screens::unsent::export_when_ready;
use crate::widgets::Confirm;
use crate::words::Word;

/// Signing out leaves the device clean; what has not left it would be lost, so that is said first.
#[component]
pub fn Leave() -> impl IntoView {
    let (notebook, words) = desk();
    let asking = RwSignal::new(false);
    let unsent = Memo::new(move |_| notebook.unsent.with(Vec::len));
    let said = export_when_ready();
    let leave = Callback::new(move |()| {
        asking.set(false);
        spawn_local(async move {
            // Without a network the sign-in on the server ends by its age; the device is clean either way.
            drop(api::sign_out().await);
            notebook.say(&ToKeeper::SignOut);
        });
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
            title=words.of(Word::SignOutTitle) yes=yes no=words.of(Word::Cancel)
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
