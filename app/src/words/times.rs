//! Moments and ages in words. Pure: the local calendar comes in.

use jiff::civil::Date;

use super::Language;
use crate::device::clock::LocalTime;

/// "14:32", "昨天 20:14", "11月21日", "2025年11月21日".
pub fn moment(language: Language, at: LocalTime, now: LocalTime) -> String {
    let clock = format!("{:02}:{:02}", at.hour, at.minute);
    match (days(now) - days(at), language) {
        (0, _) => clock,
        (1, Language::Chinese) => format!("昨天 {clock}"),
        (1, Language::English) => format!("yesterday {clock}"),
        _ if at.year == now.year => date(language, at),
        (_, Language::Chinese) => format!("{}年{}", at.year, date(language, at)),
        (_, Language::English) => format!("{} {}", date(language, at), at.year),
    }
}

/// "11月21日 星期六".
pub fn day(language: Language, at: LocalTime) -> String {
    const ZH: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];
    const EN: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    let weekday = usize::from(at.weekday % 7);
    match language {
        Language::Chinese => format!("{} 星期{}", date(language, at), ZH[weekday]),
        Language::English => format!("{}, {}", EN[weekday], date(language, at)),
    }
}

/// "11月21日", "21 Nov": a local date where the year is said elsewhere.
pub fn month_day(language: Language, it: Date) -> String {
    let (month, day) = (it.month().unsigned_abs(), it.day().unsigned_abs());
    date(language, LocalTime { month, day, ..LocalTime::default() })
}

/// "2026年11月21日", "21 Nov 2026": a local date, the year with it.
pub fn local_date(language: Language, it: Date) -> String {
    let (month, day) = (it.month().unsigned_abs(), it.day().unsigned_abs());
    let at = LocalTime { year: i32::from(it.year()), month, day, ..LocalTime::default() };
    match language {
        Language::Chinese => format!("{}年{}", at.year, date(language, at)),
        Language::English => format!("{} {}", date(language, at), at.year),
    }
}

/// How long something has waited: "不到 1 分钟", "12 分钟", "3 小时", "5 天".
pub fn age(language: Language, millis: u64) -> String {
    let minutes = millis / 60_000;
    match (language, minutes) {
        (Language::Chinese, 0) => "不到 1 分钟".to_owned(),
        (Language::English, 0) => "less than a minute".to_owned(),
        (Language::Chinese, 1..60) => format!("{minutes} 分钟"),
        (Language::English, 1..60) => format!("{minutes} min"),
        (Language::Chinese, 60..1_440) => format!("{} 小时", minutes / 60),
        (Language::English, 60..1_440) => format!("{} h", minutes / 60),
        (Language::Chinese, _) => format!("{} 天", minutes / 1_440),
        (Language::English, _) => format!("{} d", minutes / 1_440),
    }
}

fn date(language: Language, at: LocalTime) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match language {
        Language::Chinese => format!("{}月{}日", at.month, at.day),
        Language::English => {
            let month = MONTHS.get(usize::from(at.month.saturating_sub(1))).unwrap_or(&"");
            format!("{} {month}", at.day)
        }
    }
}

/// Days since 1970-01-01 by the civil calendar (H. Hinnant's `days_from_civil`).
fn days(at: LocalTime) -> i64 {
    let (month, day) = (i64::from(at.month), i64::from(at.day));
    let year = i64::from(at.year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(year: i32, month: u8, day: u8, hour: u8, minute: u8) -> LocalTime {
        LocalTime { year, month, day, weekday: 6, hour, minute }
    }

    #[test]
    fn moments_are_said_as_people_say_them() {
        let now = at(2026, 3, 1, 9, 5);
        for (moment_at, zh, en) in [
            (at(2026, 3, 1, 0, 0), "00:00", "00:00"),
            (at(2026, 2, 28, 20, 14), "昨天 20:14", "yesterday 20:14"),
            (at(2026, 2, 27, 20, 14), "2月27日", "27 Feb"),
            (at(2025, 12, 31, 8, 0), "2025年12月31日", "31 Dec 2025"),
            // A clock that runs ahead: the date is the truth that can be told.
            (at(2026, 3, 2, 8, 0), "3月2日", "2 Mar"),
        ] {
            assert_eq!(moment(Language::Chinese, moment_at, now), zh);
            assert_eq!(moment(Language::English, moment_at, now), en);
        }
    }

    #[test]
    fn yesterday_crosses_years_and_leap_days() {
        assert_eq!(moment(Language::Chinese, at(2025, 12, 31, 23, 59), at(2026, 1, 1, 0, 1)), "昨天 23:59");
        assert_eq!(moment(Language::Chinese, at(2028, 2, 29, 7, 0), at(2028, 3, 1, 7, 0)), "昨天 07:00");
        assert_eq!(days(at(1970, 1, 1, 0, 0)), 0);
    }

    #[test]
    fn days_and_ages() {
        assert_eq!(day(Language::Chinese, at(2026, 11, 21, 0, 0)), "11月21日 星期六");
        assert_eq!(day(Language::English, at(2026, 11, 21, 0, 0)), "Saturday, 21 Nov");
        for (millis, zh) in [
            (59_999, "不到 1 分钟"),
            (60_000, "1 分钟"),
            (3_600_000, "1 小时"),
            (86_400_000, "1 天"),
            (900_000_000, "10 天"),
        ] {
            assert_eq!(age(Language::Chinese, millis), zh);
        }
    }
}
