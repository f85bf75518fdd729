//! How the holders of posts are made up, drawn (S2-08).

use gongjian_shared::party::{CommitteePart, Composition, TeamClass};
use leptos::prelude::*;

use crate::screens::desk;
use crate::screens::party::bar::Bar;
use crate::words::party::PartyWord as P;

#[component]
pub fn Composed(composition: Composition, lacks: Vec<CommitteePart>, empty: Vec<TeamClass>) -> impl IntoView {
    let (_, words) = desk();
    let Composition { serving, retired, students, ages, posts } = composition;
    let all = serving + retired + students;
    let kinds = [(P::Serving, serving), (P::Retired, retired), (P::Students, students)];
    // From the young to the old; who has no date of birth comes last.
    let (unknown, mut known): (Vec<_>, Vec<_>) = ages.into_iter().partition(|(from, _)| from.is_none());
    known.sort_by_key(|(from, _)| *from);
    let bands = known.into_iter().chain(unknown).map(|(from, count)| (P::AgeBand { from }, count));
    view! {
        <section class="card stack" aria-labelledby="unit-composition">
            <h3 id="unit-composition">{words.party(P::Composition)}</h3>
            <Lacking title=P::LacksParts lines=lacks.into_iter().map(|it| words.list_name(it)).collect()/>
            <Lacking title=P::EmptyClasses lines=empty.into_iter().map(|it| words.list_name(it)).collect()/>
            {if all == 0 {
                view! { <p class="muted small">{words.party(P::CompositionNext)}</p> }.into_any()
            } else {
                view! {
                    <div class="bars">{kinds.into_iter().map(|(word, count)| view! { <Bar label=words.party(word) part=count.into() all=all.into()/> }).collect_view()}</div>
                    <div class="bars">{posts.into_iter().map(|(post, count)| view! { <Bar label=words.list_name(post) part=count.into() all=all.into()/> }).collect_view()}</div>
                    <div class="bars">{bands.map(|(word, count)| view! { <Bar label=words.party(word) part=count.into() all=all.into()/> }).collect_view()}</div>
                }.into_any()
            }}
        </section>
    }
}

/// What is missing, by name; nothing is shown when nothing is.
#[component]
fn Lacking(title: P, lines: Vec<Signal<String>>) -> impl IntoView {
    let (_, words) = desk();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="unit-lacks" role="note">
                <p class="small"><strong>{words.party(title)}</strong></p>
                <ul>{lines.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
            </div>
        }
    })
}
