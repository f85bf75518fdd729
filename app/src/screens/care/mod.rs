//! /care: my pairs, what is due about them, and their records. All of it from this device.

pub(super) mod held;
mod list;
mod owed;
mod pair;
mod record;
mod records;

pub use list::CarePage;
pub use pair::PairPage;
pub use record::RecordPage;
