use std::fmt;
use std::num::NonZeroU8;
use std::str::FromStr;

use super::{Half, Month, Period, Quarter, Year};
use crate::calendar::span::plain_date;

/// Text that names no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a period such as 2026-Q4 or 2026-2027-1")]
pub struct PeriodError;

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::AcademicYear(year) => write!(f, "{year}-{}", year.get() + 1),
            Self::Term(year, Half::First) => write!(f, "{year}-{}-1", year.get() + 1),
            Self::Term(year, Half::Second) => write!(f, "{year}-{}-2", year.get() + 1),
            Self::Quarter(year, quarter) => write!(f, "{year}-{quarter:?}"),
            Self::Month(year, month) => write!(f, "{year}-{:02}", month.get()),
            Self::BuildingYear { approved, number } => write!(f, "{approved}-y{number}"),
            Self::Range(span) => span.fmt(f),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(it: &str) -> Result<Self, PeriodError> {
        // One period has one text: what reads alike and is written otherwise ("2026-1") is refused.
        read(it).filter(|period| period.to_string() == it).ok_or(PeriodError)
    }
}

fn read(text: &str) -> Option<Period> {
    if text.contains("..") {
        return text.parse().ok().map(Period::Range);
    }
    if let Some((approved, number)) = text.split_once("-y") {
        let number: NonZeroU8 = number.parse().ok()?;
        return Some(Period::BuildingYear { approved: plain_date(approved)?, number });
    }
    let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
    let year = Year::try_from(year.parse::<i16>().ok()?).ok()?;
    let Some(rest) = rest else { return Some(Period::Year(year)) };
    if let Some(quarter) = Quarter::ALL.into_iter().find(|it| format!("{it:?}") == rest) {
        return Some(Period::Quarter(year, quarter));
    }
    if let Some(month) = rest.parse::<i8>().ok().and_then(|it| Month::try_from(it).ok()) {
        return Some(Period::Month(year, month));
    }
    match rest.split_once('-') {
        None => Some(Period::AcademicYear(year)),
        Some((_, "1")) => Some(Period::Term(year, Half::First)),
        Some((_, "2")) => Some(Period::Term(year, Half::Second)),
        Some(_) => None,
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(it: String) -> Result<Self, PeriodError> {
        it.parse()
    }
}

impl From<Period> for String {
    fn from(it: Period) -> Self {
        it.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_kind_has_its_text() {
        let year = Year::try_from(2026).expect("a year");
        let november = Month::try_from(11).expect("a month");
        let number = NonZeroU8::new(2).expect("not zero");
        for (period, text) in [
            (Period::Year(year), "2026"),
            (Period::AcademicYear(year), "2026-2027"),
            (Period::Term(year, Half::First), "2026-2027-1"),
            (Period::Term(year, Half::Second), "2026-2027-2"),
            (Period::Quarter(year, Quarter::Q4), "2026-Q4"),
            (Period::Month(year, november), "2026-11"),
            (Period::BuildingYear { approved: date(2024, 3, 15), number }, "2024-03-15-y2"),
            (Period::Range("2015-01-01..2015-10-31".parse().expect("a span")), "2015-01-01..2015-10-31"),
        ] {
            assert_eq!(period.to_string(), text);
            let json = serde_json::to_string(&period).expect("can be written");
            assert_eq!(json, format!("{text:?}"));
            assert_eq!(serde_json::from_str::<Period>(&json).ok(), Some(period));
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for odd in [
            "",
            "26",
            "1899",
            "2200",
            "02026",
            "2026-",
            "2026-0",
            "2026-1",
            "2026-13",
            "2026-Q5",
            "2026-q4",
            "2026-2028",
            "2026-2027-3",
            "2026-2027-1-1",
            "2026-+1",
            "2024-03-15-y0",
            "2024-03-15-y02",
            "2024-02-30-y1",
            "2024-03-15",
            "2026..2027",
            " 2026",
            "2026年",
        ] {
            assert_eq!(odd.parse::<Period>(), Err(PeriodError), "{odd:?}");
        }
    }
}
