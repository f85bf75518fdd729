//! Who holds posts on the day, in the office's order; and who held them at other times.

use gongjian_shared::party::Appointment;
use gongjian_shared::wire::party::{PostLine, UnitPage};
use jiff::civil::Date;
use leptos::prelude::*;

use super::Going;
use crate::screens::desk;
use crate::screens::party::desk::today;
use crate::widgets::{Avatar, Empty, Glyph};
use crate::words::Words;
use crate::words::party::PartyWord as P;

#[component]
pub fn Posts(going: Going, page: UnitPage) -> impl IntoView {
    let (_, words) = desk();
    let UnitPage { held, past, on, may, .. } = page;
    let (count, gone) = (held.len(), past.len());
    let line = move |it: PostLine, held: bool| {
        let ends = may.appoint && !it.follows && it.appointment.end.is_none();
        view! { <Line going=going line=it on=on ends=ends held=held/> }
    };
    view! {
        <section class="group" aria-labelledby="unit-held">
            <h3 id="unit-held">{words.party(P::Held { count })}</h3>
            {if count == 0 {
                view! { <div class="card"><Empty glyph=Glyph::Person title=words.party(P::NobodyHeld) text=words.party(P::NobodyHeldNext)/></div> }.into_any()
            } else {
                view! { <ul class="card list">{held.into_iter().map(|it| line(it, true)).collect_view()}</ul> }.into_any()
            }}
            {(gone > 0).then(|| view! {
                <details class="past">
                    <summary>{words.party(P::Past { count: gone })}</summary>
                    <ul class="card list">{past.into_iter().map(|it| line(it, false)).collect_view()}</ul>
                </details>
            })}
        </section>
    }
}

#[component]
fn Line(going: Going, line: PostLine, on: Date, ends: bool, held: bool) -> impl IntoView {
    let (_, words) = desk();
    let PostLine { appointment: it, person_name: name, follows, guided_by, .. } = line;
    let guides = guided_by.into_iter().map(|it| it.name).collect::<Vec<_>>().join("、");
    let (id, detail) = (it.appointment, it.detail.clone());
    let overdue = it.is_overdue_on(on).then_some(detail.term.planned).flatten();
    let known_end = it.end.as_ref().map(|end| end.on).filter(|on| held && *on > today());
    let ending_name = name.clone();
    let label = words.party(P::EndPostOf { name: name.clone() });
    let rests = Signal::derive(move || {
        let basis = words.listed(detail.basis).to_owned();
        words.say_party(&P::RestsOn { basis, document: detail.document.clone() })
    });
    view! {
        <li class="item" data-gone=(!held).then_some("")>
            <Avatar name=name.clone()/>
            <span class="item-words">
                <span class="post-name">
                    <a href=format!("/people/{}", it.detail.person)>{name}</a>
                    <strong>{words.list_name(it.detail.post)}</strong>
                    {it.detail.acting.then(|| view! { <span class="tag">{words.party(P::Acting)}</span> })}
                    {follows.then(|| view! { <span class="tag" title=words.party(P::FollowsHint)>{words.party(P::Follows)}</span> })}
                    {overdue.map(|on| view! { <span class="tag" data-tone="alarm">{words.party(P::Overdue { on })}</span> })}
                    {known_end.map(|on| view! { <span class="tag" data-tone="care">{words.party(P::EndKnown { on })}</span> })}
                </span>
                <span class="item-more"><span>{move || term(words, &it, on)}</span><span>{rests}</span>
                    {(!guides.is_empty()).then(|| view! { <span>{words.party(P::GuidedBy { names: guides })}</span> })}
                </span>
            </span>
            {ends.then(|| view! {
                <button type="button" class="btn slim" aria-label=label disabled=move || going.register.still() on:click=move |_| going.ending.set(Some((id, ending_name.clone())))>
                    {words.party(P::EndPost)}
                </button>
            })}
        </li>
    }
}

/// From when to when, in words. That a term is over by `on` stands beside it, so it is not said twice.
pub fn term(words: Words, it: &Appointment, on: Date) -> String {
    let from = it.detail.term.from;
    if let Some(end) = &it.end {
        return words.say_party(&P::Until { from, until: end.on });
    }
    let since = words.say_party(&P::Since { from });
    match it.detail.term.planned.filter(|_| !it.is_overdue_on(on)) {
        Some(on) if it.detail.term.hard => format!("{since} · {}", words.say_party(&P::PlannedHard { on })),
        Some(on) => format!("{since} · {}", words.say_party(&P::Planned { on })),
        None => since,
    }
}
