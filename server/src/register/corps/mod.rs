//! Mentors and young teachers (S0-07 to S0-16): the facts of a command, and what it writes.

mod facts;
mod write;

pub(super) use facts::gather;
pub(super) use write::entry;
