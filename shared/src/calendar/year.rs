use serde::{Deserialize, Serialize};
use std::fmt;

/// A calendar year.
///
/// Range: 1900 to 2199, wide enough for a founding date and for plans; four digits keep texts in order.
///
/// # Errors
/// [`YearError`] outside that range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct Year(i16);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a year lies between 1900 and 2199")]
pub struct YearError;

impl Year {
    pub const FIRST: Self = Self(1900);
    pub const LAST: Self = Self(2199);

    pub const fn get(self) -> i16 {
        self.0
    }

    /// `years` later, or earlier when negative; `None` outside the range.
    pub fn shifted(self, years: i16) -> Option<Self> {
        self.0.checked_add(years).and_then(|it| Self::try_from(it).ok())
    }
}

impl TryFrom<i16> for Year {
    type Error = YearError;

    fn try_from(it: i16) -> Result<Self, YearError> {
        if (Self::FIRST.0..=Self::LAST.0).contains(&it) { Ok(Self(it)) } else { Err(YearError) }
    }
}

impl From<Year> for i16 {
    fn from(it: Year) -> Self {
        it.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
