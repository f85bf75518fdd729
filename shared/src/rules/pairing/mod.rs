//! Commands on pairs (E2): two people of a programme, confirmed by its office, each pair with two spaces.

mod command;
mod decide;
mod facts;
mod refusal;
mod row;
#[cfg(test)]
mod tests;

pub use command::PairingCommand;
pub use decide::{PairingEntry, decide, load_of, planned_end, seat};
pub use facts::{PairFacts, PairingFacts, SideFacts};
pub use refusal::PairingRefusal;
pub use row::{Half, PAIR, PRIVATE, PairRow, PrivateRow};

/// The longest paper or reason that is kept. Unit: characters.
pub const REASON_MAX: usize = 500;
