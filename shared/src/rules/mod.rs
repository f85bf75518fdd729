//! Road B: commands, the facts they are judged by, and the refusals. Pure.

pub mod calls;
mod command;
pub mod corps;
mod decide;
pub mod decisions;
pub mod evaluations;
pub mod filings;
mod grant;
pub mod liaison;
pub mod measures;
pub mod meetings;
pub mod needs;
pub mod notices;
pub mod pairing;
pub mod party;
pub mod programmes;
mod refusal;
pub mod review;
mod role;
pub mod rounds;
pub mod wishes;

pub use command::Command;
pub use decide::{Entry, EscrowFacts, Facts, Verdict, decide, judge, seat};
pub use grant::{Grant, LATE_MAX_MS, Standing, next_change, standing, wrote_until};
pub use refusal::Refusal;
pub use role::Role;
