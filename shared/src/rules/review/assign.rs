//! Who judges what: `each` different reviewers for each application, loads as equal as can be, nobody who may not.
//!
//! A flow as in [`crate::pairing`], whose clients get one server each; here one gets several, and no two the same. Paths
//! that move others aside fill what can be filled; then moves from the fuller to the emptier end at the least sum of
//! squares.

use std::collections::{BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::Pair;
use crate::ids::{ApplicationId, PersonId};

/// What is to be filled. The same lists in the same order give the same answer everywhere.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub applications: Vec<ApplicationId>,
    pub pool: Vec<PersonId>,
    pub each: u32,
    pub most: u32,
    pub forbidden: BTreeSet<Pair>,
    /// These stay: their sheets are in.
    pub kept: BTreeSet<Pair>,
}

/// An application that cannot be filled, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    pub application: ApplicationId,
    /// How many of the pool may judge it at all. As many as are wanted or more: all whom a move could free are full.
    pub allowed: u32,
    pub missing: u32,
}

/// The assignment, and what could not be filled.
pub fn assign(wanted: &Wanted) -> (Vec<Pair>, Vec<Gap>) {
    let mut it = Filling::of(wanted);
    let mut gaps = Vec::new();
    for nth in 0..wanted.applications.len() {
        let missing = (it.given[nth].len()..size(wanted.each)).filter(|_| !it.place(nth)).count();
        if missing > 0 {
            let allowed = it.open[nth].iter().filter(|open| **open).count();
            gaps.push(Gap {
                application: wanted.applications[nth],
                allowed: count(allowed),
                missing: count(missing),
            });
        }
    }
    while (0..wanted.pool.len()).any(|from| it.even(from)) {}
    (it.pairs(), gaps)
}

fn size(it: u32) -> usize {
    usize::try_from(it).unwrap_or(usize::MAX)
}

fn count(it: usize) -> u32 {
    u32::try_from(it).unwrap_or(u32::MAX)
}

struct Filling<'w> {
    wanted: &'w Wanted,
    /// Who may judge what, by application and reviewer.
    open: Vec<Vec<bool>>,
    /// The reviewers of each application.
    given: Vec<BTreeSet<usize>>,
    load: Vec<usize>,
}

/// How a search came to a reviewer: the application that would move here, and from whom; from nobody at the start.
type Came = Option<(usize, Option<usize>)>;

impl<'w> Filling<'w> {
    fn of(wanted: &'w Wanted) -> Self {
        let pair = |application, reviewer| Pair { application, reviewer };
        let may = |it: ApplicationId| {
            wanted.pool.iter().map(move |who| !wanted.forbidden.contains(&pair(it, *who)))
        };
        let open: Vec<Vec<bool>> = wanted.applications.iter().map(|it| may(*it).collect()).collect();
        let kept = |it: &ApplicationId| {
            let of =
                wanted.pool.iter().enumerate().filter(|(_, who)| wanted.kept.contains(&pair(*it, **who)));
            of.map(|(nth, _)| nth).collect::<BTreeSet<_>>()
        };
        let given: Vec<_> = wanted.applications.iter().map(kept).collect();
        let mut load = vec![0; wanted.pool.len()];
        given.iter().flatten().for_each(|who| load[*who] += 1);
        Self { wanted, open, given, load }
    }

    fn pair(&self, nth: usize, who: usize) -> Pair {
        Pair { application: self.wanted.applications[nth], reviewer: self.wanted.pool[who] }
    }

    fn pairs(&self) -> Vec<Pair> {
        let of = |(nth, given): (usize, &BTreeSet<usize>)| {
            given.iter().map(move |who| (nth, *who)).collect::<Vec<_>>()
        };
        self.given.iter().enumerate().flat_map(of).map(|(nth, who)| self.pair(nth, who)).collect()
    }

    /// One more reviewer for an application; false: there is none, whoever moves.
    fn place(&mut self, nth: usize) -> bool {
        let mut came: Vec<Came> = vec![None; self.load.len()];
        let mut queue = self.reach(nth, None, &mut came);
        let most = size(self.wanted.most);
        self.walk(&mut queue, &mut came, most)
    }

    /// Moves one application from a reviewer to one who has at least two fewer.
    fn even(&mut self, from: usize) -> bool {
        let Some(limit) = self.load[from].checked_sub(1) else { return false };
        let mut came: Vec<Came> = vec![None; self.load.len()];
        came[from] = Some((usize::MAX, None));
        let mut queue = VecDeque::from([from]);
        let moved = self.walk(&mut queue, &mut came, limit);
        if moved {
            self.load[from] -= 1;
        }
        moved
    }

    /// Reviewers who could take an application on, the emptiest first.
    fn reach(&self, nth: usize, from: Option<usize>, came: &mut [Came]) -> VecDeque<usize> {
        let free =
            |who: &usize| self.open[nth][*who] && !self.given[nth].contains(who) && came[*who].is_none();
        let mut found: Vec<usize> = (0..self.load.len()).filter(free).collect();
        found.sort_by_key(|who| (self.load[*who], *who));
        for who in &found {
            came[*who] = Some((nth, from));
        }
        found.into()
    }

    /// Goes on until somebody has fewer than `limit`, and moves everybody on the way.
    fn walk(&mut self, queue: &mut VecDeque<usize>, came: &mut [Came], limit: usize) -> bool {
        while let Some(who) = queue.pop_front() {
            if self.load[who] < limit {
                self.shift(who, came);
                return true;
            }
            for nth in 0..self.given.len() {
                if self.given[nth].contains(&who) && !self.wanted.kept.contains(&self.pair(nth, who)) {
                    queue.extend(self.reach(nth, Some(who), came));
                }
            }
        }
        false
    }

    fn shift(&mut self, end: usize, came: &[Came]) {
        self.load[end] += 1;
        let mut who = end;
        while let Some((nth, from)) = came[who].filter(|(nth, _)| *nth != usize::MAX) {
            self.given[nth].insert(who);
            let Some(before) = from else { return };
            self.given[nth].remove(&before);
            who = before;
        }
    }
}
