use std::collections::BTreeMap;

use gongjian_shared::history::{Heads, Written};
use gongjian_shared::ids::UserId;
use gongjian_shared::sync::hash::Hash;
use serde::{Deserialize, Serialize};

/// Everything that was written in a paper, as far as this phone holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// The first change, which nobody wrote.
    pub first: Hash,
    /// The version that the paper has now.
    pub now: Heads,
    /// By the server's word, which says who wrote each; in the order of time. Empty where only news were asked for, and
    /// there are none.
    pub written: Vec<Written>,
    pub names: BTreeMap<UserId, String>,
    /// The version that the person looked at last on this device; `None`: never.
    pub seen: Option<Heads>,
}
