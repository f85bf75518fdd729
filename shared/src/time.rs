//! Moments. Nothing here reads a clock.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A moment. Unit: milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Timestamp(#[n(0)] i64);

impl Timestamp {
    pub const fn from_millis(it: i64) -> Self {
        Self(it)
    }

    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This moment plus `millis`, at most the end of time.
    #[must_use]
    pub const fn after_ms(self, millis: u64) -> Self {
        Self(self.0.saturating_add_unsigned(millis))
    }

    /// How long after `earlier` this is; zero when it is not after.
    pub const fn ms_since(self, earlier: Self) -> u64 {
        if self.0 <= earlier.0 { 0 } else { self.0.abs_diff(earlier.0) }
    }
}
