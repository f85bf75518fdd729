//! The college of source 001: 45 counselors, 9 teaching units, 2 to 3 counselors for each leader.

use std::collections::BTreeSet;

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::pairing::round::{Counselor, Doubt, Leader, Pair, Round};
use gongjian_shared::pairing::{Outcome, Plan, Reason, Tier, reasons, solve};
use gongjian_shared::party::Liable;
use gongjian_shared::programmes::Bound;

/// Counselors of each teaching unit.
const UNITS: [u8; 9] = [2, 2, 3, 4, 5, 6, 7, 8, 8];
const SAME_UNIT_FIRST: [Tier; 5] =
    [Tier::Shortfall, Tier::SameUnit, Tier::NoRepeat, Tier::Balance, Tier::Fit];
const NO_REPEAT_FIRST: [Tier; 5] =
    [Tier::Shortfall, Tier::NoRepeat, Tier::SameUnit, Tier::Balance, Tier::Fit];

pub fn person(number: u8) -> PersonId {
    PersonId::from_bytes([number; 16])
}

fn unit(number: u8) -> UnitId {
    UnitId::from_bytes([number; 16])
}

/// Nine heads of teaching units; the other leaders are of offices without counselors.
pub fn college(leaders: u8) -> Round {
    let leader = |nth: u8| Leader { person: person(nth), units: vec![unit(nth)], liable: Liable::Head };
    let of = UNITS.iter().zip(0..).flat_map(|(count, nth)| (0..*count).map(move |_| unit(nth)));
    Round {
        leaders: (0..leaders).map(leader).collect(),
        counselors: of.zip(100..).map(|(unit, nth)| Counselor { person: person(nth), unit }).collect(),
        load: Bound::Range(2, 3),
        order: SAME_UNIT_FIRST.to_vec(),
        locked: BTreeSet::new(),
        forbidden: BTreeSet::new(),
        earlier: BTreeSet::new(),
        running: BTreeSet::new(),
    }
}

pub fn plan(round: &Round) -> Plan {
    match solve(&round.problem()) {
        Outcome::Planned(plan) if plan.proved => plan,
        Outcome::Planned(_) | Outcome::Blocked(_) => panic!("no proved plan"),
    }
}

/// Pairs within a unit, repeats, and how many leaders have 3, 2, 1 counselors.
fn told(round: &Round, plan: &Plan) -> (u64, u64, [usize; 3]) {
    let count = |server: usize| plan.given.iter().filter(|given| **given == server).count();
    let loads: Vec<_> = (0..round.leaders.len()).map(count).collect();
    let with = |load| loads.iter().filter(|it| **it == load).count();
    let across = plan.score.of(Tier::SameUnit).expect("it is weighed");
    (45 - across, plan.score.of(Tier::NoRepeat).expect("it is weighed"), [with(3), with(2), with(1)])
}

// S1-05 2/2, S1-06 1/2: the table of the domain
// planted: a pair across units costs nothing; the price update is left out
#[test]
fn forty_five_counselors_and_fifteen_to_twenty_four_leaders() {
    for (leaders, same_unit, loads, short) in [
        (15, 25, [15, 0, 0], 0),
        (18, 25, [9, 9, 0], 0),
        (20, 23, [5, 15, 0], 0),
        (22, 19, [1, 21, 0], 0),
        (23, 18, [0, 22, 1], 1),
        (24, 18, [0, 21, 3], 3),
    ] {
        let round = college(leaders);
        let plan = plan(&round);
        assert_eq!(plan.given.len(), 45, "everybody is covered");
        assert_eq!(told(&round, &plan), (same_unit, 0, loads), "{leaders}");
        assert_eq!(plan.score.of(Tier::Shortfall), Some(short), "{leaders}");
    }
}

// The range that S1-05 leaves to the number of leaders.
#[test]
fn the_lists_are_doubted_below_fifteen_and_above_twenty_two_leaders() {
    for leaders in 15..=22 {
        assert_eq!(college(leaders).doubts(), [], "{leaders}");
    }
    for have in [14, 23] {
        let expected = Doubt::Leaders { counselors: 45, have: have.into(), least: Some(15), most: Some(22) };
        assert_eq!(college(have).doubts(), [expected]);
    }
}

// S1-06 2/2
#[test]
fn every_pair_has_a_reason() {
    let round = college(18);
    let plan = plan(&round);
    let reasons = reasons(&round.problem(), &plan.given);
    assert!(reasons.iter().all(|it| !it.is_empty()));
    let with = |reason| reasons.iter().filter(|it| it.contains(&reason)).count();
    assert_eq!((with(Reason::SameUnit), with(Reason::OwnUnitFull)), (25, 20));
    assert_eq!(with(Reason::OwnUnitGivenUp), 0);
}

// S1-15 3/3: a round after three years, by the order that the office chose
// planted: tiers weigh 10 each
#[test]
fn the_next_round_repeats_ten_pairs_or_gives_up_ten_own_units() {
    let first = college(18);
    let earlier: BTreeSet<Pair> = first.pairs(&plan(&first).given).into_iter().collect();
    for (order, expected) in [(SAME_UNIT_FIRST, (25, 10)), (NO_REPEAT_FIRST, (15, 0))] {
        let round = Round { earlier: earlier.clone(), order: order.to_vec(), ..college(18) };
        let (same_unit, repeats, loads) = told(&round, &plan(&round));
        assert_eq!(((same_unit, repeats), loads), (expected, [9, 9, 0]));
    }
}

// Amended with the least change when a leader goes.
// planted: keeping a pair is worth nothing
#[test]
fn who_lost_their_leader_moves_and_nobody_else() {
    let before = college(18);
    let pairs: BTreeSet<Pair> = before.pairs(&plan(&before).given).into_iter().collect();
    let mut after = Round { running: pairs.clone(), order: Tier::amending(&before.order), ..before };
    let gone = after.leaders.remove(4).person;
    let found: BTreeSet<Pair> = after.pairs(&plan(&after).given).into_iter().collect();
    let lost: BTreeSet<_> = pairs.iter().filter(|pair| pair.leader == gone).copied().collect();
    assert_eq!(lost.len(), 3);
    assert_eq!(pairs.difference(&found).copied().collect::<BTreeSet<_>>(), lost);
}

#[test]
fn a_lock_holds_against_every_wish_and_a_forbidden_pair_is_never_made() {
    let mut round = college(18);
    let across = Pair { counselor: person(100), leader: person(17) };
    let own = Pair { counselor: person(101), leader: person(0) };
    round.locked.insert(across);
    round.forbidden.insert(own);
    let pairs = round.pairs(&plan(&round).given);
    assert!(pairs.contains(&across) && !pairs.contains(&own));
    round.locked.insert(own);
    assert_eq!(round.doubts(), [Doubt::Lock { pair: own }]);
}

#[test]
fn nobody_leads_themselves() {
    let mut round = college(18);
    round.counselors[0].person = round.leaders[0].person;
    assert!(!round.problem().way(0, 0).is_open());
}
