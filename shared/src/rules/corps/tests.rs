use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::CorpsRefusal as R;
use super::*;
use crate::ids::{CorpsId, EntryId, PersonId, ProjectId, UnitId};
use crate::rights::{Part, Relation, Seat};

const UNIT: UnitId = UnitId::from_bytes([1; 16]);
const MENTOR: PersonId = PersonId::from_bytes([2; 16]);
const OTHER: PersonId = PersonId::from_bytes([3; 16]);
const ENTRY: EntryId = EntryId::from_bytes([4; 16]);
const TODAY: Date = date(2026, 11, 22);

fn corps(kind: CorpsKind) -> Corps {
    Corps::by_default(UNIT, kind)
}

fn project(kind: ProjectKind) -> Project {
    Project::by_default(UNIT, kind)
}

fn facts(part: Option<Part>, who: PersonId) -> CorpsFacts {
    let seat = |part| Seat { appointment: None, unit: Some(UNIT), part, relation: Relation::Own };
    CorpsFacts {
        who: who.into(),
        today: TODAY,
        seats: Some(part.map(seat).into_iter().collect()),
        unit_name: "团委".to_owned(),
        named: BTreeMap::from([(MENTOR, "导师".to_owned()), (OTHER, "旁人".to_owned())]),
        ..CorpsFacts::default()
    }
}

fn office() -> CorpsFacts {
    facts(Some(Part::Office), OTHER)
}

fn member(kind: CorpsKind, from: Date, until: Date) -> Membership {
    let name = "导师".to_owned();
    Membership { entry: ENTRY, corps: corps(kind), person: MENTOR, name, from, until }
}

fn mentor() -> CorpsFacts {
    let memberships = vec![member(CorpsKind::Innovation, date(2026, 1, 1), date(2026, 12, 31))];
    CorpsFacts { memberships, ..facts(None, MENTOR) }
}

fn join(kind: CorpsKind, from: Date, until: Date) -> CorpsCommand {
    CorpsCommand::Join { unit: UNIT, entry: ENTRY, corps: corps(kind).corps, person: MENTOR, from, until }
}

fn book(on: Date, minutes: u32) -> CorpsCommand {
    CorpsCommand::Book {
        unit: UNIT,
        entry: ENTRY,
        corps: corps(CorpsKind::Innovation).corps,
        project: project(ProjectKind::ChallengeCup).project,
        person: MENTOR,
        on,
        minutes,
        words: "指导作品".to_owned(),
    }
}

fn booked(on: Date, minutes: u32) -> Hours {
    Hours {
        entry: ENTRY,
        corps: corps(CorpsKind::Innovation),
        project: project(ProjectKind::ChallengeCup),
        person: MENTOR,
        name: "导师".to_owned(),
        on,
        minutes,
        words: "指导作品".to_owned(),
        void: None,
    }
}

fn kept(decided: Result<Vec<CorpsEntry>, R>) -> Kept {
    let entries = decided.expect("accepted");
    let [CorpsEntry::CorpsSet { kept, .. }] = entries.as_slice() else {
        panic!("one thing, not {entries:?}")
    };
    kept.clone()
}

// S0-08: five by default, several at once, each with a term, and further ones
// planted: one of the five was left out of the defaults
#[test]
fn five_corps_are_there_by_default_a_teacher_is_in_several_for_a_term_and_more_can_be_added() {
    let five: Vec<CorpsId> = CorpsKind::defaults().map(|kind| corps(kind).corps).collect();
    assert_eq!(five.len(), 5);
    let (from, until) = (date(2026, 9, 1), date(2028, 8, 31));
    for kind in CorpsKind::defaults() {
        // In another corps already, and still.
        let memberships = vec![member(CorpsKind::Thought, from, until)];
        let Kept::Membership { it } =
            kept(decide(&CorpsFacts { memberships, ..office() }, &join(kind, from, until)))
        else {
            panic!("a membership");
        };
        assert_eq!((it.corps.kind, it.from, it.until), (kind, from, until));
        assert!(it.holds_on(until) && !it.holds_on(date(2028, 9, 1)));
    }
    let own =
        Corps {
            corps: CorpsId::from_bytes([9; 16]), kind: CorpsKind::Other, name: "心理护航".to_owned()
        };
    let add = CorpsCommand::SetCorps { unit: UNIT, it: own.clone() };
    assert_eq!(kept(decide(&office(), &add)), Kept::Corps { it: own.clone() });
    let into = CorpsCommand::Join { unit: UNIT, entry: ENTRY, corps: own.corps, person: MENTOR, from, until };
    assert_eq!(decide(&office(), &into), Err(R::UnknownCorps));
    assert!(decide(&CorpsFacts { corps: vec![own], ..office() }, &into).is_ok());
    let taken = CorpsCommand::SetCorps { unit: UNIT, it: corps(CorpsKind::Thought) };
    assert_eq!(decide(&office(), &taken), Err(R::IdTaken));
    assert_eq!(decide(&office(), &join(CorpsKind::Career, until, from)), Err(R::Backwards));
}

