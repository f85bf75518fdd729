//! The frame of every page: heading, what can be done here, the state of the work in its corner.

use leptos::prelude::*;

use super::face;
use super::{desk, outbox};
use crate::device::page;
use crate::widgets::{Glyph, Icon, StateChip};
use crate::words::{Word, Words};

#[component]
pub fn Page(
    #[prop(into)] title: Signal<String>,
    /// A quiet line with the heading.
    #[prop(optional, into)]
    sub: Option<Signal<String>>,
    /// Where "back" leads; only pages below another have it.
    #[prop(optional)]
    back: Option<&'static str>,
    /// What can be done with the whole page.
    #[prop(optional, into)]
    acts: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let (_, words) = desk();
    Effect::new(move |_| page::set_title(&format!("{} · {}", title.get(), words.say(&Word::Brand))));
    view! {
        <div class="page" data-below=back.is_some().then_some("")>
            <header class="top">
                {back.map(|href| view! { <BackLink href=href words=words/> })}
                <div class="top-title">
                    {sub.map(|sub| view! { <p class="top-sub">{sub}</p> })}
                    <h1>{title}</h1>
                </div>
                <div class="top-acts">{acts.run()}</div>
                <WorkChip/>
            </header>
            <main id="main" tabindex="-1">{children()}</main>
        </div>
    }
}

#[component]
fn BackLink(href: &'static str, words: Words) -> impl IntoView {
    view! {
        <a class="btn quiet back" href=href>
            <Icon glyph=Glyph::Back/>
            <span class="unseen">{words.of(Word::Back)}</span>
        </a>
    }
}

/// The state of all work.
#[component]
fn WorkChip() -> impl IntoView {
    let (notebook, words) = desk();
    let outbox = outbox();
    let state = Memo::new(move |_| {
        let opened = notebook.documents.with(Option::is_some);
        let storing = notebook.storing.with(|storing| !storing.is_empty());
        notebook
            .unsent
            .with(|unsent| face::all_work(notebook.link.get(), opened, storing, unsent, outbox.counts()))
    });
    view! {
        <StateChip
            state=Signal::derive(move || state.get().0)
            text=Signal::derive(move || words.say(&Word::Chip(state.get().1)))
            unsent=Signal::derive(move || notebook.unsent.with(Vec::len) + outbox.counts().0)
        />
    }
}
