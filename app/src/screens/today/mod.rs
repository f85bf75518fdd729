//! / : what I wrote last, what others changed, what needs me. All of it from this device.

mod owed;
mod programmes;

use std::collections::BTreeSet;

use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::time::Timestamp;
use leptos::prelude::*;

use self::owed::Owed;
use self::programmes::RunningProgrammes;
use super::page::Page;
use super::shell::is_paired;
use super::unsent::UnsentList;
use super::work::PaperRow;
use super::{desk, shown_title};
use crate::device::{clock, looked};
use crate::keeper::talk::{DocumentRow, UnsentRow};
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::today::TodayWord;
use crate::words::{Word, times};

/// How many lines a part shows; the whole is a page of its own.
const SHOWN: usize = 6;

#[component]
pub fn Today() -> impl IntoView {
    let (notebook, words) = desk();
    let date = Signal::derive(move || times::day(words.language(), clock::local(clock::now())));
    // The look before this one: what changed since then is what is new.
    let last = notebook.me.with_untracked(|me| me.as_ref().and_then(|me| me.as_ref().map(|me| me.user)));
    let last = last.and_then(|user| looked::note(user, clock::now()));
    let since = move || match last {
        Some(at) => words.language().today(&TodayWord::SinceLast { when: words.moment(at) }),
        None => words.say(&Word::OthersHint),
    };
    let mine = latest(|row| row.changed_by_me, None);
    let others = latest(|row| !row.changed_by_me, last);
    let loading = move || notebook.documents.with(Option::is_none);
    view! {
        <Page title=words.of(Word::Today) sub=date>
            <ToHandle/>
            <Pairs/>
            {move || if loading() {
                view! { <Waiting text=words.of(Word::Loading)/> }.into_any()
            } else {
                view! {
                    <div class="today">
                        <Owed/>
                        <section class="group" aria-labelledby="go-on">
                            <div class="group-top">
                                <h2 id="go-on">{words.of(Word::GoOn)}</h2>
                                <span class="end">{words.of(Word::GoOnHint)}</span>
                            </div>
                            {move || match mine.with(|mine| mine.first().copied()) {
                                Some(first) => view! { <LeftOff document=first/> }.into_any(),
                                None => view! {
                                    <div class="card">
                                        <Empty glyph=Glyph::Plan title=words.of(Word::NothingToGoOn) text=words.of(Word::NothingToGoOnNext)>
                                            <a class="btn primary" href="/work">{words.of(Word::GoToWork)}</a>
                                        </Empty>
                                    </div>
                                }.into_any(),
                            }}
                            <Rows ids=Signal::derive(move || mine.with(|mine| mine.iter().skip(1).copied().collect()))/>
                        </section>
                        <section class="group" aria-labelledby="others">
                            <div class="group-top">
                                <h2 id="others">{words.of(Word::OthersChanged)}</h2>
                                <span class="end">{since}</span>
                            </div>
                            {move || others.with(Vec::is_empty).then(|| view! {
                                <div class="card"><Empty glyph=Glyph::Organisation title=words.of(Word::NothingFromOthers)/></div>
                            })}
                            <Rows ids=others/>
                        </section>
                        <RunningProgrammes/>
                    </div>
                }.into_any()
            }}
        </Page>
    }
}

/// The way to the pairs of this person.
#[component]
fn Pairs() -> impl IntoView {
    let (notebook, words) = desk();
    let paired = is_paired(notebook);
    move || {
        paired.get().then(|| {
            view! {
                <ul class="card list">
                    <li>
                        <a class="item" href="/care">
                            <span class="item-words">
                                <strong>{words.of(Word::Care)}</strong>
                                <span class="item-more">{words.of(Word::CareHint)}</span>
                            </span>
                        </a>
                    </li>
                </ul>
            }
        })
    }
}

/// The latest documents of a sort; those from before `since` are left out.
fn latest(fits: fn(&DocumentRow) -> bool, since: Option<Timestamp>) -> Memo<Vec<DocumentId>> {
    let (notebook, _) = desk();
    Memo::new(move |_| {
        let open: BTreeSet<SpaceId> = notebook.open_spaces().into_iter().map(|it| it.space).collect();
        notebook.documents.with(|rows| {
            let told = |row: &&DocumentRow| {
                let here = open.contains(&row.head.space);
                here && row.changed.is_some() && row.changed >= since && fits(row)
            };
            let mut rows: Vec<&DocumentRow> = rows.iter().flatten().filter(told).collect();
            rows.sort_by_key(|row| (std::cmp::Reverse(row.changed), row.head.document));
            rows.iter().take(SHOWN).map(|row| row.head.document).collect()
        })
    })
}

#[component]
fn Rows(#[prop(into)] ids: Signal<Vec<DocumentId>>) -> impl IntoView {
    let (notebook, _) = desk();
    view! {
        <ul class="card list" class:unseen=move || ids.with(Vec::is_empty)>
            <For each=move || ids.get() key=|id| *id let(id)>
                <PaperRow row=notebook.row(id)/>
            </For>
        </ul>
    }
}

/// The document to go on with: the main act of the day.
#[component]
fn LeftOff(document: DocumentId) -> impl IntoView {
    let (notebook, words) = desk();
    let row = notebook.row(document);
    let title = move || {
        row.with(|row| {
            row.as_ref().map(|row| shown_title(row.head.document, row.head.kind, &row.summary.title))
        })
    };
    let more = move || {
        let (when, space) =
            row.with(|row| row.as_ref().map(|row| (row.changed.map(|at| words.moment(at)), row.head.space)))?;
        let name = notebook
            .spaces
            .with(|spaces| spaces.iter().flatten().find(|it| it.space == space).map(|it| it.name.clone()));
        Some([name, when].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    view! {
        <div class="card left-off">
            <div class="grow">
                <a class="left-off-title" href=format!("/paper/{document}")>{title}</a>
                <p class="muted small">{more}</p>
            </div>
            <a class="btn primary" href=format!("/paper/{document}")>{words.of(Word::GoOn)}</a>
        </div>
    }
}

/// What was refused or has not left this device; nothing is shown when there is nothing.
#[component]
fn ToHandle() -> impl IntoView {
    let (notebook, words) = desk();
    let some = Memo::new(move |_| !notebook.unsent.with(Vec::is_empty));
    let more = move || notebook.unsent.with(|rows| rows.len() > SHOWN);
    let first = Signal::derive(move || {
        let mut rows: Vec<UnsentRow> = notebook.unsent.get();
        rows.sort_by_key(|row| (row.refused.is_none(), row.since));
        rows.truncate(SHOWN);
        rows
    });
    move || {
        some.get().then(|| view! {
        <section class="group" aria-labelledby="to-handle">
            <div class="group-top">
                <h2 id="to-handle">{words.of(Word::ToHandle)}</h2>
                <span class="end">{words.of(Word::ToHandleHint)}</span>
            </div>
            <UnsentList rows=first/>
            {move || more().then(|| view! { <a class="btn quiet" href="/unsent">{words.of(Word::SeeAll)}</a> })}
        </section>
    })
    }
}
