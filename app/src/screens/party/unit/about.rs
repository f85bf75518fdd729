//! The facts of a unit, what follows by rule, and what stands below it.

use gongjian_shared::party::{Follow, Level};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::party::UnitPage;
use leptos::prelude::*;

use super::Going;
use crate::screens::desk;
use crate::screens::party::desk::today;
use crate::widgets::{Glyph, Icon};
use crate::words::party::PartyWord as P;

#[component]
pub fn Facts(going: Going, page: UnitPage) -> impl IntoView {
    let (_, words) = desk();
    let unit = page.unit.unit;
    let detail = page.unit.detail;
    let writes = page.may.write;
    let fact = move |name: P, value: Signal<String>| view! { <dt>{words.party(name)}</dt><dd>{value}</dd> };
    let guides = page.guides;
    view! {
        <section class="card stack" aria-labelledby="unit-facts">
            <h3 id="unit-facts">{words.party(P::Facts)}</h3>
            <dl class="facts">
                {fact(P::Line, words.list_name(detail.line))}
                {detail.short_name.map(|it| fact(P::ShortName, Signal::stored(it.into())))}
                {detail.founded.map(|on| fact(P::Founded, words.party(P::Day { on })))}
                {(!detail.region.is_empty()).then(|| fact(P::Region, Signal::stored(detail.region.clone())))}
                {guides.is_empty().then(|| fact(P::Guides, words.party(P::NoGuides)))}
            </dl>
            {(!guides.is_empty()).then(|| view! {
                <p class="small muted">{words.party(P::Guides)}</p>
                <ul class="linked">
                    {guides.into_iter().map(|it| {
                        let command = PartyCommand::SetGuide { unit, guide: it.unit, guides: false };
                        let title = P::RemoveGuide { name: it.name.clone() };
                        let label = words.party(title.clone());
                        view! {
                            <li>
                                <a class="grow" href=format!("/units/{}", it.unit)>{it.name}</a>
                                {writes.then(|| view! {
                                    <button type="button" class="btn quiet round" aria-label=label disabled=move || going.register.still() on:click=move |_| going.asking.set(Some((title.clone(), command.clone())))>
                                        <Icon glyph=Glyph::Close/>
                                    </button>
                                })}
                            </li>
                        }
                    }).collect_view()}
                </ul>
            })}
            {(detail.level <= Level::School).then(|| view! {
                <a class="btn slim" href=format!("/calendar/{unit}")>{words.party(P::CalendarOf)}</a>
            })}
            <a class="btn slim" href=format!("/people?unit={unit}")>{words.party(P::People { count: page.people })}</a>
        </section>
    }
}

#[component]
pub fn Follows(going: Going, page: UnitPage) -> impl IntoView {
    let (_, words) = desk();
    let ends = page.may.appoint;
    let follows = page.follows;
    (!follows.is_empty()).then(|| {
        view! {
            <section class="group" aria-labelledby="unit-follows">
                <h3 id="unit-follows">{words.party(P::FollowRules)}</h3>
                <ul class="card list">
                    {follows.into_iter().map(|it| view! { <Rule going=going it=it ends=ends/> }).collect_view()}
                </ul>
            </section>
        }
    })
}

#[component]
fn Rule(going: Going, it: Follow, ends: bool) -> impl IntoView {
    let (_, words) = desk();
    let term = match it.until {
        Some(until) => P::Until { from: it.from, until },
        None => P::FollowFrom { from: it.from },
    };
    let end = move |_| {
        let command = PartyCommand::EndFollow { follow: it.follow, on: today() };
        going.asking.set(Some((P::EndFollow, command)));
    };
    view! {
        <li class="item">
            <span class="item-words">
                <strong>{words.party(P::FollowRule { post: it.post, of_post: it.of_post })}</strong>
                <span class="item-more"><span>{words.party(term)}</span><a href=format!("/units/{}", it.of_unit)>{words.party(P::SeeUnit)}</a></span>
            </span>
            {(ends && it.until.is_none()).then(|| view! {
                <button type="button" class="btn slim" disabled=move || going.register.still() on:click=end>{words.party(P::EndFollow)}</button>
            })}
        </li>
    }
}

#[component]
pub fn Children(page: UnitPage) -> impl IntoView {
    let (_, words) = desk();
    let children = page.children;
    view! {
        <section class="card stack" aria-labelledby="unit-children">
            <h3 id="unit-children">{words.party(P::Children)}</h3>
            {children.is_empty().then(|| view! { <p class="muted small">{words.party(P::NoChildren)}</p> })}
            <ul class="linked">
                {children.into_iter().map(|it| view! {
                    <li>
                        <a class="grow" href=format!("/units/{}", it.unit.unit)>{String::from(it.unit.detail.name)}</a>
                        {it.unit.draft.then(|| view! { <span class="tag" data-tone="care">{words.party(P::Draft)}</span> })}
                        {(it.children > 0).then(|| view! { <span class="count">{it.children}</span> })}
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
}
