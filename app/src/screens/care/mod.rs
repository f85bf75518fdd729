//! /care: my pairs, what is due about them, and their records. All of it from this device.

mod answers;
mod crisis;
pub(super) mod held;
mod list;
mod owed;
mod pair;
mod record;
mod records;
mod talks;

pub use held::owed_here;
pub use list::CarePage;
pub use pair::PairPage;
pub use record::RecordPage;
