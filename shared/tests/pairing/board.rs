//! What a change on the board costs, against the score of the whole plan before and after.

use gongjian_shared::pairing::round::Pair;
use gongjian_shared::pairing::{Change, Stop, changed, score, weigh};

use super::college::{college, person, plan};

fn placed(given: &[usize]) -> Vec<Option<usize>> {
    given.iter().copied().map(Some).collect()
}

// planted: the loads before and after are told the wrong way round
#[test]
fn the_price_of_every_move_and_swap_is_the_difference_of_two_scores() {
    let round = college(20);
    let (problem, given) = (round.problem(), plan(&round).given);
    let before = score(&problem, &placed(&given));
    let moves = (0..45).flat_map(|client| (0..20).map(move |to| Change::Move { client, to }));
    let swaps = (0..45).flat_map(|one| (0..45).map(move |other| Change::Swap { one, other }));
    let (mut weighed, mut better) = (0, 0);
    for change in moves.chain(swaps) {
        let Ok(effect) = weigh(&problem, &given, change) else { continue };
        let after = score(&problem, &placed(&changed(&given, change)));
        assert_eq!(effect, after.since(&before), "{change:?}");
        weighed += 1;
        better += usize::from(after < before);
    }
    assert!(weighed > 1_000, "{weighed}");
    assert_eq!(better, 0, "nothing is better than the best");
}

// S1-05 1/2: a fourth is refused
#[test]
fn hard_rules_stop_a_change() {
    let mut round = college(15);
    let given = plan(&round).given;
    let problem = round.problem();
    let elsewhere = (given[0] + 1) % 15;
    let full = weigh(&problem, &given, Change::Move { client: 0, to: elsewhere });
    assert_eq!(full, Err(Stop::Full { server: elsewhere }));
    let other = given.iter().position(|server| *server == elsewhere).expect("somebody is there");
    assert!(weigh(&problem, &given, Change::Swap { one: 0, other }).is_ok());
    let leader = u8::try_from(elsewhere).expect("small");
    let pair = Pair { counselor: person(100), leader: person(leader) };
    round.forbidden.insert(pair);
    let stopped = weigh(&round.problem(), &given, Change::Swap { one: 0, other });
    assert_eq!(stopped, Err(Stop::Forbidden { client: 0, server: elsewhere }));
    round.forbidden.clear();
    round.locked.insert(round.pair(0, given[0]).expect("both are there"));
    let stopped = weigh(&round.problem(), &given, Change::Swap { one: 0, other });
    assert_eq!(stopped, Err(Stop::Locked { client: 0 }));
    assert_eq!(weigh(&problem, &given, Change::Move { client: 99, to: 0 }), Err(Stop::NotThere));
}
