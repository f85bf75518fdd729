//! Lengths, rhythms and stretches of days, as definitions write them.

use jiff::civil::Date;
use jiff::{Span as Step, ToSpan};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    Days,
    Months,
    Years,
}

/// A length of time, written like "6 months". Range: 1 to 999 of its unit.
///
/// # Errors
/// [`LengthError`] for any other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Length {
    count: u16,
    unit: LengthUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a length is written like \"6 months\": 1 to 999 days, months or years")]
pub struct LengthError;

impl Length {
    pub const fn count(self) -> u16 {
        self.count
    }

    pub const fn unit(self) -> LengthUnit {
        self.unit
    }

    /// For comparison only: a month counts 30 days, a year 365.
    pub fn about_days(self) -> u32 {
        let each = match self.unit {
            LengthUnit::Days => 1,
            LengthUnit::Months => 30,
            LengthUnit::Years => 365,
        };
        u32::from(self.count) * each
    }

    /// In calendar months; `None` for days.
    pub fn months(self) -> Option<u16> {
        match self.unit {
            LengthUnit::Days => None,
            LengthUnit::Months => Some(self.count),
            LengthUnit::Years => self.count.checked_mul(12),
        }
    }

    /// The day that lies this length after `from`; the end of a month is clipped. At most the end of time.
    pub fn after(self, from: Date) -> Date {
        let count = i64::from(self.count);
        let step: Step = match self.unit {
            LengthUnit::Days => count.days(),
            LengthUnit::Months => count.months(),
            LengthUnit::Years => count.years(),
        };
        from.saturating_add(step)
    }
}

impl FromStr for Length {
    type Err = LengthError;

    fn from_str(it: &str) -> Result<Self, LengthError> {
        let (count, unit) = it.split_once(' ').ok_or(LengthError)?;
        let count: u16 = count.parse().map_err(|_| LengthError)?;
        let unit = match unit {
            "day" | "days" => LengthUnit::Days,
            "month" | "months" => LengthUnit::Months,
            "year" | "years" => LengthUnit::Years,
            _ => return Err(LengthError),
        };
        if (1..=999).contains(&count) { Ok(Self { count, unit }) } else { Err(LengthError) }
    }
}

impl TryFrom<String> for Length {
    type Error = LengthError;

    fn try_from(it: String) -> Result<Self, LengthError> {
        it.parse()
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            LengthUnit::Days => "days",
            LengthUnit::Months => "months",
            LengthUnit::Years => "years",
        };
        write!(f, "{} {unit}", self.count)
    }
}

impl From<Length> for String {
    fn from(it: Length) -> Self {
        it.to_string()
    }
}

/// How often something comes round. The calendar of the unit says when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    Month,
    Quarter,
    Term,
    AcademicYear,
    Year,
    /// 建设年度: counted from the approval.
    BuildingYear,
}

impl Rhythm {
    pub const fn times_a_year(self) -> u32 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Term => 2,
            Self::AcademicYear | Self::Year | Self::BuildingYear => 1,
        }
    }
}

/// A day of every year, written "05-01".
///
/// # Errors
/// [`MonthDayError`] for a day that some year has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MonthDay {
    month: i8,
    day: i8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day of every year is written like \"05-01\"; 29 February is in some years only")]
pub struct MonthDayError;

/// Any year without 29 February.
const PLAIN_YEAR: i16 = 2001;

impl TryFrom<String> for MonthDay {
    type Error = MonthDayError;

    fn try_from(it: String) -> Result<Self, MonthDayError> {
        let (month, day) = it.split_once('-').ok_or(MonthDayError)?;
        let part = |text: &str| if text.len() == 2 { text.parse::<i8>().ok() } else { None };
        let (month, day) = part(month).zip(part(day)).ok_or(MonthDayError)?;
        Date::new(PLAIN_YEAR, month, day).map(|_| Self { month, day }).map_err(|_| MonthDayError)
    }
}

impl From<MonthDay> for String {
    fn from(it: MonthDay) -> Self {
        format!("{:02}-{:02}", it.month, it.day)
    }
}

impl MonthDay {
    fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

/// When a phase runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// As the source has it: both days are included.
    Dates(Days),
    /// Counted from the start of the programme.
    Relative(Relative),
    /// The same days of every year; they may reach over New Year.
    EachYear(EachYear),
}

/// From the first day to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    pub from: Date,
    pub to: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relative {
    /// Absent: from the first day.
    #[serde(default)]
    pub after: Option<Length>,
    pub length: Length,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EachYear {
    pub from: MonthDay,
    pub to: MonthDay,
}

impl Days {
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    pub fn within(self, outer: Self) -> bool {
        outer.from <= self.from && self.to <= outer.to
    }
}

impl Span {
    /// The stretches of days in a programme that runs over `run`, in order. Only what recurs is cut to the run.
    pub fn stretches(self, run: Days) -> Vec<Days> {
        match self {
            Self::Dates(days) => vec![days],
            Self::Relative(it) => {
                let from = it.after.map_or(run.from, |after| after.after(run.from));
                vec![Days { from, to: before(it.length.after(from)) }]
            }
            Self::EachYear(it) => each_year(it, run),
        }
    }
}

/// The day before; the first day of time is its own.
pub(super) fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

fn each_year(it: EachYear, run: Days) -> Vec<Days> {
    let over = i16::from(it.to < it.from);
    let years = run.from.year().saturating_sub(1)..=run.to.year();
    let whole = years.filter_map(|year| {
        let (from, to) = (it.from.in_year(year)?, it.to.in_year(year.checked_add(over)?)?);
        Some(Days { from, to })
    });
    let inside = whole.filter(|days| days.overlaps(run));
    inside.map(|days| Days { from: days.from.max(run.from), to: days.to.min(run.to) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    // S1-10
    #[test]
    fn six_months_are_calendar_months_and_the_end_is_clipped() {
        let length: Length = "6 months".parse().expect("a length");
        assert_eq!(length.after(date(2015, 10, 13)), date(2016, 4, 13));
        assert_eq!(length.after(date(2015, 8, 31)), date(2016, 2, 29));
        assert_eq!(length.after(date(2014, 8, 31)), date(2015, 2, 28));
        for bad in ["", "6", "0 days", "1000 days", "6 weeks", "six months", "-1 days"] {
            assert_eq!(bad.parse::<Length>(), Err(LengthError), "{bad}");
        }
    }

    #[test]
    fn a_yearly_window_recurs_and_may_reach_over_new_year() {
        let day = |text: &str| MonthDay::try_from(text.to_owned()).expect("a day");
        let run = Days { from: date(2018, 1, 1), to: date(2019, 12, 31) };
        let spring = Span::EachYear(EachYear { from: day("05-01"), to: day("06-30") });
        let years = [2018, 2019];
        let expected = years.map(|y| Days { from: date(y, 5, 1), to: date(y, 6, 30) });
        assert_eq!(spring.stretches(run), expected);
        let winter = Span::EachYear(EachYear { from: day("09-01"), to: day("01-31") });
        let ends: Vec<_> = winter.stretches(run).iter().map(|it| (it.from, it.to)).collect();
        assert_eq!(
            ends,
            [
                (date(2018, 1, 1), date(2018, 1, 31)),
                (date(2018, 9, 1), date(2019, 1, 31)),
                (date(2019, 9, 1), date(2019, 12, 31))
            ]
        );
        for bad in ["", "2-29", "02-29", "13-01", "05-00", "0501"] {
            assert_eq!(MonthDay::try_from(bad.to_owned()), Err(MonthDayError), "{bad}");
        }
    }
}
