use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Whole days from a first to a last one, both included.
///
/// Text: `2015-01-01..2015-10-31`.
///
/// # Errors
/// [`DaySpanError`] when the last day lies before the first, or the text is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DaySpan {
    first: Date,
    last: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DaySpanError {
    #[error("days are written as 2015-01-01..2015-10-31")]
    Shape,
    #[error("the last day {last} lies before the first {first}")]
    Backwards { first: Date, last: Date },
}

impl DaySpan {
    /// # Errors
    /// [`DaySpanError::Backwards`] when `last` lies before `first`.
    pub fn new(first: Date, last: Date) -> Result<Self, DaySpanError> {
        if first <= last { Ok(Self { first, last }) } else { Err(DaySpanError::Backwards { first, last }) }
    }

    /// From `first` to the day before `next`; only that one day if `next` is not later.
    pub(super) fn until(first: Date, next: Date) -> Self {
        Self { first, last: next.yesterday().unwrap_or(first).max(first) }
    }

    pub const fn first(self) -> Date {
        self.first
    }

    pub const fn last(self) -> Date {
        self.last
    }

    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days; at least one.
    pub fn days(self) -> u32 {
        days_between(self.first, self.last) + 1
    }

    /// The days that both have, if any.
    pub fn shared_with(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last)).ok()
    }
}

/// Days from `from` to `to`; zero when `to` is not later.
fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(0)
}

impl FromStr for DaySpan {
    type Err = DaySpanError;

    fn from_str(it: &str) -> Result<Self, DaySpanError> {
        let (first, last) = it.split_once("..").ok_or(DaySpanError::Shape)?;
        let day = |text| plain_date(text).ok_or(DaySpanError::Shape);
        Self::new(day(first)?, day(last)?)
    }
}

/// Exactly `YYYY-MM-DD`. The parser of dates takes more (a time behind the date, a week date), and one thing has one text.
pub(super) fn plain_date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|date: &Date| date.to_string() == text)
}

impl TryFrom<String> for DaySpan {
    type Error = DaySpanError;

    fn try_from(it: String) -> Result<Self, DaySpanError> {
        it.parse()
    }
}

impl fmt::Display for DaySpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.first, self.last)
    }
}

impl From<DaySpan> for String {
    fn from(it: DaySpan) -> Self {
        it.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> DaySpan {
        text.parse().expect("a span")
    }

    // S0-19
    #[test]
    fn two_phases_are_active_on_the_fifteenth_of_october() {
        let phases = ["2014-12-01..2014-12-31", "2015-01-01..2015-10-31", "2015-10-01..2016-09-30"].map(span);
        let active = |day: Date| phases.map(|phase| phase.contains(day));
        for (day, expected) in [
            ("2014-12-09", [true, false, false]),
            ("2015-09-30", [false, true, false]),
            ("2015-10-15", [false, true, true]),
            ("2015-11-01", [false, false, true]),
            ("2016-10-01", [false, false, false]),
        ] {
            assert_eq!(active(day.parse().expect("a date")), expected, "{day}");
        }
    }

    #[test]
    fn texts_go_both_ways_and_odd_ones_are_refused() {
        assert_eq!(span("2015-01-01..2015-10-31").to_string(), "2015-01-01..2015-10-31");
        assert_eq!(span("2024-02-28..2024-03-01").days(), 3);
        for odd in ["", "2015-01-01", "2015-01-01..", "2015-1-1..2015-10-31", "2015-01-01T00:00..2015-10-31"]
        {
            assert_eq!(odd.parse::<DaySpan>(), Err(DaySpanError::Shape), "{odd}");
        }
        assert!(matches!("2015-02-01..2015-01-31".parse::<DaySpan>(), Err(DaySpanError::Backwards { .. })));
    }
}
