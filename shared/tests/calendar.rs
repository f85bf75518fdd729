//! Calendars hold at every border, whatever the unit adjusted.

use std::num::NonZeroU16;

use gongjian_shared::calendar::{
    Count, Cycle, DayRow, DaySpan, Deadline, Half, Period, RowKind, SchoolCalendar, TimeLeft, UnitCalendar,
    Year, YearSetting, china, months,
};
use jiff::Span;
use jiff::civil::{Date, Time, date};
use proptest::collection::{btree_map, btree_set};
use proptest::prelude::*;

/// Days from 1901 to 2198: the years we handle, without their first and last, whose terms reach out of them.
fn any_day() -> impl Strategy<Value = Date> {
    (0_i32..108_000).prop_map(|days| date(1901, 1, 1).saturating_add(Span::new().days(days)))
}

/// School calendars with a few adjusted years.
fn any_calendar() -> impl Strategy<Value = SchoolCalendar> {
    btree_map(1900_i16..2199, (0_i32..=122, 0_i32..=150), 0..40).prop_map(|years| {
        let mut calendar = SchoolCalendar::default();
        for (year, (first, second)) in years {
            let first = date(year, 7, 1).saturating_add(Span::new().days(first));
            let second = date(year, 12, 1).saturating_add(Span::new().days(second));
            calendar
                .adjust(Year::try_from(year).expect("a year"), first, second)
                .expect("within the windows");
        }
        calendar
    })
}

fn any_cycle() -> impl Strategy<Value = Cycle> {
    prop_oneof![
        Just(Cycle::Year),
        Just(Cycle::AcademicYear),
        Just(Cycle::Term),
        Just(Cycle::Quarter),
        Just(Cycle::Month),
        any_day().prop_map(|approved| Cycle::BuildingYear { approved }),
    ]
}

fn tomorrow(day: Date) -> Date {
    day.tomorrow().expect("within the years we handle")
}

proptest! {
    #[test]
    fn a_day_belongs_to_its_period_and_to_neither_neighbour(
        day in any_day(), cycle in any_cycle(), calendar in any_calendar(),
    ) {
        let Some(period) = cycle.period_of(day, &calendar) else {
            let Cycle::BuildingYear { approved } = cycle else { panic!("{cycle:?} has no {day}") };
            prop_assert!(day < approved || later(approved, 255) <= day);
            return Ok(());
        };
        prop_assert!(period.contains(day, &calendar));
        for neighbour in [period.next(), period.previous()].into_iter().flatten() {
            prop_assert!(!neighbour.contains(day, &calendar), "{neighbour} beside {period}");
        }
    }

    #[test]
    fn next_and_previous_undo_each_other_and_leave_no_gap(
        day in any_day(), cycle in any_cycle(), calendar in any_calendar(),
    ) {
        let Some(period) = cycle.period_of(day, &calendar) else { return Ok(()) };
        if let Some(next) = period.next() {
            prop_assert_eq!(next.previous(), Some(period));
            prop_assert!(period < next);
            prop_assert_eq!(tomorrow(period.days(&calendar).last()), next.days(&calendar).first());
        }
        if let Some(previous) = period.previous() {
            prop_assert_eq!(previous.next(), Some(period));
            prop_assert!(previous < period);
        }
    }

    #[test]
    fn the_border_days_of_a_period_are_its_own(
        day in any_day(), cycle in any_cycle(), calendar in any_calendar(),
    ) {
        let Some(period) = cycle.period_of(day, &calendar) else { return Ok(()) };
        let days = period.days(&calendar);
        for border in [days.first(), days.last()] {
            if (1901..=2198).contains(&border.year()) {
                prop_assert_eq!(cycle.period_of(border, &calendar), Some(period));
            }
        }
    }

    #[test]
    fn periods_tile_a_span(
        day in any_day(), length in 0_i32..2_000, cycle in any_cycle(), calendar in any_calendar(),
    ) {
        let span = DaySpan::new(day, day.saturating_add(Span::new().days(length))).expect("forwards");
        prop_assume!(span.last().year() <= 2198);
        let periods: Vec<Period> = cycle.over(span, &calendar).collect();
        let mut expected: Vec<Period> = days(span).filter_map(|day| cycle.period_of(day, &calendar)).collect();
        expected.dedup();
        prop_assert_eq!(periods, expected);
    }

    #[test]
    fn a_period_reads_as_it_is_written(day in any_day(), cycle in any_cycle(), calendar in any_calendar()) {
        let Some(period) = cycle.period_of(day, &calendar) else { return Ok(()) };
        prop_assert_eq!(period.to_string().parse(), Ok(period));
        let range = Period::Range(period.days(&calendar));
        prop_assert_eq!(range.to_string().parse(), Ok(range));
    }

    #[test]
    fn a_moment_lies_on_its_local_day(day in any_day(), offset in 0_u64..86_400_000) {
        let moment = china::start_of(day).after_ms(offset);
        prop_assert_eq!(china::day(moment), day);
        let local = china::local(moment);
        prop_assert_eq!(china::moment(local.date(), local.time()), moment);
    }

    #[test]
    fn a_deadline_accepts_its_last_second_and_refuses_the_next(
        day in any_day(), second in 0_i32..86_400, part in 0_u64..1_000,
    ) {
        let closing = Time::midnight().saturating_add(Span::new().seconds(second));
        let deadline = Deadline::closing_at(day, closing);
        let last = china::moment(day, closing);
        prop_assert!(deadline.accepts(last.after_ms(part)));
        prop_assert_eq!(deadline.left(last.after_ms(part)), TimeLeft::Left { ms: 1_000 - part });
        prop_assert!(!deadline.accepts(last.after_ms(1_000 + part)));
        prop_assert_eq!(deadline.to_string().parse(), Ok(deadline));
    }

    #[test]
    fn months_land_in_the_right_month_and_never_before_a_shorter_wait(day in any_day(), count in 0_u16..600) {
        let due = months::after(day, count);
        let expected = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + i32::from(count);
        prop_assert_eq!(i32::from(due.year()) * 12 + i32::from(due.month()) - 1, expected);
        prop_assert_eq!(due.day(), day.day().min(due.days_in_month()));
        prop_assert!(due < months::after(day, count + 1));
    }

    #[test]
    fn age_changes_on_the_birthday_alone(born in any_day(), years in 0_u16..120) {
        let birthday = months::years_after(born, years);
        prop_assert_eq!(months::age(born, birthday), Some(years));
        prop_assert_eq!(months::age(born, birthday.yesterday().expect("a day")), years.checked_sub(1));
    }
}

