//! Can it be met? What contradicts, in plain words with all numbers, told while it is typed.

use gongjian_shared::programmes::Contradiction;
use gongjian_shared::rules::programmes::stops;
use gongjian_shared::wire::programmes::Drafted;
use leptos::prelude::*;

use super::draft::Draft;
use crate::screens::desk;
use crate::widgets::{Glyph, Icon};
use crate::words::programmes::{Names, ProgrammeWord};

#[component]
pub fn Judgement(draft: Draft) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <section class="card stack judgement" aria-labelledby="judgement" aria-busy=move || draft.asking.get().to_string()>
            <div class="group-top">
                <h2 id="judgement">{words.told(ProgrammeWord::Judgement)}</h2>
                {move || draft.asking.get().then(|| view! { <span class="end">{words.told(ProgrammeWord::Asking)}</span> })}
            </div>
            {move || (draft.trouble.with(Option::is_some) && !draft.asking.get()).then(|| view! {
                <p class="said-care" role="alert">{words.told(ProgrammeWord::AskFailed)}</p>
                <button type="button" class="btn" on:click=move |_| draft.again()>{words.of(crate::words::Word::TryAgain)}</button>
            })}
            <div aria-live="polite">{move || draft.drafted.get().map(|it| view! { <Verdict drafted=it/> })}</div>
        </section>
    }
}

/// The contradictions of a draft, those that stop it first.
#[component]
pub fn Verdict(drafted: Drafted) -> impl IntoView {
    let (_, words) = desk();
    let Drafted { definition, contradictions, problems, .. } = drafted;
    move || {
        let names = Names { definition: &definition, language: words.language() };
        let (stopping, warning): (Vec<_>, Vec<_>) = contradictions.iter().partition(|it| stops(it));
        let say =
            |list: Vec<&Contradiction>| list.iter().map(|it| names.contradiction(it)).collect::<Vec<_>>();
        let problems: Vec<_> = problems.iter().map(|it| names.problem(it)).collect();
        let fine = stopping.is_empty() && warning.is_empty() && problems.is_empty();
        view! {
            {fine.then(|| view! { <p class="verdict-fine"><Icon glyph=Glyph::Check/>{words.tell(&ProgrammeWord::NoContradiction)}</p> })}
            <Said tone="alarm" title=ProgrammeWord::Problems said=problems/>
            <Said tone="alarm" title=ProgrammeWord::CannotStart said=say(stopping)/>
            <Said tone="care" title=ProgrammeWord::Mind said=say(warning)/>
        }
    }
}

#[component]
fn Said(tone: &'static str, title: ProgrammeWord, said: Vec<String>) -> impl IntoView {
    let (_, words) = desk();
    (!said.is_empty()).then(|| {
        view! {
            <div class="said" data-tone=tone>
                <h3><Icon glyph=Glyph::Warning/>{words.told(title)}</h3>
                <ul>{said.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
            </div>
        }
    })
}
