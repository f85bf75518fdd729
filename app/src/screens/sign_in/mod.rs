//! /sign-in, and the same form in the sheet for an ended sign-in.

mod demo;
mod form;

use leptos::prelude::*;

use self::demo::DemoAccounts;
pub use self::form::SignInForm;
use super::desk;
use crate::device::page;
use crate::words::Word;

#[component]
pub fn SignIn() -> impl IntoView {
    let (_, words) = desk();
    let (login, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        page::set_title(&format!("{} · {}", words.say(&Word::SignIn), words.say(&Word::Brand)));
    });
    view! {
        <main class="door" id="main">
            <div class="door-brand">
                <i class="brand-mark" aria-hidden="true">"共"</i>
                <p class="door-name">{words.of(Word::Brand)}</p>
                <p class="door-tagline">{words.of(Word::Tagline)}</p>
            </div>
            <section class="card door-card" aria-labelledby="door-title">
                <h1 id="door-title">{words.of(Word::SignIn)}</h1>
                <p class="muted">{words.of(Word::SignInLead)}</p>
                <SignInForm on_done=Callback::new(|()| {}) login password/>
                <p class="door-note">{words.of(Word::SignInStays)}</p>
            </section>
            <DemoAccounts login password/>
            <a class="btn quiet" href="/first">{words.of(Word::ToFirst)}</a>
        </main>
    }
}
