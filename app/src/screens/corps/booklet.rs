//! /corps/booklet/<programme>: the office chooses work notes of a period, and this device binds them: also without a
//! network, from what it holds. The private part is never among that (S1-18, S1-24).

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::care::{CareRecord, Note, booklet};
use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::documents::view::{SheetView, View};
use gongjian_shared::forms::print::{Content, layout};
use gongjian_shared::ids::{DocumentId, ProgrammeId};
use gongjian_shared::rules::pairing::PairRow;
use gongjian_tables::letter::Layout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parts::typed;
use crate::device::file;
use crate::keeper::talk::Paper;
use crate::screens::care::held;
use crate::screens::forms::templates;
use crate::screens::on_demand::Missing;
use crate::screens::page::Page;
use crate::screens::programmes::today;
use crate::screens::{desk, pieces};
use crate::widgets::{Empty, Field, Glyph};
use crate::words::corps::CorpsWord as W;
use crate::words::{Language, times};

/// A record that can be chosen.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    head: DocumentHead,
    pair: PairRow,
    record: CareRecord,
}

/// What stands in the chosen records, as they open one after the other.
type Read = RwSignal<BTreeMap<DocumentId, SheetView>>;

#[component]
pub fn BookletPage(programme: ProgrammeId) -> impl IntoView {
    let (notebook, words) = desk();
    let all = held::all(notebook);
    let (from, until) =
        (RwSignal::new(today().first_of_year().to_string()), RwSignal::new(today().to_string()));
    let title = RwSignal::new(words.language().corps(&W::Booklet));
    let left_out = RwSignal::new(BTreeSet::<DocumentId>::new());
    let lines = Memo::new(move |_| {
        let within = (from.with(|it| it.parse().ok()), until.with(|it| it.parse().ok()));
        let mut lines = Vec::new();
        for pair in all.get().into_iter().filter(|it| it.row.programme == programme) {
            let heads = notebook.documents.with(|rows| {
                rows.iter().flatten().map(|it| (it.head.document, it.head)).collect::<BTreeMap<_, _>>()
            });
            for (id, record) in pair.records {
                let inside = match (record.on, within) {
                    (Some(on), (Some(from), Some(until))) => (from..=until).contains(&on),
                    (None, _) | (_, (None, _) | (_, None)) => false,
                };
                if let Some(head) = heads.get(&id).filter(|_| inside && record.void.is_none()) {
                    lines.push(Line { head: *head, pair: pair.row.clone(), record });
                }
            }
        }
        lines.sort_by_key(|it| (it.pair.leader.name.clone(), it.record.on, it.head.document));
        lines
    });
    let chosen = Memo::new(move |_| {
        left_out.with(|out| {
            lines.with(|all| {
                all.iter().filter(|it| !out.contains(&it.head.document)).cloned().collect::<Vec<_>>()
            })
        })
    });
    let read: Read = RwSignal::new(BTreeMap::new());
    let ids =
        Memo::new(move |_| chosen.with(|all| all.iter().map(|it| it.head.document).collect::<Vec<_>>()));
    let ready = Memo::new(move |_| {
        read.with(|read| ids.with(|ids| !ids.is_empty() && ids.iter().all(|it| read.contains_key(it))))
    });
    let trouble = RwSignal::new(None::<W>);
    let make = move |_| {
        trouble.set(Some(W::Making));
        let (language, title) = (words.0.get_untracked(), typed(title));
        let text = read.with_untracked(|read| {
            let notes = chosen.with_untracked(|all| {
                all.iter().filter_map(|it| note(it, read.get(&it.head.document)?, language)).collect()
            });
            booklet(&title, notes, |day| times::local_date(language, day))
        });
        let heading = language.corps(&W::Contents);
        spawn_local(async move {
            let told = match pieces::letters().await {
                Ok(letters) => {
                    let file = (letters.bind)(&text, Layout::Official, &heading);
                    let taken = file::download_bytes(&format!("{}.docx", bare(&title)), &file);
                    (!taken).then_some(W::NotTaken)
                }
                Err(Missing) => Some(W::Offline),
            };
            drop(trouble.try_set(told));
        });
    };
    view! {
        <Page title=words.corps(W::Booklet) back="/programmes">
            <div class="corps">
                <section class="card stack">
                    <p class="muted">{words.corps(W::BookletLead)}</p>
                    <Field label=words.corps(W::BookletTitle) value=title/>
                    <div class="corps-two">
                        <Field label=words.corps(W::From) value=from kind="date"/>
                        <Field label=words.corps(W::Until) value=until kind="date"/>
                    </div>
                    <p class="num">{move || words.say_corps(&W::Chosen { chosen: ids.with(Vec::len), all: lines.with(Vec::len) })}</p>
                    <button type="button" class="btn primary" disabled=move || !ready.get() on:click=make>{words.corps(W::MakeBooklet)}</button>
                    {move || trouble.get().map(|word| view! { <p role="status">{words.corps(word)}</p> })}
                </section>
                {move || lines.with(Vec::is_empty).then(|| view! {
                    <div class="card"><Empty glyph=Glyph::Blank title=words.corps(W::NoRecords)/></div>
                })}
                <ul class="card list" class:unseen=move || lines.with(Vec::is_empty)>
                    <For each=move || lines.get() key=|it| (it.head.document, it.record.clone()) let(it)>
                        <Row it=it left_out=left_out/>
                    </For>
                </ul>
                <For each=move || ids.get() key=|id| *id let(id)><Opened id=id read=read/></For>
            </div>
        </Page>
    }
}

