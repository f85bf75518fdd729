//! /care

use gongjian_shared::ids::PairId;
use leptos::prelude::*;

use super::held::{self, Held};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::programmes::today;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::care::CareWord as W;

#[component]
pub fn CarePage() -> impl IntoView {
    let (notebook, words) = desk();
    let all = held::all(notebook);
    let loading = move || notebook.spaces.with(Option::is_none) || notebook.documents.with(Option::is_none);
    let mine = Memo::new(move |_| all.with(|all| all.iter().any(Held::is_mine)));
    let read = Memo::new(move |_| all.with(|all| all.iter().any(|it| !it.is_mine())));
    view! {
        <Page title=words.of(Word::Care) back="/">
            {move || {
                if loading() {
                    return view! { <Waiting text=words.of(Word::Loading)/> }.into_any();
                }
                if !mine.get() && !read.get() {
                    return view! {
                        <div class="card"><Empty glyph=Glyph::Organisation title=words.care(W::None) text=words.care(W::NoneNext)/></div>
                    }.into_any();
                }
                view! {
                    {mine.get().then(|| view! { <Part title=W::MyPairs all=all mine=true/> })}
                    {read.get().then(|| view! { <Part title=W::Read all=all mine=false/> })}
                }.into_any()
            }}
        </Page>
    }
}

#[component]
fn Part(title: W, all: Memo<Vec<Held>>, mine: bool) -> impl IntoView {
    let (_, words) = desk();
    let ids = Memo::new(move |_| {
        let of = |all: &Vec<Held>| {
            let part = all.iter().filter(|it| it.is_mine() == mine);
            part.map(|it| it.row.pair).collect::<Vec<PairId>>()
        };
        all.with(of)
    });
    view! {
        <section class="group">
            <h2>{words.care(title)}</h2>
            <ul class="card list">
                <For each=move || ids.get() key=|id| *id let(id)><PairLine all=all pair=id/></For>
            </ul>
        </section>
    }
}

#[component]
fn PairLine(all: Memo<Vec<Held>>, pair: PairId) -> impl IntoView {
    let (_, words) = desk();
    let it = Memo::new(move |_| all.with(|all| all.iter().find(|it| it.row.pair == pair).cloned()));
    move || {
        it.get().map(|it| {
            let (due, overdue) = it.counts();
            let tone = if overdue > 0 { "alarm" } else if due > 0 { "care" } else { "calm" };
            let other = it.other().clone();
            let name = if it.is_mine() {
                other.name.clone()
            } else {
                format!("{} · {}", it.row.leader.name, it.row.counselor.name)
            };
            let when = match it.row.until.filter(|until| *until <= today()) {
                Some(on) => W::EndedOn { on },
                None => W::Since { from: it.row.from },
            };
            view! {
                <li>
                    <a class="item" href=format!("/care/{pair}")>
                        <i class="lamp" data-tone=tone></i>
                        <span class="item-words">
                            <strong>{name}</strong>
                            <span class="item-more"><span>{other.unit_name}</span><span class="num">{words.care(when)}</span></span>
                        </span>
                        <span class="owed-marks">
                            {(overdue > 0).then(|| view! { <span class="mark" data-tone="alarm">{words.care(W::OverdueItems { count: overdue })}</span> })}
                            {(due > 0).then(|| view! { <span class="mark" data-tone="care">{words.care(W::OpenItems { count: due })}</span> })}
                            {(due + overdue == 0).then(|| view! { <span class="muted small">{words.care(W::NothingOpen)}</span> })}
                        </span>
                    </a>
                </li>
            }
        })
    }
}
