use serde::{Deserialize, Serialize};

use super::NeedKind;
use crate::ids::{NeedId, PersonId, UnitId};

/// What a person asks to be decided about requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum NeedCommand {
    /// Who decides in a unit names the handlers, and how long a reply may take. Unit of `days`: days.
    SetDesk { unit: UnitId, handlers: Vec<PersonId>, days: u16 },
    /// A teacher asks. Which unit answers, and who there, the server finds: the nearest with handlers, from the
    /// teacher's own unit upward; there the one with the fewest open requests.
    Raise { need: NeedId, kind: NeedKind, text: String },
    /// The handler replies, or the teacher asks again.
    Say { need: NeedId, text: String },
    /// To another named handler; who held it before holds it no more.
    Pass { need: NeedId, to: PersonId },
    /// The teacher is done with it.
    Close { need: NeedId },
}

impl NeedCommand {
    /// `None`: it is about the handlers of a unit.
    pub const fn need(&self) -> Option<NeedId> {
        match self {
            Self::SetDesk { .. } => None,
            Self::Raise { need, .. }
            | Self::Say { need, .. }
            | Self::Pass { need, .. }
            | Self::Close { need } => Some(*need),
        }
    }
}
