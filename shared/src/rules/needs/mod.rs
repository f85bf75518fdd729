//! Requests of teachers in need (S0-18): one handler, a reply date, and nobody else. What is said stands in the register
//! row of a space that only the two hold; who runs the channel sees dates.

mod command;
mod decide;
mod refusal;
mod row;
#[cfg(test)]
mod tests;

pub use command::NeedCommand;
pub use decide::{NeedEntry, NeedFacts, decide, seat};
pub use refusal::NeedRefusal;
pub use row::{Handler, NeedDesk, NeedKind, NeedRow, NeedState, Said};

/// The register row of a request, in the space of its own.
pub const ROW: &str = "need";
/// Longest text of one message. Unit: characters.
pub const TEXT_MAX: usize = 2_000;
/// Most messages of one request.
pub const SAID_MAX: usize = 100;
/// Most handlers that a unit names.
pub const HANDLERS_MAX: usize = 20;
/// The longest time that a unit may take for a reply. Unit: days.
pub const DAYS_MAX: u16 = 60;
