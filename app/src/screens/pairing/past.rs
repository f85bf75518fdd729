use gongjian_shared::wire::rounds::{PastRound, RunningPair};
use leptos::prelude::*;

use super::shown::name;
use super::table::Table;
use crate::screens::desk;
use crate::words::rounds::RoundWord;

/// The pairs of the register, by leader.
#[component]
pub fn Running(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let groups = move || {
        let mut groups: Vec<(String, Vec<RunningPair>)> = Vec::new();
        for it in table.board.with(|it| it.running.clone()) {
            match groups.iter_mut().find(|(leader, _)| *leader == it.leader_name) {
                Some((_, pairs)) => pairs.push(it),
                None => groups.push((it.leader_name.clone(), vec![it])),
            }
        }
        groups
    };
    let some = Memo::new(move |_| table.board.with(|it| !it.running.is_empty()));
    move || {
        some.get().then(|| view! {
            <section class="group">
                <div class="group-top"><h2>{words.round(RoundWord::Running)}</h2><p class="muted small">{words.round(RoundWord::RunningHint)}</p></div>
                <ul class="pairing-columns">
                    {groups().into_iter().map(|(leader, pairs)| view! {
                        <li class="card pairing-column">
                            <div class="pairing-leader"><h3 class="grow">{leader}</h3><span class="tag num">{pairs.len()}</span></div>
                            <ul class="pairing-held">
                                {pairs.into_iter().map(|it| view! {
                                    <li class="pairing-person"><strong>{it.counselor_name}</strong>
                                        {it.planned_end.map(|on| view! { <small class="pairing-why num">{words.round(RoundWord::PlannedEnd { on })}</small> })}
                                    </li>
                                }).collect_view()}
                            </ul>
                        </li>
                    }).collect_view()}
                </ul>
            </section>
        })
    }
}

/// Forbidden pairs with their reasons; rounds that were published, with all their pairs (S1-15).
#[component]
pub fn Past(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let past = move || {
        let past = table.board.with(|it| it.past.clone());
        let count = past.len();
        past.into_iter().enumerate().map(move |(at, it)| (count - at, it)).collect::<Vec<_>>()
    };
    let some = Memo::new(move |_| table.board.with(|it| !it.past.is_empty()));
    view! {
        <Forbidden table=table/>
        {move || some.get().then(|| view! {
            <section class="card stack">
                <h2>{words.round(RoundWord::Past)}</h2>
                {past().into_iter().map(|(number, it)| view! { <Round number=number it=it/> }).collect_view()}
            </section>
        })}
    }
}

#[component]
fn Round(number: usize, it: PastRound) -> impl IntoView {
    let (_, words) = desk();
    let PastRound { kind, from, published, by, pairs, .. } = it;
    let by = move || words.of_round(&RoundWord::PastBy { who: by.clone(), when: words.moment(published) });
    view! {
        <details class="past">
            <summary>{words.round(RoundWord::PastLine { number, kind, from })}</summary>
            <p class="muted small">{by}</p>
            <ul class="pairing-list">
                {pairs.into_iter().map(|(leader, counselors)| view! {
                    <li><strong>{leader}</strong>" "<span>{counselors.join("、")}</span></li>
                }).collect_view()}
            </ul>
        </details>
    }
}

#[component]
fn Forbidden(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let all =
        move || table.work.with(|it| it.as_ref().map(|it| it.draft.forbidden.clone()).unwrap_or_default());
    move || {
        let all = all();
        (!all.is_empty()).then(|| view! {
            <section class="card stack">
                <h2>{words.round(RoundWord::ForbiddenPairs)}</h2>
                <ul>{all.into_iter().map(|it| {
                    let pair = it.pair;
                    let names = table.board.with_untracked(|board| format!("{} · {}", name(board, pair.leader), name(board, pair.counselor)));
                    view! {
                        <li class="row">
                            <span class="grow"><strong>{names}</strong>" "<span class="muted">{it.reason}</span></span>
                            <button type="button" class="btn slim" on:click=move |_| table.lift(pair)>{words.round(RoundWord::Lift)}</button>
                        </li>
                    }
                }).collect_view()}</ul>
            </section>
        })
    }
}
