//! Who is paired with whom, solved exactly (K7): each client gets one server, each server so many clients.
//!
//! - [`Problem`]: who may go to whom, how many each takes, what is locked, and which wish comes first.
//! - [`solve`]: the best plan with its certificate, or the smallest set that stands in the way and the cheapest repair.
//! - [`score`]: what any plan misses of each wish; two of them tell what a change costs.
//! - [`weigh`]: what a person's change to a plan costs; [`reasons`]: why every pair is one.
//! - [`round`]: leaders and counselors as a problem (S1-03 to S1-06).

mod amount;
mod blockage;
mod certificate;
mod change;
mod costs;
mod flow;
mod plan;
mod problem;
mod reason;
mod repair;
pub mod round;
mod score;
mod tier;

pub use blockage::Blockage;
pub use change::{Change, Effect, Stop, changed, weigh};
pub use plan::{Outcome, Plan, solve};
pub use problem::{LockError, Problem, Server, Traits, Way};
pub use reason::{Reason, reasons};
pub use repair::{Prices, Repair};
pub use score::{Score, score};
pub use tier::Tier;
