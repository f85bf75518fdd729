//! Decisions on versions of documents (K4, C4): which exact version counts, who said so, in which post, when and why
//! . A decision is never changed; what undoes it is a later decision.

mod command;
mod decide;
mod refusal;
mod row;

pub use command::DecisionCommand;
pub use decide::{DecisionEntry, DecisionFacts, PaperFacts, PinFacts, decide, seat};
pub use refusal::DecisionRefusal;
pub use row::{PinRow, Reopened};

/// Longest reason. Unit: characters.
pub const REASON_MAX: usize = 500;
/// Longest number of a paper (文号). Unit: characters.
pub const NUMBER_MAX: usize = 80;
/// Most heads of one version.
pub const HEADS_MAX: usize = 64;
