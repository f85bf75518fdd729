use serde::{Deserialize, Serialize};

use super::costs::points;
use super::score::loads;
use super::{Problem, Tier, Traits, Way};

/// What a person may do to a plan on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Move {
        client: usize,
        to: usize,
    },
    /// The two clients go to each other's servers.
    Swap {
        one: usize,
        other: usize,
    },
}

/// Why a change cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    NotThere,
    /// The server would have more than its most (S1-05).
    Full {
        server: usize,
    },
    NotEligible {
        client: usize,
        server: usize,
    },
    Forbidden {
        client: usize,
        server: usize,
    },
    Locked {
        client: usize,
    },
}

/// What a change would do: more points are worse, an earlier tier outweighs all later ones.
pub type Effect = Vec<(Tier, i64)>;

/// What a change does to a plan, tier by tier; tiers that stay as they are are left out.
///
/// # Errors
/// [`Stop`]: a hard rule stands against it.
pub fn weigh(problem: &Problem, given: &[usize], change: Change) -> Result<Effect, Stop> {
    let at = |client: usize| given.get(client).copied().ok_or(Stop::NotThere);
    let moves = match change {
        Change::Move { client, to } => vec![(client, at(client)?, to)],
        Change::Swap { one, other } => vec![(one, at(one)?, at(other)?), (other, at(other)?, at(one)?)],
    };
    let before: Vec<_> = given.iter().copied().map(Some).collect();
    let mut loads = loads(problem, &before);
    let old = loads.clone();
    for (client, from, to) in &moves {
        open(problem, *client, *to)?;
        if let Some(load) = loads.get_mut(*from) {
            *load -= 1;
        }
        if let Some(load) = loads.get_mut(*to) {
            *load += 1;
        }
    }
    for (_, from, to) in &moves {
        let server = problem.servers().get(*to).ok_or(Stop::NotThere)?;
        if from != to && loads[*to] > server.most {
            return Err(Stop::Full { server: *to });
        }
    }
    Ok(effect(problem, &moves, &old, &loads))
}

/// The plan after a change that [`weigh`] lets through.
pub fn changed(given: &[usize], change: Change) -> Vec<usize> {
    let mut given = given.to_vec();
    match change {
        Change::Move { client, to } => {
            if let Some(server) = given.get_mut(client) {
                *server = to;
            }
        }
        Change::Swap { one, other } if one < given.len() && other < given.len() => given.swap(one, other),
        Change::Swap { .. } => {}
    }
    given
}

fn open(problem: &Problem, client: usize, server: usize) -> Result<Traits, Stop> {
    match problem.way(client, server) {
        Way::Closed => Err(Stop::NotEligible { client, server }),
        Way::Forbidden(_) => Err(Stop::Forbidden { client, server }),
        Way::Open(_) if problem.locked(client).is_some_and(|locked| locked != server) => {
            Err(Stop::Locked { client })
        }
        Way::Open(traits) => Ok(traits),
    }
}

fn effect(problem: &Problem, moves: &[(usize, usize, usize)], old: &[u32], new: &[u32]) -> Effect {
    let pair = |tier, client, server| {
        i64::from(points(tier, problem.way(client, server).traits().unwrap_or_default()))
    };
    let each = |tier| match tier {
        Tier::Shortfall => {
            let below = |loads: &[u32]| -> i64 {
                let servers = problem.servers().iter().zip(loads);
                servers.map(|(server, load)| i64::from(server.least.saturating_sub(*load))).sum()
            };
            below(new) - below(old)
        }
        Tier::Balance => {
            let squares =
                |loads: &[u32]| loads.iter().map(|load| i64::from(*load) * i64::from(*load)).sum::<i64>();
            squares(new) - squares(old)
        }
        Tier::Keep | Tier::SameUnit | Tier::NoRepeat | Tier::Fit => {
            moves.iter().map(|(client, from, to)| pair(tier, *client, *to) - pair(tier, *client, *from)).sum()
        }
    };
    let all = problem.order().iter().map(|tier| (*tier, each(*tier)));
    all.filter(|(_, difference)| *difference != 0).collect()
}
