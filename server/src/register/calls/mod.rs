//! Calls and applications: the facts of a command, and what it writes.

mod facts;
mod papers;
mod write;

pub(crate) use facts::{addressee_of, head_facts};
pub(super) use facts::{gather_application, gather_call};
pub(crate) use papers::{answers_of, templates};
pub(super) use write::entry;
