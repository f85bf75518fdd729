//! A draft on the lists of today: what the page draws, computed once for each change.

use gongjian_shared::ids::PersonId;
use gongjian_shared::pairing::round::{Doubt, Pair, Round};
use gongjian_shared::pairing::{Change, Effect, Problem, Reason, Score, Stop, reasons, score, weigh};
use gongjian_shared::rules::rounds::RoundDraft;
use gongjian_shared::wire::rounds::Board;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub round: Round,
    pub problem: Problem,
    pub doubts: Vec<Doubt>,
    /// The leader of each counselor, as far as the draft has one.
    pub placed: Vec<Option<usize>>,
    /// The same, when everybody has one.
    pub given: Option<Vec<usize>>,
    pub score: Score,
    /// For each counselor, when everybody has a leader.
    pub reasons: Vec<Vec<Reason>>,
}

impl Shown {
    pub fn of(board: &Board, draft: &RoundDraft) -> Self {
        let round = board.round(draft);
        let problem = round.problem();
        let placed = round.placed(&draft.pairs);
        let given: Option<Vec<usize>> = placed.iter().copied().collect();
        let reasons = given.as_ref().map(|given| reasons(&problem, given)).unwrap_or_default();
        let score = score(&problem, &placed);
        Self { doubts: round.doubts(), placed, given, score, reasons, problem, round }
    }

    /// The counselors of a leader, by place in the list.
    pub fn held(&self, leader: usize) -> Vec<usize> {
        let held = self.placed.iter().enumerate().filter(|(_, its)| **its == Some(leader));
        held.map(|(counselor, _)| counselor).collect()
    }

    /// Counselors whom the draft gives to nobody.
    pub fn unplaced(&self) -> Vec<usize> {
        let without = self.placed.iter().enumerate().filter(|(_, leader)| leader.is_none());
        without.map(|(counselor, _)| counselor).collect()
    }

    pub fn pair(&self, counselor: usize) -> Option<Pair> {
        self.round.pair(counselor, self.placed.get(counselor).copied().flatten()?)
    }

    pub fn is_locked(&self, counselor: usize) -> bool {
        self.problem.locked(counselor).is_some()
    }

    /// How many leaders have each load, the largest load first.
    pub fn loads(&self) -> Vec<(u32, usize)> {
        let mut found = std::collections::BTreeMap::<u32, usize>::new();
        for leader in 0..self.round.leaders.len() {
            let load = u32::try_from(self.held(leader).len()).unwrap_or(u32::MAX);
            *found.entry(load).or_default() += 1;
        }
        found.into_iter().rev().collect()
    }

    pub fn weigh(&self, change: Change) -> Result<Effect, Stop> {
        self.given.as_ref().map_or(Err(Stop::NotThere), |given| weigh(&self.problem, given, change))
    }
}

/// The name of somebody on the lists.
pub fn name(board: &Board, person: PersonId) -> String {
    let leaders = board.leaders.iter().map(|it| (it.leader.person, &it.name));
    let mut all = leaders.chain(board.counselors.iter().map(|it| (it.counselor.person, &it.name)));
    all.find(|(its, _)| *its == person).map(|(_, name)| name.clone()).unwrap_or_default()
}
