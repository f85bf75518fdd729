use jiff::civil::{Date, date};

use super::*;
use crate::calendar::SchoolCalendar;
use crate::care::owed_by_pairs;
use crate::commitments::{AsOf, Fact, Key as Kind, State, items};
use crate::ids::{AppointmentId, DocumentId, PairId, PersonId, ProgrammeId, UnitId};
use crate::party::{Liable, Post};
use crate::programmes::{Definition, Key, RuleHistory, RuleSet, bundled};
use crate::rights::{Part, Relation, Seat, Verb};
use crate::rules::programmes::Running;

const OWNER: UnitId = UnitId::from_bytes([1; 16]);
const PAIR_1: PairId = PairId::from_bytes([2; 16]);
const ON: Date = date(2026, 1, 1);

fn definition() -> Definition {
    let wanted = Key::try_from("leaders_counselors").expect("a key");
    bundled().expect("sound").into_iter().find(|it| it.id == wanted).expect("there")
}

fn seats(part: Part) -> Option<Vec<Seat>> {
    Some(vec![Seat { appointment: None, unit: Some(OWNER), part, relation: Relation::Own }])
}

fn side(number: u8, post: Post, liable: Option<Liable>, pairs: u32) -> Option<SideFacts> {
    let person = PersonId::from_bytes([number; 16]);
    Some(SideFacts { person, unit: OWNER, post, liable, holds: true, inside: true, pairs })
}

fn facts() -> PairingFacts {
    let rules = RuleSet::start(&definition(), ON);
    PairingFacts {
        today: ON,
        owner_seats: seats(Part::Office),
        definition: Some(definition()),
        running: Some(Running { owner: OWNER, history: RuleHistory::new(rules), ended: None }),
        leader: side(7, Post::Head, Some(Liable::Head), 2),
        counselor: side(8, Post::Counselor, None, 0),
        ..PairingFacts::default()
    }
}

fn confirm(from: Date) -> PairingCommand {
    PairingCommand::Confirm {
        pair: PAIR_1,
        programme: ProgrammeId::from_bytes([3; 16]),
        leader: AppointmentId::from_bytes([4; 16]),
        counselor: AppointmentId::from_bytes([5; 16]),
        from,
        basis: " 党〔2026〕1号 ".to_owned(),
        follows: None,
    }
}

// S1-03 2/2
// S1-05 1/2
#[test]
fn a_pair_is_confirmed_by_the_office_when_posts_and_load_allow_it() {
    use PairingRefusal as R;
    let full = side(7, Post::Head, Some(Liable::Head), 3);
    let ordinary = side(7, Post::Deputy, None, 0);
    let acting = side(7, Post::Deputy, Some(Liable::ActingDeputy), 0);
    let elsewhere = facts().leader.map(|it| SideFacts { inside: false, ..it });
    let gone = facts().counselor.map(|it| SideFacts { holds: false, ..it });
    for (facts, from, expected) in [
        (facts(), ON, None),
        (PairingFacts { leader: acting, ..facts() }, ON, None),
        (PairingFacts { owner_seats: None, ..facts() }, ON, Some(R::NotThere)),
        (PairingFacts { owner_seats: Some(vec![]), ..facts() }, ON, Some(R::NotThere)),
        (
            PairingFacts { owner_seats: seats(Part::CoAuthor), id_taken: true, ..facts() },
            ON,
            Some(R::NotYours { verb: Verb::Write }),
        ),
        (PairingFacts { id_taken: true, ..facts() }, ON, Some(R::IdTaken)),
        (facts(), date(2025, 12, 31), Some(R::OutsideRun { from: ON, to: date(2028, 12, 31) })),
        (PairingFacts { leader: ordinary, ..facts() }, ON, Some(R::LeaderUnfit)),
        (PairingFacts { leader: elsewhere, ..facts() }, ON, Some(R::LeaderUnfit)),
        (PairingFacts { leader: None, ..facts() }, ON, Some(R::LeaderUnfit)),
        (PairingFacts { counselor: gone, ..facts() }, ON, Some(R::CounselorUnfit)),
        (PairingFacts { counselor: facts().leader, ..facts() }, ON, Some(R::CounselorUnfit)),
        (PairingFacts { counselor: side(7, Post::Counselor, None, 0), ..facts() }, ON, Some(R::SamePerson)),
        (
            PairingFacts { counselor: side(8, Post::Counselor, None, 1), leader: full, ..facts() },
            ON,
            Some(R::PairedAlready),
        ),
        (PairingFacts { leader: full, ..facts() }, ON, Some(R::LoadFull { most: 3 })),
    ] {
        assert_eq!(decide(&facts, &confirm(from)).err(), expected, "{facts:?}");
    }
}

