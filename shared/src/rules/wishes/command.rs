use serde::{Deserialize, Serialize};

use super::{AgeGroup, NeedKind};
use crate::ids::{SpaceId, WishId};

/// What is written down of a wish. There is no field for a name, and none may be in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishDraft {
    pub school: String,
    pub age: AgeGroup,
    pub need: NeedKind,
    pub text: String,
    /// What it may cost at most. Unit: yuan.
    pub worth: u32,
}

/// What a person asks to be decided about wishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum WishCommand {
    Collect {
        wish: WishId,
        space: SpaceId,
        draft: WishDraft,
    },
    /// Whoever decides in the space has read it: it may be claimed.
    Check {
        wish: WishId,
    },
    /// Only one may win. `on_behalf`: the unit that pays; empty for oneself.
    Claim {
        wish: WishId,
        on_behalf: String,
    },
    /// Handed over, by who claimed it.
    Grant {
        wish: WishId,
    },
    /// It arrived: said by who collected it, or who decides in the space.
    Confirm {
        wish: WishId,
    },
    Withdraw {
        wish: WishId,
        reason: String,
    },
}

impl WishCommand {
    pub const fn wish(&self) -> WishId {
        match self {
            Self::Collect { wish, .. }
            | Self::Check { wish }
            | Self::Claim { wish, .. }
            | Self::Grant { wish }
            | Self::Confirm { wish }
            | Self::Withdraw { wish, .. } => *wish,
        }
    }
}
