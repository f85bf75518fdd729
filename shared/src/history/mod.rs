//! What became of a text over time, from plain values: who wrote when, what a stretch of work changed, how an older state
//! comes back, and where two people wrote apart in one sentence. No Automerge: versions are named by their heads.
//!
//! - [`sittings`]: changes grouped by who wrote them and when.
//! - [`away`]: what others did since a version that somebody knows.
//! - [`apart`]: which branches were written apart, and the sentences that both touched.
//! - [`compare`]: which blocks belong together and what changed in their text.
//! - [`restore`]: the edits that bring an older state back.

pub mod apart;
pub mod away;
pub mod compare;
mod graph;
pub mod restore;
mod sentences;
pub mod sittings;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::UserId;
use crate::sync::hash::Hash;
use crate::time::Timestamp;

/// A version of a document: the changes that no other of it stands on.
pub type Heads = BTreeSet<Hash>;

/// A change of a document, and who wrote it by the server's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub hash: Hash,
    pub stands_on: Vec<Hash>,
    pub author: UserId,
    /// When the server got it; when it was made, while it waits on this phone.
    pub at: Timestamp,
    /// It has not left this phone.
    pub unsent: bool,
}
