//! Phones that write against the real binary while it is killed, and a book of what it acknowledged, kept outside.
//!
//! - [`Office`]: the people and spaces of a fresh server; [`Phone`]: one of them, with the engine that browsers run.
//! - [`Clerk`]: an administrator who sends commands; [`Ledger`]: every acknowledgement and what was on its way; [`logs`]: what the server has kept.

mod clerk;
mod dice;
mod ledger;
pub mod logs;
mod office;
mod phone;

pub use clerk::Clerk;
pub use dice::Dice;
pub use ledger::{Ledger, Place};
pub use office::{Office, Seat};
pub use phone::Phone;
