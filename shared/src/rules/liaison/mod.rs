//! The side of talks: who asks for one, who arranges and reminds, whom to call, and what became of
//! opinions that were raised (S1-16). None of it says what was talked about.

mod command;
mod decide;
mod duty;
mod facts;
mod issues;
mod refusal;
mod row;
mod talks;
#[cfg(test)]
mod tests;

pub use command::{DutyTurn, IssueDraft, LiaisonCommand, Origin, PlanDraft};
pub use decide::{LiaisonEntry, decide, seat};
pub use facts::{LiaisonFacts, OriginFacts, PairTies};
pub use refusal::{LiaisonField, LiaisonRefusal};
pub use row::{
    ANSWER, AnswerRow, Answered, Asked, DUTY, DutyRow, IssueRow, Planned, Reminded, TALKS, TalksRow, on_duty,
};

/// Longest title of an issue, place of a talk, name on the roster. Unit: characters.
pub const LINE_MAX: usize = 80;
/// Longest solution or answer. Unit: characters.
pub const TEXT_MAX: usize = 2_000;
/// Most opinions in one issue.
pub const ORIGINS_MAX: usize = 200;
/// Most lines of a roster.
pub const TURNS_MAX: usize = 100;
/// Most pairs that one command reminds of.
pub const REMINDED_MAX: usize = 200;
/// So many requests of a pair are kept; older ones were answered long ago.
pub const ASKS_KEPT: usize = 12;
