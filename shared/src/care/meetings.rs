//! Meetings that the office of a programme owes (S1-17, S1-26): met by a meeting of the right kind that was held.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::owed::{rule, same};
use crate::calendar::SchoolCalendar;
use crate::commitments::{AsOf, Fact, Item, Key, Subject, Value, items};
use crate::ids::DocumentId;
use crate::meetings::MeetingKind;
use crate::programmes::{Commitment, Definition, RuleSet};

/// What definitions call a meeting that counts.
pub const MEETINGS: &str = "meetings";

/// A meeting that took place: by its minutes, kind and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldMeeting {
    pub minutes: DocumentId,
    pub kind: MeetingKind,
    pub on: Date,
}

impl HeldMeeting {
    fn fact(&self) -> Option<Fact> {
        let choice = match self.kind {
            MeetingKind::Exchange => "exchange_meeting",
            MeetingKind::Promotion => "promotion_meeting",
            MeetingKind::Leaders
            | MeetingKind::Committee
            | MeetingKind::Term
            | MeetingKind::Summary
            | MeetingKind::Research
            | MeetingKind::Topical
            | MeetingKind::General
            | MeetingKind::Ideology
            | MeetingKind::StudentParty
            | MeetingKind::Hearing
            | MeetingKind::Joint => return None,
        };
        let key = |it: &str| Key::try_from(it.to_owned()).ok();
        let kind = key(MEETINGS)?;
        let attributes = BTreeMap::from([(kind.clone(), Value::Choice(key(choice)?))]);
        Some(Fact { id: self.minutes, kind, date: self.on, attributes })
    }
}

/// What is owed in meetings as it stands on `as_of.today`, each commitment with its items. Nothing is owed for periods
/// of which the programme lived through less than half.
pub fn meetings_owed<'d>(
    definition: &'d Definition,
    rules: &RuleSet,
    held: &[HeldMeeting],
    as_of: AsOf,
    calendar: &SchoolCalendar,
) -> Vec<(&'d Commitment, Vec<Item>)> {
    let run = rules.run();
    let subject = Subject { planned_end: Some(run.to), ..Subject::from(run.from) };
    let facts: Vec<Fact> = held.iter().filter_map(HeldMeeting::fact).collect();
    let of_meetings = definition.commitments.iter().filter(|it| {
        let counts = |kind: &crate::programmes::Key| same(kind).is_some_and(|it| it.as_str() == MEETINGS);
        it.per.as_str() != "pair" && it.counts.iter().any(counts)
    });
    of_meetings
        .filter_map(|it| {
            let rule = rule(definition, rules, it)?;
            Some((it, items(&rule, &subject, &facts, as_of, calendar)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::commitments::State;
    use crate::programmes::bundled;

    fn held(kind: MeetingKind, on: Date) -> HeldMeeting {
        HeldMeeting { minutes: DocumentId::from_bytes([7; 16]), kind, on }
    }

    fn states(held: &[HeldMeeting], today: Date) -> Vec<(String, State)> {
        let all = bundled().expect("sound");
        let definition = all.iter().find(|it| it.id.as_str() == "leaders_counselors").expect("there");
        let rules = RuleSet::start(definition, date(2026, 1, 1));
        let owed = meetings_owed(definition, &rules, held, AsOf::today(today), &SchoolCalendar::default());
        assert_eq!(owed.len(), 1, "exchange and promotion meetings are one commitment");
        owed[0].1.iter().map(|it| (it.slot.to_string(), it.state)).collect()
    }

    // S1-26 1/2: owed in each period of the rule set
    // S1-17 1/2: both kinds count
    #[test]
    fn a_term_owes_one_exchange_or_promotion_meeting_and_a_missing_one_is_due_and_then_overdue() {
        let spring = |state| ("2025-2026-2".to_owned(), state);
        let autumn = |state| ("2026-2027-1".to_owned(), state);
        for (meetings, today, expected) in [
            (vec![], date(2026, 5, 1), vec![spring(State::Due)]),
            (vec![], date(2026, 9, 1), vec![spring(State::Overdue), autumn(State::Due)]),
            (vec![held(MeetingKind::Exchange, date(2026, 4, 2))], date(2026, 5, 1), vec![spring(State::Met)]),
            (
                vec![held(MeetingKind::Promotion, date(2026, 4, 2))],
                date(2026, 5, 1),
                vec![spring(State::Met)],
            ),
            (
                vec![held(MeetingKind::Committee, date(2026, 4, 2))],
                date(2026, 5, 1),
                vec![spring(State::Due)],
            ),
            (
                vec![held(MeetingKind::Exchange, date(2026, 10, 2))],
                date(2026, 10, 3),
                vec![spring(State::Overdue), autumn(State::Met)],
            ),
        ] {
            let found = states(&meetings, today);
            assert!(expected.iter().all(|it| found.contains(it)), "{meetings:?} {today}: {found:?}");
        }
    }
}
