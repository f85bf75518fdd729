//! /unsent: what has not left this device, how old it is, and a file of it for the worst day.

mod given;

use leptos::prelude::*;

use self::given::GivenList;
pub use self::given::{face, why};
use super::page::Page;
use super::{desk, outbox, shown_title};
use crate::device::{clock, file};
use crate::keeper::talk::{ForkReason, ToKeeper, UnsentRow};
use crate::widgets::{Chip, ChipState, Empty, Glyph};
use crate::words::{Word, sizes, times};

#[component]
pub fn Unsent() -> impl IntoView {
    let (notebook, words) = desk();
    let nothing = Memo::new(move |_| notebook.unsent.with(Vec::is_empty));
    let given = outbox().rows;
    let none_given =
        move || given.with(|rows| !rows.iter().any(|row| row.state.waits() || row.state.failed()));
    let in_order = Signal::derive(move || {
        let mut rows = notebook.unsent.get();
        rows.sort_by_key(|row| (row.refused.is_none(), row.since));
        rows
    });
    let all_refused =
        Memo::new(move |_| notebook.unsent.with(|rows| rows.iter().all(|row| row.refused.is_some())));
    let lead = move || words.say(if all_refused.get() { &Word::RefusedLead } else { &Word::UnsentLead });
    let known = move || notebook.documents.with(Option::is_some);
    view! {
        <Page title=words.of(Word::Unsent)>
            <GivenList/>
            {move || if nothing.get() && !none_given() {
                ().into_any()
            } else if nothing.get() && known() {
                view! {
                    <div class="card"><Empty glyph=Glyph::Cloud title=words.of(Word::AllSent) text=words.of(Word::AllSentNext)/></div>
                }.into_any()
            } else {
                view! {
                    <p class="muted">{lead}</p>
                    <UnsentList rows=in_order/>
                    {move || (!all_refused.get()).then(|| view! {
                        <div class="row">
                            <button type="button" class="btn primary" on:click=move |_| notebook.say(&ToKeeper::Connect)>
                                {words.of(Word::ConnectNow)}
                            </button>
                        </div>
                    })}
                    <Export/>
                }.into_any()
            }}
        </Page>
    }
}

/// Rows of unsent work; those that were refused say why.
#[component]
pub fn UnsentList(#[prop(into)] rows: Signal<Vec<UnsentRow>>) -> impl IntoView {
    view! {
        <ul class="card list">
            <For each=move || rows.get() key=|row| (row.paper, row.changes, row.bytes, row.since, row.refused, row.title.clone()) let(row)>
                <Row row=row/>
            </For>
        </ul>
    }
}

#[component]
fn Row(row: UnsentRow) -> impl IntoView {
    let (_, words) = desk();
    let UnsentRow { paper, kind, title, space, changes, bytes, since, refused, answer, opens } = row;
    // A document of a space that is closed cannot be opened any more.
    let href = opens.then(|| format!("/paper/{}{}", paper.document, if paper.fork { "?fork" } else { "" }));
    let late = refused == Some(ForkReason::Late);
    let size = sizes::bytes(u64::try_from(bytes).unwrap_or(u64::MAX));
    let age = move || {
        words.say(&Word::WaitedFor { age: times::age(words.language(), clock::now().ms_since(since)) })
    };
    let (tone, state, chip) = match refused {
        None => ("care", ChipState::OnPhone, Word::OnPhone),
        Some(ForkReason::Late) => ("calm", ChipState::Escrow, Word::AwaitsSupervisor),
        Some(_) => ("alarm", ChipState::Refused, Word::NotAccepted),
    };
    view! {
        <li>
            <a class="item" href=href>
                <i class="lamp" data-tone=tone></i>
                <span class="item-words">
                    <strong>{move || shown_title(paper.document, kind, &title)}</strong>
                    <span class="item-more">
                        <span>{space}</span>
                        <span>{words.of(Word::Changes { count: changes })}</span>
                        <span class="num">{size}</span>
                        <span>{age}</span>
                    </span>
                    {refused.map(|reason| view! { <span class="item-why" data-calm=late.then_some("")>{words.of(Word::Fork(reason))}</span> })}
                    {answer.filter(|reason| !reason.is_empty()).map(|reason| view! {
                        <span class="item-why">{words.of(Word::SupervisorSaid { reason })}</span>
                    })}
                </span>
                <Chip state=state text=words.of(chip)/>
            </a>
        </li>
    }
}

#[component]
fn Export() -> impl IntoView {
    let (notebook, words) = desk();
    let said = export_when_ready();
    view! {
        <section class="card stack">
            <p class="muted small">{words.of(Word::ExportHint)}</p>
            <div class="row">
                <button type="button" class="btn" on:click=move |_| notebook.say(&ToKeeper::ExportUnsent)>
                    {words.of(Word::ExportAsFile)}
                </button>
                <p class="small" role="status">{move || said.get().map(|it| words.say(&it))}</p>
            </div>
        </section>
    }
}

/// Hands the file to the person as soon as the keeper has written it; says what became of it.
pub fn export_when_ready() -> RwSignal<Option<Word>> {
    let (notebook, _) = desk();
    let said = RwSignal::new(None);
    Effect::new(move |_| {
        let Some(text) = notebook.exported.get() else { return };
        let now = clock::local(clock::now());
        let name = format!(
            "gongjian-{}-{:02}-{:02}-{:02}{:02}.json",
            now.year, now.month, now.day, now.hour, now.minute
        );
        said.set(Some(if file::download(&name, &text) { Word::Exported } else { Word::ExportFailed }));
        notebook.exported.set(None);
    });
    said
}
