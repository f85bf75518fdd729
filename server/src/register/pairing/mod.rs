//! Pairs (E2): the facts of a command, what it writes, and who may read the two spaces of a pair.

mod facts;
mod grants;
mod write;

pub(super) use facts::gather;
pub(super) use grants::{office_changed, post_changed};
pub(crate) use write::said;
pub(super) use write::{calendar_changed, entry};
