//! Bugs that the simulation plants, one at a time, to prove that it sees them (`tests/sim`, feature `sabotage`).
//! Without the feature [`planted`] is the word `false`, and nothing else is here.

#[cfg(feature = "sabotage")]
mod bugs;

#[cfg(feature = "sabotage")]
pub use bugs::{Bug, is_on, plant};

/// Whether a bug is planted at this place.
#[cfg(feature = "sabotage")]
macro_rules! planted {
    ($bug:ident) => {
        $crate::sync::sabotage::is_on($crate::sync::sabotage::Bug::$bug)
    };
}

#[cfg(not(feature = "sabotage"))]
macro_rules! planted {
    ($bug:ident) => {
        false
    };
}

pub(crate) use planted;
