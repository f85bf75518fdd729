use gongjian_shared::comments::Thread;
use gongjian_shared::ids::CommentId;
use leptos::prelude::*;

use super::Comments;
use super::compose::Compose;
use super::thread::ThreadCard;
use crate::screens::desk;
use crate::widgets::{Glyph, Icon};
use crate::words::Word;
use crate::words::comments::CommentWord as W;

/// Opens the list of comments on a phone; says how many wait.
#[component]
pub fn NotesButton(comments: Comments) -> impl IntoView {
    let (_, words) = desk();
    let open = move || comments.threads.with(|all| all.iter().filter(|it| it.resolved.is_none()).count());
    let press = move |_| comments.shown.update(|shown| *shown = !*shown);
    view! {
        <button type="button" class="btn quiet slim notes-open" aria-expanded=move || comments.shown.get().to_string() on:click=press>
            {move || words.comment(&W::Open { count: open() })}
        </button>
    }
}

/// All threads: beside the text on a wide screen, a sheet from below on a phone.
#[component]
pub fn CommentList(comments: Comments) -> impl IntoView {
    let (_, words) = desk();
    let of = move |which: Part| Memo::new(move |_| which.of(comments));
    let (placed, detached, whole, done) =
        (of(Part::Placed), of(Part::Detached), of(Part::Whole), of(Part::Done));
    let none = move || comments.threads.with(Vec::is_empty) && comments.begun.get().is_none();
    let hidden = move || none() && !comments.shown.get();
    view! {
        <section
            class="notes" aria-labelledby="notes" class:unseen=hidden
            data-open=move || (comments.shown.get() || comments.begun.get().is_some()).then_some("")
        >
            <div class="notes-top">
                <h2 id="notes">{words.of_comments(W::Title)}</h2>
                <button
                    type="button" class="btn quiet round notes-close" aria-label=words.of(Word::Close)
                    on:click=move |_| { comments.shown.set(false); comments.begun.set(None); }
                >
                    <Icon glyph=Glyph::Close/>
                </button>
            </div>
            {move || comments.begun.get().map(|part| view! { <Compose comments=comments part=part/> })}
            {move || none().then(|| view! { <p class="muted small">{words.of_comments(W::None)}</p> })}
            <Threads comments=comments ids=placed/>
            <Named comments=comments ids=whole title=W::Whole/>
            <Named comments=comments ids=detached title=W::Detached/>
            {move || (!done.with(Vec::is_empty)).then(|| view! {
                <details class="notes-done">
                    <summary>{move || words.comment(&W::Done { count: done.with(Vec::len) })}</summary>
                    <Threads comments=comments ids=done/>
                </details>
            })}
        </section>
    }
}

/// Where a thread stands in the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Placed,
    Whole,
    /// What it was about is gone from the text.
    Detached,
    Done,
}

impl Part {
    fn of(self, comments: Comments) -> Vec<CommentId> {
        let places = comments.places.get();
        let part = |thread: &Thread| match (&thread.resolved, &thread.anchor, places.get(&thread.id)) {
            (Some(_), ..) => Self::Done,
            (None, None, _) => Self::Whole,
            (None, Some(_), Some(None)) => Self::Detached,
            (None, Some(_), Some(Some(_)) | None) => Self::Placed,
        };
        let mut ids: Vec<CommentId> =
            comments.threads.with(|all| all.iter().filter(|it| part(it) == self).map(|it| it.id).collect());
        if self == Self::Placed {
            ids.sort_by_key(|id| (places.get(id).cloned().flatten().map(|it| it.start), *id));
        }
        ids
    }
}

#[component]
fn Named(comments: Comments, ids: Memo<Vec<CommentId>>, title: W) -> impl IntoView {
    let (_, words) = desk();
    let some = Memo::new(move |_| !ids.with(Vec::is_empty));
    move || {
        some.get().then(|| {
            view! {
                <h3>{words.of_comments(title.clone())}</h3>
                <Threads comments=comments ids=ids/>
            }
        })
    }
}

#[component]
fn Threads(comments: Comments, ids: Memo<Vec<CommentId>>) -> impl IntoView {
    view! {
        <ul class="notes-list">
            <For each=move || ids.get() key=|id| *id let(id)>
                <ThreadCard comments=comments id=id/>
            </For>
        </ul>
    }
}
