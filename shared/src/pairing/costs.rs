//! From tiers to one number: what an earlier tier can differ by outweighs all that later ones can sum up to.

use super::amount::Amount;
use super::{Problem, Tier, Traits};

/// A tier and what one point of it weighs.
pub type Weight = (Tier, i128);

/// What a pair or a place adds to a tier.
pub const fn points(tier: Tier, traits: Traits) -> u32 {
    match tier {
        Tier::Keep => !traits.kept as u32,
        Tier::SameUnit => !traits.same_unit as u32,
        Tier::NoRepeat => traits.repeat as u32,
        Tier::Fit => traits.fit as u32,
        Tier::Shortfall | Tier::Balance => 0,
    }
}

/// What the `nth` place of a server (from 0) adds to a tier. It never falls with `nth`, so places fill in order.
pub const fn place_points(tier: Tier, nth: u32, least: u32) -> u32 {
    match tier {
        // A place taken above the least is one that is missing below it elsewhere.
        Tier::Shortfall => (nth >= least) as u32,
        Tier::Balance => nth.saturating_mul(2).saturating_add(1),
        Tier::Keep | Tier::SameUnit | Tier::NoRepeat | Tier::Fit => 0,
    }
}

/// One number for each pair and place.
#[derive(Clone, Debug)]
pub struct Costs<A> {
    pub servers: usize,
    /// One row for each client; [`Amount::FAR`] where there is no way.
    pub ways: Vec<A>,
    /// For each server what its next place costs, rising.
    pub places: Vec<Vec<A>>,
}

impl<A: Amount> Costs<A> {
    pub fn clients(&self) -> usize {
        self.ways.len().checked_div(self.servers).unwrap_or(0)
    }

    pub fn row(&self, client: usize) -> &[A] {
        &self.ways[client * self.servers..(client + 1) * self.servers]
    }

    /// The costs of a problem, by the weights of its tiers.
    pub fn of(problem: &Problem, weights: &[Weight]) -> Self {
        let servers = problem.servers().len();
        let way = |client, server| match problem.open(client, server) {
            None => A::FAR,
            Some(traits) => A::of(sum(weights, |tier| points(tier, traits))),
        };
        let clients = problem.clients();
        let ways =
            (0..clients).flat_map(|client| (0..servers).map(move |server| way(client, server))).collect();
        let places = problem.servers().iter().map(|server| {
            let most = server.most.min(u32::try_from(clients).unwrap_or(u32::MAX));
            (0..most).map(|nth| A::of(sum(weights, |tier| place_points(tier, nth, server.least)))).collect()
        });
        Self { servers, ways, places: places.collect() }
    }
}

fn sum(weights: &[Weight], points: impl Fn(Tier) -> u32) -> i128 {
    weights.iter().map(|(tier, weight)| weight * i128::from(points(*tier))).sum()
}

/// The weights of a problem's tiers, and the most that a plan can cost. A tier in which all plans are alike weighs
/// nothing.
pub fn weights(problem: &Problem) -> (Vec<Weight>, i128) {
    let mut weights = Vec::new();
    // By how much plans can differ in the tiers that come later, and the most that they can cost there.
    let (mut spread, mut reach): (i128, i128) = (0, 0);
    for tier in problem.order().iter().rev() {
        let (least, most) = ends(problem, *tier);
        if most > least {
            let weight = spread + 1;
            spread += weight * (most - least);
            reach += weight * most;
            weights.push((*tier, weight));
        }
    }
    (weights, reach)
}

/// The fewest and the most points that a plan can have in a tier; the truth may lie closer.
fn ends(problem: &Problem, tier: Tier) -> (i128, i128) {
    match tier {
        Tier::Shortfall | Tier::Balance => ends_of_places(problem, tier),
        Tier::Keep | Tier::SameUnit | Tier::NoRepeat | Tier::Fit => {
            let rows = (0..problem.clients()).map(|client| {
                let open = problem.row(client).iter().filter(|way| way.is_open());
                let all = open.filter_map(|way| way.traits()).map(|traits| i128::from(points(tier, traits)));
                all.fold(None, |ends: Option<(i128, i128)>, it| {
                    Some(ends.map_or((it, it), |(least, most)| (least.min(it), most.max(it))))
                })
            });
            rows.flatten().fold((0, 0), |(least, most), (low, high)| (least + low, most + high))
        }
    }
}

/// As many places as there are clients: the cheapest and the dearest.
fn ends_of_places(problem: &Problem, tier: Tier) -> (i128, i128) {
    let clients = problem.clients();
    let all = problem.servers().iter().flat_map(|server| {
        let most = server.most.min(u32::try_from(clients).unwrap_or(u32::MAX));
        (0..most).map(move |nth| i128::from(place_points(tier, nth, server.least)))
    });
    let mut all: Vec<_> = all.collect();
    all.sort_unstable();
    (all.iter().take(clients).sum(), all.iter().rev().take(clients).sum())
}
