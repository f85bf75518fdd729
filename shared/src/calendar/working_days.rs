use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU16;

use super::Year;
use super::holidays::NOTICES;

/// One row of a year's arrangement (调休): a day that is not what its weekday says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DayRow {
    pub date: Date,
    pub kind: RowKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    Holiday,
    /// A Saturday or Sunday that is worked.
    Working,
}

/// A row that cannot be one of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum RowError {
    /// Neither in the year nor in the December before it, where a notice may place a make-up day.
    #[error("{0} is not a day of that year")]
    Foreign(Date),
    #[error("{0} has two rows")]
    Twice(Date),
    #[error("{0} is worked anyway")]
    WorkedAnyway(Date),
}

/// What a day is to people at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub kind: DayKind,
    pub arrangement: Arrangement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    Weekday,
    Weekend,
    Holiday,
    /// A Saturday or Sunday that is worked (调休上班).
    MakeUp,
}

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    Known,
    /// No arrangement is known for this year: weekends alone were looked at.
    NoneFor(i16),
}

/// Which day is the first of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// The day of opening is the first, if it is a working day; as calls name it ("9 月 28 日至…").
    FromThatDay,
    /// The day of opening does not count; as the Civil Code counts terms (article 201).
    FromNextDay,
}

/// The end of a number of working days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The last working day.
    pub last: Date,
    /// Years in the count whose arrangement is not known: there only weekends were left out. A page says so.
    pub guessed: BTreeSet<i16>,
}

/// The holidays and make-up working days of all years whose arrangement is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    years: BTreeMap<i16, BTreeMap<Date, RowKind>>,
}

impl WorkingDays {
    /// The years that this program was built with: 2024 to 2026.
    pub fn built_in() -> Self {
        let mut years = BTreeMap::new();
        for notice in NOTICES {
            let off = notice.off.iter().flat_map(|(first, last)| days(*first, *last));
            let off = off.map(|date| (date, RowKind::Holiday));
            let working = notice.working.iter().map(|date| (*date, RowKind::Working));
            years.insert(notice.year, off.chain(working).collect());
        }
        Self { years }
    }

    /// Sets a year's arrangement, in place of what was known of it.
    ///
    /// # Errors
    /// [`RowError`] for the first row that cannot be; all stays as it was.
    pub fn arrange(&mut self, year: Year, rows: &[DayRow]) -> Result<(), RowError> {
        let mut taken = BTreeMap::new();
        for row in rows {
            let before = row.date.year() == year.get() - 1 && row.date.month() == 12;
            if row.date.year() != year.get() && !before {
                return Err(RowError::Foreign(row.date));
            }
            if row.kind == RowKind::Working && !is_weekend(row.date) {
                return Err(RowError::WorkedAnyway(row.date));
            }
            if taken.insert(row.date, row.kind).is_some() {
                return Err(RowError::Twice(row.date));
            }
        }
        self.years.insert(year.get(), taken);
        Ok(())
    }

    /// The rows of a year's arrangement, in the order of their days; `None`: none is known.
    pub fn rows(&self, year: Year) -> Option<Vec<DayRow>> {
        let rows = self.years.get(&year.get())?;
        Some(rows.iter().map(|(date, kind)| DayRow { date: *date, kind: *kind }).collect())
    }

    pub fn day(&self, date: Date) -> Day {
        let kind = match (self.row(date), is_weekend(date)) {
            (Some(RowKind::Holiday), _) => DayKind::Holiday,
            (Some(RowKind::Working), _) => DayKind::MakeUp,
            (None, true) => DayKind::Weekend,
            (None, false) => DayKind::Weekday,
        };
        let known = self.years.contains_key(&date.year());
        Day { kind, arrangement: if known { Arrangement::Known } else { Arrangement::NoneFor(date.year()) } }
    }

    /// Silence: no reminders on days off, be it a holiday or a plain weekend.
    pub fn quiet(&self, date: Date) -> bool {
        !self.day(date).kind.is_worked()
    }

    /// The last of `days` working days from `opening` on: the end of a publicity (S3-28, X-22).
    pub fn last_of(&self, opening: Date, days: NonZeroU16, count: Count) -> Counted {
        let mut counted = Counted { last: opening, guessed: BTreeSet::new() };
        let mut left = days.get();
        let first = match count {
            Count::FromThatDay => opening,
            Count::FromNextDay => opening.tomorrow().unwrap_or(Date::MAX),
        };
        for date in self::days(first, Date::MAX) {
            let day = self.day(date);
            if let Arrangement::NoneFor(year) = day.arrangement {
                counted.guessed.insert(year);
            }
            if day.kind.is_worked() {
                (counted.last, left) = (date, left - 1);
            }
            if left == 0 {
                break;
            }
        }
        counted
    }

    /// The row of a day: of its own year's notice, or of the next year's in December.
    fn row(&self, date: Date) -> Option<RowKind> {
        let of_year = |year: i16| self.years.get(&year).and_then(|rows| rows.get(&date)).copied();
        of_year(date.year()).or_else(|| of_year(date.year() + 1))
    }
}

impl Default for WorkingDays {
    /// As this program was built.
    fn default() -> Self {
        Self::built_in()
    }
}

impl DayKind {
    pub const fn is_worked(self) -> bool {
        match self {
            Self::Weekday | Self::MakeUp => true,
            Self::Weekend | Self::Holiday => false,
        }
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Each day from `first` to `last`.
fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |date| date.tomorrow().ok()).take_while(move |date| *date <= last)
}

#[cfg(test)]
mod tests;
