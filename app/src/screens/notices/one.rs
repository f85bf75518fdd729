use gongjian_shared::ids::NoticeId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::notices::NoticeCommand;
use gongjian_shared::wire::notices::SentPage;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use super::me;
use super::reading::Reading;
use super::sent::Following;
use crate::api::{self, CallError};
use crate::keeper::talk::NoticeView;
use crate::screens::page::Page;
use crate::screens::{desk, outbox};
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::notices::NoticeWord;

/// /notices/:notice: for those to whom it came, and for those who follow it.
#[component]
pub fn NoticePage() -> impl IntoView {
    let params = use_params_map();
    let notice = Memo::new(move |_| params.with(|it| it.get("notice")).and_then(|it| it.parse().ok()));
    move || match notice.get() {
        Some(notice) => view! { <One notice=notice/> }.into_any(),
        None => view! { <Nothing/> }.into_any(),
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let (_, words) = desk();
    view! {
        <Page title=words.noticed(NoticeWord::Title) back="/notices">
            <div class="card"><Empty glyph=Glyph::Search title=words.noticed(NoticeWord::NotThere) text=words.noticed(NoticeWord::NotThereNext)/></div>
        </Page>
    }
}

#[component]
fn One(notice: NoticeId) -> impl IntoView {
    let (notebook, words) = desk();
    let sent = RwSignal::new(None::<Result<SentPage, CallError>>);
    let elsewhere = RwSignal::new(None::<NoticeView>);
    let read = Callback::new(move |()| {
        spawn_local(async move {
            drop(sent.try_set(Some(api::notices::notice(notice).await)));
        });
    });
    read.run(());
    let here = Memo::new(move |_| {
        let held = notebook.notices.with(|all| all.iter().flatten().find(|it| it.notice == notice).cloned());
        held.or_else(|| elsewhere.get())
    });
    // Who holds a post that reads no papers has it from the server alone.
    spawn_local(async move {
        if let Ok(list) = api::notices::notices().await {
            let found = list.received.into_iter().find(|(it, _)| *it == notice);
            drop(elsewhere.try_set(found.map(|(notice, row)| NoticeView { notice, row })));
        }
    });
    leave_receipt(notice, here);
    let title = Signal::derive(move || {
        let received = here.with(|it| it.as_ref().map(|it| it.row.title.clone()));
        let followed = move || {
            sent.with(|it| match it {
                Some(Ok(page)) => Some(page.text.title.as_str().to_owned()),
                Some(Err(_)) | None => None,
            })
        };
        received.or_else(followed).unwrap_or_else(|| words.notice(&NoticeWord::Title))
    });
    view! {
        <Page title=title back="/notices">
            <div class="notice">
                {move || here.get().map(|it| view! { <Reading it=it/> })}
                {move || match sent.get() {
                    Some(Ok(page)) => view! { <Following page=page reread=read alone=here.with_untracked(Option::is_none)/> }.into_any(),
                    _ if here.with(Option::is_some) => ().into_any(),
                    None => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
                    Some(Err(CallError::NotThere)) => view! {
                        <div class="card"><Empty glyph=Glyph::Search title=words.noticed(NoticeWord::NotThere) text=words.noticed(NoticeWord::NotThereNext)/></div>
                    }.into_any(),
                    Some(Err(_)) => view! {
                        <div class="card"><Empty glyph=Glyph::CloudOff title=words.noticed(NoticeWord::Offline) text=words.noticed(NoticeWord::OfflineNext)>
                            <button type="button" class="btn" on:click=move |_| read.run(())>{words.of(Word::TryAgain)}</button>
                        </Empty></div>
                    }.into_any(),
                }}
            </div>
        </Page>
    }
}

/// 已阅: given once, when the notice is on the screen; without a network it waits in the outbox.
fn leave_receipt(notice: NoticeId, here: Memo<Option<NoticeView>>) {
    let outbox = outbox();
    let given = StoredValue::new(false);
    Effect::new(move |_| {
        let Some(me) = me() else { return };
        let unread = here.with(|it| it.as_ref().is_some_and(|it| !it.row.opened_by(me)));
        let open = |command: &Command| matches!(command, Command::Notice { notice: NoticeCommand::Open { notice: it } } if *it == notice);
        let known = outbox
            .rows
            .with_untracked(|rows| rows.iter().any(|row| row.command().is_some_and(|it| open(&it))));
        if unread && !known && !given.get_value() {
            given.set_value(true);
            outbox.give(Command::Notice { notice: NoticeCommand::Open { notice } });
        }
    });
}
