use jiff::civil::{Date, Time, time};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

use super::china;
use super::span::plain_date;
use crate::time::Timestamp;

const END_OF_DAY: Time = time(23, 59, 59, 0);
const SECOND_MS: u64 = 1_000;

/// Until when something is in time: a local date and the closing hour of the receiving office (C10, S3-12).
///
/// Judged by the server's receipt alone. The closing second itself is still in time, one second later is late. Without
/// an hour the whole day is in time (domain §3.2). A longer time is another deadline, set by a decision.
///
/// Text: `2024-03-05`, or with an hour `2024-03-05T17:30:00`.
///
/// # Errors
/// [`DeadlineError`] for any other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Deadline {
    date: Date,
    closing: Time,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a deadline is written as 2024-03-05 or 2024-03-05T17:30:00")]
pub struct DeadlineError;

/// How a moment stands to a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLeft {
    /// In time. Unit: milliseconds until it would be late; at least 1.
    Left { ms: u64 },
    /// Late. Unit: milliseconds since the end of the closing second; 0 in the first moment.
    Late { ms: u64 },
}

impl Deadline {
    /// Until the end of `date`.
    pub const fn end_of(date: Date) -> Self {
        Self { date, closing: END_OF_DAY }
    }

    /// Until the second in which local clocks show `closing`; parts of a second are cut.
    pub fn closing_at(date: Date, closing: Time) -> Self {
        Self { date, closing: time(closing.hour(), closing.minute(), closing.second(), 0) }
    }

    pub const fn date(self) -> Date {
        self.date
    }

    /// The last second that is in time.
    pub const fn closing(self) -> Time {
        self.closing
    }

    /// Whether what the server received at `receipt` is in time.
    pub fn accepts(self, receipt: Timestamp) -> bool {
        matches!(self.left(receipt), TimeLeft::Left { .. })
    }

    pub fn left(self, now: Timestamp) -> TimeLeft {
        let late_from = china::moment(self.date, self.closing).after_ms(SECOND_MS);
        if now < late_from {
            TimeLeft::Left { ms: late_from.ms_since(now) }
        } else {
            TimeLeft::Late { ms: now.ms_since(late_from) }
        }
    }
}

impl FromStr for Deadline {
    type Err = DeadlineError;

    fn from_str(it: &str) -> Result<Self, DeadlineError> {
        let read = match it.split_once('T') {
            None => plain_date(it).map(Self::end_of),
            Some((date, closing)) => {
                let closing = closing.parse().ok();
                plain_date(date).zip(closing).map(|(date, closing)| Self::closing_at(date, closing))
            }
        };
        read.filter(|deadline| deadline.to_string() == it).ok_or(DeadlineError)
    }
}

impl TryFrom<String> for Deadline {
    type Error = DeadlineError;

    fn try_from(it: String) -> Result<Self, DeadlineError> {
        it.parse()
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.closing == END_OF_DAY {
            self.date.fmt(f)
        } else {
            write!(f, "{}T{}", self.date, self.closing)
        }
    }
}

impl From<Deadline> for String {
    fn from(it: Deadline) -> Self {
        it.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(day: Date, hour: i8, minute: i8, second: i8) -> Timestamp {
        china::moment(day, time(hour, minute, second, 0))
    }

    // S3-12
    #[test]
    fn the_closing_second_is_in_time_and_one_second_later_is_late() {
        let day = date(2024, 3, 5);
        let deadline: Deadline = "2024-03-05T17:30:00".parse().expect("a deadline");
        assert_eq!(deadline.left(at(day, 17, 29, 0)), TimeLeft::Left { ms: 61_000 });
        assert!(deadline.accepts(at(day, 17, 30, 0)));
        assert!(deadline.accepts(at(day, 17, 30, 0).after_ms(999)));
        assert!(!deadline.accepts(at(day, 17, 30, 1)));
        assert_eq!(deadline.left(at(day, 17, 30, 1)), TimeLeft::Late { ms: 0 });
        assert_eq!(deadline.left(at(day, 18, 30, 1)), TimeLeft::Late { ms: 3_600_000 });
    }

    // S0-21
    #[test]
    fn without_an_hour_the_whole_day_is_in_time() {
        let deadline: Deadline = "2014-12-31".parse().expect("a deadline");
        assert_eq!(deadline, Deadline::end_of(date(2014, 12, 31)));
        assert!(deadline.accepts(at(date(2014, 12, 31), 23, 59, 59)));
        assert!(!deadline.accepts(at(date(2015, 1, 1), 0, 0, 0)));
    }

    #[test]
    fn one_deadline_has_one_text() {
        for text in ["2024-03-05", "2024-03-05T17:30:00", "2024-03-05T00:00:00"] {
            let json = format!("{text:?}");
            let deadline: Deadline = serde_json::from_str(&json).expect("a deadline");
            assert_eq!(serde_json::to_string(&deadline).expect("can be written"), json);
        }
        for odd in [
            "",
            "2024-03-05T",
            "2024-03-05T17",
            "2024-03-05T17:30",
            "2024-03-05T24:00:00",
            "2024-02-30",
            "2024-03-05T23:59:59",
            "2024-03-05 17:30:00",
            "2024-03-05T17:30:00Z",
            "2024-03-05T17:30:00.5",
        ] {
            assert_eq!(odd.parse::<Deadline>(), Err(DeadlineError), "{odd:?}");
        }
    }
}
