use gongjian_shared::pairing::{Change, Effect, Stop};
use leptos::prelude::*;

use super::shown::Shown;
use super::table::Table;
use crate::screens::desk;
use crate::widgets::{Dialog, Field};
use crate::words::Word;
use crate::words::rounds::RoundWord;

/// Where a counselor who was pressed may go, the cheapest first: the second of two taps.
#[component]
pub fn Choice(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let open = Memo::new(move |_| table.picked.get().is_some() && table.work.with(Option::is_some));
    let title = Signal::derive(move || {
        let named = table
            .picked
            .get()
            .and_then(|at| table.board.with(|it| it.counselors.get(at).map(|it| it.name.clone())));
        words.of_round(&RoundWord::Choose { name: named.unwrap_or_default() })
    });
    let close = Callback::new(move |()| table.picked.set(None));
    view! {
        <Dialog open=open on_close=close title=title close_label=words.of(Word::Close)>
            {move || table.picked.get().map(|client| view! { <Sheet table=table client=client/> })}
        </Dialog>
    }
}

/// One place to go: what it is called, and what it costs.
#[derive(Clone, PartialEq)]
struct Way {
    change: Change,
    name: String,
    about: String,
    effect: Effect,
}

#[derive(Clone, Default, PartialEq)]
struct Ways {
    moves: Vec<Way>,
    swaps: Vec<Way>,
    /// Leaders to whom the counselor cannot go, and why.
    stops: Vec<(String, Stop)>,
}

impl Ways {
    fn of(table: Table, client: usize) -> Self {
        let Some(shown) = table.shown.get() else { return Self::default() };
        let now = shown.placed.get(client).copied().flatten();
        let mut it = Self::default();
        table.board.with(|board| {
            for (to, leader) in board.leaders.iter().enumerate().filter(|(to, _)| Some(*to) != now) {
                let change = Change::Move { client, to };
                match shown.weigh(change) {
                    Ok(effect) => {
                        let (name, about) = (leader.name.clone(), leader.unit_name.clone());
                        it.moves.push(Way { change, name, about, effect });
                    }
                    Err(stop) => it.stops.push((leader.name.clone(), stop)),
                }
            }
            for (other, counselor) in board.counselors.iter().enumerate() {
                let with = shown.placed.get(other).copied().flatten().filter(|with| Some(*with) != now);
                let Some(leader) = with.and_then(|with| board.leaders.get(with)) else { continue };
                let change = Change::Swap { one: client, other };
                if let Ok(effect) = shown.weigh(change) {
                    let (name, about) = (counselor.name.clone(), leader.name.clone());
                    it.swaps.push(Way { change, name, about, effect });
                }
            }
        });
        it.moves.sort_by(|one, other| dearer(&shown, &one.effect, &other.effect));
        it.swaps.sort_by(|one, other| dearer(&shown, &one.effect, &other.effect));
        it
    }
}

/// By the first wish in which the two differ.
fn dearer(shown: &Shown, one: &Effect, other: &Effect) -> std::cmp::Ordering {
    let of = |effect: &Effect, tier| effect.iter().find(|(its, _)| *its == tier).map_or(0, |(_, by)| *by);
    let each = shown.problem.order().iter().map(|tier| of(one, *tier).cmp(&of(other, *tier)));
    each.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
}

