//! /programmes: those that run, those that ended, and the way to start one.

use gongjian_shared::wire::programmes::{ProgrammeLine, ProgrammeList};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::answer::Answer;
use crate::api;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, Icon};
use crate::words::Word;
use crate::words::programmes::ProgrammeWord;

#[component]
pub fn ProgrammesPage() -> impl IntoView {
    let (_, words) = desk();
    let asked = RwSignal::new(None);
    let read = Callback::new(move |()| {
        asked.set(None);
        spawn_local(async move { drop(asked.try_set(Some(api::programmes::programmes().await))) });
    });
    read.run(());
    let may_start =
        move || asked.with(|it| matches!(it, Some(Ok(ProgrammeList { owners, .. })) if !owners.is_empty()));
    let start = move || {
        may_start().then(|| view! {
            <a class="btn primary" href="/programmes/start"><Icon glyph=Glyph::Plus/>{words.told(ProgrammeWord::Start)}</a>
        })
    };
    // Drawn once by the page; who may start is known later.
    let acts = move || view! { <a class="btn" href="/calls">{words.of(Word::Calls)}</a>{start} };
    view! {
        <Page title=words.of(Word::Programmes) acts=acts>
            <Answer asked=asked again=read draw=Callback::new(|list: ProgrammeList| view! { <Lines list=list/> }.into_any())/>
        </Page>
    }
}

#[component]
fn Lines(list: ProgrammeList) -> impl IntoView {
    let (_, words) = desk();
    let next = if list.owners.is_empty() { ProgrammeWord::NoneReader } else { ProgrammeWord::NoneNext };
    let (ended, live): (Vec<_>, Vec<_>) = list.lines.into_iter().partition(|it| it.ended.is_some());
    let none = (live.is_empty() && ended.is_empty()).then(|| view! {
        <div class="card"><Empty glyph=Glyph::Programme title=words.told(ProgrammeWord::None) text=words.told(next)/></div>
    });
    let count = ended.len();
    view! {
        {none}
        {(!live.is_empty()).then(|| view! {
            <ul class="card list">{live.into_iter().map(|it| view! { <Line line=it/> }).collect_view()}</ul>
        })}
        {(count > 0).then(|| view! {
            <details class="fold">
                <summary>{words.told(ProgrammeWord::EndedCount { count })}</summary>
                <ul class="card list">{ended.into_iter().map(|it| view! { <Line line=it/> }).collect_view()}</ul>
            </details>
        })}
    }
}

#[component]
fn Line(line: ProgrammeLine) -> impl IntoView {
    let (_, words) = desk();
    let ProgrammeLine { programme, title, owner_name, from, to, ended, running, .. } = line;
    let chips = move || {
        let language = words.language();
        let said = running.iter().map(|it| match language {
            crate::words::Language::Chinese => it.zh.clone(),
            crate::words::Language::English => it.en.clone(),
        });
        said.map(|text| view! { <li class="phase-chip">{text}</li> }).collect_view()
    };
    view! {
        <li>
            <a class="item" href=format!("/programmes/{programme}")>
                <span class="item-mark"><Icon glyph=Glyph::Programme/></span>
                <span class="item-words">
                    <strong>{title}</strong>
                    <span class="item-more"><span>{owner_name}</span><span class="num">{words.told(ProgrammeWord::Range { from, to })}</span></span>
                </span>
                {match ended {
                    Some(on) => view! { <span class="tag">{words.told(ProgrammeWord::EndedOn { on })}</span> }.into_any(),
                    None => view! { <ul class="phase-chips">{chips}</ul> }.into_any(),
                }}
            </a>
        </li>
    }
}
