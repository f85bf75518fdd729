//! Numbers that nobody types (K8): what one record counts for, and how records come to units, quarters and levels.
//!
//! Nothing here is asked for from people. A unit that did not report is told apart from one that did nothing (S4-28).

mod board;
mod delta;
mod entry;
mod measure;
mod month;

pub use board::{Figure, Figures, Known, Place, Row, Tree, table};
pub use delta::{Delta, What, changes};
pub use entry::Entry;
pub use measure::{Measure, Source};
pub use month::{Month, MonthError, QuarterOf};
