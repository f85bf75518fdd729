//! What every paper shows, whatever its kind.

use std::time::Duration;

use gongjian_shared::rules::Role;
use leptos::prelude::*;

use crate::keeper::talk::MemberView;
use crate::notebook::OpenPaper;
use crate::screens::versions::AdoptButton;
use crate::screens::{desk, face};
use crate::widgets::{Chip, Faces};
use crate::words::Word;

/// The members of the space that the paper is in.
pub fn members(open: OpenPaper) -> Memo<Vec<MemberView>> {
    let (notebook, _) = desk();
    let space = Memo::new(move |_| open.view.with(|view| view.as_ref().map(|view| view.head.space)));
    Memo::new(move |_| {
        notebook.spaces.with(|spaces| {
            let found = spaces.iter().flatten().find(|it| Some(it.space) == space.get());
            found.map(|it| it.members.clone()).unwrap_or_default()
        })
    })
}

pub fn space_name(open: OpenPaper) -> Signal<String> {
    let (notebook, _) = desk();
    let space = Memo::new(move |_| open.view.with(|view| view.as_ref().map(|view| view.head.space)));
    Signal::derive(move || {
        notebook.spaces.with(|spaces| {
            let found = spaces.iter().flatten().find(|it| Some(it.space) == space.get());
            found.map(|it| it.name.clone()).unwrap_or_default()
        })
    })
}

/// Who can see it, and where the work on it stands.
#[component]
pub fn PaperActs(open: OpenPaper) -> impl IntoView {
    let (notebook, words) = desk();
    let members = members(open);
    let names = Signal::derive(move || {
        members.with(|members| members.iter().map(|it| it.name.clone()).collect::<Vec<_>>())
    });
    let row = notebook.row(open.paper.document);
    let chip = Memo::new(move |_| {
        let state = open.state.get().or_else(|| row.with(|row| row.as_ref().map(|row| row.state)))?;
        Some(face::chip(state, open.paper.fork, open.is_storing()))
    });
    view! {
        <AdoptButton open=open/>
        // A fork is seen by nobody else.
        {(!open.paper.fork).then(|| view! { <Faces names=names label=words.of(Word::Members)/> })}
        {move || chip.get().map(|(state, word)| view! { <Chip state=state text=words.of(word)/> })}
    }
}

/// "14:32 已存，断网也在". An edit that takes long to be kept says so.
#[component]
pub fn Stored(open: OpenPaper) -> impl IntoView {
    const PATIENCE: Duration = Duration::from_millis(300);
    let (notebook, words) = desk();
    let pending = Memo::new(move |_| open.sent.get() > open.stored.get());
    let slow = RwSignal::new(false);
    Effect::new(move |_| {
        let sent = open.sent.get();
        if pending.get() {
            set_timeout(
                move || {
                    slow.maybe_update(|slow| {
                        let late = open.stored.get_untracked() < sent;
                        let changes = *slow != late;
                        *slow = late;
                        changes
                    });
                },
                PATIENCE,
            );
        } else {
            slow.set(false);
        }
    });
    let read_only = move || open.view.with(|view| view.as_ref().is_some_and(|view| !view.may_write));
    let comments = move || {
        let space = open.view.with(|view| view.as_ref().map(|view| view.head.space));
        notebook.spaces.with(|spaces| {
            let here = spaces.iter().flatten().find(|it| Some(it.space) == space);
            here.is_some_and(|it| it.role == Some(Role::Commenter))
        })
    };
    let said = move || {
        if read_only() {
            Some(if comments() { Word::CommentOnly } else { Word::ReadOnly })
        } else if notebook.trouble.with(Option::is_some) {
            Some(Word::NotStored)
        } else if slow.get() {
            Some(Word::Storing)
        } else {
            open.stored_at.get().map(|at| Word::StoredAt { when: words.moment(at) })
        }
    };
    let kept = move || (!open.is_storing()).then_some("");
    view! { <p class="stored" data-kept=kept>{move || said().map(|word| words.say(&word))}</p> }
}
