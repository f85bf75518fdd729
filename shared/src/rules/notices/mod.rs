//! Commands on notices (S0-32, X-16, X-23): an office sends one to units, posts and people; who opens it leaves a
//! receipt; staff record who was told by telephone; everybody chooses how they are reminded.

mod command;
mod decide;
mod facts;
mod refusal;
mod reminders;
mod row;
#[cfg(test)]
mod tests;

pub use command::{Addressee, Ask, NoticeCommand, NoticeText, To};
pub use decide::{NoticeEntry, decide, seat};
pub use facts::{Asked, KnownNotice, Mine, NoticeFacts};
pub use refusal::NoticeRefusal;
pub use reminders::{Channel, Hour, HourError, Reminders};
pub use row::{NoticeRow, ReceiptKind, ReceiptRow, Withdrawal};

/// Longest text of a notice. Unit: characters.
pub const BODY_MAX: usize = 5_000;
/// Longest answer, and longest note on a telephone call. Unit: characters.
pub const ANSWER_MAX: usize = 1_000;
/// Most addressees of one notice.
pub const ADDRESSEES_MAX: usize = 2_000;
