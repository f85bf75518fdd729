use std::collections::BTreeMap;

use super::entry::Entry;
use super::measure::Measure;
use super::month::Month;
use crate::ids::{PersonId, UnitId};

/// What a number in the rows is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Amount(Measure),
    /// How many records name this person.
    Person(PersonId),
}

/// A number in the rows that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delta {
    pub unit: UnitId,
    pub month: Month,
    pub what: What,
    /// Never 0.
    pub by: i64,
}

/// What moves when one record changes: work as large as the record, whatever else there is.
///
/// `before`: what it counted for until now. Together all changes of a record come to what it counts for in the end, so
/// corrections and voids need no way of their own, and the order of records does not matter.
pub fn changes(before: Option<&Entry>, after: Option<&Entry>) -> Vec<Delta> {
    let mut moved: BTreeMap<(UnitId, Month, What), i64> = BTreeMap::new();
    for (entry, sign) in [(before, -1), (after, 1)] {
        for (at, amount) in entry.map(numbers).unwrap_or_default() {
            *moved.entry(at).or_default() += sign * amount;
        }
    }
    let moves = moved.into_iter().filter(|(_, by)| *by != 0);
    moves.map(|((unit, month, what), by)| Delta { unit, month, what, by }).collect()
}

fn numbers(it: &Entry) -> Vec<((UnitId, Month, What), i64)> {
    let at = |what| (it.unit, Month::of(it.day), what);
    let amounts = Measure::ALL.iter().map(|measure| (at(What::Amount(*measure)), it.amount(*measure)));
    let amounts = amounts.map(|(at, amount)| (at, i64::try_from(amount).unwrap_or(i64::MAX)));
    amounts.chain(it.persons.iter().map(|person| (at(What::Person(*person)), 1))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measures::Source;

    type Numbers = BTreeMap<(UnitId, Month, What), i64>;

    fn add(to: &mut Numbers, deltas: &[Delta]) {
        for it in deltas {
            let number = to.entry((it.unit, it.month, it.what)).or_default();
            *number += it.by;
            if *number == 0 {
                to.remove(&(it.unit, it.month, it.what));
            }
        }
    }

    prop_compose! {
        fn entry()(source in 0_usize..3, unit in 0_u8..3, day in 1_i8..28, month in 1_i8..13, times in 1_u64..4, who in prop::collection::btree_set(0_u8..5, 0..4)) -> Entry {
            let source = Source::ALL[source];
            let activity = source == Source::Activity;
            let persons = who.into_iter().filter(|_| activity).map(|it| PersonId::from_bytes([it; 16])).collect();
            Entry {
                source,
                unit: UnitId::from_bytes([unit; 16]),
                day: jiff::civil::date(2026, month, day),
                attendances: if activity { times } else { 0 },
                persons,
            }
        }
    }

    proptest! {
        // S4-28 1/2, X-05
        // planted: the entry of before forgotten
        #[test]
        fn records_one_by_one_with_corrections_and_voids_come_to_what_they_are_in_the_end(
            steps in prop::collection::vec((0_usize..6, prop::option::of(entry())), 0..40)
        ) {
            let mut records: BTreeMap<usize, Entry> = BTreeMap::new();
            let mut kept = Numbers::new();
            for (record, next) in steps {
                add(&mut kept, &changes(records.get(&record), next.as_ref()));
                match next {
                    Some(next) => records.insert(record, next),
                    None => records.remove(&record),
                };
            }
            let mut anew = Numbers::new();
            for it in records.values().rev() {
                add(&mut anew, &changes(None, Some(it)));
            }
            prop_assert_eq!(kept, anew);
        }
    }

    #[test]
    fn a_record_that_stays_as_it_was_moves_nothing() {
        let it = Entry {
            source: Source::Wish,
            unit: UnitId::from_bytes([1; 16]),
            day: jiff::civil::date(2026, 5, 4),
            attendances: 0,
            persons: std::collections::BTreeSet::new(),
        };
        assert_eq!(changes(Some(&it), Some(&it)), []);
        assert_eq!(changes(None, Some(&it)).len(), 1);
    }
}