// S1-15 1/3
#[test]
fn a_pair_is_planned_for_three_years_and_ends_once_with_a_reason() {
    use PairingRefusal as R;
    let Ok([PairingEntry::PairConfirmed { planned_end, basis, .. }]) =
        decide(&facts(), &confirm(ON)).as_deref().map(|it| <&[_; 1]>::try_from(it).expect("one").clone())
    else {
        panic!("confirmed");
    };
    assert_eq!((planned_end, basis.as_str()), (Some(date(2028, 12, 31)), "党〔2026〕1号"));
    let pair = |until| Some(PairFacts { programme: ProgrammeId::from_bytes([3; 16]), from: ON, until });
    let end = |on, reason: &str| PairingCommand::End {
        pair: PAIR_1,
        on,
        reason: reason.to_owned(),
        successor: false,
    };
    let runs = PairingFacts { pair: pair(None), ..facts() };
    let over = PairingFacts { pair: pair(Some(date(2026, 5, 1))), ..facts() };
    for (facts, command, expected) in [
        (&runs, end(date(2026, 6, 1), "调离"), None),
        (&runs, end(date(2026, 6, 1), " "), Some(R::NoReason)),
        (&runs, end(date(2025, 6, 1), "调离"), Some(R::EndBeforeStart { from: ON })),
        (&over, end(date(2026, 6, 1), "调离"), Some(R::EndedAlready { on: date(2026, 5, 1) })),
        (&facts(), end(date(2026, 6, 1), "调离"), Some(R::NotThere)),
    ] {
        assert_eq!(decide(facts, &command).err(), expected);
    }
}

fn kind(it: &str) -> Kind {
    Kind::try_from(it.to_owned()).expect("a key")
}

// S1-08 1/2
// S1-12 1/3
#[test]
fn forty_five_pairs_owe_180_talks_and_90_guidances_a_year_by_the_rules_of_the_programme() {
    let rules = owed_by_pairs(&definition(), &RuleSet::start(&definition(), ON));
    let keys: Vec<String> = rules.iter().map(|it| it.key.to_string()).collect();
    assert_eq!(keys, ["quarterly_talk", "term_guidance", "career_plan_due", "research_help"]);
    let subject = crate::commitments::Subject::for_months(ON, 36);
    let year_end = AsOf::today(date(2026, 12, 31));
    let calendar = SchoolCalendar::default();
    let owed = |at: usize| items(&rules[at], &subject, &[], year_end, &calendar);
    assert_eq!(45 * owed(0).len(), 180);
    // The terms that begin in the calendar year.
    let terms = owed(1).into_iter().filter(|it| it.opens >= date(2026, 2, 1)).count();
    assert_eq!(45 * terms, 90);
    let first = &owed(0)[0];
    let on = |today| items(&rules[0], &subject, &[], AsOf::today(today), &calendar)[0].state;
    assert_eq!(first.due, date(2026, 3, 31));
    assert_eq!((on(date(2026, 3, 31)), on(date(2026, 4, 1))), (State::Due, State::Overdue));
    assert_eq!(owed(2)[0].due, date(2026, 7, 1));
}

// S1-09 1/3
#[test]
fn a_telephone_talk_is_kept_and_does_not_count() {
    let rules = owed_by_pairs(&definition(), &RuleSet::start(&definition(), ON));
    let subject = crate::commitments::Subject::from(ON);
    let talk = |name: &str| Fact {
        id: DocumentId::from_bytes([1; 16]),
        kind: kind(name),
        date: date(2026, 2, 2),
        attributes: std::collections::BTreeMap::new(),
    };
    for (name, state) in [("telephone_talk", State::Due), ("talk", State::Met)] {
        let found = items(
            &rules[0],
            &subject,
            &[talk(name)],
            AsOf::today(date(2026, 3, 1)),
            &SchoolCalendar::default(),
        );
        assert_eq!(found[0].state, state, "{name}");
    }
}
