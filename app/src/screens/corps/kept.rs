//! What the office keeps, shown: hours with their sums, certificates, groups, services, recommendations.

use gongjian_shared::rules::corps::{CorpsCommand, Hours, RecommendationOutcome};
use gongjian_shared::wire::corps::Checked;
use leptos::prelude::*;

use super::check::{Paper, corps_name};
use super::desk::Bench;
use super::mine::project_name;
use super::parts::typed;
use crate::screens::desk;
use crate::widgets::{Dialog, Field};
use crate::words::Word;
use crate::words::corps::CorpsWord as W;

#[component]
pub fn HoursPart(bench: Bench) -> impl IntoView {
    let (_, words) = desk();
    let (hours, projects, people, writes) = bench
        .told
        .with_value(|it| (it.hours.clone(), it.by_project.clone(), it.by_person.clone(), it.writes));
    let by_project = projects.into_iter().filter(|it| it.minutes > 0).map(|it| {
        view! { <div><dt>{move || project_name(&it.of, words)}</dt><dd class="num">{words.corps(W::Amount { minutes: it.minutes })}</dd></div> }
    });
    let by_person = people.into_iter().map(|it| {
        view! { <div><dt>{it.of.name}</dt><dd class="num">{words.corps(W::Amount { minutes: it.minutes })}</dd></div> }
    });
    let (by_project, by_person) = (by_project.collect_view(), by_person.collect_view());
    let lines =
        hours.into_iter().map(|it| view! { <HoursLine it=it bench=bench writes=writes/> }).collect_view();
    view! {
        <div class="card stack" data-hours="">
            <h3>{words.corps(W::Hours)}</h3>
            <div class="corps-two">
                <div><h4>{words.corps(W::ByProject)}</h4><dl class="corps-sums">{by_project}</dl></div>
                <div><h4>{words.corps(W::ByPerson)}</h4><dl class="corps-sums">{by_person}</dl></div>
            </div>
            <ul class="list">{lines}</ul>
        </div>
    }
}

#[component]
fn HoursLine(it: Hours, bench: Bench, writes: bool) -> impl IntoView {
    let (_, words) = desk();
    let (open, reason) = (RwSignal::new(false), RwSignal::new(String::new()));
    let close = Callback::new(move |()| open.set(false));
    let (entry, unit) = (it.entry, bench.told.with_value(|it| it.unit));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        bench.send(CorpsCommand::Void { unit, entry, reason: typed(reason) }, move || open.set(false));
    };
    let taken = it
        .void
        .clone()
        .map(|reason| view! { <span class="item-why">{words.corps(W::Taken { reason })}</span> });
    let may_take = writes && it.void.is_none();
    let (project, on) = (it.project.clone(), it.on);
    view! {
        <li class="item">
            <span class="item-words">
                <strong>{it.name}</strong>
                <span class="item-more">
                    <span class="num">{move || words.date(on)}</span><span>{move || project_name(&project, words)}</span>
                    <span class="num">{words.corps(W::Amount { minutes: it.minutes })}</span><span>{it.words}</span>
                </span>
                {taken}
            </span>
            {may_take.then(|| view! {
                <button type="button" class="btn quiet" on:click=move |_| open.set(true)>{words.corps(W::TakeBack)}</button>
                <Dialog open=open on_close=close title=words.corps(W::TakeBack) close_label=words.of(Word::Close)>
                    <form class="stack" on:submit=submit>
                        <Field label=words.corps(W::Reason) value=reason/>
                        <button type="submit" class="btn primary wide">{words.corps(W::TakeBack)}</button>
                    </form>
                </Dialog>
            })}
        </li>
    }
}

/// Certificates, and where it stands with the personnel department.
#[component]
pub fn Papers(bench: Bench) -> impl IntoView {
    let (_, words) = desk();
    let (all, agreement) = bench.told.with_value(|it| (it.certificates.clone(), it.agreement.clone()));
    let stands = match agreement {
        Some(it) => {
            let (state, on) = (it.state, it.on);
            view! { <p>{words.list_name(state)}" "<span class="muted num">{move || words.date(on)}" "{it.document}</span></p> }.into_any()
        }
        None => view! { <p class="muted">{words.corps(W::NoAgreement)}</p> }.into_any(),
    };
    let papers =
        all.into_iter().map(|it| view! { <Paper it=Checked::from(it) genuine=false/> }).collect_view();
    view! {
        <div class="card stack">
            <h3>{words.corps(W::Agreement)}</h3>
            {stands}
        </div>
        {papers}
    }
}

