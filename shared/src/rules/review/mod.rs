//! Review and selection (C3–C5): who may not judge whom, who judges what, sheets that stay apart until all are opened, and
//! decisions that nobody hears of before they are released together (S3-14, S3-15, S3-28, S0-05).

mod assign;
mod command;
mod facts;
mod refusal;
mod row;
mod scores;
mod select;
mod sheets;

#[cfg(test)]
mod tests;

pub use assign::{Gap, Wanted, assign};
pub use command::{ReviewCommand, decide, seat};
pub use facts::{Applicant, Entrant, ReviewFacts};
pub use refusal::ReviewRefusal;
pub use row::{
    Mark, Outcome, Pair, Publicity, Recusal, ReviewEntry, ReviewRow, ReviewState, ReviewStep, RubricItem,
    Sheet, SheetRow, StepWhat, Tie, Verdict, rubric_is_sound,
};
pub use scores::{Stats, stats, total};

/// Longest reason or comment. Unit: characters.
pub const WORDS_MAX: usize = 1_000;
/// Longest name of an item of a rubric. Unit: characters.
pub const ITEM_MAX: usize = 40;
/// Most items of a rubric.
pub const ITEMS_MAX: usize = 20;
/// Most reviewers of one call.
pub const POOL_MAX: usize = 200;
/// The weights of a rubric add up to this.
pub const WEIGHTS: u32 = 100;
/// Longest publicity. Unit: working days; 5 are usual (S3-28).
pub const PUBLIC_MAX: u16 = 30;
/// What is usual (S3-28). Unit: working days.
pub const PUBLIC_USUAL: u16 = 5;
