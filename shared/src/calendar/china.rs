//! Moments to local dates and back: Asia/Shanghai.
//!
//! The zone is a fixed UTC+8, with no table of zones to download or to update. That is exact for every moment from
//! [`EXACT_FROM`]: China's last summer time ended on 15 September 1991, and the country has had one zone without changes
//! since. In the summers of 1986 to 1991 clocks stood an hour ahead, so a moment there may be given the day before. No
//! moment in this product is so old (moments are receipts and device clocks; a date of birth is a date and never was a
//! moment), so an older one can only be a device whose clock was never set: it gets some date, and no error.

use jiff::civil::{Date, DateTime, Time, date};
use jiff::tz::Offset;

use crate::time::Timestamp;

/// From the first moment of this day on, local dates and times are exact.
pub const EXACT_FROM: Date = date(1991, 9, 16);
const ZONE: Offset = Offset::constant(8);

/// Local date and time. Total: what lies outside the years −9999 to 9999 becomes the nearest moment inside.
pub fn local(moment: Timestamp) -> DateTime {
    let nearest = if moment.millis() < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    ZONE.to_datetime(jiff::Timestamp::from_millisecond(moment.millis()).unwrap_or(nearest))
}

/// The local day of a moment.
pub fn day(moment: Timestamp) -> Date {
    local(moment).date()
}

/// The moment at which local clocks show `time` on `date`. Finer parts than a millisecond are cut.
pub fn moment(date: Date, time: Time) -> Timestamp {
    let nearest = if date.year() < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    let exact = ZONE.to_timestamp(date.to_datetime(time)).unwrap_or(nearest);
    Timestamp::from_millis(exact.as_millisecond())
}

/// The first moment of a local day.
pub fn start_of(date: Date) -> Timestamp {
    moment(date, Time::midnight())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_sixteen_hours_utc_of_the_day_before() {
        // 2014-12-31T16:00:00Z; checked with `date -u -d @1420041600`.
        let new_year = Timestamp::from_millis(1_420_041_600_000);
        assert_eq!(start_of(date(2015, 1, 1)), new_year);
        assert_eq!(day(new_year), date(2015, 1, 1));
        assert_eq!(day(Timestamp::from_millis(new_year.millis() - 1)), date(2014, 12, 31));
        assert_eq!(local(new_year.after_ms(3_600_000)), date(2015, 1, 1).at(1, 0, 0, 0));
    }

    #[test]
    fn a_clock_that_was_never_set_gets_a_date_too() {
        assert_eq!(day(Timestamp::from_millis(0)), date(1970, 1, 1));
        assert_eq!(day(Timestamp::from_millis(i64::MAX)).year(), 9999);
        assert_eq!(day(Timestamp::from_millis(i64::MIN)).year(), -9999);
    }
}
