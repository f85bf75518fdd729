use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{AppointmentId, PairId, ProgrammeId};

/// What a person asks to be decided about pairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum PairingCommand {
    /// Pairs two people, each in a post of theirs (E2). A whole list is a batch of these.
    Confirm {
        pair: PairId,
        programme: ProgrammeId,
        leader: AppointmentId,
        counselor: AppointmentId,
        /// The first day.
        from: Date,
        /// The paper that it rests on, up to [`super::REASON_MAX`] characters; may be empty.
        #[serde(default)]
        basis: String,
        /// The pair whose open items pass on to this one (domain §3.2).
        #[serde(default)]
        follows: Option<PairId>,
    },
    /// Ends a pair. Its records stay.
    End {
        pair: PairId,
        /// The first day on which they are no pair.
        on: Date,
        /// Why. 1 to [`super::REASON_MAX`] characters.
        reason: String,
        /// Somebody takes over, and owes what is open.
        #[serde(default)]
        successor: bool,
    },
}

impl PairingCommand {
    pub const fn pair(&self) -> PairId {
        match self {
            Self::Confirm { pair, .. } | Self::End { pair, .. } => *pair,
        }
    }
}
