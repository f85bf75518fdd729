//! What others did since a version that somebody knows.

use std::collections::BTreeMap;

use super::graph::Graph;
use super::{Heads, Written};
use crate::ids::UserId;

/// How many changes each other person made that are not in `seen`; the busiest first.
pub fn since(seen: &Heads, me: UserId, written: &[Written]) -> Vec<(UserId, usize)> {
    let known = Graph::new(written).below(seen);
    let mut by: BTreeMap<UserId, usize> = BTreeMap::new();
    for (it, known) in written.iter().zip(known) {
        if !known && it.author != me {
            *by.entry(it.author).or_default() += 1;
        }
    }
    let mut by: Vec<(UserId, usize)> = by.into_iter().collect();
    by.sort_by_key(|(user, count)| (std::cmp::Reverse(*count), *user));
    by
}

/// The version that somebody knows: `seen`, with what they wrote themselves on nothing but what they know. Empty: only
/// the first change.
pub fn known(seen: &Heads, me: UserId, written: &[Written]) -> Heads {
    let graph = Graph::new(written);
    let mut known = graph.below(seen);
    // Mostly one round: changes come in the order of time.
    let mut more = true;
    while std::mem::take(&mut more) {
        for at in 0..written.len() {
            if !known[at] && written[at].author == me && graph.parents[at].iter().all(|below| known[*below]) {
                (known[at], more) = (true, true);
            }
        }
    }
    let below: Vec<usize> = (0..written.len()).filter(|at| known[*at]).collect();
    let mut heads: Heads = below.iter().map(|at| written[*at].hash).collect();
    let parents = below.iter().flat_map(|at| &written[*at].stands_on);
    parents.for_each(|hash| {
        heads.remove(hash);
    });
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::hash::Hash;
    use crate::time::Timestamp;

    const ME: UserId = UserId::from_bytes([1; 16]);
    const ZHAO: UserId = UserId::from_bytes([2; 16]);
    const QIAN: UserId = UserId::from_bytes([3; 16]);

    fn change(nth: u8, on: &[u8], author: UserId) -> Written {
        let hash = |nth: u8| Hash::from_bytes([nth; 32]);
        let stands_on = on.iter().map(|nth| hash(*nth)).collect();
        Written { hash: hash(nth), stands_on, author, at: Timestamp::default(), unsent: false }
    }

    #[test]
    fn only_what_others_wrote_and_was_not_seen_counts() {
        let written = [
            change(1, &[0], ME),
            change(2, &[1], ZHAO),
            change(3, &[2], ZHAO),
            change(4, &[1], ME),
            change(5, &[3, 4], QIAN),
            change(6, &[5], ZHAO),
        ];
        for (seen, expected) in [
            (&[][..], vec![(ZHAO, 3), (QIAN, 1)]),
            (&[2], vec![(ZHAO, 2), (QIAN, 1)]),
            (&[2, 4], vec![(ZHAO, 2), (QIAN, 1)]),
            (&[5], vec![(ZHAO, 1)]),
            (&[6], vec![]),
            // A version that is not here says nothing: all counts as new.
            (&[9], vec![(ZHAO, 3), (QIAN, 1)]),
        ] {
            let heads = seen.iter().map(|nth| Hash::from_bytes([*nth; 32])).collect();
            assert_eq!(since(&heads, ME, &written), expected, "{seen:?}");
        }
    }
    #[test]
    fn what_somebody_wrote_on_what_they_know_is_known() {
        let written = [
            change(1, &[0], ZHAO),
            change(2, &[1], ME),
            change(3, &[2], ME),
            change(4, &[1], ZHAO),
            change(5, &[3, 4], ME),
        ];
        for (seen, expected) in [(&[][..], &[][..]), (&[1], &[3]), (&[1, 4], &[5]), (&[5], &[5])] {
            let heads = |all: &[u8]| all.iter().map(|nth| Hash::from_bytes([*nth; 32])).collect::<Heads>();
            assert_eq!(known(&heads(seen), ME, &written), heads(expected), "{seen:?}");
        }
    }
}
