//! What stands on what, among the changes of one document.

use std::collections::BTreeMap;

use super::{Heads, Written};
use crate::sync::hash::Hash;

/// Changes by place; a parent that is not among them (the first change, or one that is not here) is left out.
pub(super) struct Graph {
    pub parents: Vec<Vec<usize>>,
    places: BTreeMap<Hash, usize>,
}

impl Graph {
    pub fn new(written: &[Written]) -> Self {
        let places: BTreeMap<Hash, usize> =
            written.iter().enumerate().map(|(at, it)| (it.hash, at)).collect();
        let parents =
            |it: &Written| it.stands_on.iter().filter_map(|hash| places.get(hash).copied()).collect();
        let parents = written.iter().map(parents).collect();
        Self { parents, places }
    }

    pub fn place(&self, hash: Hash) -> Option<usize> {
        self.places.get(&hash).copied()
    }

    /// Marks `heads` and all that they stand on.
    pub fn below(&self, heads: &Heads) -> Vec<bool> {
        self.below_places(heads.iter().filter_map(|hash| self.place(*hash)))
    }

    /// The same for places.
    pub fn below_places(&self, heads: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut found = vec![false; self.parents.len()];
        let mut open: Vec<usize> = heads.into_iter().collect();
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut found[at], true) {
                open.extend(&self.parents[at]);
            }
        }
        found
    }
}
