//! What was not accepted: why, what stays, what can be done.

use gongjian_shared::rules::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::device::file;
use crate::keeper::talk::{EditState, ForkReason, ToKeeper};
use crate::notebook::OpenPaper;
use crate::screens::desk;
use crate::widgets::{Banner, Confirm, Tone};
use crate::words::Word;

/// Above a paper that has a fork, or is one.
#[component]
pub fn ForkNews(open: OpenPaper, text: Callback<(), String>) -> impl IntoView {
    let (_, words) = desk();
    let reason = Memo::new(move |_| {
        let of_state = match open.state.get() {
            Some(EditState::Refused { reason }) => Some(reason),
            Some(EditState::OnServer { .. } | EditState::OnPhone { .. }) | None => None,
        };
        open.view.with(|view| view.as_ref().and_then(|view| view.fork)).or(of_state)
    });
    let document = open.paper.document;
    move || {
        match (reason.get(), open.paper.fork) {
        (Some(ForkReason::Late), false) => view! {
            <Banner tone=Tone::Calm title=words.of(Word::LateTitle) text=words.of(Word::Fork(ForkReason::Late))>
                <a class="btn" href=format!("/paper/{document}?fork")>{words.of(Word::SeeFork)}</a>
            </Banner>
        }
        .into_any(),
        (Some(reason), false) => view! {
            <Banner tone=Tone::Alarm title=words.of(Word::ForkElsewhere) text=words.of(Word::Fork(reason))>
                <a class="btn" href=format!("/paper/{document}?fork")>{words.of(Word::SeeFork)}</a>
            </Banner>
        }
        .into_any(),
        (Some(ForkReason::Late), true) => view! {
            <Banner tone=Tone::Calm title=words.of(Word::LateTitle) text=words.of(Word::Fork(ForkReason::Late))>
                <a class="btn" href=format!("/paper/{document}")>{words.of(Word::SeeServer)}</a>
            </Banner>
        }
        .into_any(),
        (reason, true) => view! { <ForkDesk open=open reason=reason text=text/> }.into_any(),
        (None, false) => ().into_any(),
    }
    }
}

#[component]
fn ForkDesk(open: OpenPaper, reason: Option<ForkReason>, text: Callback<(), String>) -> impl IntoView {
    let (notebook, words) = desk();
    let document = open.paper.document;
    let asking = RwSignal::new(false);
    let copied = RwSignal::new(None::<bool>);
    let why = Signal::derive(move || {
        let why = reason.map(|reason| words.say(&Word::Fork(reason))).unwrap_or_default();
        format!("{why}{}", words.say(&Word::ForkStays))
    });
    let may_push = Memo::new(move |_| {
        let space = open.view.with(|view| view.as_ref().map(|view| view.head.space));
        notebook.spaces.with(|spaces| {
            spaces.iter().flatten().any(|it| Some(it.space) == space && it.role.is_some_and(Role::may_write))
        })
    });
    let navigate = use_navigate();
    let leave = Callback::new(move |()| {
        navigate(
            &format!("/paper/{document}"),
            NavigateOptions { replace: true, ..NavigateOptions::default() },
        );
    });
    let copy = move |_| spawn_local(async move { copied.set(Some(file::copy(&text.run(())).await)) });
    let push = move |_| {
        notebook.say(&ToKeeper::PushFork { document });
        leave.run(());
    };
    let drop_it = Callback::new(move |()| {
        asking.set(false);
        notebook.say(&ToKeeper::DropFork { document });
        leave.run(());
    });
    view! {
        <Banner tone=Tone::Alarm title=words.of(Word::ForkTitle) text=why>
            {move || may_push.get().then(|| view! {
                <button type="button" class="btn primary" on:click=push>{words.of(Word::PushAgain)}</button>
            })}
            <button type="button" class="btn" on:click=copy>{words.of(Word::CopyAll)}</button>
            <a class="btn" href=format!("/paper/{document}")>{words.of(Word::SeeServer)}</a>
            <button type="button" class="btn quiet" on:click=move |_| asking.set(true)>{words.of(Word::Drop)}</button>
            <p class="said" role="status">
                {move || copied.get().map(|done| words.say(if done { &Word::Copied } else { &Word::CopyFailed }))}
            </p>
        </Banner>
        <Confirm
            open=asking on_close=Callback::new(move |()| asking.set(false)) on_yes=drop_it
            title=words.of(Word::DropTitle) yes=words.of(Word::DropYes) no=words.of(Word::Cancel) close=words.of(Word::Close)
        >
            <p>{words.of(Word::DropText)}</p>
        </Confirm>
    }
}
