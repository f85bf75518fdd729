use gongjian_shared::pairing::{
    Blockage, Outcome, Prices, Problem, Repair, Server, Tier, Traits, Way, solve,
};

use super::dice::instance;
use super::judge::repaired;

fn open(clients: usize, servers: Vec<Server>) -> Problem {
    let width = servers.len();
    let mut problem = Problem::new(clients, servers, &[Tier::Shortfall, Tier::Balance]);
    for client in 0..clients {
        for server in 0..width {
            problem.set(client, server, Way::Open(Traits::default()));
        }
    }
    problem
}

fn blockage(problem: &Problem) -> Blockage {
    match solve(problem) {
        Outcome::Blocked(it) => it,
        Outcome::Planned(plan) => panic!("it can be done: {plan:?}"),
    }
}

const LEADER: Server = Server { least: 2, most: 3 };

// Below the range of S1-05.
#[test]
fn fourteen_leaders_are_three_places_short_for_forty_five() {
    let it = blockage(&open(45, vec![LEADER; 14]));
    assert_eq!((it.clients.len(), it.servers.len(), it.places, it.left_out), (43, 14, 42, 3));
    let repair = it.repair.expect("more places help");
    assert_eq!(repair.places.iter().map(|(_, more)| more).sum::<u32>(), 3);
}

#[test]
fn twelve_who_can_go_to_three_leaders_only_are_named() {
    let mut problem = open(45, vec![LEADER; 18]);
    for client in 5..17 {
        for server in 3..18 {
            problem.set(client, server, Way::Closed);
        }
    }
    let it = blockage(&problem);
    assert_eq!((it.clients.len(), it.servers, it.places, it.left_out), (10, vec![0, 1, 2], 9, 3));
    assert!(it.clients.iter().all(|client| (5..17).contains(client)));
}

#[test]
fn the_cheapest_way_out_gives_up_a_lock_before_a_load_before_a_forbidden_pair() {
    let two = vec![Server { least: 0, most: 1 }; 2];
    let mut locked = open(2, two.clone());
    locked.lock(0, 0).expect("open");
    locked.lock(1, 0).expect("open");
    let repair = blockage(&locked).repair.expect("a way out");
    assert_eq!((repair.unlock.len(), repair.cost), (1, u64::from(Prices::default().unlock)));
    let mut forbidden = open(2, two);
    forbidden.set(1, 1, Way::Forbidden(Traits::default()));
    forbidden.set(0, 1, Way::Closed);
    let repair = blockage(&forbidden).repair;
    assert_eq!(repair, Some(Repair { places: vec![(0, 1)], cost: 2, ..Repair::default() }));
}

#[test]
fn nobody_to_go_to_is_a_set_of_one_without_a_repair() {
    let mut problem = open(3, vec![LEADER; 2]);
    problem.set(1, 0, Way::Closed);
    problem.set(1, 1, Way::Closed);
    let expected = Blockage { clients: vec![1], servers: vec![], places: 0, left_out: 1, repair: None };
    assert_eq!(blockage(&problem), expected);
}

// planted: the price of a lifted pair is 0
#[test]
fn a_repair_makes_it_possible_and_none_is_cheaper() {
    let mut seen = 0;
    for seed in 0..2_000 {
        let problem = instance(seed, 4, 3);
        let Outcome::Blocked(it) = solve(&problem) else { continue };
        let Some(repair) = it.repair else { continue };
        assert!(matches!(solve(&repaired(&problem, &repair)), Outcome::Planned(_)), "seed {seed}");
        assert_eq!(Some(repair.cost), by_trying_all(&problem), "seed {seed}: {repair:?}");
        seen += 1;
    }
    assert!(seen > 200, "{seen}");
}

/// The price of the cheapest plan of all that there are.
fn by_trying_all(problem: &Problem) -> Option<u64> {
    let (clients, servers) = (problem.clients(), problem.servers().len());
    let prices = Prices::default();
    let plans = servers.pow(u32::try_from(clients).expect("small"));
    let prices = (0..plans).filter_map(|mut number| {
        let (mut price, mut loads) = (0, vec![0; servers]);
        for client in 0..clients {
            let server = number % servers;
            number /= servers;
            loads[server] += 1;
            price += match problem.way(client, server) {
                Way::Closed => return None,
                Way::Forbidden(_) => u64::from(prices.lift),
                Way::Open(_) => 0,
            };
            let unlocked = problem.locked(client).is_some_and(|locked| locked != server);
            price += if unlocked { u64::from(prices.unlock) } else { 0 };
        }
        let extra = loads
            .iter()
            .zip(problem.servers())
            .map(|(load, it)| u64::from(it.most).max(*load) - u64::from(it.most));
        Some(price + extra.sum::<u64>() * u64::from(prices.place))
    });
    prices.min()
}
