mod any_order;
mod assigning;
mod selecting;
mod sheets_stay_apart;

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::ids::{ApplicationId, CallId, PersonId, PinId, UnitId};
use crate::rights::{Part, Relation, Seat};
use crate::rules::calls::{CallRow, CallState, CallText, KnownCall, Places};
use crate::time::Timestamp;
use crate::values::Name;

pub const CALL: CallId = CallId::from_bytes([1; 16]);
pub const UNIVERSITY: UnitId = UnitId::from_bytes([3; 16]);
pub const NOON: Timestamp = Timestamp::from_millis(1_795_000_000_000);

pub fn app(nth: u8) -> ApplicationId {
    ApplicationId::from_bytes([100 + nth; 16])
}

pub fn person(nth: u8) -> PersonId {
    PersonId::from_bytes([200 + nth; 16])
}

pub fn pair(application: u8, reviewer: u8) -> Pair {
    Pair { application: app(application), reviewer: person(reviewer) }
}

pub fn rubric() -> Vec<RubricItem> {
    let item = |title: &str, weight, full| RubricItem { title: title.to_owned(), weight, full };
    vec![item("政治功能", 60, 10), item("工作基础", 40, 20)]
}

pub fn sheet(first: u32) -> Sheet {
    Sheet {
        marks: vec![Mark::Points { points: first }, Mark::Abstain],
        to_committee: "建议入围".to_owned(),
        to_applicant: "目标可以再具体".to_owned(),
        pins: vec![PinId::from_bytes([7; 16])],
    }
}

pub fn seats(part: Part) -> Vec<Seat> {
    vec![Seat { appointment: None, unit: Some(UNIVERSITY), part, relation: Relation::Own }]
}

fn call() -> KnownCall {
    let text = CallText {
        title: Name::try_from("第二批工作室申报".to_owned()).expect("fits"),
        batch: String::new(),
        basis: String::new(),
        body: String::new(),
        deadline: None,
        reference: None,
        receiver: Some(UNIVERSITY),
        contact: None,
        form: None,
        rubric: String::new(),
        places: Some(Places { least: 1, most: 2 }),
        quota: Some(2),
        to: vec![],
    };
    let programme = crate::ids::ProgrammeId::from_bytes([2; 16]);
    let (owner, state) = (UNIVERSITY, CallState::Closed);
    KnownCall { call: CALL, row: CallRow { programme, owner, text, state, written: 1, changes: vec![] } }
}

/// Four applications, four reviewers; the office asks.
pub fn office() -> ReviewFacts {
    let entrant = |nth| Entrant {
        application: app(nth),
        title: format!("工作室{nth}"),
        pins: vec![PinId::from_bytes([7; 16])],
    };
    ReviewFacts {
        now: NOON,
        by: "李敏".to_owned(),
        me: Some(person(50)),
        call: Some(call()),
        office: seats(Part::Office),
        entrants: (0..4).map(entrant).collect(),
        pool_known: true,
        ties: BTreeMap::from([(pair(0, 0), Tie::Unit)]),
        ..ReviewFacts::default()
    }
}

pub fn row(state: ReviewState) -> ReviewRow {
    ReviewRow {
        rubric: rubric(),
        each: 2,
        most: 3,
        pool: (0..4).map(person).collect(),
        state,
        recusals: vec![],
        pairs: if state == ReviewState::Gathering { vec![] } else { pairs() },
        shortlist: BTreeSet::new(),
        verdicts: vec![],
        publicity: None,
        steps: vec![],
    }
}

/// Two for each, none of them tied.
pub fn pairs() -> Vec<Pair> {
    vec![pair(0, 1), pair(0, 2), pair(1, 0), pair(1, 3), pair(2, 0), pair(2, 1), pair(3, 2), pair(3, 3)]
}

pub fn stands(state: ReviewState) -> ReviewFacts {
    ReviewFacts { review: Some(row(state)), ..office() }
}

/// The same, as a reviewer asks.
pub fn as_reviewer(nth: u8, facts: ReviewFacts) -> ReviewFacts {
    ReviewFacts { me: Some(person(nth)), office: vec![], ..facts }
}

pub fn became(decided: Result<Vec<ReviewEntry>, ReviewRefusal>) -> ReviewRow {
    match decided.expect("accepted").remove(0) {
        ReviewEntry::ReviewSet { row, .. } => *row,
        ReviewEntry::SheetSet { .. } => panic!("no sheet was asked about"),
    }
}
