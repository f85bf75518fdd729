//! What is owed (应尽事项; domain E3, K5): one pure function of rules, records and a date, the same on phone and server.
//!
//! Nothing here is ever stored, except that somebody waived or inherited an item: those are the server's decisions and
//! come in with the [`Subject`]. One call looks at one rule and one subject, so a new record costs a look at its own
//! subject's records and no others.
//!
//! In reading order:
//! - [`Rule`]: who owes what to whom, how often, and which records count.
//! - [`Subject`]: the pair, post or unit between whose start and end it is owed. Whether a rule is owed by pair or by
//!   leader (Q1) is whether the caller makes a subject of each pair or of each leader.
//! - [`Fact`]: a record, as far as rules look at it.
//! - [`items`]: what is owed, with its [`State`] and the records that met it.
//!
//! How the days count (domain §3.2):
//! - A period is owed only if the subject lives through at least a part of it (half, unless the rule says otherwise):
//!   who begins in the last weeks of a quarter, or is planned to end in its first ones, owes nothing in it.
//! - A record counts in the period that its date lies in. What is beyond the minimum there makes up for the oldest
//!   overdue item, if the rule lets it; so no record ever counts twice.
//! - An item whose last day is today is in time; the day after it is overdue.
//! - When a subject ended, its unmet items pass to the successor. Without one those whose last
//!   day had not come end with it, and the others stay overdue until they are waived.

mod counting;
mod debt;
mod fact;
mod item;
mod judge;
mod key;
mod rule;
mod subject;

pub use counting::{Condition, Counting};
pub use fact::{Fact, Level, Value};
pub use item::{Item, Slot, SlotError, State, Why};
pub use judge::{AsOf, items};
pub use key::{Key, KeyError};
pub use rule::{Every, Percent, PercentError, Rule, Side, When};
pub use subject::{Ended, Inherited, Subject};
