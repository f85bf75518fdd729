use serde::{Deserialize, Serialize};

use crate::ids::{DocumentId, PinId};
use crate::sync::hash::{Hash, hex};

/// What a person asks to be decided about a version of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum DecisionCommand {
    /// 定稿: this version counts. The document goes on being written; that is the next version.
    Adopt {
        pin: PinId,
        document: DocumentId,
        /// The version: the changes that no other of it stands on.
        #[serde(with = "hex")]
        heads: Vec<Hash>,
        /// Why. 1 to [`super::REASON_MAX`] characters.
        reason: String,
        /// The number of the paper (文号), up to [`super::NUMBER_MAX`] characters.
        number: Option<String>,
    },
    /// The version of an earlier decision counts no longer. It stays, with its bytes.
    Reopen { pin: PinId, reason: String },
}
