use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::blockage::{self, Blockage};
use super::costs::{self, Costs, Weight};
use super::flow::Flow;
use super::repair::{self, Prices};
use super::score::{Score, score};
use super::{Problem, certificate};

/// The best plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The server of each client.
    pub given: Vec<usize>,
    pub score: Score,
    /// The prices of the servers proved that no plan is better. Not so: our bug, and the plan is not to be shown as the
    /// best.
    pub proved: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Planned(Plan),
    Blocked(Blockage),
}

/// Finds the plan that misses least, tier by tier; or what stands in the way of any.
pub fn solve(problem: &Problem) -> Outcome {
    let (weights, reach) = costs::weights(problem);
    // No path costs more than a whole plan, up or down; a price, a distance and a cost are added at most.
    if reach < i128::from(i64::MAX / 8) {
        run::<i64>(problem, &weights)
    } else {
        run::<i128>(problem, &weights)
    }
}

fn run<A: Amount>(problem: &Problem, weights: &[Weight]) -> Outcome {
    let costs = Costs::<A>::of(problem, weights);
    let flow = Flow::run(&costs);
    let proved = certificate::proves(&costs, &flow);
    let given: Option<Vec<_>> = flow.given.iter().copied().collect();
    match given {
        Some(given) => Outcome::Planned(Plan { given, score: score(problem, &flow.given), proved }),
        None => Outcome::Blocked(blocked(problem, &flow.given)),
    }
}

fn blocked(problem: &Problem, given: &[Option<usize>]) -> Blockage {
    let (clients, servers) = blockage::smallest(problem, given).unwrap_or_default();
    let places = servers.iter().filter_map(|server| problem.servers().get(*server)).map(|it| it.most);
    let left_out = given.iter().filter(|server| server.is_none()).count();
    Blockage {
        clients,
        places: places.fold(0, u32::saturating_add),
        servers,
        left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
        repair: repair::cheapest(problem, Prices::default()),
    }
}
