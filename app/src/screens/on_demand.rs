//! Screens whose wasm is a piece of its own, fetched when they are first opened. How to add one: docs/ARCHITECTURE.md.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::desk;
use super::page::Page;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;

/// How a screen is drawn, once its piece is here.
pub type Draw = fn() -> AnyView;

/// The piece could not be fetched; a later try may succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// A screen on its way.
pub type Fetching = Pin<Box<dyn Future<Output = Result<Draw, Missing>>>>;

/// Fetches the piece and draws its screen. Until then: the frame of its page with grey lines, or that it is not here
/// and a way to try again.
#[component]
pub fn OnDemand(
    /// The heading until the screen brings its own.
    title: Word,
    fetch: fn() -> Fetching,
    #[prop(optional)] back: Option<&'static str>,
) -> impl IntoView {
    let (_, words) = desk();
    let title = words.of(title);
    let screen = RwSignal::new(None::<Result<Draw, Missing>>);
    let ask = move || {
        screen.set(None);
        // The person may have gone elsewhere meanwhile: then nobody is told, and the piece stays for the next time.
        spawn_local(async move {
            let _ = screen.try_set(Some(fetch().await));
        });
    };
    ask();
    move || {
        match screen.get() {
        Some(Ok(draw)) => draw(),
        Some(Err(Missing)) => view! {
            <Page title=title nostrip:back=back>
                <div class="card" role="alert">
                    <Empty glyph=Glyph::CloudOff title=words.of(Word::PieceMissing) text=words.of(Word::PieceMissingNext)>
                        <button type="button" class="btn" on:click=move |_| ask()>{words.of(Word::TryAgain)}</button>
                    </Empty>
                </div>
            </Page>
        }
        .into_any(),
        None => view! {
            <Page title=title nostrip:back=back><Waiting text=words.of(Word::Loading)/></Page>
        }
        .into_any(),
    }
    }
}
