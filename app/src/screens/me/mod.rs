//! /me: who I am here, what this device holds, where else I am signed in, and the way out.

mod devices;
mod leave;
mod record;
mod room;

use leptos::prelude::*;

use self::devices::Devices;
use self::leave::Leave;
use self::record::RecordCard;
use self::room::RoomCard;
use super::desk;
use super::liaison::FeedCard;
use super::notices::RemindCard;
use super::page::Page;
use crate::device::{language, safe_mode};
use crate::widgets::{Avatar, Segments};
use crate::words::editor::EditorWord;
use crate::words::{Language, Word, Words};

#[component]
pub fn MePage() -> impl IntoView {
    let (_, words) = desk();
    view! {
        <Page title=words.of(Word::Me)>
            <div class="me">
                <Person/>
                <RoomCard/>
                <Devices/>
                <RemindCard/>
                <FeedCard/>
                <RecordCard/>
                <LanguageCard words=words/>
                <SafeModeCard words=words/>
                <Leave/>
                <p class="faint small">{words.of(Word::Version)}" "{env!("CARGO_PKG_VERSION")}</p>
            </div>
        </Page>
    }
}

#[component]
fn Person() -> impl IntoView {
    let (notebook, words) = desk();
    let me = Memo::new(move |_| notebook.me.get().flatten());
    let name =
        Signal::derive(move || me.with(|me| me.as_ref().map(|me| me.name.clone()).unwrap_or_default()));
    let login = move || me.with(|me| me.as_ref().map(|me| me.login.clone()));
    let administrator = move || me.with(|me| me.as_ref().is_some_and(|me| me.administrator));
    view! {
        <section class="card person">
            <Avatar name=name/>
            <div class="grow">
                <strong>{name}</strong>
                <p class="muted small">{words.of(Word::Account)}" "{login}</p>
            </div>
            {move || administrator().then(|| view! { <span class="tag">{words.of(Word::Administrator)}</span> })}
            <a class="btn slim" href="/unsent">{words.of(Word::Unsent)}" "<span class="num">{move || notebook.unsent.with(Vec::len)}</span></a>
        </section>
    }
}

#[component]
fn LanguageCard(words: Words) -> impl IntoView {
    let choices = Signal::stored(Language::ALL.map(|it| (it.tag(), it.own_name().to_owned())).to_vec());
    let choose = Callback::new(move |tag: &'static str| {
        words.0.set(Language::from_tag(tag));
        language::keep(tag);
    });
    view! {
        <section class="card stack">
            <h2>{words.of(Word::Language)}</h2>
            <Segments label=words.of(Word::Language) choices=choices chosen=Signal::derive(move || words.language().tag()) on_choose=choose/>
        </section>
    }
}

/// 安全模式, for keyboards that do not get on with the desk.
#[component]
fn SafeModeCard(words: Words) -> impl IntoView {
    let chosen = RwSignal::new(if safe_mode::is_on() { "on" } else { "off" });
    let choices = Signal::derive(move || {
        vec![("off", words.at_desk(EditorWord::Off)), ("on", words.at_desk(EditorWord::On))]
    });
    let choose = Callback::new(move |it: &'static str| {
        safe_mode::set(it == "on");
        chosen.set(it);
    });
    view! {
        <section class="card stack">
            <h2>{words.of_desk(EditorWord::SafeMode)}</h2>
            <p class="muted small">{words.of_desk(EditorWord::SafeModeHint)}</p>
            <Segments label=words.of_desk(EditorWord::SafeMode) choices=choices chosen=chosen on_choose=choose/>
        </section>
    }
}
