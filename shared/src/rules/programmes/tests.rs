use jiff::civil::{Date, date};

use super::*;
use crate::ids::{ProgrammeId, UnitId};
use crate::programmes::{Change, Definition, Key, RuleHistory, RuleSet, Situation, bundled};
use crate::rights::{Part, Relation, Seat, Verb};
use crate::values::Name;

const OWNER: UnitId = UnitId::from_bytes([1; 16]);
const PROGRAMME: ProgrammeId = ProgrammeId::from_bytes([2; 16]);
const ON: Date = date(2026, 9, 1);

fn key(it: &str) -> Key {
    Key::try_from(it).expect("a key")
}

fn pairing() -> Definition {
    let all = bundled().expect("sound");
    all.into_iter().find(|it| it.id == key("leaders_counselors")).expect("there")
}

fn seat(part: Part) -> Vec<Seat> {
    vec![Seat { appointment: None, unit: Some(OWNER), part, relation: Relation::Own }]
}

fn facts(part: Part, contacts: u32) -> ProgrammeFacts {
    ProgrammeFacts {
        today: ON,
        owner_seats: Some(seat(part)),
        definition: Some(pairing()),
        situation: Situation { contacts, ..Situation::default() },
        ..ProgrammeFacts::default()
    }
}

fn contact(phone: &str) -> Contact {
    let name = Name::try_from("李敏".to_owned()).expect("a name");
    Contact { name, phone: phone.to_owned(), fax: String::new(), email: String::new() }
}

fn start(contacts: Vec<Contact>) -> ProgrammeCommand {
    ProgrammeCommand::Start {
        programme: PROGRAMME,
        definition: key("leaders_counselors"),
        owner: OWNER,
        title: Name::try_from("联系服务辅导员".to_owned()).expect("a name"),
        on: ON,
        contacts,
        changes: vec![],
    }
}

// S0-31
#[test]
fn a_programme_starts_with_a_contact_by_the_office_of_its_owner() {
    let with = vec![contact("0000-000")];
    for (facts, contacts, expected) in [
        (facts(Part::Office, 1), with.clone(), None),
        (facts(Part::Reader, 1), with.clone(), Some("NotYours")),
        (
            ProgrammeFacts { owner_seats: Some(vec![]), ..facts(Part::Office, 1) },
            with.clone(),
            Some("NotThere"),
        ),
        (ProgrammeFacts { id_taken: true, ..facts(Part::Office, 1) }, with.clone(), Some("IdTaken")),
        (ProgrammeFacts { definition: None, ..facts(Part::Office, 1) }, with, Some("NoSuchDefinition")),
        (facts(Part::Office, 1), vec![contact(" ")], Some("ContactUnreachable")),
        (facts(Part::Office, 0), vec![], Some("Contradicts")),
    ] {
        let said = decide(&facts, &start(contacts)).err().map(|it| format!("{it:?}"));
        assert!(
            expected.is_none_or(|word| said.as_deref().is_some_and(|it| it.starts_with(word)))
                && expected.is_some() == said.is_some(),
            "{said:?}, not {expected:?}"
        );
    }
}

fn running() -> ProgrammeFacts {
    let history = RuleHistory::new(RuleSet::start(&pairing(), ON));
    let running = Running { owner: OWNER, history, ended: None };
    ProgrammeFacts { running: Some(running), ..facts(Part::Office, 1) }
}

#[test]
fn rules_change_by_versions_with_a_reason() {
    let facts = running();
    let shorter = crate::programmes::Days { from: ON, to: date(2029, 6, 30) };
    let adjust = |reason: &str| ProgrammeCommand::Adjust {
        programme: PROGRAMME,
        changes: vec![Change::Run(shorter)],
        reason: reason.to_owned(),
    };
    assert_eq!(decide(&facts, &adjust(" ")), Err(ProgrammeRefusal::NoReason));
    let entries = decide(&facts, &adjust("学校调整学期安排"));
    let version = entries.map(|it| match it.as_slice() {
        [ProgrammeEntry::RulesAdjusted { rules, .. }] => rules.version().number(),
        other => panic!("one entry, not {other:?}"),
    });
    // Phases that would reach beyond the shorter run are told, not cut in silence.
    match version {
        Ok(number) => assert_eq!(number, 2),
        Err(refusal) => assert!(matches!(refusal, ProgrammeRefusal::Contradicts { .. }), "{refusal:?}"),
    }
    let nothing = ProgrammeCommand::Adjust { programme: PROGRAMME, changes: vec![], reason: "无".into() };
    assert_eq!(decide(&facts, &nothing), Ok(vec![]));
}

// S0-20
#[test]
fn an_item_is_ticked_by_those_who_write_at_the_site() {
    let tick = |item: &str, done| ProgrammeCommand::Tick {
        programme: PROGRAMME,
        site: OWNER,
        phase: key("pairing"),
        item: key(item),
        done,
    };
    let at = |part| ProgrammeFacts { site_seats: Some(seat(part)), ..running() };
    let author = at(Part::CoAuthor);
    assert_eq!(decide(&author, &tick("group_set_up", true)).map(|it| it.len()), Ok(1));
    let ticked = [(key("pairing"), key("group_set_up"))].into();
    assert_eq!(decide(&ProgrammeFacts { ticked, ..author.clone() }, &tick("group_set_up", true)), Ok(vec![]));
    let unknown = ProgrammeRefusal::NoSuchItem { phase: key("pairing"), item: key("dance") };
    assert_eq!(decide(&author, &tick("dance", true)), Err(unknown));
    let refused = Err(ProgrammeRefusal::NotYours { verb: Verb::Write });
    assert_eq!(decide(&at(Part::Reader), &tick("group_set_up", true)), refused);
    let mut over = author;
    over.running = over.running.map(|it| Running { ended: Some(ON), ..it });
    assert_eq!(decide(&over, &tick("group_set_up", true)), Err(ProgrammeRefusal::Ended { on: ON }));
}
