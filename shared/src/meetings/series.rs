use jiff::civil::{Date, date};

use crate::named::named;

named! {
    /// How often a meeting of a series is owed.
    Every {
        Month = "month",
        Quarter = "quarter",
        HalfYear = "half_year",
        Year = "year",
    }
}

impl Every {
    const fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }

    /// The first and the last day of the stretch of the calendar year in which `day` lies.
    fn around(self, day: Date) -> Option<(Date, Date)> {
        let length = self.months();
        let first = (day.month() - 1) / length * length + 1;
        let last = first + length - 1;
        let from = Date::new(day.year(), first, 1).ok()?;
        Some((from, date_of(day.year(), last)?.last_of_month()))
    }
}

fn date_of(year: i16, month: i8) -> Option<Date> {
    (1..=12).contains(&month).then(|| date(year, month, 1))
}

/// The last day on which a meeting is still in time, while none is held or called in the stretch around `today`.
/// `None`: one is there.
pub fn owed(every: Every, days: impl IntoIterator<Item = Date>, today: Date) -> Option<Date> {
    let (from, to) = every.around(today)?;
    let there = days.into_iter().any(|day| (from..=to).contains(&day));
    (!there).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    // S2-03 1/2
    #[test]
    fn a_meeting_in_the_half_year_settles_it_and_one_of_the_last_half_year_does_not() {
        let today = date(2026, 11, 22);
        for (every, held, expected) in [
            (Every::HalfYear, vec![], Some(date(2026, 12, 31))),
            (Every::HalfYear, vec![date(2026, 6, 30)], Some(date(2026, 12, 31))),
            (Every::HalfYear, vec![date(2026, 7, 1)], None),
            (Every::HalfYear, vec![date(2026, 12, 31)], None),
            (Every::HalfYear, vec![date(2025, 11, 22)], Some(date(2026, 12, 31))),
            (Every::Quarter, vec![date(2026, 9, 30)], Some(date(2026, 12, 31))),
            (Every::Month, vec![date(2026, 10, 31)], Some(date(2026, 11, 30))),
            (Every::Month, vec![date(2026, 11, 1)], None),
            (Every::Year, vec![date(2026, 1, 1)], None),
        ] {
            assert_eq!(owed(every, held.clone(), today), expected, "{every:?} {held:?}");
        }
        assert_eq!(owed(Every::Month, [], date(2028, 2, 3)), Some(date(2028, 2, 29)));
    }
}
