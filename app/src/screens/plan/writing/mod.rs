//! The desk: the view of `app/editor` on a sheet of paper, with outline, tool bar and what goes with them.

mod bars;
mod company;
mod desk;
mod differ;
mod letter;
mod model;
mod notes;
mod said;
mod spots;
mod title;
mod tools;

use leptos::html;
use leptos::prelude::*;

pub use self::letter::Letters;

use self::bars::Bars;
use self::desk::Writing;
use self::title::TitleLine;
use self::tools::{NoteTools, Tools};
use super::about::About;
use super::outline::Outline;
use crate::device::page;
use crate::notebook::OpenPaper;
use crate::screens::comments::{CommentList, Comments, NotesButton, WhoIsHere};
use crate::screens::history::{HistoryButton, HistoryLink, Since};
use crate::screens::page::Page;
use crate::screens::paper::{ForkNews, PaperActs, Stored, caret_from_address, follow_fork, space_name};
use crate::screens::versions::Versions;
use crate::screens::{desk as words_of, shown_title};
use crate::words::Word;
use crate::words::editor::EditorWord;

/// `missing`: the view cannot be had on this device at present.
#[component]
pub fn WritingPlan(open: OpenPaper, missing: Callback<()>) -> impl IntoView {
    let writing = Writing::new(open);
    let comments = Comments::of(words_of().0, open);
    Effect::new(move |_| {
        open.view.track();
        open.sent.track();
        open.stored.track();
        writing.adopt_when_quiet();
    });
    Effect::new(move |_| {
        let writes = writing.may_write.get();
        if writing.stands.get() {
            writing.may_write_now(writes);
        }
    });
    let clashes = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        open.view.track();
        if writing.stands.get() {
            clashes.with(|clashes| writing.show_spots(clashes));
        }
    });
    writing.keep_company();
    if let Some(comments) = comments {
        writing.keep_notes(comments);
    }
    page::on_leave(move || writing.flush());
    on_cleanup(move || writing.end());
    follow_fork(open, writing.composing.running, move || writing.caret());
    if open.paper.fork {
        go_on_at(writing, caret_from_address());
    }
    let kind = move || open.view.with(|view| view.as_ref().map(|view| view.head.kind));
    let title = Signal::derive(move || {
        kind().map(|kind| shown_title(open.paper.document, kind, &writing.title.get())).unwrap_or_default()
    });
    let current = Memo::new(move |_| {
        writing.outline.track();
        writing.current()
    });
    let go = Callback::new(move |key| writing.go_to(key));
    view! {
        <Page title=title sub=space_name(open) back="/work" acts=move || view! { <WhoIsHere open=open/><HistoryButton open=open/><PaperActs open=open/> }>
            <ForkNews open=open text=Callback::new(move |()| writing.plain_text())/>
            {(!open.paper.fork).then(|| view! { <Since open=open clashes=clashes/> })}
            <div class="plan">
                <Outline headings=writing.outline current=current go=go/>
                <div class="plan-paper">
                    <div class="write-bar">
                        {move || if writing.may_write.get() {
                            view! { <Tools writing=writing comments=comments/> }.into_any()
                        } else {
                            comments.map(|it| view! { <NoteTools writing=writing comments=it/> }).into_any()
                        }}
                        <div class="write-facts"><Count writing=writing/>{comments.map(|it| view! { <NotesButton comments=it/> })}<Stored open=open/></div>
                        <Bars writing=writing/>
                    </div>
                    <Sheet writing=writing missing=missing/>
                    {(!open.paper.fork).then(|| view! { <HistoryLink open=open/><Versions document=open.paper.document/> })}
                </div>
                {comments.map(|it| view! { <div class="plan-side"><CommentList comments=it/><About open=open/></div> })}
            </div>
        </Page>
    }
}

/// Puts the caret where it was before the page moved, as soon as the text stands.
fn go_on_at(writing: Writing, caret: Option<(usize, usize)>) {
    let caret = StoredValue::new(caret);
    Effect::new(move |_| {
        if writing.stands.get()
            && let Some((row, at)) = caret.try_update_value(Option::take).flatten()
        {
            writing.put_caret(row, at);
        }
    });
}

/// 字数, of what is selected where something is.
#[component]
fn Count(writing: Writing) -> impl IntoView {
    let (_, words) = words_of();
    let said = move || {
        let selected = writing.looks.with(|looks| desk::length_of(&looks.selected));
        if selected > 0 {
            words.at_desk(EditorWord::CountSelected { count: selected })
        } else {
            words.at_desk(EditorWord::Count { count: writing.characters.get() })
        }
    };
    view! { <span class="write-count num">{said}</span> }
}

#[component]
fn Sheet(writing: Writing, missing: Callback<()>) -> impl IntoView {
    let (_, words) = words_of();
    let node = NodeRef::<html::Div>::new();
    let begun = StoredValue::new(false);
    Effect::new(move |_| {
        if node.get().is_some() && writing.ready.get() && !begun.get_value() {
            begun.set_value(true);
            let (label, hint) = untrack(|| (words.at_desk(EditorWord::Body), words.say(&Word::BlockHint)));
            writing.mount(node, label, hint, move || missing.run(()));
        }
    });
    view! {
        <article class="sheet" data-stands=move || writing.stands.get().then_some("")>
            <TitleLine writing=writing/>
            <div class="desk" node_ref=node></div>
            // Below the last line a press goes on writing there.
            <div class="sheet-end" aria-hidden="true" on:click=move |_| writing.put_caret(usize::MAX, usize::MAX)></div>
        </article>
    }
}
