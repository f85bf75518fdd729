//! /work: everything this person may see, by space.

mod new;
mod row;

use std::collections::HashMap;

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::rules::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::new::NewPaper;
pub use self::row::PaperRow;
use super::desk;
use super::face;
use super::page::Page;
use super::shell::sees_organisation;
use crate::keeper::talk::{DocumentRow, SpaceView};
use crate::widgets::{Empty, Glyph, Icon, Waiting};
use crate::words::{Language, Word};

#[component]
pub fn Work() -> impl IntoView {
    let (notebook, words) = desk();
    let query = use_query_map();
    let seated = sees_organisation();
    let only =
        Memo::new(move |_| query.with(|query| query.get("space")).and_then(|id| id.parse::<SpaceId>().ok()));
    let asked = RwSignal::new(String::new());
    let by_id = Memo::new(move |_| {
        let rows = notebook.documents.get().unwrap_or_default();
        rows.into_iter().map(|row| (row.head.document, row)).collect::<HashMap<_, _>>()
    });
    let groups = Memo::new(move |_| {
        let spaces = notebook.open_spaces();
        let shown = spaces.into_iter().filter(|space| only.get().is_none_or(|only| only == space.space));
        by_id.with(|rows| group(words.language(), shown.collect(), rows, &asked.get()))
    });
    let title = Signal::derive(move || {
        let name = only.get().and_then(|only| {
            groups.with(|groups| groups.iter().find(|it| it.space == only).map(|it| it.name.clone()))
        });
        name.unwrap_or_else(|| words.say(&Word::Work))
    });
    let loading = move || notebook.documents.with(Option::is_none) || notebook.spaces.with(Option::is_none);
    let in_no_space = move || notebook.spaces.with(|spaces| spaces.as_ref().is_some_and(Vec::is_empty));
    let nothing_found = move || {
        !asked.with(String::is_empty) && groups.with(|groups| groups.iter().all(|it| it.rows.is_empty()))
    };
    view! {
        <Page title=title acts=move || view! { <NewPaper only=only/> }>
            <div class="filter">
                <Icon glyph=Glyph::Search/>
                <input
                    class="input" type="search" aria-label=words.of(Word::Filter) placeholder=words.of(Word::FilterHint)
                    prop:value=move || asked.get() on:input=move |event| asked.set(event_target_value(&event))
                />
            </div>
            <nav class="item-acts" aria-label=words.of(Word::Work)>
                <a class="btn" href="/activities"><Icon glyph=Glyph::Today/>{words.of(Word::Activities)}</a>
                <a class="btn" href="/meetings"><Icon glyph=Glyph::Today/>{words.of(Word::Meetings)}</a>
                <a class="btn" href="/corps"><Icon glyph=Glyph::Person/>{words.of(Word::Corps)}</a>
                <a class="btn" href="/corps/needs"><Icon glyph=Glyph::Lock/>{words.of(Word::Needs)}</a>
                <a class="btn" href="/wishes"><Icon glyph=Glyph::Form/>{words.of(Word::Wishes)}</a>
                {move || seated.get().then(|| view! { <a class="btn" href="/figures"><Icon glyph=Glyph::Programme/>{words.of(Word::Figures)}</a> })}
            </nav>
            {move || loading().then(|| view! { <Waiting text=words.of(Word::Loading)/> })}
            {move || in_no_space().then(|| view! {
                <Empty glyph=Glyph::Organisation title=words.of(Word::NoSpaces) text=words.of(Word::NoSpacesNext)/>
            })}
            {move || nothing_found().then(|| view! { <Empty glyph=Glyph::Search title=words.of(Word::NothingFound)/> })}
            <For each=move || groups.get() key=|group| (group.space, group.name.clone(), group.standing) let(group)>
                <SpaceGroup group=group groups=groups by_id=by_id asked=asked/>
            </For>
        </Page>
    }
}

/// A space and its documents that answer to the filter, the latest first.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    space: SpaceId,
    name: String,
    standing: Standing,
    rows: Vec<DocumentId>,
}

/// What this person may do in a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Standing {
    Writes,
    Reads,
    Comments,
    Left,
}

impl Standing {
    const fn of(role: Option<Role>) -> Self {
        match role {
            Some(Role::Member) => Self::Writes,
            Some(Role::Reader) => Self::Reads,
            Some(Role::Commenter) => Self::Comments,
            None => Self::Left,
        }
    }

    const fn word(self) -> Option<Word> {
        match self {
            Self::Writes => None,
            Self::Reads => Some(Word::ReaderHere),
            Self::Comments => Some(Word::Role(Role::Commenter)),
            Self::Left => Some(Word::LeftSpace),
        }
    }
}

fn group(
    language: Language,
    spaces: Vec<SpaceView>,
    rows: &HashMap<DocumentId, DocumentRow>,
    asked: &str,
) -> Vec<Group> {
    let asked = asked.trim().to_lowercase();
    let mut groups: Vec<Group> = spaces
        .into_iter()
        .map(|space| {
            let fits = |row: &&DocumentRow| {
                let DocumentHead { document, kind, .. } = row.head;
                let title =
                    face::title_among(language, |id| rows.get(&id), document, kind, &row.summary.title);
                let words =
                    [title.as_str(), space.name.as_str(), row.changed_by.as_deref().unwrap_or_default()];
                words.iter().any(|it| it.to_lowercase().contains(&asked))
            };
            let mut found: Vec<&DocumentRow> =
                rows.values().filter(|row| row.head.space == space.space).filter(fits).collect();
            found.sort_by_key(|row| (std::cmp::Reverse(row.changed), row.head.document));
            let rows = found.iter().map(|row| row.head.document).collect();
            Group { space: space.space, name: space.name, standing: Standing::of(space.role), rows }
        })
        .collect();
    if !asked.is_empty() {
        groups.retain(|group| !group.rows.is_empty());
    }
    groups
}

#[component]
fn SpaceGroup(
    group: Group,
    groups: Memo<Vec<Group>>,
    by_id: Memo<HashMap<DocumentId, DocumentRow>>,
    asked: RwSignal<String>,
) -> impl IntoView {
    let (_, words) = desk();
    let space = group.space;
    let rows = Memo::new(move |_| {
        groups.with(|groups| {
            groups.iter().find(|it| it.space == space).map(|it| it.rows.clone()).unwrap_or_default()
        })
    });
    // Only those who write are told to begin.
    let writes = group.standing == Standing::Writes;
    let next = Signal::derive(move || if writes { words.say(&Word::NoDocumentsNext) } else { String::new() });
    let heading = StoredValue::new(format!("space-{space}"));
    view! {
        <section class="group" aria-labelledby=heading.get_value()>
            <div class="group-top">
                <h2 id=heading.get_value()>{group.name}</h2>
                {group.standing.word().map(|note| view! { <span class="tag">{words.of(note)}</span> })}
            </div>
            {move || (rows.with(Vec::is_empty) && asked.with(String::is_empty)).then(|| view! {
                <div class="card"><Empty glyph=Glyph::Plan title=words.of(Word::NoDocuments) text=next/></div>
            })}
            <ul class="card list" class:unseen=move || rows.with(Vec::is_empty)>
                <For each=move || rows.get() key=|id| *id let(id)>
                    <PaperRow row=Memo::new(move |_| by_id.with(|rows| rows.get(&id).cloned()))/>
                </For>
            </ul>
        </section>
    }
}
