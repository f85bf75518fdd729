use gongjian_shared::pairing::{Outcome, Tier, solve};
use gongjian_shared::rules::rounds::RoundDraft;
use leptos::prelude::*;

use super::table::Table;
use crate::screens::desk;
use crate::widgets::Segments;
use crate::words::rounds::RoundWord;

const OWN: &str = "own";
const NEW: &str = "new";

/// Own unit or no repeat first, with what each of them would reach: the leading group decides. Only where they pull
/// against each other.
#[component]
pub fn Order(table: Table) -> impl IntoView {
    let (_, words) = desk();
    // Both outcomes depend on the lists and the wishes, not on the plan.
    let asked = Memo::new(move |_| {
        table.work.with(|it| {
            it.as_ref().map(|it| RoundDraft { pairs: std::collections::BTreeSet::new(), ..it.draft.clone() })
        })
    });
    let outcomes = Memo::new(move |_| {
        let draft = asked.get()?;
        let both = table.board.with(|board| {
            [OWN, NEW].map(|first| {
                let round =
                    board.round(&RoundDraft { order: put_first(&draft.order, first), ..draft.clone() });
                match solve(&round.problem()) {
                    Outcome::Planned(plan) => {
                        let of = |tier| plan.score.of(tier).unwrap_or(0);
                        let all = u64::try_from(round.counselors.len()).unwrap_or(u64::MAX);
                        Some((all.saturating_sub(of(Tier::SameUnit)), of(Tier::NoRepeat)))
                    }
                    Outcome::Blocked(_) => None,
                }
            })
        });
        let [Some(own), Some(new)] = both else { return None };
        (own != new).then_some((own, new))
    });
    let chosen = Signal::derive(move || {
        let own_first = asked.with(|it| it.as_ref().is_none_or(|it| is_own_first(&it.order)));
        if own_first { OWN } else { NEW }
    });
    let choices = Signal::derive(move || {
        vec![
            (OWN, words.of_round(&RoundWord::OwnUnitFirst)),
            (NEW, words.of_round(&RoundWord::NoRepeatFirst)),
        ]
    });
    let choose = Callback::new(move |first: &'static str| {
        table.change(|work, _| work.draft.order = put_first(&work.draft.order, first));
        table.solve();
    });
    let line = move |word, (same_unit, repeats)| {
        let outcome = RoundWord::Outcome { same_unit, repeats };
        view! { <li><strong>{words.round(word)}</strong>" "<span class="num">{words.round(outcome)}</span></li> }
    };
    move || {
        outcomes.get().map(|(own, new)| {
            view! {
                <section class="card stack pairing-order">
                    <div><h2>{words.round(RoundWord::Order)}</h2><p class="muted small">{words.round(RoundWord::OrderHint)}</p></div>
                    <Segments label=words.round(RoundWord::Order) choices=choices chosen=chosen on_choose=choose/>
                    <ul class="small">{line(RoundWord::OwnUnitFirst, own)}{line(RoundWord::NoRepeatFirst, new)}</ul>
                </section>
            }
        })
    }
}

fn is_own_first(order: &[Tier]) -> bool {
    let at = |tier| order.iter().position(|it| *it == tier).unwrap_or(usize::MAX);
    at(Tier::SameUnit) <= at(Tier::NoRepeat)
}

/// The order with the two wishes exchanged where they stand the other way round.
fn put_first(order: &[Tier], first: &str) -> Vec<Tier> {
    if is_own_first(order) == (first == OWN) {
        return order.to_vec();
    }
    let turned = order.iter().map(|tier| match tier {
        Tier::SameUnit => Tier::NoRepeat,
        Tier::NoRepeat => Tier::SameUnit,
        Tier::Keep | Tier::Shortfall | Tier::Balance | Tier::Fit => *tier,
    });
    turned.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // S1-15: the order of the two is the office's choice, and nothing else moves
    #[test]
    fn the_two_wishes_change_places_and_the_others_stay() {
        use Tier::{Balance, Fit, NoRepeat, SameUnit, Shortfall};
        let own = [Shortfall, SameUnit, NoRepeat, Balance, Fit];
        let new = [Shortfall, NoRepeat, SameUnit, Balance, Fit];
        assert_eq!(put_first(&own, OWN), own);
        assert_eq!(put_first(&own, NEW), new);
        assert_eq!(put_first(&new, OWN), own);
        assert_eq!(put_first(&new, NEW), new);
    }
}
