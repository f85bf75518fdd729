//! /gaps: standards against posts on a day, terms that end, League bodies of teachers (S4-01, S4-02, S4-04, S0-06).

use gongjian_shared::party::{Gap, Level};
use gongjian_shared::wire::party::{Coverage, Ending, Gaps, TitleCount};
use jiff::civil::Date;
use leptos::prelude::*;

use super::bar::Bar;
use super::desk::{Register, asked, shown, today};
use super::fields::date_of;
use crate::api;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::sections::Sections;
use crate::widgets::{Empty, Glyph, unique};
use crate::words::party::PartyWord as P;

#[component]
pub fn GapsPage() -> impl IntoView {
    let (_, words) = desk();
    let register = Register::new();
    let on = RwSignal::new(None::<Date>);
    let answer = asked(register, move || api::party::gaps(on.get()));
    let id = unique("day");
    let choose = move |typed: String| {
        if let Ok(day) = date_of(&typed) {
            on.set(day);
        }
    };
    view! {
        <Page title=words.party(P::GapsTitle) acts=move || view! { <Sections/> }>
            <div class="on-the-day" data-past=move || on.get().map(|_| "")>
                <label for=id.clone()>{words.party(P::OnTheDay)}</label>
                <input
                    class="input" type="date" id=id prop:value=move || on.get().unwrap_or_else(today).to_string()
                    on:change=move |event| choose(event_target_value(&event))
                />
                {move || on.get().map(|day| view! {
                    <span class="small" role="status">{words.party(P::AsOn { on: day })}</span>
                    <button type="button" class="btn slim" on:click=move |_| on.set(None)>{words.party(P::BackToToday)}</button>
                })}
            </div>
            {shown(register, answer, move |gaps| view! { <Body gaps=gaps on=on.get_untracked().unwrap_or_else(today)/> }.into_any())}
        </Page>
    }
}

#[component]
fn Body(gaps: Gaps, on: Date) -> impl IntoView {
    let (_, words) = desk();
    let short: usize = gaps.coverage.iter().map(|it| it.gaps.len()).sum();
    let bodies = gaps.teacher_bodies.iter().fold((0, 0), |(all, met), it| (all + it.1, met + it.2));
    let (principals, others) =
        gaps.coverage.iter().fold((0, 0), |(some, rest), it| (some + it.principals, rest + it.others));
    let none = gaps.coverage.is_empty();
    let ending = gaps.ending.len();
    view! {
        <div class="gaps">
            <div class="figures">
                <Figure name=P::GapsAll number=short.to_string() hint=P::GapsAllHint care={short > 0}/>
                <Figure name=P::Ending number=ending.to_string() hint=P::EndingHint care={ending > 0}/>
                <Figure name=P::TeacherBodies number=format!("{} / {}", bodies.1, bodies.0) hint=P::TeacherBodiesHint care=false/>
                <Figure name=P::Principals number=format!("{principals} / {}", principals + others) hint=P::PrincipalsHint care=false/>
            </div>
            <div class="gaps-parts">
                <div class="stack">
                    {none.then(|| view! { <div class="card"><Empty glyph=Glyph::Check title=words.party(P::NoStandards) text=words.party(P::NoStandardsNext)/></div> })}
                    {gaps.coverage.into_iter().map(|it| view! { <Standard it=it/> }).collect_view()}
                </div>
                <div class="stack">
                    <Endings lines=gaps.ending on=on/>
                    <Bodies levels=gaps.teacher_bodies/>
                    <Titles lines=gaps.titles/>
                </div>
            </div>
        </div>
    }
}

#[component]
fn Figure(name: P, number: String, hint: P, care: bool) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <div class="card figure" data-care=care.then_some("")>
            <p class="small muted">{words.party(name)}</p>
            <p class="figure-number">{number}</p>
            <p class="faint small">{words.party(hint)}</p>
        </div>
    }
}

