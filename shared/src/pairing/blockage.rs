use serde::{Deserialize, Serialize};

use super::{Problem, Repair};

/// Why not everybody can be placed: these clients can go to these servers only, which have fewer places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blockage {
    /// Not one of them can be left out of the set: any smaller part of it can be placed.
    pub clients: Vec<usize>,
    pub servers: Vec<usize>,
    /// How many places those servers have together.
    pub places: u32,
    /// How many clients stay without a server, in this set or another.
    pub left_out: u32,
    /// The cheapest way out; none when some client may go nowhere at all.
    pub repair: Option<Repair>,
}

/// The smallest set around one of those that the flow left out.
///
/// From such a client, the servers that a chain of moves reaches are full, or the flow would have placed it. So the
/// clients they hold and this one are one more than their places (Hall), and leaving out any one of them makes room.
pub fn smallest(problem: &Problem, given: &[Option<usize>]) -> Option<(Vec<usize>, Vec<usize>)> {
    let left_out = (0..problem.clients()).filter(|client| given.get(*client).copied().flatten().is_none());
    left_out.map(|client| reached(problem, given, client)).min_by_key(|(clients, _)| clients.len())
}

fn reached(problem: &Problem, given: &[Option<usize>], from: usize) -> (Vec<usize>, Vec<usize>) {
    let mut held = vec![Vec::new(); problem.servers().len()];
    for (client, server) in given.iter().enumerate() {
        if let Some(held) = server.and_then(|server| held.get_mut(server)) {
            held.push(client);
        }
    }
    let mut clients = vec![from];
    let mut seen = vec![false; problem.servers().len()];
    let mut at = 0;
    while let Some(client) = clients.get(at).copied() {
        at += 1;
        for (server, seen) in seen.iter_mut().enumerate() {
            if !*seen && problem.open(client, server).is_some() {
                *seen = true;
                clients.append(&mut held[server]);
            }
        }
    }
    clients.sort_unstable();
    (clients, (0..seen.len()).filter(|server| seen[*server]).collect())
}
