use serde::{Deserialize, Serialize};

/// Which quarter of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Quarter {
    Q1,
    Q2,
    Q3,
    Q4,
}

impl Quarter {
    pub const ALL: [Self; 4] = [Self::Q1, Self::Q2, Self::Q3, Self::Q4];

    pub const fn first_month(self) -> Month {
        Month(match self {
            Self::Q1 => 1,
            Self::Q2 => 4,
            Self::Q3 => 7,
            Self::Q4 => 10,
        })
    }

    pub(super) const fn next(self) -> Option<Self> {
        match self {
            Self::Q1 => Some(Self::Q2),
            Self::Q2 => Some(Self::Q3),
            Self::Q3 => Some(Self::Q4),
            Self::Q4 => None,
        }
    }

    pub(super) const fn previous(self) -> Option<Self> {
        match self {
            Self::Q1 => None,
            Self::Q2 => Some(Self::Q1),
            Self::Q3 => Some(Self::Q2),
            Self::Q4 => Some(Self::Q3),
        }
    }
}

/// Which term of an academic year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    First,
    Second,
}

/// Which month of a year. Range: 1 to 12.
///
/// # Errors
/// [`MonthError`] outside that range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct Month(i8);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a month is a number from 1 to 12")]
pub struct MonthError;

impl Month {
    pub const JANUARY: Self = Self(1);
    pub const DECEMBER: Self = Self(12);

    pub const fn get(self) -> i8 {
        self.0
    }

    pub const fn quarter(self) -> Quarter {
        match self.0 {
            ..=3 => Quarter::Q1,
            4..=6 => Quarter::Q2,
            7..=9 => Quarter::Q3,
            10.. => Quarter::Q4,
        }
    }

    pub(super) fn next(self) -> Option<Self> {
        Self::try_from(self.0 + 1).ok()
    }

    pub(super) fn previous(self) -> Option<Self> {
        Self::try_from(self.0 - 1).ok()
    }
}

impl TryFrom<i8> for Month {
    type Error = MonthError;

    fn try_from(it: i8) -> Result<Self, MonthError> {
        if (1..=12).contains(&it) { Ok(Self(it)) } else { Err(MonthError) }
    }
}

impl From<Month> for i8 {
    fn from(it: Month) -> Self {
        it.0
    }
}
