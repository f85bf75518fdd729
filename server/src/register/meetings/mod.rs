//! Meetings: the facts of a command, and what it writes.

mod facts;
mod write;

pub(super) use facts::{gather, named};
pub(super) use write::entry;