/// One record, chosen unless somebody takes it out.
#[component]
fn Row(it: Line, left_out: RwSignal<BTreeSet<DocumentId>>) -> impl IntoView {
    let (_, words) = desk();
    let (id, kind, on) = (it.head.document, it.record.kind, it.record.on);
    let press = move |event| {
        let on = event_target_checked(&event);
        left_out.update(|out| {
            if on {
                out.remove(&id);
            } else {
                out.insert(id);
            }
        });
    };
    view! {
        <li class="item">
            <label class="meeting-tick corps-choice">
                <input type="checkbox" prop:checked=move || left_out.with(|out| !out.contains(&id)) on:change=press/>
                <span class="item-words">
                    <strong>{it.pair.leader.name}" · "{it.pair.counselor.name}</strong>
                    <span class="item-more num">
                        <span>{it.pair.counselor.unit_name}</span>
                        <span>{words.care(crate::words::care::CareWord::Kind(kind))}</span>
                        <span>{move || on.map(|on| words.date(on))}</span>
                    </span>
                </span>
            </label>
        </li>
    }
}

/// Keeps a record open while it is chosen.
#[component]
fn Opened(id: DocumentId, read: Read) -> impl IntoView {
    let (notebook, _) = desk();
    let open = notebook.open(Paper { document: id, fork: false });
    Effect::new(move |_| {
        let view = open.view.with(|view| match view.as_ref().map(|it| &it.content) {
            Some(View::Sheet(sheet)) => Some(sheet.clone()),
            Some(View::Text(_) | View::Form(_) | View::Activity(_) | View::Comments(_)) | None => None,
        });
        if let Some(view) = view {
            read.update(|read| {
                read.insert(id, view);
            });
        }
    });
}

/// The record as the booklet prints it: what was asked and answered, empty fields left out.
fn note(it: &Line, view: &SheetView, language: Language) -> Option<Note> {
    let (id, version) = view.template()?;
    let template = templates::find(id, *version)?;
    let table = layout(&template, &view.answers);
    let mut lines = Vec::new();
    for row in &table.rows {
        let mut asked = String::new();
        for cell in row {
            match &cell.content {
                Content::Label(label) => language.label(label).clone_into(&mut asked),
                Content::Values { values, .. } => {
                    let said: Vec<String> = values.iter().map(|it| language.printed(it)).collect();
                    let said = said.join(" / ");
                    if !said.trim().is_empty() {
                        lines.push((asked.clone(), said));
                    }
                }
                Content::Heading(_) | Content::Blank => {}
            }
        }
    }
    Note::of(&it.head, &it.pair, view, language.label(&template.title).to_owned(), lines)
}

/// A name that every system takes.
fn bare(title: &str) -> String {
    let kept = |c: char| if r#"/\:*?"<>|"#.contains(c) || c.is_control() { '_' } else { c };
    title.trim().chars().map(kept).take(80).collect()
}
