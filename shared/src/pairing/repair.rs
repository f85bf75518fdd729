use serde::{Deserialize, Serialize};

use super::costs::Costs;
use super::flow::Flow;
use super::{Problem, Way};

/// What each kind of change costs, against the others. Whole points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prices {
    /// A locked pair is given up.
    pub unlock: u16,
    /// One server takes one more than its most.
    pub place: u16,
    /// A forbidden pair is allowed.
    pub lift: u16,
}

impl Default for Prices {
    /// A lock is the office's own wish, a load the plan's rule, a forbidden pair somebody's reason. [D]
    fn default() -> Self {
        Self { unlock: 1, place: 2, lift: 3 }
    }
}

/// The cheapest set of changes after which everybody can be placed. All of them are needed together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// Clients whose lock is given up.
    pub unlock: Vec<usize>,
    /// Servers that take on so many more than their most.
    pub places: Vec<(usize, u32)>,
    /// Forbidden pairs that are allowed: client and server.
    pub lift: Vec<(usize, usize)>,
    /// In points of [`Prices`].
    pub cost: u64,
}

/// Solves the problem with all of that allowed, at its price. None when some client has no way at all.
pub fn cheapest(problem: &Problem, prices: Prices) -> Option<Repair> {
    let (clients, servers) = (problem.clients(), problem.servers().len());
    let ways = (0..clients).flat_map(|client| (0..servers).map(move |server| (client, server)));
    let ways =
        ways.map(|(client, server)| price(problem, prices, client, server).unwrap_or(i64::MAX)).collect();
    let most = |server: &super::Server| usize::try_from(server.most).unwrap_or(usize::MAX).min(clients);
    let extra = i64::from(prices.place);
    let places = problem
        .servers()
        .iter()
        .map(most)
        .map(|most| (0..clients).map(|nth| if nth < most { 0 } else { extra }).collect());
    let flow = Flow::run(&Costs { servers, ways, places: places.collect() });
    read(problem, prices, &flow)
}

fn price(problem: &Problem, prices: Prices, client: usize, server: usize) -> Option<i64> {
    let away = problem.locked(client).is_some_and(|locked| locked != server);
    let lock = if away { i64::from(prices.unlock) } else { 0 };
    match problem.way(client, server) {
        Way::Closed => None,
        Way::Forbidden(_) => Some(lock + i64::from(prices.lift)),
        Way::Open(_) => Some(lock),
    }
}

fn read(problem: &Problem, prices: Prices, flow: &Flow<i64>) -> Option<Repair> {
    let mut it = Repair::default();
    for (client, server) in flow.given.iter().enumerate() {
        let server = (*server)?;
        if problem.locked(client).is_some_and(|locked| locked != server) {
            it.unlock.push(client);
        }
        if !problem.way(client, server).is_open() {
            it.lift.push((client, server));
        }
        it.cost += price(problem, prices, client, server).map_or(0, i64::unsigned_abs);
    }
    for (server, (held, most)) in flow.held.iter().zip(problem.servers()).enumerate() {
        let extra = u32::try_from(held.len()).unwrap_or(u32::MAX).saturating_sub(most.most);
        if extra > 0 {
            it.places.push((server, extra));
            it.cost += u64::from(extra) * u64::from(prices.place);
        }
    }
    Some(it)
}