// S0-09 1/3: on a named project
// planted: hours outside the term were taken
#[test]
fn a_mentor_books_own_hours_on_a_project_while_in_the_corps() {
    let full = CorpsFacts { hours: vec![booked(TODAY, MINUTES_MAX - 30)], ..mentor() };
    let known = CorpsFacts { known: Some(Kept::Hours { it: booked(TODAY, 90) }), ..mentor() };
    let stranger = CorpsFacts { memberships: Vec::new(), ..facts(None, MENTOR) };
    let theirs = CorpsFacts { who: OTHER.into(), ..mentor() };
    let unnamed = CorpsFacts { named: BTreeMap::new(), ..mentor() };
    assert_eq!(kept(decide(&mentor(), &book(TODAY, 90))), Kept::Hours { it: booked(TODAY, 90) });
    assert_eq!(decide(&known, &book(TODAY, 90)), Ok(vec![]));
    for (facts, command, expected) in [
        (mentor(), book(date(2026, 11, 23), 90), R::Ahead),
        (mentor(), book(TODAY, 0), R::BadMinutes { most: MINUTES_MAX }),
        (mentor(), book(date(2025, 12, 31), 90), R::NotMember),
        (full, book(TODAY, 31), R::DayFull { left: 30 }),
        (known, book(TODAY, 60), R::IdTaken),
        (stranger, book(TODAY, 60), R::NotThere),
        (theirs, book(TODAY, 60), R::NotThere),
        (unnamed, book(TODAY, 60), R::UnknownPerson),
    ] {
        assert_eq!(decide(&facts, &command), Err(expected), "{command:?}");
    }
    let mut elsewhere = book(TODAY, 60);
    if let CorpsCommand::Book { project, .. } = &mut elsewhere {
        *project = ProjectId::from_bytes([9; 16]);
    }
    assert_eq!(decide(&mentor(), &elsewhere), Err(R::UnknownProject));
}

// S0-09 3/3: the list is open
#[test]
fn hours_are_booked_on_a_project_that_the_unit_named_itself() {
    let own = Project {
        project: ProjectId::from_bytes([9; 16]),
        kind: ProjectKind::Other,
        name: "社区课堂".to_owned(),
    };
    let add = CorpsCommand::SetProject { unit: UNIT, it: own.clone() };
    assert_eq!(kept(decide(&office(), &add)), Kept::Project { it: own.clone() });
    let mut command = book(TODAY, 60);
    if let CorpsCommand::Book { project, .. } = &mut command {
        *project = own.project;
    }
    let facts = CorpsFacts { projects: vec![own.clone()], ..mentor() };
    let Kept::Hours { it } = kept(decide(&facts, &command)) else { panic!("hours") };
    assert_eq!(it.project, own);
}

#[test]
fn hours_are_taken_back_with_a_reason_by_whose_they_are_and_by_the_office() {
    let void = |reason: &str| CorpsCommand::Void { unit: UNIT, entry: ENTRY, reason: reason.to_owned() };
    let it = booked(TODAY, 90);
    let with = |facts| CorpsFacts { known: Some(Kept::Hours { it: it.clone() }), ..facts };
    for facts in [with(mentor()), with(office())] {
        let Kept::Hours { it } = kept(decide(&facts, &void("记重了"))) else { panic!("hours") };
        assert_eq!((it.void.as_deref(), it.minutes), (Some("记重了"), 90));
    }
    let gone = Hours { void: Some("记重了".to_owned()), ..it.clone() };
    let gone = CorpsFacts { known: Some(Kept::Hours { it: gone }), ..mentor() };
    for (facts, reason, expected) in [
        (with(mentor()), " ", R::Empty),
        (with(facts(None, OTHER)), "不是我的", R::NotThere),
        (gone, "又一次", R::Void),
        (office(), "没有", R::NotThere),
    ] {
        assert_eq!(decide(&facts, &void(reason)), Err(expected), "{reason}");
    }
}

