use jiff::civil::Date;
use std::num::NonZeroU8;

use super::{Month, Period, Year};
use crate::calendar::{DaySpan, SchoolCalendar, months};

/// A rhythm: a kind of period that follows on itself without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cycle {
    Year,
    AcademicYear,
    Term,
    Quarter,
    Month,
    /// Counted from the day of approval.
    BuildingYear {
        approved: Date,
    },
}

impl Cycle {
    /// The period that `day` belongs to: exactly one. `None` before an approval and outside the years we handle.
    pub fn period_of(self, day: Date, calendar: &SchoolCalendar) -> Option<Period> {
        let year = || Year::try_from(day.year()).ok();
        let month = || Month::try_from(day.month()).ok();
        match self {
            Self::Year => year().map(Period::Year),
            Self::AcademicYear => calendar.academic_year_of(day).map(Period::AcademicYear),
            Self::Term => calendar.term_of(day).map(|(year, half)| Period::Term(year, half)),
            Self::Quarter => Some(Period::Quarter(year()?, month()?.quarter())),
            Self::Month => Some(Period::Month(year()?, month()?)),
            Self::BuildingYear { approved } => {
                let number = u8::try_from(months::age(approved, day)? + 1).ok()?;
                Some(Period::BuildingYear { approved, number: NonZeroU8::new(number)? })
            }
        }
    }

    /// All periods that have a day in `span`, in order: the first and the last may reach beyond it.
    pub fn over(self, span: DaySpan, calendar: &SchoolCalendar) -> impl Iterator<Item = Period> {
        let begin = match self {
            Self::BuildingYear { approved } => span.first().max(approved),
            Self::Year | Self::AcademicYear | Self::Term | Self::Quarter | Self::Month => span.first(),
        };
        let periods = std::iter::successors(self.period_of(begin, calendar), |it| it.next());
        periods.take_while(move |it| it.days(calendar).first() <= span.last())
    }
}