/// One standard: how far each level meets it, and who does not.
#[component]
fn Standard(it: Coverage) -> impl IntoView {
    let (_, words) = desk();
    let Coverage { standard, levels, gaps, principals, others } = it;
    let (post, least) = (standard.detail.post, standard.detail.least);
    let heading = unique("standard");
    let holders = principals + others;
    let count = gaps.len();
    view! {
        <section class="card stack" aria-labelledby=heading.clone()>
            <div class="group-top">
                <h2 id=heading.clone()>{String::from(standard.detail.name)}</h2>
                <span class="end">{words.party(P::StandardRule { post, least })}</span>
            </div>
            <div class="bars">{levels.into_iter().map(|(level, all, met)| view! { <Bar label=words.party(P::LevelName(level)) part=met all=all met=true/> }).collect_view()}</div>
            {(holders > 0).then(|| view! { <p class="small muted">{words.party(P::PrincipalsShare { principals, all: holders })}</p> })}
            {if count == 0 {
                view! { <p class="small met-all">{words.party(P::NoGaps)}</p> }.into_any()
            } else {
                view! {
                    <details class="past" open>
                        <summary>{words.party(P::WhoIsShort { count })}</summary>
                        <ul class="short-list long-list">{gaps.into_iter().map(|it| view! { <Short gap=it/> }).collect_view()}</ul>
                    </details>
                }.into_any()
            }}
        </section>
    }
}

#[component]
fn Short(gap: Gap) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <li>
            <span class="item-words">
                <a href=format!("/units/{}", gap.unit)>{gap.unit_name}</a>
                <span class="small muted">{gap.path.join(" / ")}</span>
            </span>
            <span class="small short-why">{words.party(P::Short(gap.short))}</span>
        </li>
    }
}

#[component]
fn Endings(lines: Vec<Ending>, on: Date) -> impl IntoView {
    let (_, words) = desk();
    let none = lines.is_empty();
    view! {
        <section class="card stack" aria-labelledby="gaps-ending">
            <h2 id="gaps-ending">{words.party(P::Ending)}</h2>
            {none.then(|| view! { <p class="muted small">{words.party(P::NoEnding)}</p> })}
            <ul class="short-list">
                {lines.into_iter().map(|it| {
                    let days = on.until(it.on).map_or(0, |span| span.get_days());
                    let over = it.on <= on;
                    let word = if over { P::Overdue { on: it.on } } else { P::EndingSoon { on: it.on, days } };
                    let detail = it.line.appointment.detail;
                    view! {
                        <li>
                            <span class="lamp" data-tone=if over { "alarm" } else { "care" }></span>
                            <span class="item-words">
                                <span class="post-name"><a href=format!("/people/{}", detail.person)>{it.line.person_name}</a><strong>{words.list_name(detail.post)}</strong></span>
                                <a class="small muted" href=format!("/units/{}", detail.unit)>{it.line.unit_name}</a>
                                <span class="small">{words.party(word)}</span>
                            </span>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Bodies(levels: Vec<(Level, u64, u64)>) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <section class="card stack" aria-labelledby="gaps-bodies">
            <h2 id="gaps-bodies">{words.party(P::TeacherBodies)}</h2>
            <p class="faint small">{words.party(P::TeacherBodiesHint)}</p>
            <div class="bars">{levels.into_iter().map(|(level, all, met)| view! { <Bar label=words.party(P::LevelName(level)) part=met all=all met=true/> }).collect_view()}</div>
        </section>
    }
}

/// Titles by prefecture and track (S4-07).
#[component]
fn Titles(lines: Vec<TitleCount>) -> impl IntoView {
    let (_, words) = desk();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="card stack" aria-labelledby="titles">
                <h2 id="titles">{words.party(P::TitlesGiven)}</h2>
                <ul class="short-list">
                    {lines.into_iter().map(|it| view! {
                        <li>
                            <a class="grow" href=format!("/units/{}", it.unit.unit)>{it.unit.name}</a>
                            <span class="num">{words.party(P::TitlesOf { track: it.track, count: it.count })}</span>
                        </li>
                    }).collect_view()}
                </ul>
            </section>
        }
    })
}
