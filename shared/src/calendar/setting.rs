use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{DayRow, RowError, SchoolCalendar, TermsError, WorkingDays, Year};

/// What a unit sets of one year (校历、放假安排, X-22). A part that is `None` is as above the unit, or as this program
/// knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearSetting {
    /// First days of term 1 and term 2 of the academic year that begins in the year.
    #[serde(default)]
    pub terms: Option<(Date, Date)>,
    /// All holidays and make-up working days of the year; they take the place of the notice that is known.
    #[serde(default)]
    pub days: Option<Vec<DayRow>>,
}

/// A setting that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum SettingError {
    #[error(transparent)]
    Terms { error: TermsError },
    #[error(transparent)]
    Days { error: RowError },
}

impl YearSetting {
    /// Nothing is set, so it can be dropped.
    pub const fn is_empty(&self) -> bool {
        self.terms.is_none() && self.days.is_none()
    }

    /// # Errors
    /// [`SettingError`] for the first part that cannot be of `year`.
    pub fn check(&self, year: Year) -> Result<(), SettingError> {
        if let Some((first, second)) = self.terms {
            let adjusted = SchoolCalendar::default().adjust(year, first, second);
            adjusted.map_err(|error| SettingError::Terms { error })?;
        }
        if let Some(rows) = &self.days {
            let arranged = WorkingDays::built_in().arrange(year, rows);
            arranged.map_err(|error| SettingError::Days { error })?;
        }
        Ok(())
    }
}

/// The calendar of a unit: by year, what it or the nearest unit above it has set.
///
/// JSON; only ever added to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitCalendar {
    years: BTreeMap<Year, YearSetting>,
}

impl UnitCalendar {
    /// What is set nearer to the unit takes the place of what stands here, each part by itself.
    pub fn set(&mut self, year: Year, nearer: YearSetting) {
        let here = self.years.entry(year).or_default();
        here.terms = nearer.terms.or(here.terms);
        here.days = nearer.days.or_else(|| here.days.take());
    }

    pub fn year(&self, year: Year) -> Option<&YearSetting> {
        self.years.get(&year)
    }

    /// Terms and academic years. What cannot be is left out: it was checked when it was set.
    pub fn terms(&self) -> SchoolCalendar {
        let mut calendar = SchoolCalendar::default();
        for (year, it) in &self.years {
            if let Some((first, second)) = it.terms {
                let _checked = calendar.adjust(*year, first, second);
            }
        }
        calendar
    }

    /// Holidays and make-up working days: the known notices, and in their place what was set.
    pub fn working_days(&self) -> WorkingDays {
        let mut days = WorkingDays::built_in();
        for (year, it) in &self.years {
            if let Some(rows) = &it.days {
                let _checked = days.arrange(*year, rows);
            }
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use jiff::civil::date;

    use super::*;
    use crate::calendar::{Count, Half, RowKind};

    fn year(it: i16) -> Year {
        Year::try_from(it).expect("a year")
    }

    // X-22
    // planted: `working_days` without what was set
    #[test]
    fn a_publicity_across_the_national_day_ends_by_the_days_that_the_unit_set() {
        let five = NonZeroU16::new(5).expect("not zero");
        let last =
            |it: &UnitCalendar| it.working_days().last_of(date(2026, 9, 28), five, Count::FromThatDay).last;
        let mut calendar = UnitCalendar::default();
        assert_eq!(last(&calendar), date(2026, 10, 9), "as the notice for 2026 has it");
        let rest = |day| DayRow { date: date(2026, 10, day), kind: RowKind::Holiday };
        calendar.set(year(2026), YearSetting { terms: None, days: Some((1..=9).map(rest).collect()) });
        // 28 to 30 September; 12 and 13 October: the Saturday is not worked here.
        assert_eq!(last(&calendar), date(2026, 10, 13));
    }

    #[test]
    fn what_is_set_nearer_goes_first_and_each_part_by_itself() {
        let mut calendar = UnitCalendar::default();
        let terms = |first| Some((date(2026, 8, first), date(2027, 2, 22)));
        calendar.set(year(2026), YearSetting { terms: terms(24), days: Some(vec![]) });
        calendar.set(year(2026), YearSetting { terms: terms(31), days: None });
        let both = YearSetting { terms: terms(31), days: Some(vec![]) };
        assert_eq!(calendar.year(year(2026)), Some(&both));
        assert_eq!(calendar.terms().term(year(2026), Half::First).first(), date(2026, 8, 31));
        let text = serde_json::to_string(&calendar).expect("plain data");
        assert_eq!(text, r#"{"2026":{"terms":["2026-08-31","2027-02-22"],"days":[]}}"#);
        assert_eq!(serde_json::from_str::<UnitCalendar>(&text).ok(), Some(calendar));
    }

    #[test]
    fn what_cannot_be_is_told_with_its_day() {
        let june = date(2026, 6, 30);
        let terms = YearSetting { terms: Some((june, date(2027, 2, 22))), days: None };
        let wrong = SettingError::Terms { error: TermsError::First(june) };
        assert_eq!(terms.check(year(2026)), Err(wrong));
        let monday = DayRow { date: date(2026, 10, 12), kind: RowKind::Working };
        let days = YearSetting { terms: None, days: Some(vec![monday]) };
        let wrong = SettingError::Days { error: RowError::WorkedAnyway(monday.date) };
        assert_eq!(days.check(year(2026)), Err(wrong));
        assert_eq!(YearSetting::default().check(year(2026)), Ok(()));
    }
}
