//! Tables: who may, and what stands in the way.

use jiff::civil::{Date, date};

use super::*;
use crate::ids::{AppointmentId, PersonId, UnitId};
use crate::party::*;
use crate::rights::{Part, Relation, Seat, Thing, Verb};
use crate::values::Name;

const COLLEGE: UnitId = UnitId::from_bytes([1; 16]);
const SCHOOL: UnitId = UnitId::from_bytes([2; 16]);
const LI: PersonId = PersonId::from_bytes([3; 16]);
const POST: AppointmentId = AppointmentId::from_bytes([4; 16]);
const TODAY: Date = date(2026, 11, 22);

fn name(it: &str) -> Name {
    Name::try_from(it.to_owned()).expect("a name")
}

fn detail(level: Level) -> UnitDetail {
    UnitDetail {
        name: name("材料学院"),
        short_name: None,
        kind: UnitKind::College,
        line: Line::Education,
        level,
        region: String::new(),
        place: 0,
        founded: None,
    }
}

fn known(unit: UnitId, level: Level, seats: &[Seat]) -> UnitFacts {
    let unit =
        Unit { unit, parent: None, detail: detail(level), draft: false, dissolved: None, merged_into: None };
    UnitFacts {
        unit,
        seats: seats.to_vec(),
        children: 0,
        below: 0,
        appointments: 0,
        current: 0,
        people: 0,
        documents: 0,
    }
}

fn seat(part: Part, relation: Relation) -> Seat {
    Seat { appointment: Some(POST), unit: Some(SCHOOL), part, relation }
}

#[test]
fn a_unit_is_added_by_the_office_above_it() {
    let add = |level| PartyCommand::AddUnit {
        unit: COLLEGE,
        parent: Some(SCHOOL),
        detail: detail(level),
        draft: false,
    };
    let with = |seats: &[Seat]| PartyFacts {
        other: Some(known(SCHOOL, Level::School, seats)),
        ..PartyFacts::on(TODAY)
    };
    let office = with(&[seat(Part::Office, Relation::Own)]);
    let dissolved = PartyFacts {
        other: Some(UnitFacts {
            unit: Unit { dissolved: Some(TODAY), ..known(SCHOOL, Level::School, &[]).unit },
            ..known(SCHOOL, Level::School, &[seat(Part::Office, Relation::Own)])
        }),
        ..PartyFacts::on(TODAY)
    };
    for (facts, level, expected) in [
        (&office, Level::College, None),
        (&with(&[seat(Part::Office, Relation::Below)]), Level::College, None),
        (
            &with(&[seat(Part::CoAuthor, Relation::Own)]),
            Level::College,
            Some(PartyRefusal::NotYours { thing: Thing::Unit, verb: Verb::Create }),
        ),
        // A guiding unit sees it and may not write; a stranger does not learn that it is there.
        (
            &with(&[seat(Part::Office, Relation::Guided)]),
            Level::College,
            Some(PartyRefusal::NotYours { thing: Thing::Unit, verb: Verb::Create }),
        ),
        (
            &with(&[seat(Part::Office, Relation::Apart)]),
            Level::College,
            Some(PartyRefusal::NotThere { thing: Thing::Unit }),
        ),
        (
            &office,
            Level::County,
            Some(PartyRefusal::LevelAboveParent { level: Level::County, above: Level::School }),
        ),
        (&dissolved, Level::College, Some(PartyRefusal::Dissolved { on: TODAY })),
        (&PartyFacts { id_taken: true, ..office.clone() }, Level::College, Some(PartyRefusal::IdTaken)),
        (
            &PartyFacts { name_taken: true, ..office.clone() },
            Level::College,
            Some(PartyRefusal::NameTaken { name: "材料学院".into() }),
        ),
    ] {
        assert_eq!(decide(facts, &add(level)).err(), expected, "{level:?}");
    }
}

#[test]
fn what_is_in_use_is_not_deleted_and_says_by_what() {
    let seats = [seat(Part::Office, Relation::Below)];
    let used = UnitFacts { appointments: 2, people: 3, ..known(COLLEGE, Level::College, &seats) };
    let facts = PartyFacts { unit: Some(used), ..PartyFacts::on(TODAY) };
    let delete = PartyCommand::DeleteUnit { unit: COLLEGE };
    let refusal = PartyRefusal::UnitInUse { children: 0, appointments: 2, people: 3, documents: 0 };
    assert_eq!(decide(&facts, &delete), Err(refusal));
    let fresh = PartyFacts { unit: Some(known(COLLEGE, Level::College, &seats)), ..PartyFacts::on(TODAY) };
    assert_eq!(decide(&fresh, &delete), Ok(vec![PartyEntry::UnitDeleted { unit: COLLEGE }]));
}

fn someone(seats: &[Seat]) -> PersonFacts {
    let detail = PersonDetail {
        name: name("李敏"),
        staff: StaffKind::Teacher,
        gender: None,
        title: String::new(),
        rank: Rank::None,
        home: COLLEGE,
        place: 0,
        began: None,
    };
    let person = Person { person: LI, detail, merged_into: None };
    PersonFacts { person, seats: seats.to_vec(), appointments: 0, account: false }
}

