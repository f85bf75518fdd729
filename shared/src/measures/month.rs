use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Quarter, Year};

/// A month of the calendar, in the zone of the offices. Written 2026-03.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    /// 1 to 12.
    month: i8,
}

/// Not a month.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no month such as 2026-03")]
pub struct MonthError(String);

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuarterOf {
    pub year: Year,
    pub quarter: Quarter,
}

impl Month {
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The twelve of a year.
    pub fn all(year: Year) -> [Self; 12] {
        std::array::from_fn(|at| Self { year: year.get(), month: i8::try_from(at).unwrap_or(0) + 1 })
    }

    /// From 0.
    pub fn place(self) -> usize {
        usize::try_from(self.month - 1).unwrap_or(0)
    }

    pub fn quarter(self) -> Quarter {
        Quarter::ALL[self.place() / 3]
    }
}

impl QuarterOf {
    /// The three months.
    pub fn months(self) -> [Month; 3] {
        let first = Quarter::ALL.iter().position(|it| *it == self.quarter).unwrap_or(0) * 3;
        let all = Month::all(self.year);
        std::array::from_fn(|at| all[first + at])
    }

    /// The first day.
    ///
    /// `None`: beyond the calendar.
    pub fn first_day(self) -> Option<Date> {
        let [first, ..] = self.months();
        Date::new(first.year, first.month, 1).ok()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(it: &str) -> Result<Self, MonthError> {
        let wrong = || MonthError(it.to_owned());
        let day: Date = format!("{it}-01").parse().map_err(|_| wrong())?;
        Ok(Self::of(day))
    }
}

impl TryFrom<String> for Month {
    type Error = MonthError;
    fn try_from(it: String) -> Result<Self, MonthError> {
        it.parse()
    }
}

impl From<Month> for String {
    fn from(it: Month) -> Self {
        it.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // planted: (place + 1) / 3
    #[test]
    fn months_lie_in_their_quarters() {
        for (day, written, quarter) in [
            ("2026-01-01", "2026-01", Quarter::Q1),
            ("2026-03-31", "2026-03", Quarter::Q1),
            ("2026-04-01", "2026-04", Quarter::Q2),
            ("2026-12-31", "2026-12", Quarter::Q4),
        ] {
            let month = Month::of(day.parse().expect("a day"));
            assert_eq!((month.to_string().as_str(), month.quarter()), (written, quarter));
            assert_eq!(written.parse(), Ok(month));
        }
        assert!("2026-13".parse::<Month>().is_err());
        let year = Year::try_from(2026).expect("a year");
        let third = QuarterOf { year, quarter: Quarter::Q3 };
        assert_eq!(third.months().map(|it| it.to_string()), ["2026-07", "2026-08", "2026-09"]);
        assert_eq!(third.first_day(), "2026-07-01".parse().ok());
    }
}