// S0-15 1/2: hours per corps, awards, a code, and where it stands with the personnel department
// planted: hours that were taken back counted
#[test]
fn a_certificate_says_hours_by_corps_awards_and_the_agreement_of_its_period() {
    let agreement = Agreement {
        state: AgreementState::Agreed,
        on: date(2026, 3, 1),
        document: "人字〔2026〕3号".to_owned(),
    };
    let award = |on| AwardLine { title: "优秀导师".to_owned(), on };
    let gone = Hours { void: Some("记重了".to_owned()), ..booked(TODAY, 500) };
    let career = Hours { corps: corps(CorpsKind::Career), ..booked(date(2026, 4, 1), 45) };
    let facts = CorpsFacts {
        hours: vec![
            booked(date(2025, 12, 31), 60),
            booked(date(2026, 1, 1), 90),
            booked(TODAY, 30),
            career,
            gone,
        ],
        awards: vec![award(date(2026, 5, 4)), award(date(2024, 5, 4))],
        agreement: Some(agreement.clone()),
        ..office()
    };
    let certify =
        |from, until| CorpsCommand::Certify { unit: UNIT, entry: ENTRY, person: MENTOR, from, until };
    let command = certify(date(2026, 1, 1), TODAY);
    let Kept::Certificate { it } = kept(decide(&facts, &command)) else { panic!("a certificate") };
    let mut hours: Vec<(CorpsKind, u32)> = it.hours.iter().map(|it| (it.corps.kind, it.minutes)).collect();
    hours.sort();
    assert_eq!(hours, [(CorpsKind::Innovation, 120), (CorpsKind::Career, 45)]);
    assert_eq!((it.awards.len(), it.agreement.as_ref()), (1, Some(&agreement)));
    assert_eq!(
        is_code(&format!(" {}-{} ", &it.code[..8].to_lowercase(), &it.code[8..])),
        Some(it.code.clone())
    );
    assert_eq!(it.code, code_of(&it));
    // Another id, another code: who knows what it says does not know the code.
    let other = Certificate { entry: EntryId::from_bytes([5; 16]), ..(*it).clone() };
    assert_ne!(code_of(&other), it.code);
    let again = CorpsFacts { known: Some(Kept::Certificate { it: it.clone() }), ..facts.clone() };
    assert_eq!(decide(&again, &command), Ok(vec![]));
    for (facts, command, expected) in [
        (facts.clone(), certify(TODAY, date(2026, 1, 1)), R::Backwards),
        (facts.clone(), certify(TODAY, date(2026, 11, 23)), R::Ahead),
        (facts.clone(), certify(date(2020, 1, 1), date(2020, 2, 1)), R::NothingToCertify),
        (again, certify(date(2026, 2, 1), TODAY), R::IdTaken),
        (CorpsFacts { seats: mentor().seats, ..facts }, command, R::NotThere),
    ] {
        assert_eq!(decide(&facts, &command), Err(expected), "{command:?}");
    }
    for typed in ["", "ABC", "0000-1111-OOOO-IIII", "不是编号不是编号不是编号不是编号"] {
        assert_eq!(is_code(typed), None, "{typed}");
    }
}

// S0-07 1/2: discipline, kind, founding date, guiding body, members
// S0-14 1/2: a service of the kind "academic"
// S0-16 1/2: a recommendation with kind, date and outcome
#[test]
fn groups_services_and_recommendations_are_kept_by_the_office() {
    let group = CorpsCommand::SetGroup {
        unit: UNIT,
        entry: ENTRY,
        discipline: "材料科学".to_owned(),
        kind: GroupKind::ResearchSociety,
        name: " 青年材料研究会 ".to_owned(),
        founded: date(2025, 5, 4),
        guide: "材料学院".to_owned(),
        members: vec![MENTOR, OTHER, MENTOR],
    };
    let Kept::Group { it } = kept(decide(&office(), &group)) else { panic!("a group") };
    assert_eq!((it.name.as_str(), it.members.len(), it.founded), ("青年材料研究会", 2, date(2025, 5, 4)));
    let serve = |kind, on, words: &str| {
        let words = words.to_owned();
        CorpsCommand::Serve { unit: UNIT, entry: ENTRY, person: MENTOR, kind, on, words }
    };
    let academic = serve(ServiceKind::Academic, TODAY, "联系学科带头人");
    let Kept::Service { it } = kept(decide(&office(), &academic)) else { panic!("a service") };
    assert_eq!((it.kind, it.person), (ServiceKind::Academic, MENTOR));
    let recommend = |outcome| CorpsCommand::Recommend {
        unit: UNIT,
        entry: ENTRY,
        person: MENTOR,
        kind: RecommendationKind::Party,
        on: TODAY,
        outcome,
    };
    let made = kept(decide(&office(), &recommend(RecommendationOutcome::Pending)));
    let facts = CorpsFacts { known: Some(made), ..office() };
    let Kept::Recommendation { it } = kept(decide(&facts, &recommend(RecommendationOutcome::Accepted)))
    else {
        panic!("a recommendation");
    };
    assert_eq!(it.outcome, RecommendationOutcome::Accepted);
    let reader = self::facts(Some(Part::Decider), OTHER);
    for (facts, command, expected) in [
        (reader, group.clone(), R::NotYours),
        (self::facts(None, OTHER), group.clone(), R::NotThere),
        (CorpsFacts { seats: None, ..office() }, group, R::NotThere),
        (facts.clone(), academic, R::IdTaken),
        (office(), serve(ServiceKind::Life, date(2026, 11, 23), "以后"), R::Ahead),
        (office(), serve(ServiceKind::Life, TODAY, " "), R::Empty),
        (CorpsFacts { id_taken: true, ..office() }, recommend(RecommendationOutcome::Pending), R::IdTaken),
    ] {
        assert_eq!(decide(&facts, &command), Err(expected), "{command:?}");
    }
}
