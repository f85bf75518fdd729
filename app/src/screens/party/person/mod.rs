//! /people/:person: what everybody may read, what is confidential, the posts on a time line.

mod acts;
mod form;
mod timeline;

use gongjian_shared::ids::PersonId;
use gongjian_shared::party::Private;
use gongjian_shared::wire::party::PersonPage as Page_;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::acts::Acts;
pub use self::form::AddPerson;
use self::timeline::Posts;
use super::desk::{OfflineNote, Register, asked, shown};
use crate::api;
use crate::screens::desk;
use crate::screens::organisation::SecretDialog;
use crate::screens::page::Page;
use crate::screens::sections::Sections;
use crate::widgets::{Avatar, Empty, Glyph, Icon};
use crate::words::Word;
use crate::words::party::PartyWord as P;

#[component]
pub fn PersonPage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let person = Memo::new(move |_| {
        params.with(|params| params.get("person")).and_then(|it| it.parse::<PersonId>().ok())
    });
    move || {
        match person.get() {
        Some(person) => view! { <Known person=person/> }.into_any(),
        None => view! {
            <Page title=words.of(Word::SectionPeople) back="/people" acts=move || view! { <Sections/> }>
                <div class="card"><Empty glyph=Glyph::Search title=words.party(P::NotThere) text=words.party(P::NotThereNext)/></div>
            </Page>
        }
        .into_any(),
    }
    }
}

#[component]
fn Known(person: PersonId) -> impl IntoView {
    let (_, words) = desk();
    let register = Register::new();
    let answer = asked(register, move || api::party::person(person));
    let title = Signal::derive(move || {
        let name = answer.with(|it| match it {
            Some(Ok(page)) => Some(page.person.detail.name.as_str().to_owned()),
            Some(Err(_)) | None => None,
        });
        name.unwrap_or_else(|| words.say(&Word::SectionPeople))
    });
    view! {
        <Page title=title back="/people" acts=move || view! { <Sections/> }>
            {shown(register, answer, move |page| view! { <Body register=register page=page/> }.into_any())}
            <SecretDialog secret=register.secret/>
        </Page>
    }
}

#[component]
fn Body(register: Register, page: Page_) -> impl IntoView {
    view! {
        <article class="unit">
            <Head page=page.clone()/>
            <Acts register=register page=page.clone()/>
            <OfflineNote register=register/>
            <div class="unit-parts">
                <Posts posts=page.posts.clone()/>
                <div class="stack">
                    <Facts page=page.clone()/>
                    {page.private.clone().map(|it| view! { <Confidential private=it/> })}
                    <Awards awards=page.awards/>
                </div>
            </div>
        </article>
    }
}

#[component]
fn Head(page: Page_) -> impl IntoView {
    let (_, words) = desk();
    let detail = page.person.detail;
    let name = String::from(detail.name);
    view! {
        <section class="person">
            <Avatar name=name/>
            <div class="grow">
                <a class="person-home" href=format!("/units/{}", page.home.unit)>{page.home.name}</a>
            </div>
            <span class="tag">{words.list_name(detail.staff)}</span>
            {page.login.map(|login| view! { <span class="tag">{words.party(P::AccountIs { login })}</span> })}
        </section>
    }
}

#[component]
fn Facts(page: Page_) -> impl IntoView {
    let (_, words) = desk();
    let detail = page.person.detail;
    let fact = move |name: P, value: Signal<String>| view! { <dt>{words.party(name)}</dt><dd>{value}</dd> };
    view! {
        <section class="card stack" aria-labelledby="person-facts">
            <h3 id="person-facts">{words.party(P::Facts)}</h3>
            <dl class="facts">
                {fact(P::Staff, words.list_name(detail.staff))}
                {detail.gender.map(|it| fact(P::Gender, words.list_name(it)))}
                {(!detail.title.is_empty()).then(|| fact(P::Title, Signal::stored(detail.title.clone())))}
                {fact(P::Rank, words.list_name(detail.rank))}
                {(detail.place > 0).then(|| fact(P::LeaderPlace, Signal::stored(detail.place.to_string())))}
                {detail.began.map(|on| fact(P::Began, words.party(P::Day { on })))}
            </dl>
        </section>
    }
}

/// Stands apart, and only where the server gave it.
#[component]
fn Confidential(private: Private) -> impl IntoView {
    let (_, words) = desk();
    let fact = move |name: P, value: String| {
        (!value.is_empty()).then(|| view! { <dt>{words.party(name)}</dt><dd>{value}</dd> })
    };
    view! {
        <section class="card stack confidential" aria-labelledby="person-private">
            <h3 id="person-private"><Icon glyph=Glyph::Lock/>{words.party(P::Private)}</h3>
            <p class="faint small">{words.party(P::PrivateHint)}</p>
            <dl class="facts">
                {private.birth.map(|on| view! { <dt>{words.party(P::Birth)}</dt><dd>{words.party(P::Day { on })}</dd> })}
                {fact(P::Phone, private.phone)}
                {fact(P::Email, private.email)}
            </dl>
            {private.consent.then(|| view! { <p class="small">{words.party(P::ConsentGiven)}</p> })}
        </section>
    }
}

/// 职称 and its track (S4-07).
#[component]
fn Awards(awards: Vec<(String, String, jiff::civil::Date)>) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <section class="card stack" aria-labelledby="person-awards">
            <h3 id="person-awards">{words.party(P::Awards)}</h3>
            {awards.is_empty().then(|| view! { <p class="muted small">{words.party(P::NoAwards)}</p> })}
            <ul class="linked">
                {awards.into_iter().map(|(title, track, on)| view! {
                    <li><span class="grow"><strong>{title}</strong>" "<span class="muted small">{track}</span></span><span class="small">{words.party(P::Day { on })}</span></li>
                }).collect_view()}
            </ul>
        </section>
    }
}
