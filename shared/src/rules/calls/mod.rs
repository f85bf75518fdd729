//! Calls and applications (C1, C2): an office calls, host units apply, their committees check, rank and submit within
//! their quota, the office records what came. The server's time decides (S3-12).

mod application;
mod call;
mod command;
mod facts;
mod refusal;
mod row;
mod text;

#[cfg(test)]
mod tests;

pub use application::{decide as decide_application, near_sees, seat as application_seat};
pub use call::{decide as decide_call, seat as call_seat};
pub use command::{ApplicationCommand, CallCommand, Paper};
pub use facts::{ApplicationFacts, CallFacts, Eligibility, HeadFacts, KnownCall, Requirement};
pub use refusal::{CallRefusal, Taken};
pub use row::{
    ApplicationRow, ApplicationState, CallChange, CallEntry, CallRow, CallState, Change, Copy, Pinned,
    Receipt, Step, StepKind, notice_of,
};
pub use text::{CallText, Lack, Places, check};

/// Longest title of an application, batch or number. Unit: characters.
pub const SHORT_MAX: usize = 80;
/// Longest basis, reason or note. Unit: characters.
pub const REASON_MAX: usize = 500;
/// Longest text of a call. Unit: characters; a notice holds it.
pub const BODY_MAX: usize = super::notices::BODY_MAX;
/// A host must be so old (S3-03). Unit: years.
pub const FOUNDED_YEARS: u16 = 1;
/// Most papers of one application: its form and the long answers.
pub const PAPERS_MAX: usize = 64;
