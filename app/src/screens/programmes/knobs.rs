//! The parts of a rule's value that a person may type, taken apart and put together again.

use gongjian_shared::programmes::{Bound, Due, Key, Length, LengthUnit, Rhythm, RuleValue};
use gongjian_shared::values::Quantity;
use jiff::civil::{Date, Time};

/// Which part of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Knob {
    Low,
    High,
    Only,
    AtLeast,
    Target,
    Times,
    Length,
    Every,
    DueBy,
    Years,
    Inclusive,
    Share(Key),
    Opens,
    Closes,
    Hour,
    Days,
    Working,
    Sum,
    Delivers,
    Order,
    Yes,
}

/// What stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Number(u32),
    Length(Length),
    Rhythm(Rhythm),
    Day(Date),
    Hour(Time),
    Sum(Quantity),
    Order(Vec<Key>),
    Yes(bool),
}

/// The parts of this value, in the order in which they are read.
pub fn knobs(value: &RuleValue) -> Vec<(Knob, Typed)> {
    use Typed as T;
    match value {
        RuleValue::Load(it) => {
            let times = (it.times > 1).then_some((Knob::Times, T::Number(it.times)));
            bound(it.bound).into_iter().chain(times).collect()
        }
        RuleValue::Quota(it) => bound(it.bound),
        RuleValue::Places(it) => bound(it.bound),
        RuleValue::Staffing(it) => bound(it.bound),
        RuleValue::Owed(it) => {
            let due = match it.due {
                Due::Every(rhythm) => (Knob::Every, T::Rhythm(rhythm)),
                Due::Within(length) => (Knob::Length, T::Length(length)),
                Due::By(on) => (Knob::DueBy, T::Day(on)),
            };
            let target = it.target.map(|n| (Knob::Target, T::Number(n)));
            [(Knob::AtLeast, T::Number(it.at_least))].into_iter().chain(target).chain([due]).collect()
        }
        RuleValue::Window(length) | RuleValue::Rotation(length) => vec![(Knob::Length, T::Length(*length))],
        RuleValue::Age(it) => {
            vec![(Knob::Years, T::Number(it.years)), (Knob::Inclusive, T::Yes(it.inclusive))]
        }
        RuleValue::Weights(it) => {
            it.shares.iter().map(|(theme, share)| (Knob::Share(theme.clone()), T::Number(*share))).collect()
        }
        RuleValue::Deadline(it) => {
            let opens = it.opens.map(|on| (Knob::Opens, T::Day(on)));
            let hour = it.closes.map(|at| (Knob::Hour, T::Hour(at)));
            opens.into_iter().chain([(Knob::Closes, T::Day(it.on))]).chain(hour).collect()
        }
        RuleValue::ClosingHour(at) => vec![(Knob::Hour, T::Hour(*at))],
        RuleValue::Notice(it) => {
            vec![(Knob::Days, T::Number(it.days)), (Knob::Working, T::Yes(it.working))]
        }
        RuleValue::Fund(it) => {
            let delivers = it.delivers.map(|sum| (Knob::Delivers, T::Sum(sum)));
            [(Knob::Sum, T::Sum(it.amount))].into_iter().chain(delivers).collect()
        }
        RuleValue::Order(it) => vec![(Knob::Order, T::Order(it.clone()))],
        RuleValue::Yes(yes) => vec![(Knob::Yes, T::Yes(*yes))],
    }
}

fn bound(it: Bound) -> Vec<(Knob, Typed)> {
    match it {
        Bound::Exact(n) => vec![(Knob::Only, Typed::Number(n))],
        Bound::AtMost(n) => vec![(Knob::High, Typed::Number(n))],
        Bound::AtLeast(n) => vec![(Knob::Low, Typed::Number(n))],
        Bound::Range(low, high) => vec![(Knob::Low, Typed::Number(low)), (Knob::High, Typed::Number(high))],
    }
}

