//! Notices: the facts of a command, and what it writes.

mod facts;
mod write;

pub(crate) use facts::belongs_to;
pub(super) use facts::gather;
pub(super) use write::{entry, letter_box};
