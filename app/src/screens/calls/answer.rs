//! What the server answers, or why it does not.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::CallError;
use crate::screens::desk;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::calls::CallWord as W;

/// What was asked, and how to ask again. What is on the screen stays until the new answer is here.
pub struct Asked<T: 'static> {
    pub answer: RwSignal<Option<Result<T, CallError>>>,
    pub again: Callback<()>,
}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Asked<T> {}

impl<T: Send + Sync + 'static> Asked<T> {
    /// Asks at once.
    pub fn new<F: Future<Output = Result<T, CallError>> + 'static>(
        ask: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self {
        let answer = RwSignal::new(None::<Result<T, CallError>>);
        let again = Callback::new(move |()| {
            let asked = ask();
            spawn_local(async move {
                let came = asked.await;
                // A page that is shown is worth more than the news that the network went.
                let keeps = matches!(came, Err(CallError::Fault))
                    && answer.try_with_untracked(|it| matches!(it, Some(Ok(_)))).unwrap_or(true);
                if !keeps {
                    drop(answer.try_set(Some(came)));
                }
            });
        });
        again.run(());
        Self { answer, again }
    }
}

#[component]
pub fn Answer<T: Clone + Send + Sync + 'static>(
    asked: Asked<T>,
    draw: Callback<T, AnyView>,
) -> impl IntoView {
    let (_, words) = desk();
    move || {
        match asked.answer.get() {
        None => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
        Some(Ok(it)) => draw.run(it),
        Some(Err(CallError::NotThere)) => view! {
            <div class="card"><Empty glyph=Glyph::Search title=words.call(W::Hidden)>
                <a class="btn" href="/calls">{words.of(Word::Calls)}</a>
            </Empty></div>
        }
        .into_any(),
        Some(Err(_)) => view! {
            <div class="card"><Empty glyph=Glyph::CloudOff title=words.call(W::Offline) text=words.call(W::OfflineNext)>
                <button type="button" class="btn" on:click=move |_| asked.again.run(())>{words.of(Word::TryAgain)}</button>
            </Empty></div>
        }
        .into_any(),
    }
    }
}
