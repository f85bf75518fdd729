use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU8;

use super::{DaySpan, SchoolCalendar, Year, months};

mod cycle;
mod parts;
mod text;

pub use cycle::Cycle;
pub use parts::{Half, Month, MonthError, Quarter};
pub use text::PeriodError;

/// A stretch of time that work is owed in, counted by or reported for (X-09, domain §3.2).
///
/// Only the [`SchoolCalendar`] of the top unit knows the days of terms and academic years; the other kinds need it not.
/// The order is by kind first, then by time.
///
/// Text, stable for ever since waivers and addresses name periods by it: `2026`, `2026-2027`, `2026-2027-1`, `2026-Q4`,
/// `2026-11`, `2024-03-15-y2` (the second year after an approval), `2015-01-01..2015-10-31`.
///
/// # Errors
/// [`PeriodError`] for any other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// 年度: a calendar year.
    Year(Year),
    /// 学年, by the year in which it begins.
    AcademicYear(Year),
    /// 学期 of the academic year that begins in that year.
    Term(Year, Half),
    /// 季度: a calendar quarter.
    Quarter(Year, Quarter),
    /// 月
    Month(Year, Month),
    /// 建设年度: the first begins on the day of approval, each further one on its anniversary (28 Feb after 29 Feb).
    BuildingYear { approved: Date, number: NonZeroU8 },
    /// Days that follow no rhythm: a phase, a window.
    Range(DaySpan),
}

impl Period {
    /// The days of it.
    pub fn days(self, calendar: &SchoolCalendar) -> DaySpan {
        match self {
            Self::Year(year) => DaySpan::until(date(year.get(), 1, 1), date(year.get() + 1, 1, 1)),
            Self::AcademicYear(year) => calendar.academic_year(year),
            Self::Term(year, half) => calendar.term(year, half),
            Self::Quarter(year, quarter) => from_month(year, quarter.first_month(), 3),
            Self::Month(year, month) => from_month(year, month, 1),
            Self::BuildingYear { approved, number } => {
                let number = u16::from(number.get());
                let begin = |years| months::years_after(approved, years);
                DaySpan::until(begin(number - 1), begin(number))
            }
            Self::Range(span) => span,
        }
    }

    pub fn contains(self, day: Date, calendar: &SchoolCalendar) -> bool {
        self.days(calendar).contains(day)
    }

    /// The period behind this one; `None` for a range and at the end of the years we handle.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Year(year) => year.shifted(1).map(Self::Year),
            Self::AcademicYear(year) => year.shifted(1).map(Self::AcademicYear),
            Self::Term(year, Half::First) => Some(Self::Term(year, Half::Second)),
            Self::Term(year, Half::Second) => Some(Self::Term(year.shifted(1)?, Half::First)),
            Self::Quarter(year, quarter) => match quarter.next() {
                Some(quarter) => Some(Self::Quarter(year, quarter)),
                None => Some(Self::Quarter(year.shifted(1)?, Quarter::Q1)),
            },
            Self::Month(year, month) => match month.next() {
                Some(month) => Some(Self::Month(year, month)),
                None => Some(Self::Month(year.shifted(1)?, Month::JANUARY)),
            },
            Self::BuildingYear { approved, number } => {
                Some(Self::BuildingYear { approved, number: number.checked_add(1)? })
            }
            Self::Range(_) => None,
        }
    }

    /// The period before this one; `None` for a range, the first building year, and before the years we handle.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        match self {
            Self::Year(year) => year.shifted(-1).map(Self::Year),
            Self::AcademicYear(year) => year.shifted(-1).map(Self::AcademicYear),
            Self::Term(year, Half::Second) => Some(Self::Term(year, Half::First)),
            Self::Term(year, Half::First) => Some(Self::Term(year.shifted(-1)?, Half::Second)),
            Self::Quarter(year, quarter) => match quarter.previous() {
                Some(quarter) => Some(Self::Quarter(year, quarter)),
                None => Some(Self::Quarter(year.shifted(-1)?, Quarter::Q4)),
            },
            Self::Month(year, month) => match month.previous() {
                Some(month) => Some(Self::Month(year, month)),
                None => Some(Self::Month(year.shifted(-1)?, Month::DECEMBER)),
            },
            Self::BuildingYear { approved, number } => {
                let number = NonZeroU8::new(number.get() - 1)?;
                Some(Self::BuildingYear { approved, number })
            }
            Self::Range(_) => None,
        }
    }
}

fn from_month(year: Year, month: Month, months: u16) -> DaySpan {
    let first = date(year.get(), month.get(), 1);
    DaySpan::until(first, months::after(first, months))
}
