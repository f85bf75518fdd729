use serde::{Deserialize, Serialize};

use super::costs::points;
use super::{Problem, Tier};

/// What a plan misses, by tier, in the order of the problem. Less is better; an earlier tier outweighs all later ones.
///
/// Unit by tier: changed pairs; empty places below the least; pairs across units; repeats; sum of squared loads; fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Score(pub Vec<(Tier, u64)>);

impl Score {
    pub fn of(&self, tier: Tier) -> Option<u64> {
        self.0.iter().find(|(its, _)| *its == tier).map(|(_, missed)| *missed)
    }

    /// What changes from `before` to this: more is worse. Tiers that stay as they are are left out.
    pub fn since(&self, before: &Self) -> Vec<(Tier, i64)> {
        let pairs = self.0.iter().zip(&before.0);
        let differences =
            pairs.map(|((tier, after), (_, before))| (*tier, after.wrapping_sub(*before).cast_signed()));
        differences.filter(|(_, difference)| *difference != 0).collect()
    }
}

/// Scores any plan, also one that a person made: `given` holds the server of each client. Pairs across closed ways
/// count as across units.
pub fn score(problem: &Problem, given: &[Option<usize>]) -> Score {
    let loads = loads(problem, given);
    Score(problem.order().iter().map(|tier| (*tier, missed(problem, given, &loads, *tier))).collect())
}

/// How many clients each server has in a plan.
pub fn loads(problem: &Problem, given: &[Option<usize>]) -> Vec<u32> {
    let mut loads = vec![0; problem.servers().len()];
    for server in given.iter().flatten() {
        if let Some(load) = loads.get_mut(*server) {
            *load += 1;
        }
    }
    loads
}

fn missed(problem: &Problem, given: &[Option<usize>], loads: &[u32], tier: Tier) -> u64 {
    match tier {
        Tier::Shortfall => {
            let servers = problem.servers().iter().zip(loads);
            servers.map(|(server, load)| u64::from(server.least.saturating_sub(*load))).sum()
        }
        Tier::Balance => loads.iter().map(|load| u64::from(*load) * u64::from(*load)).sum(),
        Tier::Keep | Tier::SameUnit | Tier::NoRepeat | Tier::Fit => {
            let pairs = given.iter().enumerate().filter_map(|(client, server)| Some((client, (*server)?)));
            let each = pairs.map(|(client, server)| problem.way(client, server).traits().unwrap_or_default());
            each.map(|traits| u64::from(points(tier, traits))).sum()
        }
    }
}
