//! What the server answers, or why it does not.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;

use gongjian_shared::ids::UserId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::CallError;
use crate::screens::desk;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::calls::CallWord as W;

/// What was answered since the app was opened, by person and question: a page that was seen opens again without a
/// network.
type Kept = HashMap<(UserId, String), Box<dyn Any>>;

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

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

impl<T: Clone + PartialEq + Send + Sync + 'static> Asked<T> {
    /// Asks at once. `question` names what is asked.
    pub fn new<F: Future<Output = Result<T, CallError>> + 'static>(
        question: &str,
        ask: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self {
        let (notebook, _) = desk();
        let me = notebook.me.with_untracked(|me| me.as_ref()?.as_ref().map(|me| me.user));
        let key = me.map(|me| (me, question.to_owned()));
        let answer = RwSignal::new(key.as_ref().and_then(kept::<T>).map(Ok));
        let again = Callback::new(move |()| {
            let (asked, key) = (ask(), key.clone());
            spawn_local(async move { take(answer, key, asked.await) });
        });
        again.run(());
        Self { answer, again }
    }
}

fn kept<T: Clone + 'static>(key: &(UserId, String)) -> Option<T> {
    KEPT.with_borrow(|kept| kept.get(key).and_then(|it| it.downcast_ref::<T>()).cloned())
}

/// A page that is shown is worth more than the news that the network went; and the same answer is drawn once.
fn take<T: Clone + PartialEq + Send + Sync + 'static>(
    answer: RwSignal<Option<Result<T, CallError>>>,
    key: Option<(UserId, String)>,
    came: Result<T, CallError>,
) {
    if let (Ok(it), Some(key)) = (&came, key) {
        KEPT.with_borrow_mut(|kept| kept.insert(key, Box::new(it.clone())));
    }
    let stays = answer.try_with_untracked(|shown| match (shown, &came) {
        (Some(Ok(_)), Err(CallError::Fault)) => true,
        (Some(Ok(shown)), Ok(came)) => shown == came,
        (Some(_) | None, _) => false,
    });
    if stays == Some(false) {
        drop(answer.try_set(Some(came)));
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