#[component]
fn Sheet(table: Table, client: usize) -> impl IntoView {
    let (_, words) = desk();
    let ways = Memo::new(move |_| Ways::of(table, client));
    let leader = Memo::new(move |_| {
        let at =
            table.shown.with(|it| it.as_ref().and_then(|it| it.placed.get(client).copied().flatten()))?;
        table.board.with(|it| it.leaders.get(at).map(|it| it.name.clone()))
    });
    let now = move || match leader.get() {
        Some(leader) => words.of_round(&RoundWord::Now { leader }),
        None => words.of_round(&RoundWord::NoLeaderYet),
    };
    let list = move |word: RoundWord, each: fn(&Ways) -> Vec<Way>, with: bool| {
        let found = ways.with(each);
        (!found.is_empty()).then(|| view! {
            <section class="stack">
                <h3>{words.round(word)}</h3>
                <ul class="pairing-ways">{found.into_iter().map(|way| view! { <li><Go table=table way=way with_leader=with/></li> }).collect_view()}</ul>
            </section>
        })
    };
    view! {
        <div class="stack">
            <p class="muted">{now}</p>
            {move || list(RoundWord::MoveTo, |it| it.moves.clone(), false)}
            {move || list(RoundWord::SwapWith, |it| it.swaps.clone(), true)}
            {move || {
                let stops = ways.with(|it| it.stops.clone());
                (!stops.is_empty()).then(|| view! {
                    <details class="past">
                        <summary>{words.round(RoundWord::ShowStops)}" "<span class="count num">{stops.len()}</span></summary>
                        <ul class="small">{stops.into_iter().map(|(name, stop)| view! {
                            <li>{name}" "<span class="muted">{move || words.language().stop(stop)}</span></li>
                        }).collect_view()}</ul>
                    </details>
                })
            }}
            <Hold table=table client=client/>
        </div>
    }
}

#[component]
fn Go(table: Table, way: Way, with_leader: bool) -> impl IntoView {
    let (_, words) = desk();
    let Way { change, name, about, effect } = way;
    let tone = effect.first().map_or("free", |(_, by)| if *by > 0 { "worse" } else { "better" });
    let about = move || {
        if with_leader {
            words.of_round(&RoundWord::WithLeader { leader: about.clone() })
        } else {
            about.clone()
        }
    };
    view! {
        <button type="button" class="pairing-way" on:click=move |_| table.shift(change)>
            <span class="grow"><strong>{name}</strong>" "<small class="muted">{about}</small></span>
            <small class="pairing-effect" data-tone=tone>{move || words.language().effect(&effect)}</small>
        </button>
    }
}

/// Locks the pair, or forbids it with a reason.
#[component]
fn Hold(table: Table, client: usize) -> impl IntoView {
    let (_, words) = desk();
    let pair = move || table.shown.with(|it| it.as_ref().and_then(|it| it.pair(client)));
    let locked =
        Memo::new(move |_| table.shown.with(|it| it.as_ref().is_some_and(|it| it.is_locked(client))));
    let (forbids, reason) = (RwSignal::new(false), RwSignal::new(String::new()));
    let turn = move |_| {
        if let Some(pair) = pair() {
            table.lock(pair, !locked.get_untracked());
            table.picked.set(None);
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = reason.get_untracked();
        if let Some(pair) = pair().filter(|_| !said.trim().is_empty()) {
            table.forbid(pair, said);
            table.picked.set(None);
        }
    };
    let leader = move || {
        let at = table.shown.with(|it| it.as_ref().and_then(|it| it.placed.get(client).copied().flatten()));
        at.and_then(|at| table.board.with(|it| it.leaders.get(at).map(|it| it.name.clone())))
            .unwrap_or_default()
    };
    move || {
        pair().map(|_| view! {
            <div class="row">
                <button type="button" class="btn" on:click=turn>
                    {move || words.of_round(&if locked.get() { RoundWord::Unlock } else { RoundWord::Lock })}
                </button>
                <button type="button" class="btn" aria-expanded=move || forbids.get().to_string() on:click=move |_| forbids.update(|it| *it = !*it)>
                    {words.round(RoundWord::Forbid)}
                </button>
            </div>
            {move || forbids.get().then(|| view! {
                <form class="stack" on:submit=submit>
                    <p class="muted small">{move || words.of_round(&RoundWord::ForbidHint { leader: leader() })}</p>
                    <Field label=words.round(RoundWord::ForbidReason) value=reason/>
                    <button type="submit" class="btn">{words.round(RoundWord::Forbid)}</button>
                </form>
            })}
        })
    }
}
