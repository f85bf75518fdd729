//! The review of a call: the facts of a command, and what it writes.

mod facts;
mod ties;
mod write;

pub(super) use facts::gather;
pub(crate) use ties::{applicant, posts_of};
pub(super) use write::entry;
