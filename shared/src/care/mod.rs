//! Work between two who are paired (联系服务; E4): what is owed about a pair, and what its records say.
//!
//! - [`owed_by_pairs`]: from a programme's commitments to the rules of each pair.
//! - [`CareRecord`]: what a record says, folded from its document, the same on phone and server.
//! - [`meetings_owed`]: what the office of a programme owes in meetings (S1-26).
//! - [`handover`]: what somebody who leaves a post hands on.
//! - [`merged`]: boards outside the office, on which nobody stands alone.
//! - [`yearly`]: the yearly table (年度汇总表), computed from pairs and records.

mod board;
mod booklet;
mod fold;
mod handover;
mod layers;
mod meetings;
mod owed;
mod record;
#[cfg(test)]
mod tests;
mod yearly;

pub use board::{Board, LEADERS_MIN, merged};
pub use booklet::{Note, booklet};
pub use fold::fold;
pub use handover::{HandedOn, PairOf, handover};
pub use layers::{Band, Helps, Layer, OWN, helps, layers};
pub use meetings::{HeldMeeting, MEETINGS, meetings_owed};
pub use owed::{left, names_of, owed_by_pairs, standing};
pub use record::{CareRecord, Raised, RecordKind, Way, counterpart_of, private_of};
pub use yearly::{Line, TableCell, TableValue, yearly};
