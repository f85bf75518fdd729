//! Who left without a network is signed out on this device only; the server hears of it as soon as it can be reached.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, CallError};
use crate::device::timer;
use crate::notebook::Notebook;

/// A new sign-in waits no longer than this for the end of the old one.
const PATIENCE_MS: u64 = 8_000;
const AGAIN_MS: u64 = 15_000;

/// Tells the server of a sign-in that was left, again and again until it has heard.
pub fn pay_when_owed(notebook: Notebook) {
    Effect::new(move |_| {
        if let Some(session) = notebook.owed.get() {
            spawn_local(pay(notebook, session));
        }
    });
}

async fn pay(notebook: Notebook, session: String) {
    while notebook.owed.with_untracked(|owed| owed.as_ref() == Some(&session)) {
        notebook.paying.set(true);
        let answer = timer::within(PATIENCE_MS, api::end_session(session.clone())).await;
        notebook.paying.set(false);
        // Nobody signed in is as good: then the sign-in is over already.
        if matches!(answer, Some(Ok(()) | Err(CallError::SignedOut))) {
            return notebook.paid();
        }
        timer::wait(AGAIN_MS).await;
    }
}
