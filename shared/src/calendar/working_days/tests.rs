use super::*;
use jiff::civil::date;

fn five() -> NonZeroU16 {
    NonZeroU16::new(5).expect("not zero")
}

fn year(it: i16) -> Year {
    Year::try_from(it).expect("a year")
}

//
#[test]
fn a_publicity_of_five_working_days_ends_behind_the_national_day() {
    let known = WorkingDays::built_in();
    for (opening, count, last) in [
        // 27, Sunday 29 (worked), 30; 8 and 9 October.
        (date(2024, 9, 27), Count::FromThatDay, date(2024, 10, 9)),
        // 29, 30; 9, 10 and Saturday 11 October (worked).
        (date(2025, 9, 29), Count::FromThatDay, date(2025, 10, 11)),
        // 28, 29, 30; 8 and 9 October.
        (date(2026, 9, 28), Count::FromThatDay, date(2026, 10, 9)),
        // 29, 30; 8, 9 and Saturday 10 October (worked).
        (date(2026, 9, 28), Count::FromNextDay, date(2026, 10, 10)),
        // Opened on a holiday: both counts begin on 8 October.
        (date(2026, 10, 3), Count::FromThatDay, date(2026, 10, 13)),
        (date(2026, 10, 3), Count::FromNextDay, date(2026, 10, 13)),
    ] {
        let expected = Counted { last, guessed: BTreeSet::new() };
        assert_eq!(known.last_of(opening, five(), count), expected, "{opening} {count:?}");
    }
}

/// An independent sum: who works a make-up day got another day off for it, so a year has its weekdays less the days
/// that the law makes holidays (11 until 2024, 13 from 2025).
#[test]
fn each_arrangement_leaves_the_working_days_that_the_law_leaves() {
    let known = WorkingDays::built_in();
    for (year, working) in [(2024, 262 - 11), (2025, 261 - 13), (2026, 261 - 13)] {
        let worked =
            days(date(year, 1, 1), date(year, 12, 31)).filter(|day| known.day(*day).kind.is_worked());
        assert_eq!(worked.count(), working, "{year}");
    }
}

#[test]
fn each_make_up_day_is_a_weekend_and_each_holiday_is_in_its_year() {
    for notice in NOTICES {
        let off = notice.off.iter().flat_map(|(first, last)| days(*first, *last));
        let off = off.map(|date| DayRow { date, kind: RowKind::Holiday });
        let working = notice.working.iter().map(|date| DayRow { date: *date, kind: RowKind::Working });
        let rows: Vec<_> = off.chain(working).collect();
        let mut alone = WorkingDays { years: BTreeMap::new() };
        assert_eq!(alone.arrange(year(notice.year), &rows), Ok(()), "{}", notice.year);
    }
}

#[test]
fn holidays_and_weekends_are_quiet_and_a_worked_sunday_is_not() {
    let known = WorkingDays::built_in();
    for (day, kind, quiet) in [
        (date(2026, 10, 1), DayKind::Holiday, true),
        (date(2026, 10, 10), DayKind::MakeUp, false),
        (date(2026, 11, 22), DayKind::Weekend, true),
        (date(2026, 11, 23), DayKind::Weekday, false),
    ] {
        assert_eq!(known.day(day), Day { kind, arrangement: Arrangement::Known });
        assert_eq!(known.quiet(day), quiet, "{day}");
    }
}

#[test]
fn an_unknown_year_is_told_and_weekends_are_left_out() {
    let mut known = WorkingDays::built_in();
    assert_eq!(
        known.day(date(2027, 10, 1)),
        Day { kind: DayKind::Weekday, arrangement: Arrangement::NoneFor(2027) }
    );
    let over_new_year = known.last_of(date(2026, 12, 30), five(), Count::FromThatDay);
    assert_eq!(over_new_year, Counted { last: date(2027, 1, 5), guessed: BTreeSet::from([2027]) });
    let new_year = DayRow { date: date(2027, 1, 1), kind: RowKind::Holiday };
    known.arrange(year(2027), &[new_year]).expect("fits");
    let over_new_year = known.last_of(date(2026, 12, 30), five(), Count::FromThatDay);
    assert_eq!(over_new_year, Counted { last: date(2027, 1, 6), guessed: BTreeSet::new() });
}

#[test]
fn rows_that_cannot_be_are_refused_and_a_december_row_counts() {
    let mut known = WorkingDays::built_in();
    let row = |date, kind| DayRow { date, kind };
    let (saturday, sunday) = (date(2026, 12, 26), date(2027, 1, 3));
    for (rows, expected) in [
        (vec![row(date(2028, 1, 1), RowKind::Holiday)], RowError::Foreign(date(2028, 1, 1))),
        (vec![row(date(2026, 11, 30), RowKind::Holiday)], RowError::Foreign(date(2026, 11, 30))),
        (vec![row(date(2027, 1, 4), RowKind::Working)], RowError::WorkedAnyway(date(2027, 1, 4))),
        (vec![row(sunday, RowKind::Working), row(sunday, RowKind::Holiday)], RowError::Twice(sunday)),
    ] {
        assert_eq!(known.arrange(year(2027), &rows), Err(expected));
    }
    assert_eq!(known, WorkingDays::built_in());
    known.arrange(year(2027), &[row(saturday, RowKind::Working)]).expect("fits");
    assert_eq!(known.day(saturday).kind, DayKind::MakeUp);
}
