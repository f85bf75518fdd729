//! Who counts: young teachers, leaders who owe talks, how a committee is composed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::named::named;
use crate::party::{Level, Post, StaffKind, Unit};

/// An age limit on a reference date. "40周岁以下" includes 40 unless the rule set says otherwise (C5, Q9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Age {
    pub years: i16,
    pub inclusive: bool,
    pub on: Date,
}

/// Born on this day or later is within the limit.
///
/// Somebody born on 29 February is a year older on 1 March of common years.
pub fn latest_birth(age: Age) -> Date {
    // Inclusive: not yet 41 on the day, so born after (day − 41 years); else born after (day − 40 years).
    let years = if age.inclusive { age.years.saturating_add(1) } else { age.years };
    let year = age.on.year() - years;
    let turned = Date::new(year, age.on.month(), age.on.day())
        .unwrap_or_else(|_| Date::new(year, 2, 28).expect("every year has a 28 February"));
    turned.tomorrow().unwrap_or(turned)
}

named! {
    /// Why somebody owes talks (S1-03): a college leader, or the head of a middle-level unit.
    Liable {
        Leader = "leader",
        Head = "head",
        /// 主持工作的副职
        ActingDeputy = "acting_deputy",
    }
}

/// Whether the post at the unit makes its holder a leader with counselors (S1-03). An ordinary deputy of a
/// middle-level unit is out.
pub const fn is_liable(unit: &Unit, post: Post, acting: bool) -> Option<Liable> {
    let heads = matches!(post, Post::Head | Post::CoHead | Post::Secretary | Post::Director);
    let deputies =
        matches!(post, Post::Deputy | Post::StandingDeputy | Post::DeputySecretary | Post::DeputyDirector);
    match unit.detail.level {
        Level::School if heads || deputies => Some(Liable::Leader),
        Level::College if heads => Some(Liable::Head),
        Level::College if deputies && acting => Some(Liable::ActingDeputy),
        Level::Centre
        | Level::Province
        | Level::Prefecture
        | Level::County
        | Level::School
        | Level::College
        | Level::Branch => None,
    }
}

/// How a committee is made up (S2-08, S2-10): counts by band of age, by serving or retired, by post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Composition {
    pub serving: u32,
    pub retired: u32,
    pub students: u32,
    /// Bands of age by their first year: 0, 35, 45, 55, 65, 75; `None` = birth not known.
    pub ages: Vec<(Option<i16>, u32)>,
    pub posts: BTreeMap<Post, u32>,
}

const BANDS: [i16; 6] = [75, 65, 55, 45, 35, 0];

/// Folds the current members of a committee. Who holds two posts in it is one person with two posts.
pub fn composition(
    members: impl IntoIterator<Item = (PersonId, StaffKind, Option<Date>, Post)>,
    on: Date,
) -> Composition {
    let mut it = Composition::default();
    let mut ages: BTreeMap<Option<i16>, u32> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (person, staff, birth, post) in members {
        *it.posts.entry(post).or_default() += 1;
        if !seen.insert(person) {
            continue;
        }
        match staff {
            StaffKind::Retiree => it.retired += 1,
            StaffKind::Student => it.students += 1,
            StaffKind::Teacher
            | StaffKind::TeacherAdministrator
            | StaffKind::Counselor
            | StaffKind::Administrator
            | StaffKind::SchoolStaff
            | StaffKind::Other => it.serving += 1,
        }
        let age = birth.map(|birth| age_on(birth, on));
        let band = age.map(|age| BANDS.into_iter().find(|least| age >= *least).unwrap_or(0));
        *ages.entry(band).or_default() += 1;
    }
    it.ages = ages.into_iter().collect();
    it
}

/// Full years on a day.
fn age_on(birth: Date, on: Date) -> i16 {
    let before = (on.month(), on.day()) < (birth.month(), birth.day());
    on.year() - birth.year() - i16::from(before)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    // S0-01
    #[test]
    fn forty_and_forty_one_on_the_reference_date_under_both_settings() {
        let on = date(2015, 9, 1);
        let inclusive = latest_birth(Age { years: 40, inclusive: true, on });
        let exclusive = latest_birth(Age { years: 40, inclusive: false, on });
        let (turns_40, turns_41) = (date(1975, 9, 1), date(1974, 9, 1));
        assert!(turns_40 >= inclusive && turns_41 < inclusive);
        assert!(turns_40 < exclusive && turns_40.tomorrow().expect("in range") >= exclusive);
        assert!(date(1974, 9, 2) >= inclusive, "still 40 on the day");
    }

    #[test]
    fn a_leap_day_is_a_birthday_on_the_first_of_march() {
        let limit = latest_birth(Age { years: 40, inclusive: false, on: date(2016, 2, 29) });
        assert_eq!(limit, date(1976, 3, 1));
        let limit = latest_birth(Age { years: 41, inclusive: false, on: date(2016, 2, 29) });
        assert_eq!(limit, date(1975, 3, 1));
    }

    // S2-08
    #[test]
    fn a_committee_is_counted_by_age_kind_and_post() {
        let on = date(2026, 11, 22);
        let who = |number| PersonId::from_bytes([number; 16]);
        let it = composition(
            [
                (who(1), StaffKind::Retiree, Some(date(1950, 1, 1)), Post::Director),
                (who(2), StaffKind::Retiree, Some(date(1951, 11, 23)), Post::Elder),
                (who(3), StaffKind::Teacher, Some(date(1990, 5, 5)), Post::Member),
                (who(3), StaffKind::Teacher, Some(date(1990, 5, 5)), Post::DeputyDirector),
                (who(4), StaffKind::Student, None, Post::StudentMember),
            ],
            on,
        );
        assert_eq!((it.serving, it.retired, it.students), (1, 2, 1), "one person, two posts: counted once");
        assert_eq!(it.posts.values().sum::<u32>(), 5);
        assert_eq!(it.ages, [(None, 1), (Some(35), 1), (Some(65), 1), (Some(75), 1)]);
    }
}
