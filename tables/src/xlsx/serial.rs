//! Dates in workbooks: days since the end of 1899 (with a 29 February 1900 that never was), or since 1904.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Unit: days. The last number that a sheet takes: 31 December 9999.
const LAST: f64 = 2_958_465.0;

/// The date of a whole number of days; `None` outside what sheets know, and for the day that never was.
pub fn to_date(serial: f64, since_1904: bool) -> Option<Date> {
    if !(0.0..=LAST).contains(&serial) || serial.fract() != 0.0 {
        return None;
    }
    // Exact: checked to be whole and small.
    let days = serial as i64;
    let zero = match (since_1904, days) {
        (true, _) => date(1904, 1, 1),
        (false, 0 | 60) => return None,
        (false, ..60) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    zero.checked_add(days.days()).ok()
}

/// The number for a date; `None` before the first day of the workbook.
pub fn of_date(it: Date, since_1904: bool) -> Option<i32> {
    let zero = if since_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
    let days = it.since(zero).ok()?.get_days();
    match (since_1904, days) {
        (true, 0..) | (false, 61..) => Some(days),
        (false, 2..=60) => Some(days - 1),
        (_, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_their_numbers() {
        for (serial, day, since_1904) in [
            (1, date(1900, 1, 1), false),
            (59, date(1900, 2, 28), false),
            (61, date(1900, 3, 1), false),
            (46_086, date(2026, 3, 5), false),
            (2_958_465, date(9999, 12, 31), false),
            (0, date(1904, 1, 1), true),
            (44_624, date(2026, 3, 5), true),
        ] {
            assert_eq!(to_date(f64::from(serial), since_1904), Some(day));
            assert_eq!(of_date(day, since_1904), Some(serial), "{day}");
        }
        for serial in [0.0, 60.0, -1.0, 1.5, 2_958_466.0, f64::NAN] {
            assert_eq!(to_date(serial, false), None, "{serial}");
        }
        assert_eq!(of_date(date(1899, 12, 31), false), None);
        assert_eq!(of_date(date(1903, 12, 31), true), None);
    }
}
