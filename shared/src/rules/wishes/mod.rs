//! Small wishes of children (E6, S4-19): collected → checked → claimed → granted → confirmed. What is kept says the age
//! group, the school and the need, and never who the child is.

mod command;
mod decide;
mod refusal;
mod row;
#[cfg(test)]
mod tests;

pub use command::{WishCommand, WishDraft};
pub use decide::{WishEntry, WishFacts, decide, seat};
pub use refusal::{WishField, WishRefusal};
pub use row::{AgeGroup, Claim, NeedKind, WishRow, WishState};

/// Longest text. Unit: characters.
pub const TEXT_MAX: usize = 200;
/// Longest name of a school, a claiming body, or a reason. Unit: characters.
pub const LINE_MAX: usize = 80;
/// A small wish. Unit: yuan.
pub const WORTH_MAX: u32 = 500;
/// A claim holds so long; then the wish is free again. Unit: days.
pub const CLAIM_DAYS: i64 = 14;
