//! Commands on rounds of pairs (E1): a draft that the office keeps, and its publication.

mod command;
mod decide;
mod facts;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::{Forbidden, RoundCommand, RoundDraft, RoundKind};
pub use decide::{RoundEntry, decide, seat};
pub use facts::{KnownRound, RoundFacts};
pub use refusal::RoundRefusal;
