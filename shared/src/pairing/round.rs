//! A round of pairs between leaders and counselors (E1) as a problem: who is in by the posts they hold, what the
//! programme's rules allow, what the office locked or forbade, who was a pair before.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Problem, Server, Tier, Traits, Way};
use crate::ids::{PersonId, UnitId};
use crate::party::Liable;
use crate::programmes::Bound;

/// Somebody who takes on counselors, by the post held (S1-03).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leader {
    pub person: PersonId,
    /// The units whose post makes them one.
    pub units: Vec<UnitId>,
    pub liable: Liable,
}

/// A front-line counselor (S1-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counselor {
    pub person: PersonId,
    pub unit: UnitId,
}

/// A counselor and a leader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pair {
    pub counselor: PersonId,
    pub leader: PersonId,
}

/// What the office and the rules say of a round. Plain data: the phone has the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub leaders: Vec<Leader>,
    pub counselors: Vec<Counselor>,
    /// How many counselors each leader takes on (S1-05).
    pub load: Bound,
    /// Which wish comes first.
    pub order: Vec<Tier>,
    pub locked: BTreeSet<Pair>,
    pub forbidden: BTreeSet<Pair>,
    /// Pairs of earlier rounds (S1-15).
    pub earlier: BTreeSet<Pair>,
    /// Pairs that run: an amendment keeps them where it can.
    pub running: BTreeSet<Pair>,
}

/// What is wrong with the lists or the office's wishes. Told before anything is solved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum Doubt {
    NoCounselors,
    NoLeaders,
    /// So many leaders would be needed: from `least` to `most` (none: there is no end).
    Leaders {
        counselors: u32,
        have: u32,
        least: Option<u32>,
        most: Option<u32>,
    },
    /// The pair is locked, and one of the two is not on the lists, or the pair is forbidden.
    Lock {
        pair: Pair,
    },
    /// A counselor is locked to two leaders.
    TwoLocks {
        counselor: PersonId,
    },
}

impl Doubt {
    /// Nothing can be solved before this is mended; the others only tell what will be missing.
    pub const fn stops(&self) -> bool {
        match self {
            Self::NoCounselors | Self::NoLeaders | Self::Lock { .. } | Self::TwoLocks { .. } => true,
            Self::Leaders { .. } => false,
        }
    }
}

impl Round {
    /// Looks at the lists: 45 counselors at 2 to 3 each need 15 to 22 leaders.
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut found = Vec::new();
        let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        let (counselors, have) = (count(self.counselors.len()), count(self.leaders.len()));
        if counselors == 0 {
            found.push(Doubt::NoCounselors);
        } else if have == 0 {
            found.push(Doubt::NoLeaders);
        }
        let least = self.load.max().map(|most| counselors.div_ceil(most.max(1)));
        let most = counselors.checked_div(self.load.min());
        if counselors > 0 && (least.is_some_and(|least| have < least) || most.is_some_and(|most| have > most))
        {
            found.push(Doubt::Leaders { counselors, have, least, most });
        }
        found.extend(self.doubtful_locks());
        found
    }

    fn doubtful_locks(&self) -> Vec<Doubt> {
        let known = |pair: &Pair| self.places(*pair).is_some() && !self.forbidden.contains(pair);
        let lost = self.locked.iter().filter(|pair| !known(pair) || pair.counselor == pair.leader);
        let mut found: Vec<_> = lost.map(|pair| Doubt::Lock { pair: *pair }).collect();
        let mut seen = BTreeSet::new();
        let twice = self.locked.iter().filter(|pair| !seen.insert(pair.counselor));
        let twice: BTreeSet<_> = twice.map(|pair| pair.counselor).collect();
        found.extend(twice.into_iter().map(|counselor| Doubt::TwoLocks { counselor }));
        found
    }

    /// The round as a problem: clients are the counselors, servers the leaders, in the order of the lists. Locks that
    /// [`Self::doubts`] names hold nobody.
    pub fn problem(&self) -> Problem {
        let most = self.load.max().unwrap_or(u32::MAX);
        let server = Server { least: self.load.min().min(most), most };
        let mut problem = Problem::new(self.counselors.len(), vec![server; self.leaders.len()], &self.order);
        for (client, counselor) in self.counselors.iter().enumerate() {
            for (server, leader) in self.leaders.iter().enumerate() {
                problem.set(client, server, self.way(counselor, leader));
            }
        }
        for pair in &self.locked {
            if let Some((client, server)) = self.places(*pair) {
                // A lock that opens no way is among the doubts.
                let _ = problem.lock(client, server);
            }
        }
        problem
    }

    fn way(&self, counselor: &Counselor, leader: &Leader) -> Way {
        let pair = Pair { counselor: counselor.person, leader: leader.person };
        if pair.counselor == pair.leader {
            return Way::Closed;
        }
        let traits = Traits {
            same_unit: leader.units.contains(&counselor.unit),
            repeat: self.earlier.contains(&pair),
            kept: self.running.contains(&pair),
            fit: 0,
        };
        if self.forbidden.contains(&pair) { Way::Forbidden(traits) } else { Way::Open(traits) }
    }

    /// Where the two stand in the lists.
    pub fn places(&self, pair: Pair) -> Option<(usize, usize)> {
        let client = self.counselors.iter().position(|it| it.person == pair.counselor)?;
        let server = self.leaders.iter().position(|it| it.person == pair.leader)?;
        Some((client, server))
    }

    /// The pair of a client and a server.
    pub fn pair(&self, client: usize, server: usize) -> Option<Pair> {
        let counselor = self.counselors.get(client)?.person;
        Some(Pair { counselor, leader: self.leaders.get(server)?.person })
    }

    /// The leader of each counselor that pairs give; none where no leader on the list has them.
    pub fn placed(&self, pairs: &BTreeSet<Pair>) -> Vec<Option<usize>> {
        let places: BTreeMap<usize, usize> = pairs.iter().filter_map(|pair| self.places(*pair)).collect();
        (0..self.counselors.len()).map(|client| places.get(&client).copied()).collect()
    }

    /// The pairs of a plan.
    pub fn pairs(&self, given: &[usize]) -> Vec<Pair> {
        given.iter().enumerate().filter_map(|(client, server)| self.pair(client, *server)).collect()
    }
}
