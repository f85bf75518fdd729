//! The accounts that a demo offers; on any other server there are none, and nothing is shown.

use gongjian_shared::wire::demo::DemoAccount;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::device::http;
use crate::screens::desk;
use crate::words::Word;

/// One account for each role; a tap fills the form.
#[component]
pub fn DemoAccounts(login: RwSignal<String>, password: RwSignal<String>) -> impl IntoView {
    let (_, words) = desk();
    let accounts = RwSignal::new(Vec::<DemoAccount>::new());
    spawn_local(async move {
        if let Some(found) = http::get_json("/api/demo").await {
            accounts.set(found);
        }
    });
    let row = move |it: DemoAccount| {
        let part = it.part;
        let filled = move |_| {
            login.set(it.login.as_str().to_owned());
            password.set(it.password.reveal().to_owned());
        };
        view! {
            <li>
                <button type="button" class="demo-account" on:click=filled>
                    <b>{words.of(Word::DemoName(part))}</b>
                    <small>{words.of(Word::DemoTry(part))}</small>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !accounts.with(Vec::is_empty)>
            <section class="card door-card" aria-labelledby="demo-title">
                <h2 id="demo-title">{words.of(Word::DemoTitle)}</h2>
                <p class="muted">{words.of(Word::DemoLead)}</p>
                <ul class="demo-accounts">{move || accounts.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}