fn days(span: DaySpan) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(span.first()), |day| Some(tomorrow(*day)))
        .take_while(move |day| *day <= span.last())
}

fn later(day: Date, years: u16) -> Date {
    months::years_after(day, years)
}

/// The borders that the test data of the domain names, for every year we handle.
#[test]
fn quarters_terms_and_years_change_where_people_say_they_do() {
    let calendar = SchoolCalendar::default();
    let borders: [(Cycle, &[(i8, i8)]); 5] = [
        (Cycle::Year, &[(1, 1)]),
        (Cycle::AcademicYear, &[(9, 1)]),
        (Cycle::Term, &[(2, 1), (9, 1)]),
        (Cycle::Quarter, &[(1, 1), (4, 1), (7, 1), (10, 1)]),
        (
            Cycle::Month,
            &[
                (1, 1),
                (2, 1),
                (3, 1),
                (4, 1),
                (5, 1),
                (6, 1),
                (7, 1),
                (8, 1),
                (9, 1),
                (10, 1),
                (11, 1),
                (12, 1),
            ],
        ),
    ];
    let all = DaySpan::new(date(1901, 1, 1), date(2198, 12, 31)).expect("forwards");
    for (cycle, borders) in borders {
        for day in days(all).skip(1) {
            let yesterday = day.yesterday().expect("a day");
            let changes = cycle.period_of(yesterday, &calendar) != cycle.period_of(day, &calendar);
            assert_eq!(changes, borders.contains(&(day.month(), day.day())), "{cycle:?} {day}");
        }
    }
}

/// What an office may set of 2027 and 2028: any days off, and weekends that are worked.
fn any_setting() -> impl Strategy<Value = UnitCalendar> {
    let year = |first: Date| {
        btree_set(0_i32..365, 0..60).prop_map(move |days| {
            let rows = days.into_iter().map(|nth| {
                let day = first.saturating_add(Span::new().days(nth));
                let weekend = day.weekday().to_monday_zero_offset() > 4;
                let kind = if weekend && nth % 2 == 0 { RowKind::Working } else { RowKind::Holiday };
                DayRow { date: day, kind }
            });
            YearSetting { terms: None, days: Some(rows.collect()) }
        })
    };
    let terms = (0_i32..=122, 0_i32..=150);
    (year(date(2027, 1, 1)), year(date(2028, 1, 1)), terms).prop_map(|(one, two, (first, second))| {
        let mut calendar = UnitCalendar::default();
        let first = date(2027, 7, 1).saturating_add(Span::new().days(first));
        let second = date(2027, 12, 1).saturating_add(Span::new().days(second));
        let one = YearSetting { terms: Some((first, second)), ..one };
        for (year, setting) in [(2027, one), (2028, two)] {
            let year = Year::try_from(year).expect("a year");
            setting.check(year).expect("may be set");
            calendar.set(year, setting);
        }
        calendar
    })
}

proptest! {
    // For X-22: whatever a unit sets, a publicity has its working days and ends on one.
    // planted: one working day more
    #[test]
    fn a_publicity_has_exactly_its_working_days_and_ends_on_one(
        calendar in any_setting(), opening in 0_i32..600, days in 1_u16..20, next in any::<bool>(),
    ) {
        let opening = date(2027, 1, 1).saturating_add(Span::new().days(opening));
        let known = calendar.working_days();
        let count = if next { Count::FromNextDay } else { Count::FromThatDay };
        let last = known.last_of(opening, NonZeroU16::new(days).expect("not zero"), count).last;
        let first = if next { tomorrow(opening) } else { opening };
        let worked = first.series(Span::new().days(1)).take_while(|day| *day <= last);
        let worked = worked.filter(|day| !known.quiet(*day)).count();
        prop_assert_eq!(worked, usize::from(days));
        prop_assert!(!known.quiet(last));
    }

    // For: the terms that a unit sets meet at their borders and come back from a phone as they were.
    #[test]
    fn the_terms_of_a_unit_meet_at_their_borders(calendar in any_setting()) {
        let (terms, year) = (calendar.terms(), Year::try_from(2027).expect("a year"));
        let (first, second) = (terms.term(year, Half::First), terms.term(year, Half::Second));
        prop_assert_eq!(tomorrow(first.last()), second.first());
        prop_assert_eq!(terms.term_of(first.last()), Some((year, Half::First)));
        prop_assert_eq!(terms.term_of(second.first()), Some((year, Half::Second)));
        let before = year.shifted(-1).expect("a year");
        prop_assert_eq!(tomorrow(terms.academic_year(before).last()), first.first());
        let text = serde_json::to_string(&calendar).expect("plain data");
        prop_assert_eq!(serde_json::from_str::<UnitCalendar>(&text).expect("read"), calendar);
    }
}
