//! Commands on filings (S1-20, S1-21): a computed table, frozen with a number before it is sent.

mod command;
mod decide;
mod facts;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::{FilingCommand, REASON_MAX};
pub use decide::{FilingEntry, decide, seat};
pub use facts::{Filed, FilingFacts, Table};
pub use refusal::FilingRefusal;
