use gongjian_shared::history::Heads;
use gongjian_shared::history::away::known;
use gongjian_shared::ids::UserId;
use leptos::prelude::*;

use super::apart::{ApartList, apart};
use super::compare::Compare;
use super::restore::Restore;
use super::sittings::{Chosen, Entries, entries};
use crate::keeper::talk::{Paper, Past, PinView};
use crate::notebook::OpenPaper;
use crate::screens::page::Page;
use crate::screens::{desk, shown_title};
use crate::words::history::HistoryWord;

/// 修改记录: who wrote when; a press on a line shows what was changed. `away`: what changed since the person looked last.
#[component]
pub fn HistoryPage(paper: Paper, away: bool) -> impl IntoView {
    let (notebook, words) = desk();
    let open = notebook.open(paper);
    Effect::new(move |_| {
        if open.view.with(Option::is_some) {
            open.ask_past(true);
        }
    });
    let chosen = RwSignal::new(None::<Chosen>);
    let seen = first_seen(open);
    if away {
        choose_unseen(open, seen, chosen);
    }
    let row = notebook.row(paper.document);
    let title = Signal::derive(move || {
        let title = row.get().map(|row| shown_title(paper.document, row.head.kind, &row.summary.title));
        [words.of_past(&HistoryWord::History), title.unwrap_or_default()].join("：")
    });
    let all = Memo::new(move |_| {
        let pins: Vec<PinView> = notebook
            .pins
            .with(|pins| pins.iter().filter(|it| it.row.document == paper.document).cloned().collect());
        open.past.with(|past| past.as_ref().map(|past| entries(past, &pins, words)).unwrap_or_default())
    });
    let touched = apart(open, Signal::derive(move || seen.get().filter(|_| away)));
    view! {
        <Page title=title back="/work">
            <p><a class="btn" href=format!("/paper/{}", paper.document)>{words.past(HistoryWord::BackToText)}</a></p>
            <div class="history" data-open=move || chosen.with(Option::is_some).then_some("")>
                <div class="history-list"><Entries entries=all chosen=chosen/></div>
                <div class="history-one">
                    {move || match chosen.get() {
                        Some(it) => view! { <One open=open it=it chosen=chosen/> }.into_any(),
                        None => view! { <p class="muted history-hint">{words.past(HistoryWord::Choose)}</p> }.into_any(),
                    }}
                    {move || chosen.with(|it| it.as_ref().is_some_and(|it| it.who.is_none())).then(|| view! { <ApartList all=touched/> })}
                </div>
            </div>
        </Page>
    }
}

/// The version that the person had looked at when the page was opened.
pub fn first_seen(open: OpenPaper) -> RwSignal<Option<Heads>> {
    let seen = RwSignal::new(None);
    Effect::new(move |_| {
        let told = open.past.with(|past| past.as_ref().and_then(|past| past.seen.clone()));
        if told.is_some() && seen.with_untracked(Option::is_none) {
            seen.set(told);
        }
    });
    seen
}

/// Shows everything since then, and notes that it was looked at.
fn choose_unseen(open: OpenPaper, seen: RwSignal<Option<Heads>>, chosen: RwSignal<Option<Chosen>>) {
    let done = StoredValue::new(false);
    let (notebook, _) = desk();
    let me = notebook.me.with_untracked(|me| me.as_ref().and_then(Option::as_ref).map(|me| me.user));
    Effect::new(move |_| {
        let Some(seen) = seen.get().filter(|_| !done.get_value()) else { return };
        let Some(all) = open.past.with_untracked(|past| unseen(past.as_ref()?, &seen, me?)) else { return };
        done.set_value(true);
        chosen.set(Some(all));
        if let Some(view) = open.view.with_untracked(|view| view.as_ref().map(|view| view.view)) {
            open.looked(view);
        }
    });
}

/// From what the person knows, with their own work, to the text as it is.
fn unseen(past: &Past, seen: &Heads, me: UserId) -> Option<Chosen> {
    let at = past.written.last()?.at;
    let mut before = known(seen, me, &past.written);
    if before.is_empty() {
        before.insert(past.first);
    }
    Some(Chosen { who: None, at, before, after: past.now.clone() })
}

/// What was changed then.
#[component]
fn One(open: OpenPaper, it: Chosen, chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    let (_, words) = desk();
    let (who, at) = (it.who.clone(), it.at);
    let title = move || match who.clone() {
        Some(who) => words.of_past(&HistoryWord::ChangedBy { who, when: words.moment(at) }),
        None => words.of_past(&HistoryWord::SinceYouLooked),
    };
    view! {
        <section class="group" aria-labelledby="what-changed">
            <div class="group-top">
                <button type="button" class="btn quiet history-back" on:click=move |_| chosen.set(None)>{words.past(HistoryWord::Back)}</button>
                <h2 id="what-changed">{title}</h2>
            </div>
            <Compare open=open before=it.before.clone() after=it.after.clone()/>
            {it.who.is_some().then(|| view! { <Restore open=open chosen=it/> })}
        </section>
    }
}
