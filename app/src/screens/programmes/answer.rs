//! What the server answers, or why it does not: grey lines, a way to try again, or the page.

use leptos::prelude::*;

use crate::api::CallError;
use crate::screens::desk;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::programmes::ProgrammeWord;

#[component]
pub fn Answer<T: Clone + Send + Sync + 'static>(
    asked: RwSignal<Option<Result<T, CallError>>>,
    again: Callback<()>,
    draw: Callback<T, AnyView>,
) -> impl IntoView {
    let (_, words) = desk();
    move || {
        match asked.get() {
        None => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
        Some(Ok(it)) => draw.run(it),
        Some(Err(CallError::NotThere)) => view! {
            <div class="card"><Empty glyph=Glyph::Search title=words.told(ProgrammeWord::Hidden)>
                <a class="btn" href="/programmes">{words.of(Word::Programmes)}</a>
            </Empty></div>
        }
        .into_any(),
        Some(Err(CallError::Fault)) => view! {
            <div class="card">
                <Empty glyph=Glyph::CloudOff title=words.told(ProgrammeWord::Offline) text=words.told(ProgrammeWord::OfflineNext)>
                    <button type="button" class="btn" on:click=move |_| again.run(())>{words.of(Word::TryAgain)}</button>
                </Empty>
            </div>
        }
        .into_any(),
        Some(Err(error)) => view! {
            <div class="card"><Empty glyph=Glyph::Warning title=words.of(Word::Call(error))>
                <button type="button" class="btn" on:click=move |_| again.run(())>{words.of(Word::TryAgain)}</button>
            </Empty></div>
        }
        .into_any(),
    }
    }
}
