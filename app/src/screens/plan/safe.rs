//! A plan in plain text areas, for keyboards that do not get on with the view; and where the view cannot be fetched.

use leptos::html;
use leptos::prelude::*;

use super::about::About;
use super::block::BlockRow;
use super::editor::{Editor, Place};
use super::keys;
use super::outline::SafeOutline;
use super::toolbar::Toolbar;
use crate::device::{page, textarea};
use crate::notebook::OpenPaper;
use crate::screens::history::{HistoryButton, HistoryLink, Since};
use crate::screens::page::Page;
use crate::screens::paper::{ForkNews, PaperActs, Stored, caret_from_address, follow_fork, space_name};
use crate::screens::versions::Versions;
use crate::screens::{desk, shown_title};
use crate::words::Word;

/// 安全模式: one plain text area for each block.
#[component]
pub fn SafePlan(open: OpenPaper) -> impl IntoView {
    let editor = Editor::new(open);
    Effect::new(move |_| {
        open.view.track();
        open.sent.track();
        editor.adopt_when_quiet();
    });
    page::on_leave(move || editor.flush());
    on_cleanup(move || editor.flush());
    follow_fork(open, editor.composing.running, move || editor.caret());
    if open.paper.fork {
        go_on_at(editor, caret_from_address());
    }
    let kind = move || open.view.with(|view| view.as_ref().map(|view| view.head.kind));
    let title = Signal::derive(move || {
        kind().map(|kind| shown_title(open.paper.document, kind, &editor.title.get())).unwrap_or_default()
    });
    view! {
        <Page title=title sub=space_name(open) back="/work" acts=move || view! { <HistoryButton open=open/><PaperActs open=open/> }>
            <ForkNews open=open text=Callback::new(move |()| editor.plain_text())/>
            {(!open.paper.fork).then(|| view! { <Since open=open/> })}
            <div class="plan">
                <SafeOutline editor=editor/>
                <div class="plan-paper">
                    <div class="write-bar">
                        {move || editor.may_write.get().then(|| view! { <Toolbar editor=editor/> })}
                        <Stored open=open/>
                    </div>
                    <Sheet editor=editor/>
                    {(!open.paper.fork).then(|| view! { <HistoryLink open=open/><Versions document=open.paper.document/> })}
                </div>
                {(!open.paper.fork).then(|| view! { <About open=open/> })}
            </div>
        </Page>
    }
}

/// Puts the caret where it was before the page moved, as soon as the text stands.
fn go_on_at(editor: Editor, caret: Option<(usize, usize)>) {
    let caret = StoredValue::new(caret);
    Effect::new(move |_| {
        if editor.keys.with(Vec::is_empty) {
            return;
        }
        if let Some((row, at)) = caret.try_update_value(Option::take).flatten() {
            editor.put_caret(row, at);
        }
    });
}

#[component]
fn Sheet(editor: Editor) -> impl IntoView {
    view! {
        <article class="sheet">
            <TitleRow editor=editor/>
            <For each=move || editor.keys.get() key=|key| *key let(key)>
                <BlockRow editor=editor block=key/>
            </For>
            // Below the last line a press goes on writing there.
            <div class="sheet-end" aria-hidden="true" on:click=move |_| editor.focus_end()></div>
        </article>
    }
}

#[component]
fn TitleRow(editor: Editor) -> impl IntoView {
    let (_, words) = desk();
    let node = NodeRef::<html::Textarea>::new();
    editor.follow(Place::Title, node);
    // The plan of a form has a name before anybody writes one.
    let hint = move || match editor.open.view.with(|view| view.as_ref().map(|view| view.head)) {
        Some(head) if head.owner.is_some() => shown_title(head.document, head.kind, ""),
        Some(_) | None => words.say(&Word::TitleHint),
    };
    view! {
        <textarea
            class="sheet-title" rows="1" spellcheck="false" enterkeyhint="next" node_ref=node
            aria-label=words.of(Word::Title) placeholder=hint
            readonly=move || !editor.may_write.get()
            on:focus=move |_| editor.current.set(None)
            on:input=move |event| editor.typed(Place::Title, textarea::is_composing(&event))
            on:compositionstart=move |_| editor.composition_started(Place::Title)
            on:compositionend=move |_| editor.composition_ended(Place::Title)
            on:keydown=move |event| keys::in_title(editor, &event)
        ></textarea>
    }
}
