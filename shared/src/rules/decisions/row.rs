use serde::{Deserialize, Serialize};

use crate::ids::{DocumentId, UserId};
use crate::party::Post;
use crate::sync::hash::{Hash, hex};
use crate::time::Timestamp;

/// The register row `pin/<pin>` of a space: how phones know of a fixed version. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinRow {
    pub document: DocumentId,
    #[serde(with = "hex")]
    pub heads: Vec<Hash>,
    /// SHA-256 of the version, hexadecimal.
    pub sha256: String,
    pub by: UserId,
    pub name: String,
    /// In which post; nobody holds one in a space that is no unit's.
    pub post: Option<Post>,
    /// The name of the unit of that post.
    pub unit: Option<String>,
    /// When the command came in.
    pub at: Timestamp,
    pub reason: String,
    pub number: Option<String>,
    pub reopened: Option<Reopened>,
}

/// Who undid the decision, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    pub by: UserId,
    pub name: String,
    pub at: Timestamp,
    pub reason: String,
}
