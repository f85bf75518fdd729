//! Calendar months, ages, and how long something has existed.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const MONTHS_IN_YEAR: u16 = 12;

/// `date` plus calendar months; where that month is too short its last day (S1-10: 31 Aug + 6 months = 28 or 29 Feb).
pub fn after(date: Date, months: u16) -> Date {
    date.saturating_add(Span::new().months(months))
}

/// `date` plus calendar years: 29 Feb becomes 28 Feb where there is none.
pub fn years_after(date: Date, years: u16) -> Date {
    after(date, years.saturating_mul(MONTHS_IN_YEAR))
}

/// Full years of age on `reference`; `None` before birth.
///
/// The year is full on the birthday. Who was born on 29 Feb has the birthday on 28 Feb in other years, as the Civil Code
/// ends a term on the last day of a month that lacks the day (article 202).
pub fn age(born: Date, reference: Date) -> Option<u16> {
    let years = u16::try_from(i32::from(reference.year()) - i32::from(born.year())).ok()?;
    let had_birthday = years_after(born, years) <= reference;
    if had_birthday { Some(years) } else { years.checked_sub(1) }
}

/// "At most so many years old" (S0-01; C5, Q9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeLimit {
    /// Unit: full years.
    pub years: u16,
    pub edge: Edge,
}

/// Whether the named number itself is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// 以下, 以内: the number is in; 40 lasts until the day before the 41st birthday.
    #[default]
    Inclusive,
    /// 不满: the number is out, from the 40th birthday on.
    Exclusive,
}

impl AgeLimit {
    /// Whether a person born on `born` is within the limit on `reference`; nobody is before birth.
    pub fn holds(self, born: Date, reference: Date) -> bool {
        age(born, reference).is_some_and(|age| match self.edge {
            Edge::Inclusive => age <= self.years,
            Edge::Exclusive => age < self.years,
        })
    }
}

/// "Founded at least so many years before the reference date", the very day included (S3-03).
pub fn founded_at_least(founded: Date, years: u16, reference: Date) -> bool {
    years_after(founded, years) <= reference
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    // S1-10
    #[test]
    fn the_end_of_a_month_is_clipped() {
        for (from, months, to) in [
            (date(2015, 8, 31), 6, date(2016, 2, 29)),
            (date(2016, 8, 31), 6, date(2017, 2, 28)),
            (date(2015, 10, 13), 6, date(2016, 4, 13)),
            (date(2016, 2, 29), 12, date(2017, 2, 28)),
            (date(2016, 2, 29), 48, date(2020, 2, 29)),
            (date(2026, 12, 31), 2, date(2027, 2, 28)),
            (date(2026, 11, 22), 0, date(2026, 11, 22)),
        ] {
            assert_eq!(after(from, months), to, "{from} + {months}");
        }
    }

    // S0-01
    #[test]
    fn forty_is_in_or_out_by_the_edge() {
        let reference = date(2014, 12, 31);
        let limit = |edge| AgeLimit { years: 40, edge };
        for (born, inclusive, exclusive) in [
            (date(1975, 1, 1), true, true),     // 40 tomorrow
            (date(1974, 12, 31), true, false),  // 40 today
            (date(1974, 1, 1), true, false),    // 41 tomorrow
            (date(1973, 12, 31), false, false), // 41 today
            (date(2015, 1, 1), false, false),   // not born
        ] {
            assert_eq!(limit(Edge::Inclusive).holds(born, reference), inclusive, "{born}");
            assert_eq!(limit(Edge::Exclusive).holds(born, reference), exclusive, "{born}");
        }
    }

    #[test]
    fn who_was_born_on_a_leap_day_grows_older_on_the_last_of_february() {
        let born = date(1984, 2, 29);
        for (on, expected) in [
            (date(1984, 2, 28), None),
            (date(1984, 2, 29), Some(0)),
            (date(2024, 2, 28), Some(39)),
            (date(2024, 2, 29), Some(40)),
            (date(2025, 2, 27), Some(40)),
            (date(2025, 2, 28), Some(41)),
        ] {
            assert_eq!(age(born, on), expected, "{on}");
        }
    }

    // S3-03
    #[test]
    fn a_branch_of_exactly_one_year_passes_and_one_day_less_fails() {
        let reference = date(2024, 3, 5);
        assert!(founded_at_least(date(2023, 3, 5), 1, reference));
        assert!(!founded_at_least(date(2023, 3, 6), 1, reference));
        assert!(founded_at_least(date(2024, 2, 29), 1, date(2025, 2, 28)));
        assert!(!founded_at_least(date(2024, 2, 29), 1, date(2025, 2, 27)));
    }
}
