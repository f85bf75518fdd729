use serde::{Deserialize, Serialize};

use super::{Problem, Tier, score};

/// Why a client is with this server. Every pair has one at least (S1-06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Somebody locked the pair.
    Locked,
    /// The pair is there now, and stays.
    Kept,
    SameUnit,
    /// There is no other server for this client.
    OnlyWay,
    /// The servers of the client's own unit have their most.
    OwnUnitFull,
    /// The client has a server in the own unit that has room, and an earlier wish spoke against it.
    OwnUnitGivenUp,
    /// The two were a pair before, and an earlier wish spoke for it.
    Again,
    /// Without this pair the server would have less than its least.
    FillsLeast,
    /// Of those with room, this server has the least.
    Evens,
}

/// The reasons of every pair of a plan, in the order of the clients.
pub fn reasons(problem: &Problem, given: &[usize]) -> Vec<Vec<Reason>> {
    let placed: Vec<_> = given.iter().copied().map(Some).collect();
    let loads = score::loads(problem, &placed);
    let each = given.iter().enumerate().map(|(client, server)| of(problem, &loads, client, *server));
    each.collect()
}

fn of(problem: &Problem, loads: &[u32], client: usize, server: usize) -> Vec<Reason> {
    let traits = problem.way(client, server).traits().unwrap_or_default();
    let open = problem.row(client).iter().enumerate().filter(|(_, way)| way.is_open());
    let mut found = Vec::new();
    let mut note = |holds: bool, reason| {
        if holds {
            found.push(reason);
        }
    };
    note(problem.locked(client).is_some(), Reason::Locked);
    note(traits.kept && problem.order().contains(&Tier::Keep), Reason::Kept);
    note(traits.same_unit, Reason::SameUnit);
    note(open.clone().count() == 1, Reason::OnlyWay);
    if !traits.same_unit {
        let own =
            open.filter(|(_, way)| way.traits().is_some_and(|it| it.same_unit)).map(|(server, _)| server);
        let full = |server: usize| problem.servers().get(server).is_some_and(|it| loads[server] >= it.most);
        let own: Vec<_> = own.collect();
        let room = own.iter().any(|server| !full(*server));
        note(!own.is_empty() && !room, Reason::OwnUnitFull);
        note(room, Reason::OwnUnitGivenUp);
    }
    note(traits.repeat, Reason::Again);
    let least = problem.servers().get(server).map_or(0, |it| it.least);
    let needed = loads.get(server).is_some_and(|load| *load <= least);
    note(needed, Reason::FillsLeast);
    note(!needed, Reason::Evens);
    found
}