#[component]
pub fn Groups(bench: Bench) -> impl IntoView {
    let (_, words) = desk();
    let all = bench.told.with_value(|it| it.groups.clone());
    (!all.is_empty()).then(|| {
        let lines = all.into_iter().map(|it| {
            let (kind, founded, count) = (it.kind, it.founded, it.members.len());
            let names = it.members.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join("、");
            view! {
                <li class="item">
                    <span class="item-words">
                        <strong>{it.discipline}" · "{it.name}</strong>
                        <span class="item-more">
                            <span>{words.list_name(kind)}</span><span class="num">{move || words.date(founded)}</span>
                            <span>{it.guide}</span><span class="num">{words.corps(W::GroupMembers { count })}</span>
                        </span>
                        <span class="item-more">{names}</span>
                    </span>
                </li>
            }
        });
        view! { <div class="card stack"><h3>{words.corps(W::Groups)}</h3><ul class="list">{lines.collect_view()}</ul></div> }
    })
}

#[component]
pub fn Services(bench: Bench) -> impl IntoView {
    let (_, words) = desk();
    let all = bench.told.with_value(|it| it.services.clone());
    (!all.is_empty()).then(|| {
        let lines = all.into_iter().map(|it| {
            let (kind, on) = (it.kind, it.on);
            view! {
                <li class="item">
                    <span class="item-words">
                        <strong>{it.name}</strong>
                        <span class="item-more"><span>{words.list_name(kind)}</span><span class="num">{move || words.date(on)}</span></span>
                        <span class="corps-text">{it.words}</span>
                    </span>
                </li>
            }
        });
        view! { <div class="card stack"><h3>{words.corps(W::Services)}</h3><ul class="list">{lines.collect_view()}</ul></div> }
    })
}

/// By year and kind, then one by one with the outcome.
#[component]
pub fn Recommended(bench: Bench) -> impl IntoView {
    let (_, words) = desk();
    let (all, counts, unit, writes) =
        bench.told.with_value(|it| (it.recommendations.clone(), it.recommended.clone(), it.unit, it.writes));
    (!all.is_empty()).then(|| {
        let counts = counts.into_iter().map(|it| {
            let (kind, year, made, accepted) = (it.kind, it.year, it.made, it.accepted);
            view! { <div><dt>{words.list_name(kind)}</dt><dd class="num">{words.corps(W::InYear { year, made, accepted })}</dd></div> }
        });
        let counts = counts.collect_view();
        let lines = all.into_iter().map(|it| {
            let (kind, on, outcome, entry, person) = (it.kind, it.on, it.outcome, it.entry, it.person);
            let tone = match outcome {
                RecommendationOutcome::Accepted => "good",
                RecommendationOutcome::Pending => "care",
                RecommendationOutcome::Declined => "calm",
            };
            view! {
                <li class="item">
                    <span class="item-words">
                        <strong>{it.name}</strong>
                        <span class="item-more"><span>{words.list_name(kind)}</span><span class="num">{move || words.date(on)}</span></span>
                    </span>
                    <span class="mark" data-tone=tone>{words.list_name(outcome)}</span>
                    {(writes && outcome == RecommendationOutcome::Pending).then(|| {
                        [RecommendationOutcome::Accepted, RecommendationOutcome::Declined].into_iter().map(|outcome| {
                            let press = move |_| {
                                let set = CorpsCommand::Recommend { unit, entry, person, kind, on, outcome };
                                bench.send(set, || {});
                            };
                            view! { <button type="button" class="btn slim" on:click=press>{words.list_name(outcome)}</button> }
                        }).collect_view()
                    })}
                </li>
            }
        });
        view! {
            <div class="card stack">
                <h3>{words.corps(W::Recommendations)}</h3>
                <dl class="corps-sums">{counts}</dl>
                <ul class="list">{lines.collect_view()}</ul>
            </div>
        }
    })
}

/// Names the corps of a select.
pub fn corps_options(bench: Bench) -> Signal<Vec<(String, String)>> {
    let (_, words) = desk();
    let all = bench.told.with_value(|it| it.corps.clone());
    Signal::derive(move || all.iter().map(|it| (it.corps.to_string(), corps_name(it, words))).collect())
}
