use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ProgrammeId, RoundId};
use crate::named::named;
use crate::pairing::Tier;
use crate::pairing::round::Pair;

named! {
    /// What becomes of the pairs that run.
    RoundKind {
        /// All are made anew: the first round, and the one after three years (S1-15).
        Whole = "whole",
        /// As few as possible are changed: somebody left or came (S1-04).
        Amend = "amend",
    }
}

/// Two people who are not to be paired, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forbidden {
    #[serde(flatten)]
    pub pair: Pair,
    /// 1 to [`crate::rules::pairing::REASON_MAX`] characters. Read by the office alone, and not in the audit.
    pub reason: String,
}

/// A round while it is worked on, and what it was when published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundDraft {
    pub kind: RoundKind,
    /// The first day of its pairs.
    pub from: Date,
    /// Which wish comes first; the office may put the programme's order aside for this round.
    pub order: Vec<Tier>,
    pub locked: BTreeSet<Pair>,
    pub forbidden: Vec<Forbidden>,
    /// The plan as it stands: solved, or changed by hand since.
    pub pairs: BTreeSet<Pair>,
}

/// What a person asks to be decided about rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum RoundCommand {
    /// Keeps a draft for the whole office.
    Keep {
        round: RoundId,
        programme: ProgrammeId,
        /// The version that the sender had; 0: none yet. Only one of two who worked at once may win.
        base: u32,
        draft: RoundDraft,
    },
    /// Closes a round whose pairs are all confirmed: it is the last of the batch that confirms them.
    Publish { round: RoundId },
}

impl RoundCommand {
    pub const fn round(&self) -> RoundId {
        match self {
            Self::Keep { round, .. } | Self::Publish { round } => *round,
        }
    }
}
