use gongjian_shared::wire::notices::{NoticeList, SentLine};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{due, me, standing};
use crate::api::{self, CallError};
use crate::keeper::talk::NoticeView;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, Icon, Waiting};
use crate::words::Word;
use crate::words::notices::NoticeWord;

#[component]
pub fn NoticesPage() -> impl IntoView {
    let (notebook, words) = desk();
    let asked = RwSignal::new(None::<Result<NoticeList, CallError>>);
    spawn_local(async move { drop(asked.try_set(Some(api::notices::notices().await))) });
    // What the phone holds, and what only the server shows to this person.
    let received = Memo::new(move |_| {
        let mut all = notebook.notices.get().unwrap_or_default();
        let more = asked.with(|it| match it {
            Some(Ok(list)) => list.received.clone(),
            Some(Err(_)) | None => Vec::new(),
        });
        for (notice, row) in more {
            if !all.iter().any(|it| it.notice == notice) {
                all.push(NoticeView { notice, row });
            }
        }
        all.sort_by_key(|it| (std::cmp::Reverse(it.row.sent), it.notice));
        all
    });
    let may_send =
        move || asked.with(|it| matches!(it, Some(Ok(NoticeList { from, .. })) if !from.is_empty()));
    let compose = move || {
        may_send().then(|| view! {
            <a class="btn primary" href="/notices/new"><Icon glyph=Glyph::Plus/>{words.noticed(NoticeWord::Compose)}</a>
        })
    };
    let acts = move || view! { {compose} };
    view! {
        <Page title=words.noticed(NoticeWord::Title) acts=acts>
            <div class="notices">
                <section class="group" aria-labelledby="received">
                    <h2 id="received">{words.noticed(NoticeWord::Received)}</h2>
                    {move || if notebook.notices.with(Option::is_none) {
                        view! { <Waiting text=words.of(Word::Loading)/> }.into_any()
                    } else if received.with(Vec::is_empty) {
                        view! {
                            <div class="card"><Empty glyph=Glyph::Blank title=words.noticed(NoticeWord::ReceivedNone) text=words.noticed(NoticeWord::ReceivedNoneNext)/></div>
                        }.into_any()
                    } else {
                        view! {
                            <ul class="card list">
                                <For each=move || received.get() key=|it| (it.notice, it.row.receipts.len(), it.row.withdrawn.is_some()) let(it)><Line it=it/></For>
                            </ul>
                        }.into_any()
                    }}
                </section>
                {move || asked.with(|it| match it {
                    Some(Ok(list)) if !list.sent.is_empty() || !list.from.is_empty() => {
                        Some(view! { <Sent lines=list.sent.clone()/> }.into_any())
                    }
                    Some(Err(_)) => Some(view! { <p class="muted small" role="status">{words.noticed(NoticeWord::OfflineNext)}</p> }.into_any()),
                    Some(Ok(_)) | None => None,
                })}
            </div>
        </Page>
    }
}

#[component]
fn Line(it: NoticeView) -> impl IntoView {
    let (_, words) = desk();
    let NoticeView { notice, row } = it;
    let (word, open) = standing(&row, me());
    let (from, sent, last) = (row.from_name.clone(), row.sent, row.due);
    let more = move || words.notice(&NoticeWord::From { from: from.clone(), when: words.moment(sent) });
    view! {
        <li>
            <a class="item" href=format!("/notices/{notice}") data-notice=notice.to_string()>
                <i class="lamp" data-tone=open.then_some("care")></i>
                <span class="item-words">
                    <strong>{row.title}</strong>
                    <span class="item-more"><span>{more}</span><span>{move || due(words, last)}</span></span>
                </span>
                <span class="tag" data-tone=open.then_some("care")>{words.noticed(word)}</span>
            </a>
        </li>
    }
}

#[component]
fn Sent(lines: Vec<SentLine>) -> impl IntoView {
    let (_, words) = desk();
    let line = move |it: SentLine| {
        let (from, at, last) = (it.from_name, it.at, it.due);
        let more = move || words.notice(&NoticeWord::From { from: from.clone(), when: words.moment(at) });
        let (opened, of) = (it.reached.opened, it.reached.addressees);
        view! {
            <li>
                <a class="item" href=format!("/notices/{}", it.notice)>
                    <span class="item-words">
                        <strong>{it.title}</strong>
                        <span class="item-more"><span>{more}</span><span>{move || due(words, last)}</span></span>
                    </span>
                    {it.withdrawn.then(|| view! { <span class="tag">{words.noticed(NoticeWord::Withdrawn)}</span> })}
                    <span class="tag num">{words.noticed(NoticeWord::ReachedLine { opened, of })}</span>
                </a>
            </li>
        }
    };
    let none = lines.is_empty();
    view! {
        <section class="group" aria-labelledby="sent">
            <h2 id="sent">{words.noticed(NoticeWord::Sent)}</h2>
            <ul class="card list" class:unseen=none>{lines.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}
