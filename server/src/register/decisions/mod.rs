//! Versions of documents: the facts of a decision, and what it writes.

mod facts;
mod write;

pub(super) use facts::gather;
pub(super) use write::{entry, fix};
