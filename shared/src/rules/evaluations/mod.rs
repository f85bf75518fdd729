//! The yearly evaluation beside filing (S1-25): the counselors' view without names, the leaders' own words, adopted by the
//! leading group. Nobody is ranked: answers go into one heap for a programme and year, and come out of it as one sum.

mod command;
mod decide;
mod refusal;
#[cfg(test)]
mod tests;
mod view;

pub use command::EvaluationCommand;
pub use decide::{EvaluationEntry, EvaluationFacts, Paired, decide, seat};
pub use refusal::EvaluationRefusal;
pub use view::{Adopted, CounselorView, Evaluation, EvaluationState, Question, Summed, heap, summed};

/// Fewer answers than this are not shown (S1-25).
pub const SHOWN_FROM: usize = 5;
/// Longest free words of a view. Unit: characters.
pub const VIEW_MAX: usize = 300;
/// Longest own words of a leader. Unit: characters.
pub const WORDS_MAX: usize = 2_000;
/// Longest name of the paper by which it was adopted. Unit: characters.
pub const LINE_MAX: usize = 80;
