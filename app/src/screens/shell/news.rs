//! What concerns every page: an ended sign-in, a phone that cannot keep anything, a new version.

use leptos::prelude::*;

use crate::device::page;
use crate::keeper::talk::Link;
use crate::screens::desk;
use crate::screens::sign_in::SignInForm;
use crate::widgets::{Banner, Dialog, Tone};
use crate::words::Word;

#[component]
pub fn News() -> impl IntoView {
    view! {
        <div class="news">
            <Trouble/>
            <NoRoom/>
            <Expired/>
            <Update/>
        </div>
    }
}

#[component]
fn Trouble() -> impl IntoView {
    let (notebook, words) = desk();
    move || {
        notebook.trouble.get().map(|trouble| {
            view! { <Banner tone=Tone::Alarm title=words.of(Word::Trouble(trouble)) text=words.of(Word::TroubleNext(trouble))/> }
        })
    }
}

/// The pages were not all kept: what is written is safe, but a tunnel may find a page that does not open.
#[component]
fn NoRoom() -> impl IntoView {
    let (_, words) = desk();
    let none = RwSignal::new(page::has_no_room());
    page::on_window("gongjian-room", move || none.set(page::has_no_room()));
    move || {
        none.get()
            .then(|| view! { <Banner tone=Tone::Care title=words.of(Word::NoRoomTitle) text=words.of(Word::NoRoomText)/> })
    }
}

/// Documents stay open behind it: nothing that is written needs a sign-in.
#[component]
fn Expired() -> impl IntoView {
    let (notebook, words) = desk();
    let asking = RwSignal::new(false);
    let expired = Memo::new(move |_| notebook.link.get() == Link::SignedOut);
    let close = Callback::new(move |()| asking.set(false));
    view! {
        {move || expired.get().then(|| view! {
            <Banner tone=Tone::Care title=words.of(Word::ExpiredTitle) text=words.of(Word::ExpiredText)>
                <button type="button" class="btn" on:click=move |_| asking.set(true)>{words.of(Word::SignInAgain)}</button>
            </Banner>
        })}
        <Dialog
            open=Signal::derive(move || asking.get() && expired.get()) on_close=close
            title=words.of(Word::SignInAgain) close_label=words.of(Word::Close)
        >
            <SignInForm on_done=close/>
        </Dialog>
    }
}

#[component]
fn Update() -> impl IntoView {
    let (notebook, words) = desk();
    let waits = RwSignal::new(page::update_waits());
    page::on_window("gongjian-update", move || waits.set(true));
    move || {
        let too_old = notebook.link.get() == Link::TooOld;
        (waits.get() || too_old).then(|| view! {
            <Banner tone=Tone::Calm title=words.of(Word::UpdateWaits)>
                <button type="button" class="btn" on:click=move |_| if waits.get() { page::update_now() } else { page::reload() }>
                    {words.of(Word::UpdateNow)}
                </button>
            </Banner>
        })
    }
}
