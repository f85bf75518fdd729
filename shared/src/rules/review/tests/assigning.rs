use proptest::prelude::*;

use super::*;
use crate::pairing::{Outcome as Solved, Problem, Server, Tier, Traits, Way, solve};
use ReviewCommand as C;
use ReviewRefusal as R;
use ReviewState as S;

fn wanted(applications: u8, reviewers: u8, each: u32, most: u32, forbidden: &[(u8, u8)]) -> Wanted {
    Wanted {
        applications: (0..applications).map(app).collect(),
        pool: (0..reviewers).map(person).collect(),
        each,
        most,
        forbidden: forbidden.iter().map(|(it, who)| pair(*it, *who)).collect(),
        kept: BTreeSet::new(),
    }
}

fn loads(pairs: &[Pair], reviewers: u8) -> Vec<usize> {
    (0..reviewers).map(|who| pairs.iter().filter(|it| it.reviewer == person(who)).count()).collect()
}

// S3-14 2/3
#[test]
fn who_is_tied_to_it_by_unit_guide_or_as_its_head_does_not_judge_it() {
    let unit = |nth| UnitId::from_bytes([nth; 16]);
    let it = Applicant {
        units: BTreeSet::from([unit(4), unit(5)]),
        guides: BTreeSet::from([unit(8)]),
        head: Some(person(1)),
    };
    for (who, posts, tie) in [
        (1, vec![unit(9)], Some(Tie::Head)),
        (2, vec![unit(9), unit(5)], Some(Tie::Unit)),
        (2, vec![unit(8)], Some(Tie::Guide)),
        // The university above is of everybody.
        (2, vec![unit(3)], None),
    ] {
        assert_eq!(it.tie(person(who), &posts.iter().copied().collect()), tie, "{posts:?}");
    }
}

#[test]
fn an_application_that_cannot_be_filled_is_named_with_how_many_may_judge_it() {
    let (_, gaps) = assign(&wanted(3, 3, 2, 3, &[(1, 0), (1, 1)]));
    assert_eq!(gaps, [Gap { application: app(1), allowed: 1, missing: 1 }]);
    let (_, gaps) = assign(&wanted(3, 2, 2, 2, &[]));
    assert_eq!(gaps.iter().map(|it| (it.allowed, it.missing)).collect::<Vec<_>>(), [(2, 2)], "all are full");
}

#[test]
fn what_is_in_stays_with_who_gave_it() {
    let kept = BTreeSet::from([pair(0, 0), pair(1, 0), pair(2, 0)]);
    let (pairs, gaps) = assign(&Wanted { kept: kept.clone(), ..wanted(3, 3, 1, 3, &[]) });
    assert!(gaps.is_empty());
    assert_eq!(pairs.into_iter().collect::<BTreeSet<_>>(), kept);
}

// S3-14 2/3
#[test]
fn an_assignment_is_fixed_only_as_the_rules_are() {
    let fix = |pairs| C::Assign { call: CALL, pairs };
    let change = |nth: usize, to| {
        let mut all = pairs();
        all[nth] = to;
        fix(all)
    };
    let facts = stands(S::Gathering);
    assert_eq!(became(decide(&facts, &fix(pairs()))).state, S::Scoring);
    let recused = R::Recused { title: "工作室0".to_owned(), reviewer: String::new(), tie: Tie::Unit };
    let short = R::NotEach { title: "工作室0".to_owned(), has: 1, each: 2 };
    let mut declared = row(S::Gathering);
    declared.recusals.push(Recusal { pair: pair(0, 1), reason: "师生".to_owned(), at: NOON });
    let declared = ReviewFacts { review: Some(declared), ..office() };
    let said = R::Recused { title: "工作室0".to_owned(), reviewer: String::new(), tie: Tie::Declared };
    for (facts, command, refusal) in [
        (&facts, change(0, pair(0, 0)), recused),
        (&declared, fix(pairs()), said),
        (&facts, change(0, pair(0, 2)), short),
        (&facts, change(0, pair(0, 9)), R::Overloaded { most: 3 }),
        (&facts, change(0, pair(9, 1)), R::Changed),
        (&stands(S::Opened), fix(pairs()), R::ReviewIs { state: S::Opened }),
        (&as_reviewer(1, facts.clone()), fix(pairs()), R::NotThere),
        (&ReviewFacts { office: seats(Part::Decider), ..facts.clone() }, fix(pairs()), R::NotYours),
    ] {
        assert_eq!(decide(facts, &command), Err(refusal), "{command:?}");
    }
}

proptest! {
    // The solver of the pairing is the oracle where each application gets one reviewer; for more of them it is counted.
    #[test]
    fn all_that_can_be_filled_is_filled_as_evenly_as_can_be(
        applications in 1_u8..9, reviewers in 1_u8..6, each in 1_u32..4, most in 1_u32..7,
        forbidden in prop::collection::vec((0_u8..9, 0_u8..6), 0..20),
    ) {
        let it = wanted(applications, reviewers, each, most, &forbidden);
        let (pairs, gaps) = assign(&it);
        let once: BTreeSet<_> = pairs.iter().copied().collect();
        prop_assert_eq!(once.len(), pairs.len(), "nobody judges one twice");
        prop_assert!(once.is_disjoint(&it.forbidden));
        prop_assert!(loads(&pairs, reviewers).iter().all(|load| *load <= most as usize));
        let missing: u32 = gaps.iter().map(|it| it.missing).sum();
        prop_assert_eq!(pairs.len() as u32 + missing, u32::from(applications) * each);
        if each == 1 {
            let server = Server { least: 0, most };
            let mut problem = Problem::new(applications.into(), vec![server; reviewers.into()], &[Tier::Balance]);
            for nth in 0..applications {
                for who in (0..reviewers).filter(|who| !it.forbidden.contains(&pair(nth, *who))) {
                    problem.set(nth.into(), who.into(), Way::Open(Traits::default()));
                }
            }
            match solve(&problem) {
                Solved::Blocked(blocked) => prop_assert_eq!(blocked.left_out, missing),
                Solved::Planned(plan) => {
                    prop_assert!(gaps.is_empty());
                    let squares = |loads: Vec<usize>| loads.iter().map(|it| it * it).sum::<usize>();
                    let theirs = (0..usize::from(reviewers)).map(|who| plan.given.iter().filter(|it| **it == who).count());
                    prop_assert_eq!(squares(loads(&pairs, reviewers)), squares(theirs.collect()));
                }
            }
        }
    }
}
