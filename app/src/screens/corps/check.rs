//! /check: anybody checks a certificate by its code, without signing in, and sees what stands on it (S0-15).

use gongjian_shared::rules::corps::Corps;
use gongjian_shared::wire::corps::Checked;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use super::parts::typed;
use crate::api::{CallError, corps};
use crate::device::page;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Banner, Field, Tone};
use crate::words::Word;
use crate::words::Words;
use crate::words::corps::CorpsWord as W;

#[component]
pub fn CheckPage() -> impl IntoView {
    let (_, words) = desk();
    let query = use_query_map();
    let code = RwSignal::new(query.with_untracked(|it| it.get("code")).unwrap_or_default());
    let told = RwSignal::new(None::<Result<Checked, CallError>>);
    let ask = move || {
        let asked = typed(code);
        if !asked.is_empty() {
            spawn_local(async move { drop(told.try_set(Some(corps::check(asked).await))) });
        }
    };
    ask();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ask();
    };
    view! {
        <Page title=words.corps(W::Check)>
            <div class="corps">
                <form class="card stack corps-ask" on:submit=submit>
                    <p class="muted">{words.corps(W::CheckLead)}</p>
                    <Field label=words.corps(W::CheckCode) value=code/>
                    <button type="submit" class="btn primary">{words.corps(W::CheckNow)}</button>
                </form>
                {move || told.get().map(|it| match it {
                    Ok(it) => view! { <Paper it=it genuine=true/> }.into_any(),
                    Err(CallError::NotThere) => {
                        view! { <Banner tone=Tone::Alarm title=words.corps(W::NotFound)/> }.into_any()
                    }
                    Err(error) => view! { <Banner tone=Tone::Care title=words.of(Word::Call(error))/> }.into_any(),
                })}
            </div>
        </Page>
    }
}

/// What a corps is called.
pub fn corps_name(it: &Corps, words: Words) -> String {
    if it.name.is_empty() { words.listed(it.kind).to_owned() } else { it.name.clone() }
}

/// A certificate as it is printed.
#[component]
pub fn Paper(it: Checked, genuine: bool) -> impl IntoView {
    let (_, words) = desk();
    let (from, until, issued) = (words.date(it.from), words.date(it.until), words.date(it.issued));
    let hours = it.hours.iter().map(|line| {
        let corps = corps_name(&line.corps, words);
        view! { <div><dt>{corps}</dt><dd class="num">{words.corps(W::Amount { minutes: line.minutes })}</dd></div> }
    });
    let hours = hours.collect_view();
    let awards = it.awards.iter().map(|award| {
        view! { <li><span>{award.title.clone()}</span>" "<span class="muted num">{words.date(award.on)}</span></li> }
    });
    let awards = awards.collect_view();
    let agreement = it.agreement.clone().map(|agreement| {
        let state = agreement.state;
        view! {
            <div>
                <h3>{words.corps(W::Agreement)}</h3>
                <p>{words.list_name(state)}" "<span class="muted">{agreement.document}</span></p>
            </div>
        }
    });
    view! {
        <article class="card stack certificate" data-certificate=it.code.clone()>
            {genuine.then(|| view! { <span class="mark" data-tone="good">{words.corps(W::Genuine)}</span> })}
            <div>
                <h2>{it.name}</h2>
                <p class="muted num">{it.unit_name}" "{words.corps(W::Term { from, until })}</p>
            </div>
            <div>
                <h3>{words.corps(W::Hours)}</h3>
                {if it.hours.is_empty() { view! { <p class="muted">{words.corps(W::NoHours)}</p> }.into_any() } else { ().into_any() }}
                <dl class="corps-sums">{hours}</dl>
            </div>
            {(!it.awards.is_empty()).then(|| view! { <div><h3>{words.corps(W::Awards)}</h3><ul>{awards}</ul></div> })}
            {agreement}
            <div class="row between">
                <p class="num">{words.corps(W::Code { code: grouped(&it.code) })}" "<span class="muted">{words.corps(W::IssuedOn { on: issued })}</span></p>
                <button type="button" class="btn slim unprinted" on:click=move |_| page::print()>{words.corps(W::Print)}</button>
            </div>
        </article>
    }
}

/// In fours, as people read it aloud.
fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}
