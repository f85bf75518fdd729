//! The checklists of the phases, kept for each site: who ticked what and when (S0-20).

use gongjian_shared::ids::UnitId;
use gongjian_shared::programmes::{Key, Phase};
use gongjian_shared::wire::programmes::TickLine;
use leptos::prelude::*;

use super::View;
use super::tick::Item;
use crate::screens::desk;
use crate::widgets::unique;
use crate::words::programmes::{Names, ProgrammeWord};

#[component]
pub fn Checklists(it: View) -> impl IntoView {
    let (_, words) = desk();
    let (sites, running) = it.page.with_untracked(|it| (it.sites.clone(), it.running.clone()));
    let site = RwSignal::new(sites.first().map(|it| it.0));
    let (now, others): (Vec<Phase>, Vec<Phase>) =
        it.definition.with_value(|it| it.phases.clone()).into_iter().partition(|it| running.contains(&it.id));
    let draw = move |phase: Phase| view! { <PhaseList it=it site=site phase=phase/> };
    view! {
        <section class="card stack" aria-labelledby="checklists">
            <h2 id="checklists">{words.told(ProgrammeWord::Checklist)}</h2>
            <SiteChoice sites=sites site=site/>
            {now.is_empty().then(|| view! { <p class="muted">{words.told(ProgrammeWord::NothingRuns)}</p> })}
            {now.into_iter().map(draw).collect_view()}
            {(!others.is_empty()).then(|| view! {
                <details class="fold">
                    <summary>{words.told(ProgrammeWord::OtherPhases)}</summary>
                    <div class="stack">{others.into_iter().map(draw).collect_view()}</div>
                </details>
            })}
        </section>
    }
}

#[component]
fn SiteChoice(sites: Vec<(UnitId, String)>, site: RwSignal<Option<UnitId>>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("site");
    match sites.as_slice() {
        [] => view! { <p class="muted small">{words.told(ProgrammeWord::NoSites)}</p> }.into_any(),
        [(_, name)] => view! { <p class="muted small">{name.clone()}</p> }.into_any(),
        _ => view! {
            <div class="field">
                <label for=id.clone()>{words.told(ProgrammeWord::Site)}</label>
                <select class="input" id=id on:change=move |event| site.set(event_target_value(&event).parse().ok())>
                    {sites.into_iter().map(|(unit, name)| view! { <option value=unit.to_string()>{name}</option> }).collect_view()}
                </select>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn PhaseList(it: View, site: RwSignal<Option<UnitId>>, phase: Phase) -> impl IntoView {
    let (_, words) = desk();
    let of = phase.checklist.len();
    let id = StoredValue::new(phase.id.clone());
    let label = StoredValue::new(phase.clone());
    let name = Signal::derive(move || {
        let language = words.language();
        it.definition
            .with_value(|definition| label.with_value(|phase| Names { definition, language }.name(phase)))
    });
    let done = move || {
        let site = site.get();
        let own = |tick: &&TickLine| Some(tick.site) == site && id.with_value(|id| *id == tick.phase);
        it.page.with(|page| page.ticks.iter().filter(own).count())
    };
    view! {
        <div class="checklist" role="group" aria-label=name>
            <div class="group-top">
                <h3>{name}</h3>
                {move || site.get().map(|_| view! { <span class="end num" data-done=done()>{words.told(ProgrammeWord::DoneOf { done: done(), of })}</span> })}
            </div>
            <ul>
                {phase.checklist.into_iter().map(|item| view! { <Item it=it site=site phase=id item=item/> }).collect_view()}
            </ul>
            <OtherSites it=it site=site phase=id of=of/>
        </div>
    }
}

/// How far the other sites are: a count each, for those who see them all.
#[component]
fn OtherSites(it: View, site: RwSignal<Option<UnitId>>, phase: StoredValue<Key>, of: usize) -> impl IntoView {
    let (_, words) = desk();
    let counts = move || {
        let own = site.get();
        let mut counts: Vec<(UnitId, String, usize)> = Vec::new();
        it.page.with(|page| {
            let others = page.ticks.iter().filter(|tick| Some(tick.site) != own);
            for tick in others.filter(|tick| phase.with_value(|phase| *phase == tick.phase)) {
                match counts.iter_mut().find(|known| known.0 == tick.site) {
                    Some(known) => known.2 += 1,
                    None => counts.push((tick.site, tick.site_name.clone(), 1)),
                }
            }
        });
        counts.into_iter().map(|(_, name, done)| view! {
            <li class="row small"><span class="grow">{name}</span><span class="muted num">{words.told(ProgrammeWord::DoneOf { done, of })}</span></li>
        })
        .collect_view()
    };
    view! { <ul class="other-sites">{counts}</ul> }
}
