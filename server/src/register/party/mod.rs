//! Units, people and posts: the facts of a command, and what it writes.

mod facts;
mod grants;
mod merge;
mod write;

pub(crate) use facts::gather;
pub(super) use grants::{Span, Touched};
pub(super) use write::entry;
