use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::party::{Age, latest_birth};

/// Unit: years. Whether the birthday itself is still in is said, since 以下 is read both ways (C5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeLimit {
    pub years: u32,
    /// Is the limit itself still in?
    pub inclusive: bool,
}

impl AgeLimit {
    /// Is somebody born on `birth` young enough on `day`? Years are counted as [`latest_birth`] counts them.
    pub fn admits(self, birth: Date, day: Date) -> bool {
        let years = i16::try_from(self.years.min(200)).unwrap_or(200);
        birth >= latest_birth(Age { years, inclusive: self.inclusive, on: day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    // S0-01
    #[test]
    fn the_40th_and_the_41st_birthday_under_both_readings() {
        let day = date(2014, 12, 9);
        for (birth, inclusive, admitted) in [
            (date(1974, 12, 10), false, true),
            (date(1974, 12, 9), false, false),
            (date(1974, 12, 9), true, true),
            (date(1973, 12, 10), true, true),
            (date(1973, 12, 9), true, false),
            (date(1973, 12, 9), false, false),
        ] {
            let limit = AgeLimit { years: 40, inclusive };
            assert_eq!(limit.admits(birth, day), admitted, "{birth} {inclusive}");
        }
        let leap = AgeLimit { years: 40, inclusive: false };
        assert!(leap.admits(date(1976, 2, 29), date(2016, 2, 28)));
        assert!(!leap.admits(date(1976, 2, 29), date(2016, 2, 29)));
    }
}
