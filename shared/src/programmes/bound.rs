use serde::{Deserialize, Serialize};
use std::fmt;

/// How many there may be (限额). Unit: said by the rule that carries it. Range: 0 to 1,000,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    Exact(u32),
    AtMost(u32),
    AtLeast(u32),
    /// From the first to the second, both included.
    Range(u32, u32),
}

/// What happens when a bound is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Broken {
    /// The server says no.
    #[default]
    Refuse,
    /// It is done and shown to the office.
    Warn,
}

impl Bound {
    /// The smallest number that keeps it.
    pub const fn min(self) -> u32 {
        match self {
            Self::Exact(n) | Self::AtLeast(n) | Self::Range(n, _) => n,
            Self::AtMost(_) => 0,
        }
    }

    /// The largest number that keeps it; none when there is no end.
    pub const fn max(self) -> Option<u32> {
        match self {
            Self::Exact(n) | Self::AtMost(n) | Self::Range(_, n) => Some(n),
            Self::AtLeast(_) => None,
        }
    }

    pub fn holds(self, count: u32) -> bool {
        count >= self.min() && self.max().is_none_or(|max| count <= max)
    }

    /// The two ends when no number can keep it.
    pub fn crossed(self) -> Option<(u32, u32)> {
        self.max().filter(|max| *max < self.min()).map(|max| (self.min(), max))
    }

    /// The numbers that were written.
    pub(super) fn numbers(self) -> Vec<u32> {
        match self {
            Self::Exact(n) | Self::AtMost(n) | Self::AtLeast(n) => vec![n],
            Self::Range(low, high) => vec![low, high],
        }
    }
}

/// For the log; people read words.
impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(n) => write!(f, "exactly {n}"),
            Self::AtMost(n) => write!(f, "at most {n}"),
            Self::AtLeast(n) => write!(f, "at least {n}"),
            Self::Range(low, high) => write!(f, "{low} to {high}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // S1-05, S4-12, S4-13
    #[test]
    fn both_ends_belong_to_the_bound() {
        for (bound, inside, outside) in [
            (Bound::Range(2, 3), vec![2, 3], vec![1, 4]),
            (Bound::Exact(50), vec![50], vec![49, 51]),
            (Bound::AtLeast(300), vec![300, 301, u32::MAX], vec![299]),
            (Bound::AtMost(2), vec![0, 2], vec![3]),
        ] {
            assert!(inside.iter().all(|n| bound.holds(*n)), "{bound}");
            assert!(!outside.iter().any(|n| bound.holds(*n)), "{bound}");
            assert_eq!(bound.crossed(), None);
        }
        assert_eq!(Bound::Range(4, 3).crossed(), Some((4, 3)));
    }
}
