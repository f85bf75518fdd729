//! Commands on units, people and posts (K1). Everybody's seats are computed from appointments; see [`crate::rights`].

mod command;
mod decide;
mod entry;
mod facts;
mod people;
mod posts;
mod refusal;
mod seat;
#[cfg(test)]
mod tests;
mod units;

pub use command::PartyCommand;
pub use decide::decide;
pub use entry::PartyEntry;
pub use facts::{PartyFacts, PersonFacts, UnitFacts};
pub use refusal::PartyRefusal;
pub use seat::seat;
