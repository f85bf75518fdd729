//! Talks, the roster and issues: the facts of a command, and what it writes (S1-16, X-25, X-26).

mod facts;
mod write;

pub(super) use facts::gather;
pub(super) use write::{duty_of, entry};