/// The value with one part changed; a part that it has not leaves it as it is.
#[must_use]
pub fn turned(mut value: RuleValue, knob: &Knob, typed: Typed) -> RuleValue {
    match &mut value {
        RuleValue::Load(it) => match (knob, typed) {
            (Knob::Times, Typed::Number(n)) => it.times = n,
            (_, typed) => turn_bound(&mut it.bound, knob, &typed),
        },
        RuleValue::Quota(it) => turn_bound(&mut it.bound, knob, &typed),
        RuleValue::Places(it) => turn_bound(&mut it.bound, knob, &typed),
        RuleValue::Staffing(it) => turn_bound(&mut it.bound, knob, &typed),
        RuleValue::Owed(it) => match (knob, typed) {
            (Knob::AtLeast, Typed::Number(n)) => it.at_least = n,
            (Knob::Target, Typed::Number(n)) => it.target = Some(n),
            (_, Typed::Rhythm(rhythm)) => it.due = Due::Every(rhythm),
            (_, Typed::Length(length)) => it.due = Due::Within(length),
            (_, Typed::Day(on)) => it.due = Due::By(on),
            _ => {}
        },
        RuleValue::Deadline(it) => match (knob, typed) {
            (Knob::Opens, Typed::Day(on)) => it.opens = Some(on),
            (Knob::Closes, Typed::Day(on)) => it.on = on,
            (_, Typed::Hour(at)) => it.closes = Some(at),
            _ => {}
        },
        RuleValue::Fund(it) => match (knob, typed) {
            (Knob::Sum, Typed::Sum(sum)) => it.amount = sum,
            (Knob::Delivers, Typed::Sum(sum)) => it.delivers = Some(sum),
            _ => {}
        },
        RuleValue::Weights(it) => {
            if let (Knob::Share(theme), Typed::Number(n)) = (knob, typed) {
                it.shares.insert(theme.clone(), n);
            }
        }
        RuleValue::Window(_)
        | RuleValue::Rotation(_)
        | RuleValue::Age(_)
        | RuleValue::ClosingHour(_)
        | RuleValue::Notice(_)
        | RuleValue::Order(_)
        | RuleValue::Yes(_) => turn_plain(&mut value, typed),
    }
    value
}

fn turn_bound(it: &mut Bound, knob: &Knob, typed: &Typed) {
    let Typed::Number(n) = *typed else { return };
    match it {
        Bound::Exact(only) | Bound::AtMost(only) | Bound::AtLeast(only) => *only = n,
        Bound::Range(low, high) => *(if *knob == Knob::Low { low } else { high }) = n,
    }
}

/// Values with at most one part of each type.
fn turn_plain(value: &mut RuleValue, typed: Typed) {
    match (value, typed) {
        (RuleValue::Window(it) | RuleValue::Rotation(it), Typed::Length(length)) => *it = length,
        (RuleValue::Age(it), Typed::Number(years)) => it.years = years,
        (RuleValue::Age(it), Typed::Yes(inclusive)) => it.inclusive = inclusive,
        (RuleValue::ClosingHour(it), Typed::Hour(at)) => *it = at,
        (RuleValue::Notice(it), Typed::Number(days)) => it.days = days,
        (RuleValue::Notice(it), Typed::Yes(working)) => it.working = working,
        (RuleValue::Order(it), Typed::Order(order)) => *it = order,
        (RuleValue::Yes(it), Typed::Yes(yes)) => *it = yes,
        _ => {}
    }
}

/// So many of the unit that this length has.
pub fn as_long(like: Length, count: u32) -> Option<Length> {
    let unit = match like.unit() {
        LengthUnit::Days => "days",
        LengthUnit::Months => "months",
        LengthUnit::Years => "years",
    };
    format!("{count} {unit}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongjian_shared::programmes::{Deadline, Load, Owed};
    use jiff::civil::date;

    fn key(it: &str) -> Key {
        Key::try_from(it).expect("a key")
    }

    // S1-05
    #[test]
    fn the_two_ends_of_a_range_are_turned_apart() {
        let load = |low, high| {
            RuleValue::Load(Load {
                each: key("leader"),
                of: key("counselor"),
                bound: Bound::Range(low, high),
                times: 1,
            })
        };
        assert_eq!(knobs(&load(2, 3)), [(Knob::Low, Typed::Number(2)), (Knob::High, Typed::Number(3))]);
        assert_eq!(turned(load(2, 3), &Knob::Low, Typed::Number(1)), load(1, 3));
        assert_eq!(turned(load(2, 3), &Knob::High, Typed::Number(4)), load(2, 4));
        assert_eq!(turned(load(2, 3), &Knob::Low, Typed::Yes(true)), load(2, 3));
    }

    #[test]
    fn every_part_that_is_shown_can_be_turned() {
        let length: Length = "6 months".parse().expect("a length");
        let (first, other) = (date(2026, 9, 1), date(2026, 10, 1));
        let deadline = Deadline { opens: Some(first), on: first, closes: None };
        let owed = |due| RuleValue::Owed(Owed { at_least: 1, target: Some(2), due });
        for (value, knob, typed) in [
            (RuleValue::Deadline(deadline), Knob::Opens, Typed::Day(other)),
            (RuleValue::Deadline(deadline), Knob::Closes, Typed::Day(other)),
            (owed(Due::Every(Rhythm::Term)), Knob::Every, Typed::Rhythm(Rhythm::Quarter)),
            (owed(Due::By(first)), Knob::DueBy, Typed::Day(other)),
            (owed(Due::By(first)), Knob::Target, Typed::Number(3)),
            (RuleValue::Rotation(length), Knob::Length, Typed::Length(as_long(length, 7).expect("fits"))),
            (RuleValue::Yes(true), Knob::Yes, Typed::Yes(false)),
        ] {
            let next = turned(value.clone(), &knob, typed.clone());
            assert!(knobs(&next).contains(&(knob.clone(), typed)), "{value:?} {knob:?}");
            assert_eq!(next.kind(), value.kind());
        }
    }
}
