use gongjian_shared::pairing::Tier;
use leptos::prelude::*;

use super::table::Table;
use crate::screens::desk;
use crate::words::rounds::RoundWord;

/// The numbers that matter: who is covered, whether the leaders are enough, what the plan reaches.
#[component]
pub fn Figures(table: Table) -> impl IntoView {
    view! {
        <div class="figures pairing-figures">
            <Covered table=table/>
            <Leaders table=table/>
            <Plan table=table/>
        </div>
    }
}

#[component]
fn Figure(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] number: Signal<String>,
    #[prop(into)] below: Signal<String>,
    #[prop(into)] care: Signal<bool>,
) -> impl IntoView {
    view! {
        <div class="card figure" data-care=move || care.get().then_some("")>
            <p class="small muted">{label}</p>
            <p class="figure-number num">{number}</p>
            <p class="small muted">{below}</p>
        </div>
    }
}

/// By the register while nobody works on a round, else by the draft (S1-04).
#[component]
fn Covered(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let missing = Memo::new(move |_| {
        let drafted = table.shown.with(|it| it.as_ref().map(|it| it.unplaced().len()));
        drafted.unwrap_or_else(|| table.board.with(|it| it.uncovered().len()))
    });
    let number = Signal::derive(move || {
        let all = table.board.with(|it| it.counselors.len());
        words.of_round(&RoundWord::CoveredOf { have: all.saturating_sub(missing.get()), all })
    });
    let below = Signal::derive(move || match missing.get() {
        0 => words.of_round(&RoundWord::AllCovered),
        count => words.of_round(&RoundWord::UncoveredLine { count }),
    });
    view! { <Figure label=words.round(RoundWord::Covered) number=number below=below care=Signal::derive(move || missing.get() > 0)/> }
}

#[component]
fn Leaders(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let ends = Memo::new(move |_| {
        table.board.with(|it| {
            let counselors = u32::try_from(it.counselors.len()).unwrap_or(u32::MAX);
            let least = it.load.max().map(|most| counselors.div_ceil(most.max(1)));
            (it.leaders.len(), least, counselors.checked_div(it.load.min()))
        })
    });
    let number = Signal::derive(move || ends.get().0.to_string());
    let below = Signal::derive(move || {
        let (_, least, most) = ends.get();
        words.of_round(&RoundWord::Needed { least, most })
    });
    let care = Signal::derive(move || {
        let (have, least, most) = ends.get();
        let have = u32::try_from(have).unwrap_or(u32::MAX);
        least.is_some_and(|least| have < least) || most.is_some_and(|most| have > most)
    });
    view! { <Figure label=words.round(RoundWord::Leaders) number=number below=below care=care/> }
}

/// What the draft reaches; nothing while there is no whole plan.
#[component]
fn Plan(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let told = Memo::new(move |_| {
        table.shown.with(|it| {
            let it = it.as_ref().filter(|it| it.given.is_some())?;
            let all = it.placed.len();
            let across = it.score.of(Tier::SameUnit).unwrap_or(0);
            let repeats = it.score.of(Tier::NoRepeat).unwrap_or(0);
            let within = u64::try_from(all).unwrap_or(u64::MAX).saturating_sub(across);
            Some((within, all, repeats, it.loads()))
        })
    });
    move || {
        told.get().map(|(within, all, repeats, loads)| {
            let loads = move || {
                let each = loads.iter().map(|(load, count)| {
                    words.of_round(&RoundWord::LoadCount { load: *load, count: *count })
                });
                each.collect::<Vec<_>>().join("　")
            };
            let below = Signal::derive(move || {
                format!("{} {}", words.of_round(&RoundWord::Repeats), words.of_round(&RoundWord::Pairs { count: repeats }))
            });
            view! {
                <Figure
                    label=words.round(RoundWord::SameUnit) number=words.round(RoundWord::PairsOf { count: within, all })
                    below=below care=Signal::derive(|| false)
                />
                <div class="card figure">
                    <p class="small muted">{words.round(RoundWord::Loads)}</p>
                    <p class="figure-loads num">{loads}</p>
                </div>
            }
        })
    }
}
