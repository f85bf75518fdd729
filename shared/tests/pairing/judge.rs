//! What a plan costs and whether it may be, written down a second time and as plainly as can be.

use gongjian_shared::pairing::{Blockage, Problem, Tier, Traits, Way};

/// Points of any tier stay below this in a small instance.
const BASE: i128 = 10_000;

pub fn weigh(problem: &Problem, points: impl Fn(Tier) -> i128) -> i128 {
    problem.order().iter().fold(0, |sum, tier| sum * BASE + points(*tier))
}

pub fn pair_points(tier: Tier, traits: Traits) -> i128 {
    match tier {
        Tier::Keep => i128::from(!traits.kept),
        Tier::SameUnit => i128::from(!traits.same_unit),
        Tier::NoRepeat => i128::from(traits.repeat),
        Tier::Fit => i128::from(traits.fit),
        Tier::Shortfall | Tier::Balance => 0,
    }
}

/// What a plan costs; none when a hard rule is broken.
pub fn cost(problem: &Problem, given: &[usize]) -> Option<i128> {
    let mut loads = vec![0u32; problem.servers().len()];
    let mut traits = Vec::new();
    for (client, server) in given.iter().enumerate() {
        loads[*server] += 1;
        traits.push(problem.open(client, *server)?);
    }
    let within = problem.servers().iter().zip(&loads).all(|(server, load)| *load <= server.most);
    within.then(|| {
        weigh(problem, |tier| {
            let pairs: i128 = traits.iter().map(|it| pair_points(tier, *it)).sum();
            let servers = problem.servers().iter().zip(&loads).map(|(server, load)| match tier {
                Tier::Shortfall => i128::from(server.least.saturating_sub(*load)),
                Tier::Balance => i128::from(*load) * i128::from(*load),
                Tier::Keep | Tier::SameUnit | Tier::NoRepeat | Tier::Fit => 0,
            });
            pairs + servers.sum::<i128>()
        })
    })
}

/// Whether all of these clients can be placed: moves them about, one by one (Kuhn).
pub fn can_place(problem: &Problem, clients: &[usize]) -> bool {
    let mut held = vec![Vec::new(); problem.servers().len()];
    clients
        .iter()
        .all(|client| insert(problem, &mut held, &mut vec![false; problem.servers().len()], *client))
}

fn insert(problem: &Problem, held: &mut [Vec<usize>], seen: &mut [bool], client: usize) -> bool {
    for server in 0..held.len() {
        if seen[server] || problem.open(client, server).is_none() {
            continue;
        }
        seen[server] = true;
        let most = usize::try_from(problem.servers()[server].most).expect("small");
        if held[server].len() < most {
            held[server].push(client);
            return true;
        }
        for at in 0..held[server].len() {
            let other = held[server][at];
            if insert(problem, held, seen, other) {
                held[server][at] = client;
                return true;
            }
        }
    }
    false
}

/// The set blocks, and no part of it does.
pub fn blocks(problem: &Problem, it: &Blockage) -> bool {
    let mut servers = it.clients.iter().flat_map(|client| {
        (0..problem.servers().len()).filter(|server| problem.open(*client, *server).is_some())
    });
    let places: u32 = it.servers.iter().map(|server| problem.servers()[*server].most).sum();
    let clients = u32::try_from(it.clients.len()).expect("small");
    let smallest = (0..it.clients.len()).all(|without| {
        let rest: Vec<_> = it
            .clients
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != without)
            .map(|(_, client)| *client)
            .collect();
        can_place(problem, &rest)
    });
    servers.all(|server| it.servers.contains(&server)) && places == it.places && clients > places && smallest
}

/// The problem with a repair carried out.
pub fn repaired(problem: &Problem, it: &gongjian_shared::pairing::Repair) -> Problem {
    let mut servers = problem.servers().to_vec();
    for (server, more) in &it.places {
        servers[*server].most += more;
    }
    let mut after = Problem::new(problem.clients(), servers, problem.order());
    for client in 0..problem.clients() {
        for server in 0..problem.servers().len() {
            let way = match problem.way(client, server) {
                Way::Forbidden(traits) if it.lift.contains(&(client, server)) => Way::Open(traits),
                way @ (Way::Closed | Way::Forbidden(_) | Way::Open(_)) => way,
            };
            after.set(client, server, way);
        }
        if let Some(server) = problem.locked(client).filter(|_| !it.unlock.contains(&client)) {
            after.lock(client, server).expect("it was locked before");
        }
    }
    after
}
