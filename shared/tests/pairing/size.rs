use gongjian_shared::pairing::{Outcome, Problem, Server, Tier, Traits, Way, solve};

use super::dice::Dice;

/// Pioneer organisations and universities on a map, some of them tied already.
fn province() -> Problem {
    let mut dice = Dice(4);
    let (clients, servers) = (1_234, 97);
    let place = |dice: &mut Dice| {
        (i64::try_from(dice.below(900)).expect("small"), i64::try_from(dice.below(900)).expect("small"))
    };
    let universities: Vec<_> = (0..servers).map(|_| place(&mut dice)).collect();
    let order = [Tier::Keep, Tier::Shortfall, Tier::Fit, Tier::Balance];
    let mut problem = Problem::new(clients, vec![Server { least: 12, most: 13 }; servers], &order);
    for client in 0..clients {
        let here = place(&mut dice);
        let tied = dice.one_in(5).then(|| dice.up_to(servers));
        for (server, there) in universities.iter().enumerate() {
            let far = (here.0 - there.0).unsigned_abs() + (here.1 - there.1).unsigned_abs();
            let fit = u16::try_from(far).expect("the map is small");
            let traits = Traits { fit, kept: tied == Some(server), ..Traits::default() };
            problem.set(client, server, Way::Open(traits));
        }
    }
    problem
}

// S4-18 3/4: every organisation has a university, each university 12 or 13, ties are kept
#[test]
fn ninety_seven_universities_take_on_1234_organisations() {
    let Outcome::Planned(plan) = solve(&province()) else { panic!("there are 1,261 places") };
    assert!(plan.proved);
    assert_eq!(plan.score.of(Tier::Shortfall), Some(0));
    let mut loads = [0; 97];
    plan.given.iter().for_each(|server| loads[*server] += 1);
    assert_eq!(
        (loads.iter().filter(|it| **it == 12).count(), loads.iter().filter(|it| **it == 13).count()),
        (27, 70)
    );
}
