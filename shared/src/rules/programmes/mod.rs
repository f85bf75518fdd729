//! Commands on programmes (K2, B1–B3): start one from a definition, change its rules, tick its checklists, end it.

mod command;
mod decide;
mod facts;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::{Contact, ProgrammeCommand};
pub use decide::{ProgrammeEntry, decide, seat, stops};
pub use facts::{ProgrammeFacts, Running};
pub use refusal::ProgrammeRefusal;
