//! The board of a programme's pairs: who may be paired, who is, and what the office works on.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{AppointmentId, PairId, ProgrammeId, RoundId};
use crate::pairing::Tier;
use crate::pairing::round::{Counselor, Leader, Pair, Round};
use crate::party::Post;
use crate::programmes::Bound;
use crate::rules::pairing::PairingCommand;
use crate::rules::rounds::{RoundDraft, RoundKind};
use crate::time::Timestamp;

/// A leader on the board (S1-03).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderLine {
    #[serde(flatten)]
    pub leader: Leader,
    /// The post on which pairs will rest.
    pub appointment: AppointmentId,
    pub name: String,
    pub post: Post,
    pub unit_name: String,
}

/// A counselor on the board (S1-04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounselorLine {
    #[serde(flatten)]
    pub counselor: Counselor,
    pub appointment: AppointmentId,
    pub name: String,
    pub unit_name: String,
}

/// A pair of the register that is not over today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningPair {
    pub pair: PairId,
    #[serde(flatten)]
    pub both: Pair,
    pub leader_name: String,
    pub counselor_name: String,
    pub from: Date,
    pub planned_end: Option<Date>,
}

/// The draft that the office works on, and who kept it last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRound {
    pub round: RoundId,
    pub version: u32,
    pub at: Timestamp,
    pub by: String,
    pub draft: RoundDraft,
}

/// A round that was published (S1-15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastRound {
    pub round: RoundId,
    pub kind: RoundKind,
    pub from: Date,
    pub published: Timestamp,
    pub by: String,
    /// Leader and their counselors, by name.
    pub pairs: Vec<(String, Vec<String>)>,
}

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    pub programme: ProgrammeId,
    pub title: String,
    pub owner_name: String,
    pub today: Date,
    /// The run of the programme: pairs begin within it.
    pub run: (Date, Date),
    pub may_write: bool,
    pub leaders: Vec<LeaderLine>,
    pub counselors: Vec<CounselorLine>,
    pub load: Bound,
    /// As the programme's rules have it.
    pub order: Vec<Tier>,
    pub running: Vec<RunningPair>,
    /// Pairs that are over.
    pub earlier: BTreeSet<Pair>,
    pub draft: Option<KeptRound>,
    /// Newest first.
    pub past: Vec<PastRound>,
}

impl Board {
    /// The round that a draft describes, with the lists of today.
    pub fn round(&self, draft: &RoundDraft) -> Round {
        let running: BTreeSet<Pair> = self.running.iter().map(|it| it.both).collect();
        let mut earlier = self.earlier.clone();
        let (order, running) = match draft.kind {
            RoundKind::Amend => (Tier::amending(&draft.order), running),
            RoundKind::Whole => {
                // After three years the pairs that run are the ones not to be repeated (S1-15).
                earlier.extend(running);
                (draft.order.clone(), BTreeSet::new())
            }
        };
        Round {
            leaders: self.leaders.iter().map(|it| it.leader.clone()).collect(),
            counselors: self.counselors.iter().map(|it| it.counselor).collect(),
            load: self.load,
            order,
            locked: draft.locked.clone(),
            forbidden: draft.forbidden.iter().map(|it| it.pair).collect(),
            earlier,
            running,
        }
    }

    /// What the register must be told so that the pairs of a draft run from its first day. Ends come first: they make
    /// room. `why` is the reason of the ends, `basis` the paper on which the pairs rest.
    pub fn commands(
        &self,
        draft: &RoundDraft,
        why: &str,
        basis: &str,
        mut draw: impl FnMut() -> PairId,
    ) -> Vec<PairingCommand> {
        let amends = draft.kind == RoundKind::Amend;
        let (stay, go): (Vec<_>, Vec<_>) =
            self.running.iter().partition(|it| amends && draft.pairs.contains(&it.both));
        let taken_over =
            |it: &RunningPair| draft.pairs.iter().any(|pair| pair.counselor == it.both.counselor);
        let ends = go.iter().map(|it| PairingCommand::End {
            pair: it.pair,
            on: draft.from.max(it.from),
            reason: why.to_owned(),
            successor: amends && taken_over(it),
        });
        let confirms = draft.pairs.iter().filter(|pair| !stay.iter().any(|it| it.both == **pair));
        let confirms = confirms.filter_map(|pair| {
            let leader = self.leaders.iter().find(|it| it.leader.person == pair.leader)?;
            let counselor = self.counselors.iter().find(|it| it.counselor.person == pair.counselor)?;
            let before = go.iter().find(|it| it.both.counselor == pair.counselor).filter(|_| amends);
            Some(PairingCommand::Confirm {
                pair: draw(),
                programme: self.programme,
                leader: leader.appointment,
                counselor: counselor.appointment,
                from: draft.from,
                basis: basis.to_owned(),
                follows: before.map(|it| it.pair),
            })
        });
        ends.chain(confirms).collect()
    }

    /// Counselors who have no leader today (S1-04).
    pub fn uncovered(&self) -> Vec<&CounselorLine> {
        let covered = |line: &&CounselorLine| {
            !self.running.iter().any(|it| it.both.counselor == line.counselor.person && self.leads(it.both))
        };
        self.counselors.iter().filter(covered).collect()
    }

    /// The pair's leader still holds a post that makes one.
    pub fn leads(&self, pair: Pair) -> bool {
        self.leaders.iter().any(|it| it.leader.person == pair.leader)
    }
}
