//! /units: the tree, opened level by level, beside the unit that is chosen.

use gongjian_shared::ids::UnitId;
use gongjian_shared::wire::party::{Found, TreeLine};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::desk::{OfflineNote, Register, asked, shown};
use super::picker::finds;
use super::unit::{AddUnit, UnitPane};
use crate::api;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::sections::{Sections, Unfolded};
use crate::widgets::{Avatar, Empty, Glyph, Icon};
use crate::words::Word;
use crate::words::party::PartyWord as P;

#[component]
pub fn UnitsPage() -> impl IntoView {
    let (_, words) = desk();
    let register = Register::new();
    let params = use_params_map();
    let chosen =
        Memo::new(move |_| params.with(|params| params.get("unit")).and_then(|it| it.parse::<UnitId>().ok()));
    view! {
        <Page title=words.of(Word::Organisation) acts=move || view! { <Sections/> }>
            <div class="room"><div class="split" data-chosen=move || chosen.get().map(|_| "")>
                <Side register=register chosen=chosen/>
                <section class="split-page">
                    {move || match chosen.get() {
                        Some(unit) => view! { <UnitPane register=register unit=unit/> }.into_any(),
                        None => view! {
                            <div class="card"><Empty glyph=Glyph::Organisation title=words.party(P::ChooseUnit) text=words.party(P::ChooseUnitNext)/></div>
                        }.into_any(),
                    }}
                </section>
            </div></div>
        </Page>
    }
}

/// Search field and tree.
#[component]
fn Side(register: Register, chosen: Memo<Option<UnitId>>) -> impl IntoView {
    let (notebook, words) = desk();
    let typed = RwSignal::new(String::new());
    let found = finds(typed);
    let adding = RwSignal::new(false);
    let administrator =
        Memo::new(move |_| notebook.me.with(|me| matches!(me, Some(Some(me)) if me.administrator)));
    view! {
        <section class="split-side" aria-label=words.of(Word::SectionUnits)>
            <div class="filter">
                <Icon glyph=Glyph::Search/>
                <input
                    class="input" type="search" aria-label=words.party(P::SearchLabel) placeholder=words.party(P::SearchHint)
                    autocomplete="off" autocapitalize="off" spellcheck="false"
                    prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
            <OfflineNote register=register/>
            <div class:unseen=move || found.with(Option::is_some)>
                <Top register=register chosen=chosen/>
                {move || administrator.get().then(|| view! {
                    <button type="button" class="btn quiet slim" disabled=move || register.still() on:click=move |_| adding.set(true)>
                        <Icon glyph=Glyph::Plus/>{words.party(P::AddTop)}
                    </button>
                })}
            </div>
            {move || found.get().map(|it| match it {
                Ok(found) => view! { <Hits found=found/> }.into_any(),
                Err(error) => view! { <p class="form-trouble">{words.of(Word::Call(error))}</p> }.into_any(),
            })}
            <AddUnit register=register open=adding parent=None above=None title=words.party(P::AddTop)/>
        </section>
    }
}

#[component]
fn Top(register: Register, chosen: Memo<Option<UnitId>>) -> impl IntoView {
    let (notebook, words) = desk();
    let answer = asked(register, || api::party::tree(None));
    let administrator =
        move || notebook.me.with_untracked(|me| matches!(me, Some(Some(me)) if me.administrator));
    shown(register, answer, move |lines| {
        if lines.is_empty() {
            let (title, text) =
                if administrator() { (P::NoUnits, P::NoUnitsNext) } else { (P::NoPost, P::NoPostNext) };
            return view! { <div class="card"><Empty glyph=Glyph::Organisation title=words.party(title) text=words.party(text)/></div> }
                .into_any();
        }
        view! { <ul class="card tree">{lines.into_iter().map(|it| view! { <Branch register=register line=it chosen=chosen/> }).collect_view()}</ul> }
            .into_any()
    })
}

/// A unit in the tree; what is below is asked when it is opened.
#[component]
fn Branch(register: Register, line: TreeLine, chosen: Memo<Option<UnitId>>) -> impl IntoView {
    let (_, words) = desk();
    let unfolded = expect_context::<Unfolded>();
    let TreeLine { unit, children } = line;
    let id = unit.unit;
    let name = String::from(unit.detail.name);
    let open = Memo::new(move |_| unfolded.0.with(|open| open.contains(&id)));
    let turn = move |_| {
        unfolded.0.update(|open| {
            if !open.remove(&id) {
                open.insert(id);
            }
        });
    };
    let label = words.party(P::Unfold { name: name.clone(), children });
    view! {
        <li>
            <div class="tree-line" data-here=move || (chosen.get() == Some(id)).then_some("")>
                {if children > 0 {
                    view! {
                        <button type="button" class="tree-fold" aria-expanded=move || open.get().to_string() aria-label=label on:click=turn><Icon glyph=Glyph::Forward/></button>
                    }.into_any()
                } else {
                    view! { <span class="tree-fold"></span> }.into_any()
                }}
                <a href=format!("/units/{id}") aria-current=move || (chosen.get() == Some(id)).then_some("page")>
                    <span class="grow">{name}</span>
                    {unit.draft.then(|| view! { <span class="tag" data-tone="care">{words.party(P::Draft)}</span> })}
                    {(children > 0).then(|| view! { <span class="count" aria-hidden="true">{children}</span> })}
                </a>
            </div>
            {move || (children > 0 && open.get()).then(|| view! { <Below register=register parent=id chosen=chosen/> })}
        </li>
    }
}

#[component]
fn Below(register: Register, parent: UnitId, chosen: Memo<Option<UnitId>>) -> AnyView {
    let answer = asked(register, move || api::party::tree(Some(parent)));
    shown(register, answer, move |lines| {
        view! { <ul>{lines.into_iter().map(|it| view! { <Branch register=register line=it chosen=chosen/> }).collect_view()}</ul> }
            .into_any()
    })
    .into_any()
}

#[component]
fn Hits(found: Found) -> impl IntoView {
    let (_, words) = desk();
    if found.units.is_empty() && found.people.is_empty() {
        return view! {
            <div class="card"><Empty glyph=Glyph::Search title=words.party(P::NothingFound) text=words.party(P::NothingFoundNext)/></div>
        }
        .into_any();
    }
    let (units, people) = (found.units, found.people);
    view! {
        <div class="stack">
            {(!units.is_empty()).then(|| view! {
                <section class="group" aria-labelledby="found-units">
                    <h3 id="found-units">{words.party(P::FoundUnits)}</h3>
                    <ul class="card list">
                        {units.into_iter().map(|it| view! {
                            <li><a class="item slim" href=format!("/units/{}", it.unit.unit)>
                                <strong class="grow">{String::from(it.unit.detail.name)}</strong>
                                <span class="tag">{words.list_name(it.unit.detail.level)}</span>
                            </a></li>
                        }).collect_view()}
                    </ul>
                </section>
            })}
            {(!people.is_empty()).then(|| view! {
                <section class="group" aria-labelledby="found-people">
                    <h3 id="found-people">{words.party(P::FoundPeople)}</h3>
                    <ul class="card list">
                        {people.into_iter().map(|it| {
                            let name = String::from(it.detail.name);
                            view! {
                                <li><a class="item slim" href=format!("/people/{}", it.person)>
                                    <Avatar name=name.clone()/>
                                    <span class="item-words"><strong>{name}</strong><span class="item-more">{it.home_name}</span></span>
                                </a></li>
                            }
                        }).collect_view()}
                    </ul>
                </section>
            })}
        </div>
    }
    .into_any()
}