//
#[test]
fn no_child_is_entered_and_retired_people_are_asked() {
    let seats = [seat(Part::Office, Relation::Own)];
    let facts = |staff| {
        let mut it = someone(&seats);
        it.person.detail.staff = staff;
        PartyFacts { person: Some(it), ..PartyFacts::on(TODAY) }
    };
    let set = |private| PartyCommand::SetPrivate { person: LI, private };
    let born = |birth| Private { birth: Some(birth), ..Private::default() };
    let phone = |consent| Private { phone: "0871-0000000".into(), consent, ..Private::default() };
    for (staff, private, expected) in [
        (StaffKind::Student, born(date(2012, 11, 23)), Some(PartyRefusal::Child)),
        (StaffKind::Student, born(date(2012, 11, 22)), None),
        (StaffKind::Retiree, phone(false), Some(PartyRefusal::NoConsent)),
        (StaffKind::Retiree, phone(true), None),
        (StaffKind::Teacher, phone(false), None),
    ] {
        assert_eq!(decide(&facts(staff), &set(private.clone())).err(), expected, "{staff:?} {private:?}");
    }
}

#[test]
fn terms_of_one_post_never_overlap() {
    let seats = [seat(Part::Decider, Relation::Below)];
    let term = |from| Term { from, planned: None, hard: false };
    let held = |from, end: Option<Date>| Appointment {
        appointment: POST,
        detail: wanted(from),
        end: end.map(|on| End { on, basis: Basis::Decision, document: "校党〔2018〕3号".into() }),
    };
    fn wanted(from: Date) -> AppointmentDetail {
        AppointmentDetail {
            person: LI,
            unit: COLLEGE,
            post: Post::Secretary,
            acting: false,
            rank: None,
            term: Term { from, planned: None, hard: false },
            basis: Basis::Election,
            document: "校党〔2015〕1号".into(),
            duties: String::new(),
            guides: vec![],
        }
    }
    let facts = |same_post: Vec<Appointment>| PartyFacts {
        unit: Some(known(COLLEGE, Level::College, &seats)),
        person: Some(someone(&[])),
        same_post,
        ..PartyFacts::on(TODAY)
    };
    let appoint = |detail| PartyCommand::Appoint { appointment: POST, detail, end: None };
    let (y15, y18) = (date(2015, 3, 1), date(2018, 3, 1));
    let overlap = PartyRefusal::TermsOverlap { since: y15 };
    assert_eq!(decide(&facts(vec![held(y15, None)]), &appoint(wanted(y18))), Err(overlap.clone()));
    let ended = vec![held(y15, Some(y18))];
    assert!(decide(&facts(ended.clone()), &appoint(wanted(y18))).is_ok());
    assert_eq!(decide(&facts(ended), &appoint(wanted(date(2018, 2, 28)))), Err(overlap));
    let backwards = AppointmentDetail { term: Term { planned: Some(y15), ..term(y15) }, ..wanted(y15) };
    assert_eq!(decide(&facts(vec![]), &appoint(backwards)), Err(PartyRefusal::EndsBeforeBegin));
    // S4-02: history that is entered later, before what holds now.
    let over = |on, document: &str| End { on, basis: Basis::Handover, document: document.into() };
    let later =
        |end| PartyCommand::Appoint { appointment: POST, detail: wanted(date(2010, 3, 1)), end: Some(end) };
    let now = vec![held(y15, None)];
    let entries =
        decide(&facts(now.clone()), &later(over(y15, "校党〔2015〕1号"))).expect("before what holds");
    let told =
        entries.iter().map(|it| matches!(it, PartyEntry::AppointmentEnded { end, .. } if end.on == y15));
    assert_eq!(told.collect::<Vec<_>>(), [false, true]);
    let one_day_more = y15.tomorrow().expect("in range");
    let overlap = PartyRefusal::TermsOverlap { since: y15 };
    assert_eq!(decide(&facts(now.clone()), &later(over(one_day_more, "文"))), Err(overlap));
    let backwards = later(over(date(2010, 2, 28), "文"));
    assert_eq!(decide(&facts(now.clone()), &backwards), Err(PartyRefusal::EndsBeforeBegin));
    assert_eq!(decide(&facts(now), &later(over(y15, " "))), Err(PartyRefusal::NoDocument));
    let bare = AppointmentDetail { document: " ".into(), ..wanted(y15) };
    assert_eq!(decide(&facts(vec![]), &appoint(bare)), Err(PartyRefusal::NoDocument));
}

// For X-22: a school and all above it set their year, a college goes by its school.
#[test]
fn who_keeps_a_school_sets_its_calendar_and_a_college_has_none() {
    use crate::calendar::{SettingError, TermsError, Year, YearSetting};
    let year = Year::try_from(2026).expect("a year");
    let terms = |first| YearSetting { terms: Some((first, date(2027, 2, 22))), days: None };
    let set = |first| PartyCommand::SetCalendar { unit: COLLEGE, year, setting: terms(first) };
    let at = |level, part| PartyFacts {
        unit: Some(known(COLLEGE, level, &[seat(part, Relation::Own)])),
        ..PartyFacts::on(TODAY)
    };
    let school = at(Level::School, Part::Office);
    let august = date(2026, 8, 24);
    let entry = PartyEntry::CalendarSet { unit: COLLEGE, year, setting: terms(august) };
    assert_eq!(decide(&school, &set(august)), Ok(vec![entry]));
    let again = PartyFacts { set: terms(august), ..school.clone() };
    assert_eq!(decide(&again, &set(august)), Ok(vec![]), "already so");
    let june = date(2026, 6, 30);
    let error = SettingError::Terms { error: TermsError::First(june) };
    assert_eq!(decide(&school, &set(june)), Err(PartyRefusal::Calendar { error }));
    let college = PartyRefusal::CalendarOfSchool { level: Level::College };
    assert_eq!(decide(&at(Level::College, Part::Office), &set(august)), Err(college));
    let not_yours = PartyRefusal::NotYours { thing: Thing::Unit, verb: Verb::Write };
    assert_eq!(decide(&at(Level::School, Part::Reader), &set(june)), Err(not_yours), "the right comes first");
}
