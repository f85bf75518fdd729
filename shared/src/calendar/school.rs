use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::{DaySpan, Half, Year};

/// When the two terms of each academic year begin, for one top unit (校历).
///
/// A term ends on the day before the next begins, so terms and academic years leave no gap and never overlap, whatever
/// is adjusted. Default: 1 September and 1 February (domain §3.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<Year, (Date, Date)>", into = "BTreeMap<Year, (Date, Date)>")]
pub struct SchoolCalendar {
    /// By the year in which the academic year begins: first days of term 1 and term 2.
    adjusted: BTreeMap<Year, (Date, Date)>,
}

/// A first day of a term that cannot be one. The windows keep every term in its place in every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum TermsError {
    #[error("term 1 begins between 1 July and 31 October, not on {0}")]
    First(Date),
    #[error("term 2 begins between 1 December and 30 April, not on {0}")]
    Second(Date),
}

impl SchoolCalendar {
    /// Sets both first days of the academic year that begins in `year`.
    ///
    /// # Errors
    /// [`TermsError`] when a day lies outside its window; the calendar stays as it was.
    pub fn adjust(&mut self, year: Year, first: Date, second: Date) -> Result<(), TermsError> {
        let y = year.get();
        if first < date(y, 7, 1) || first > date(y, 10, 31) {
            return Err(TermsError::First(first));
        }
        if second < date(y, 12, 1) || second > date(y + 1, 4, 30) {
            return Err(TermsError::Second(second));
        }
        self.adjusted.insert(year, (first, second));
        Ok(())
    }

    /// First days of term 1 and term 2 of the academic year that begins in `year`.
    fn begins(&self, year: i16) -> (Date, Date) {
        let adjusted = Year::try_from(year).ok().and_then(|it| self.adjusted.get(&it).copied());
        adjusted.unwrap_or_else(|| (date(year, 9, 1), date(year + 1, 2, 1)))
    }

    pub fn academic_year(&self, year: Year) -> DaySpan {
        let y = year.get();
        DaySpan::until(self.begins(y).0, self.begins(y + 1).0)
    }

    pub fn term(&self, year: Year, half: Half) -> DaySpan {
        let y = year.get();
        let (first, second) = self.begins(y);
        match half {
            Half::First => DaySpan::until(first, second),
            Half::Second => DaySpan::until(second, self.begins(y + 1).0),
        }
    }

    /// The year in which the academic year of `day` begins; `None` outside the years we handle.
    pub fn academic_year_of(&self, day: Date) -> Option<Year> {
        let year = Year::try_from(day.year()).ok()?;
        if self.begins(year.get()).0 <= day { Some(year) } else { year.shifted(-1) }
    }

    /// The term of `day`; `None` outside the years we handle.
    pub fn term_of(&self, day: Date) -> Option<(Year, Half)> {
        let year = self.academic_year_of(day)?;
        let half = if day < self.begins(year.get()).1 { Half::First } else { Half::Second };
        Some((year, half))
    }
}

impl TryFrom<BTreeMap<Year, (Date, Date)>> for SchoolCalendar {
    type Error = TermsError;

    fn try_from(it: BTreeMap<Year, (Date, Date)>) -> Result<Self, TermsError> {
        let mut calendar = Self::default();
        it.into_iter().try_for_each(|(year, (first, second))| calendar.adjust(year, first, second))?;
        Ok(calendar)
    }
}

impl From<SchoolCalendar> for BTreeMap<Year, (Date, Date)> {
    fn from(it: SchoolCalendar) -> Self {
        it.adjusted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(it: i16) -> Year {
        Year::try_from(it).expect("a year")
    }

    // X-09
    #[test]
    fn terms_change_between_january_and_february_and_at_the_first_of_september() {
        let calendar = SchoolCalendar::default();
        for (day, expected) in [
            (date(2026, 8, 31), (year(2025), Half::Second)),
            (date(2026, 9, 1), (year(2026), Half::First)),
            (date(2027, 1, 31), (year(2026), Half::First)),
            (date(2027, 2, 1), (year(2026), Half::Second)),
        ] {
            assert_eq!(calendar.term_of(day), Some(expected), "{day}");
        }
    }

    #[test]
    fn an_adjusted_year_moves_the_end_of_the_year_before_too() {
        let mut calendar = SchoolCalendar::default();
        calendar.adjust(year(2026), date(2026, 8, 24), date(2027, 2, 22)).expect("within the windows");
        assert_eq!(calendar.academic_year(year(2025)).last(), date(2026, 8, 23));
        assert_eq!(calendar.term(year(2026), Half::First).last(), date(2027, 2, 21));
        assert_eq!(calendar.term(year(2026), Half::Second).last(), date(2027, 8, 31));
        let text = serde_json::to_string(&calendar).expect("can be written");
        assert_eq!(text, r#"{"2026":["2026-08-24","2027-02-22"]}"#);
        assert_eq!(serde_json::from_str::<SchoolCalendar>(&text).ok(), Some(calendar));
    }

    #[test]
    fn a_term_that_begins_in_midwinter_or_in_june_is_refused_by_the_wire_too() {
        let mut calendar = SchoolCalendar::default();
        let (june, may) = (date(2026, 6, 30), date(2027, 5, 1));
        assert_eq!(calendar.adjust(year(2026), june, date(2027, 2, 1)), Err(TermsError::First(june)));
        assert_eq!(calendar.adjust(year(2026), date(2026, 9, 1), may), Err(TermsError::Second(may)));
        assert_eq!(calendar, SchoolCalendar::default());
        assert!(serde_json::from_str::<SchoolCalendar>(r#"{"2026":["2026-06-30","2027-02-22"]}"#).is_err());
    }
}
