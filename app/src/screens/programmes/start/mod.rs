//! /programmes/start: choose a definition, see what it asks and whether it can be met, then start it.

mod contacts;
mod form;

use gongjian_shared::programmes::Key;
use gongjian_shared::wire::programmes::{Offered, ProgrammeList};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use self::form::StartForm;
use super::answer::Answer;
use crate::api;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, Icon};
use crate::words::programmes::ProgrammeWord;
use crate::words::{Language, Words};

#[component]
pub fn StartPage() -> impl IntoView {
    let (_, words) = desk();
    let asked = RwSignal::new(None);
    let read = Callback::new(move |()| {
        asked.set(None);
        spawn_local(async move { drop(asked.try_set(Some(api::programmes::programmes().await))) });
    });
    read.run(());
    let draw = Callback::new(|list: ProgrammeList| view! { <Start list=list/> }.into_any());
    view! {
        <Page title=words.told(ProgrammeWord::Start) back="/programmes">
            <Answer asked=asked again=read draw=draw/>
        </Page>
    }
}

#[component]
fn Start(list: ProgrammeList) -> impl IntoView {
    let (_, words) = desk();
    if list.owners.is_empty() {
        return view! {
            <div class="card"><Empty glyph=Glyph::Lock title=words.told(ProgrammeWord::NoOwner)/></div>
        }
        .into_any();
    }
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.with(|it| it.get("of")).and_then(|it| Key::try_from(it).ok()));
    let list = StoredValue::new(list);
    (move || {
        let key = chosen.get();
        list.with_value(|list| match list.offered.iter().find(|it| Some(&it.definition) == key.as_ref()) {
            Some(it) => view! { <StartForm offered=it.clone() owners=list.owners.clone()/> }.into_any(),
            None => view! { <Choose offered=list.offered.clone()/> }.into_any(),
        })
    })
    .into_any()
}

#[component]
fn Choose(offered: Vec<Offered>) -> impl IntoView {
    let (_, words) = desk();
    let rows = offered.into_iter().map(|it| {
        let Offered { definition, phases, commitments, .. } = it.clone();
        view! {
            <li>
                <a class="item" href=format!("/programmes/start?of={definition}")>
                    <span class="item-mark"><Icon glyph=Glyph::Programme/></span>
                    <span class="item-words">
                        <strong>{title(words, &it)}</strong>
                        <span class="item-more num">{words.told(ProgrammeWord::DefinitionLine { phases, commitments })}</span>
                    </span>
                    <Icon glyph=Glyph::Forward/>
                </a>
            </li>
        }
    });
    view! {
        <p class="muted">{words.told(ProgrammeWord::StartLead)}</p>
        <section class="group" aria-labelledby="choose">
            <h2 id="choose">{words.told(ProgrammeWord::ChooseDefinition)}</h2>
            <ul class="card list">{rows.collect_view()}</ul>
        </section>
    }
}

fn title(words: Words, it: &Offered) -> Signal<String> {
    let title = it.title.clone();
    Signal::derive(move || match words.language() {
        Language::Chinese => title.zh.clone(),
        Language::English => title.en.clone(),
    })
}
