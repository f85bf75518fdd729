//! Work between two who are paired (联系服务; E4): what is owed about a pair, and what its records say.
//!
//! - [`owed_by_pairs`]: from a programme's commitments to the rules of each pair.
//! - [`CareRecord`]: what a record says, folded from its document, the same on phone and server.
//! - [`yearly`]: the yearly table (年度汇总表), computed from pairs and records.

mod booklet;
mod fold;
mod owed;
mod record;
#[cfg(test)]
mod tests;
mod yearly;

pub use booklet::{Note, booklet};
pub use fold::fold;
pub use owed::{names_of, owed_by_pairs, standing};
pub use record::{CareRecord, RecordKind, Way, counterpart_of, private_of};
pub use yearly::{Line, TableCell, TableValue, yearly};
