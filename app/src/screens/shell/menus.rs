//! Tabs below on a phone, a rail at the side on a wide screen. The sheet shows one of them.

use gongjian_shared::ids::DocumentId;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

use super::seated::Seated;
use crate::notebook::Notebook;
use crate::screens::sections::is_organisation;
use crate::screens::{desk, outbox};
use crate::widgets::{Avatar, Glyph, Icon};
use crate::words::{DecisionWord, Word};

fn is_administrator() -> Memo<bool> {
    let (notebook, _) = desk();
    Memo::new(move |_| notebook.me.with(|me| matches!(me, Some(Some(me)) if me.administrator)))
}

/// The organisation is for administrators and for everybody who holds a post.
pub fn sees_organisation() -> Memo<bool> {
    let (seated, administrator) = (expect_context::<Seated>(), is_administrator());
    Memo::new(move |_| seated.0.get() == Some(true) || administrator.get())
}

/// `aria-current` for the page that is open.
fn here(is_here: impl Fn() -> bool + Send + 'static) -> impl Fn() -> Option<&'static str> + Send + 'static {
    move || is_here().then_some("page")
}

/// The person has pairs, or reads their notes.
pub fn is_paired(notebook: Notebook) -> Memo<bool> {
    Memo::new(move |_| notebook.spaces.with(|spaces| spaces.iter().flatten().any(|it| it.pair.is_some())))
}

#[component]
pub fn Tabs() -> impl IntoView {
    let (_, words) = desk();
    let path = use_location().pathname;
    let organisation = sees_organisation();
    let tab = move |href: &'static str, glyph, word| {
        view! {
            <a href=href aria-current=here(move || path.get() == href)>
                <Icon glyph=glyph/>
                <span>{words.of(word)}</span>
            </a>
        }
    };
    view! {
        <nav class="tabs" aria-label=words.of(Word::MainMenu)>
            {tab("/", Glyph::Today, Word::Today)}
            {tab("/work", Glyph::Work, Word::Work)}
            {tab("/programmes", Glyph::Programme, Word::Programmes)}
            {move || organisation.get().then(|| view! {
                <a href="/units" aria-current=here(move || path.with(|path| is_organisation(path)))>
                    <Icon glyph=Glyph::Organisation/>
                    <span>{words.of(Word::Organisation)}</span>
                </a>
            })}
            {tab("/me", Glyph::Me, Word::Me)}
        </nav>
    }
}

#[component]
pub fn Rail() -> impl IntoView {
    let (notebook, words) = desk();
    let path = use_location().pathname;
    let (organisation, administrator) = (sees_organisation(), is_administrator());
    let outbox = outbox();
    let paired = is_paired(notebook);
    let unsent = move || {
        let (waiting, failed) = outbox.counts();
        notebook.unsent.with(Vec::len) + waiting + failed
    };
    let entry = move |href: &'static str, word, count: Option<Signal<usize>>| {
        view! {
            <a href=href aria-current=here(move || path.get() == href)>
                <span>{words.of(word)}</span>
                {count.map(|count| view! { <span class="count">{count}</span> })}
            </a>
        }
    };
    view! {
        <nav class="rail" aria-label=words.of(Word::MainMenu)>
            <p class="brand"><i aria-hidden="true">"共"</i>{words.of(Word::Brand)}</p>
            {entry("/", Word::Today, None)}
            <Spaces/>
            {entry("/activities", Word::Activities, None)}
            {entry("/wishes", Word::Wishes, None)}
            {entry("/meetings", Word::Meetings, None)}
            {entry("/corps", Word::Corps, None)}
            {entry("/corps/needs", Word::Needs, None)}
            {move || paired.get().then(|| entry("/care", Word::Care, None))}
            {entry("/notices", Word::Notices, None)}
            {entry("/calls", Word::Calls, None)}
            {entry("/programmes", Word::Programmes, None)}
            {move || organisation.get().then(|| entry("/figures", Word::Figures, None))}
            {move || organisation.get().then(|| view! {
                <a href="/units" aria-current=here(move || path.with(|path| is_organisation(path)))><span>{words.of(Word::Organisation)}</span></a>
            })}
            {move || administrator.get().then(|| entry("/audit", Word::Decision(DecisionWord::Record), None))}
            <p class="rail-group">{words.of(Word::MeGroup)}</p>
            {entry("/unsent", Word::Unsent, Some(Signal::derive(unsent)))}
            {entry("/me", Word::Me, None)}
            <Person/>
        </nav>
    }
}

#[component]
fn Spaces() -> impl IntoView {
    let (notebook, words) = desk();
    let path = use_location().pathname;
    let query = use_query_map();
    // The space that the page is in: chosen in the list, or the one of the open paper. Empty: all of them.
    let open = Memo::new(move |_| {
        let path = path.get();
        if path == "/work" {
            return Some(query.with(|query| query.get("space")).unwrap_or_default());
        }
        let document = path.strip_prefix("/paper/")?.parse::<DocumentId>().ok()?;
        notebook.documents.with(|rows| {
            rows.iter()
                .flatten()
                .find(|row| row.head.document == document)
                .map(|row| row.head.space.to_string())
        })
    });
    let spaces = Memo::new(move |_| {
        let spaces = notebook.open_spaces();
        spaces.into_iter().map(|space| (space.space.to_string(), space.name)).collect::<Vec<_>>()
    });
    view! {
        <a href="/work" aria-current=here(move || open.with(|open| open.as_deref() == Some("")))>
            <span>{words.of(Word::Work)}</span>
        </a>
        <For each=move || spaces.get() key=Clone::clone let((id, name))>
            <a
                class="rail-space" href=format!("/work?space={id}")
                aria-current=here(move || open.with(|open| open.as_deref() == Some(id.as_str())))
            >
                <span>{name}</span>
            </a>
        </For>
    }
}

#[component]
fn Person() -> impl IntoView {
    let (notebook, _) = desk();
    let name = Signal::derive(move || {
        notebook
            .me
            .with(|me| me.as_ref().and_then(|me| me.as_ref().map(|me| me.name.clone())).unwrap_or_default())
    });
    view! {
        <p class="rail-person"><Avatar name=name/><span>{name}</span></p>
    }
}
