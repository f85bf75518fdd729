//! Changes grouped by who wrote them and when: one sitting of one person is one group.

use std::collections::{BTreeMap, BTreeSet};

use super::{Heads, Written};
use crate::ids::UserId;
use crate::sync::hash::Hash;
use crate::time::Timestamp;

/// A longer pause ends a sitting. Unit: milliseconds (10 minutes).
pub const PAUSE_MS: i64 = 10 * 60_000;

/// What one person wrote in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    pub author: UserId,
    pub from: Timestamp,
    pub to: Timestamp,
    pub changes: usize,
    /// How many of the changes have not left this phone.
    pub unsent: usize,
    /// The document without it and with it, as this list goes.
    pub before: Heads,
    pub after: Heads,
}

/// The sittings of a document in an order in which nothing comes before what it stands on. `first` is the hash of the
/// genesis. Of what people wrote apart, each one's stays together; a change whose ancestors are not all here is left out.
pub fn sittings(first: Hash, written: &[Written]) -> Vec<Sitting> {
    let mut found: Vec<Sitting> = Vec::new();
    let mut heads = Heads::from([first]);
    for at in order(first, written) {
        let it = &written[at];
        let before = heads.clone();
        heads.retain(|hash| !it.stands_on.contains(hash));
        heads.insert(it.hash);
        match found.last_mut().filter(|last| goes_on(last, it)) {
            Some(last) => {
                (last.from, last.to) = (last.from.min(it.at), last.to.max(it.at));
                last.changes += 1;
                last.unsent += usize::from(it.unsent);
                last.after = heads.clone();
            }
            None => found.push(Sitting {
                author: it.author,
                from: it.at,
                to: it.at,
                changes: 1,
                unsent: usize::from(it.unsent),
                before,
                after: heads.clone(),
            }),
        }
    }
    found
}

fn goes_on(last: &Sitting, next: &Written) -> bool {
    last.author == next.author && near(last.to, next.at)
}

const fn near(a: Timestamp, b: Timestamp) -> bool {
    a.millis().abs_diff(b.millis()) <= PAUSE_MS.unsigned_abs()
}

/// Places in an order in which parents come first. Who writes goes on while it is one sitting, else the oldest is next.
fn order(first: Hash, written: &[Written]) -> Vec<usize> {
    let mut children: BTreeMap<Hash, Vec<usize>> = BTreeMap::new();
    let mut missing: Vec<usize> = Vec::with_capacity(written.len());
    let mut ready: BTreeMap<UserId, BTreeSet<(Timestamp, usize)>> = BTreeMap::new();
    for (at, it) in written.iter().enumerate() {
        let below = it.stands_on.iter().filter(|hash| **hash != first);
        missing.push(below.clone().count());
        below.for_each(|hash| children.entry(*hash).or_default().push(at));
        if missing[at] == 0 {
            ready.entry(it.author).or_default().insert((it.at, at));
        }
    }
    let (mut order, mut last): (Vec<usize>, Option<(UserId, Timestamp)>) = (Vec::new(), None);
    while let Some((author, (moment, at))) = next(&ready, last) {
        if let Some(line) = ready.get_mut(&author) {
            line.remove(&(moment, at));
        }
        let to = last.filter(|(same, _)| *same == author).map_or(moment, |(_, to)| to.max(moment));
        last = Some((author, to));
        order.push(at);
        for child in children.remove(&written[at].hash).unwrap_or_default() {
            missing[child] -= 1;
            if missing[child] == 0 {
                ready.entry(written[child].author).or_default().insert((written[child].at, child));
            }
        }
    }
    order
}

type Ready = BTreeMap<UserId, BTreeSet<(Timestamp, usize)>>;

fn next(ready: &Ready, last: Option<(UserId, Timestamp)>) -> Option<(UserId, (Timestamp, usize))> {
    let same = last.and_then(|(author, to)| {
        let next = *ready.get(&author)?.first()?;
        near(to, next.0).then_some((author, next))
    });
    let oldest = || {
        let firsts = ready.iter().filter_map(|(author, line)| Some((*author, *line.first()?)));
        firsts.min_by_key(|(_, first)| *first)
    };
    same.or_else(oldest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LI: UserId = UserId::from_bytes([1; 16]);
    const ZHAO: UserId = UserId::from_bytes([2; 16]);
    const FIRST: Hash = Hash::from_bytes([0; 32]);

    const fn hash(nth: u8) -> Hash {
        Hash::from_bytes([nth; 32])
    }

    fn change(nth: u8, on: &[u8], author: UserId, minute: i64) -> Written {
        let stands_on = on.iter().map(|nth| hash(*nth)).collect();
        let at = Timestamp::from_millis(minute * 60_000);
        Written { hash: hash(nth), stands_on, author, at, unsent: false }
    }

    fn told(written: &[Written]) -> Vec<(UserId, usize, i64, i64)> {
        let minutes = |it: Timestamp| it.millis() / 60_000;
        let line = |it: &Sitting| (it.author, it.changes, minutes(it.from), minutes(it.to));
        sittings(FIRST, written).iter().map(line).collect()
    }

    #[test]
    fn a_pause_or_another_person_ends_a_sitting() {
        for (written, expected) in [
            (vec![change(1, &[0], LI, 0), change(2, &[1], LI, 10)], vec![(LI, 2, 0, 10)]),
            (vec![change(1, &[0], LI, 0), change(2, &[1], LI, 11)], vec![(LI, 1, 0, 0), (LI, 1, 11, 11)]),
            (vec![change(1, &[0], LI, 0), change(2, &[1], ZHAO, 1)], vec![(LI, 1, 0, 0), (ZHAO, 1, 1, 1)]),
            // Written apart: each one's stays together, whatever the clock says.
            (
                vec![
                    change(1, &[0], LI, 0),
                    change(2, &[0], ZHAO, 1),
                    change(3, &[1], LI, 2),
                    change(4, &[2], ZHAO, 3),
                    change(5, &[3, 4], LI, 4),
                ],
                vec![(LI, 2, 0, 2), (ZHAO, 2, 1, 3), (LI, 1, 4, 4)],
            ),
            // What a clock put before its ancestor still comes behind it.
            (vec![change(2, &[1], ZHAO, 0), change(1, &[0], LI, 5)], vec![(LI, 1, 5, 5), (ZHAO, 1, 0, 0)]),
            // An ancestor is not here.
            (vec![change(1, &[0], LI, 0), change(3, &[2], LI, 1)], vec![(LI, 1, 0, 0)]),
            (vec![], vec![]),
        ] {
            assert_eq!(told(&written), expected, "{written:?}");
        }
    }

    #[test]
    fn each_sitting_begins_where_the_one_before_ended() {
        let written = [
            change(1, &[0], LI, 0),
            change(2, &[1], LI, 30),
            change(3, &[1], ZHAO, 31),
            change(4, &[2, 3], LI, 60),
        ];
        let found = sittings(FIRST, &written);
        let steps: Vec<_> = found.iter().map(|it| (it.before.clone(), it.after.clone())).collect();
        let heads = |all: &[u8]| all.iter().map(|nth| hash(*nth)).collect::<Heads>();
        let expected = [(&[0][..], &[1][..]), (&[1], &[2]), (&[2], &[2, 3]), (&[2, 3], &[4])];
        assert_eq!(steps, expected.map(|(before, after)| (heads(before), heads(after))));
    }
}
