//! Road B: commands, the facts they are judged by, and the refusals. Pure.

mod command;
mod decide;
pub mod party;
mod refusal;
mod role;

pub use command::Command;
pub use decide::{Entry, Facts, decide};
pub use refusal::Refusal;
pub use role::Role;
