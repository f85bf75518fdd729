//! What phone and server both must agree on. Pure: no IO, no clock, no dice, no DOM.
//!
//! In reading order:
//! - [`ids`], [`time`]: every identifier, every moment.
//! - [`calendar`]: dates as offices use them: periods, deadlines, working days.
//! - [`values`]: values that can be wrong, parsed once at the door.
//! - [`care`]: pairs of people, what is owed about them and what their records say.
//! - [`commitments`]: what is owed, and whether it was done.
//! - [`activities`]: what is planned, who was there, what several come to.
//! - [`comments`]: what is said about a text, who is called, and where in the text it belongs.
//! - [`documents`]: road A, what people edit (with [`sync`] the only user of Automerge).
//! - [`forms`]: forms of any programme as data: fields, answers, checks, print.
//! - [`history`]: who wrote what when in a text, how states differ and come back, where people wrote apart.
//! - [`pairing`]: who is paired with whom, solved exactly (K7).
//! - [`party`]: units, people, posts (K1); [`rights`]: what a post lets its holder do.
//! - [`programmes`]: programmes of work as data, their rules, and what contradicts.
//! - [`rules`]: road B, what may be refused.
//! - [`sync`]: the log, the frames and the two engines, without IO.
//! - [`wire`]: requests and receipts of the few HTTP calls.

pub mod activities;
pub mod calendar;
pub mod care;
pub mod comments;
pub mod commitments;
pub mod documents;
pub mod forms;
pub mod history;
pub mod ids;
pub mod measures;
pub mod meetings;
pub mod named;
pub mod office;
pub mod pairing;
pub mod party;
pub mod programmes;
pub mod rights;
pub mod rules;
pub mod sync;
pub mod time;
pub mod values;
pub mod wire;
