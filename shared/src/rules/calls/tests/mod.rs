mod any_order;
mod applications;
mod issuing;

use jiff::civil::{Date, date, time};

use super::*;
use crate::calendar::{Deadline, china};
use crate::forms::name::TemplateId;
use crate::ids::{ApplicationId, AppointmentId, CallId, DocumentId, PinId, ProgrammeId, UnitId};
use crate::rights::{Part, Relation, Seat};
use crate::rules::programmes::Contact;
use crate::sync::hash::Hash;
use crate::time::Timestamp;
use crate::values::Name;

pub const CALL: CallId = CallId::from_bytes([1; 16]);
pub const PROGRAMME: ProgrammeId = ProgrammeId::from_bytes([2; 16]);
pub const UNIVERSITY: UnitId = UnitId::from_bytes([3; 16]);
pub const COLLEGE: UnitId = UnitId::from_bytes([4; 16]);
pub const BRANCH: UnitId = UnitId::from_bytes([5; 16]);
pub const HEAD: AppointmentId = AppointmentId::from_bytes([6; 16]);
pub const REFERENCE: Date = date(2024, 3, 5);

pub fn deadline() -> Deadline {
    Deadline::closing_at(REFERENCE, time(17, 30, 0, 0))
}

/// Milliseconds after the closing second has begun.
pub fn at(ms: i64) -> Timestamp {
    Timestamp::from_millis(china::moment(REFERENCE, time(17, 30, 0, 0)).millis() + ms)
}

pub fn name(it: &str) -> Name {
    Name::try_from(it.to_owned()).expect("fits")
}

pub fn text() -> CallText {
    CallText {
        title: name("第二批工作室申报"),
        batch: "第二批".to_owned(),
        basis: "组〔2024〕3号".to_owned(),
        body: "请各基层党委组织申报。".to_owned(),
        deadline: Some(deadline()),
        reference: Some(REFERENCE),
        receiver: Some(UNIVERSITY),
        contact: Some(Contact {
            name: name("李敏"),
            phone: "0000-000".to_owned(),
            fax: String::new(),
            email: String::new(),
        }),
        form: Some(TemplateId::try_from("studio_application").expect("a name")),
        rubric: "附件1 建设标准".to_owned(),
        places: Some(Places { least: 2, most: 5 }),
        quota: Some(2),
        to: vec![COLLEGE],
    }
}

pub fn open_call() -> CallRow {
    CallRow {
        programme: PROGRAMME,
        owner: UNIVERSITY,
        text: text(),
        state: CallState::Open,
        written: 1,
        changes: vec![],
    }
}

pub fn seat(part: Part, relation: Relation, unit: UnitId) -> Seat {
    Seat { appointment: Some(AppointmentId::from_bytes([9; 16])), unit: Some(unit), part, relation }
}

pub fn application(nth: u8) -> ApplicationId {
    ApplicationId::from_bytes([100 + nth; 16])
}

pub fn row(state: ApplicationState) -> ApplicationRow {
    ApplicationRow {
        call: CALL,
        host: BRANCH,
        nominating: COLLEGE,
        head: HEAD,
        title: "先锋工作室".to_owned(),
        state,
        rank: None,
        papers: vec![],
        submitted: (state == ApplicationState::Submitted).then(|| at(-60_000)),
        until: None,
        paper: None,
        seal: None,
        steps: vec![],
    }
}

pub fn paper(nth: u8) -> Paper {
    let heads = vec![Hash::from_bytes([nth; 32])];
    Paper { pin: PinId::from_bytes([nth; 16]), document: DocumentId::from_bytes([nth; 16]), heads }
}

/// The host's secretary asks about application 1.
pub fn host(state: Option<ApplicationState>) -> ApplicationFacts {
    ApplicationFacts {
        now: at(-60_000),
        by: "李敏".to_owned(),
        call: Some(KnownCall { call: CALL, row: open_call() }),
        nominating: Some(COLLEGE),
        seats: Some(vec![
            seat(Part::Decider, Relation::Own, BRANCH),
            seat(Part::CoAuthor, Relation::Own, BRANCH),
        ]),
        founded: Some(date(2020, 1, 1)),
        head: Some(HeadFacts { unit: BRANCH, leads: true, from: date(2022, 1, 1), until: None }),
        application: state.map(row),
        ..ApplicationFacts::default()
    }
}

/// The college's officer.
pub fn committee(state: ApplicationState) -> ApplicationFacts {
    ApplicationFacts { seats: Some(vec![seat(Part::Office, Relation::Below, COLLEGE)]), ..host(Some(state)) }
}

/// The office that called.
pub fn office(state: ApplicationState) -> ApplicationFacts {
    ApplicationFacts {
        seats: Some(vec![seat(Part::Office, Relation::Below, UNIVERSITY)]),
        office: vec![seat(Part::Office, Relation::Own, UNIVERSITY)],
        ..host(Some(state))
    }
}

pub fn became(decided: Result<Vec<CallEntry>, CallRefusal>) -> Result<Option<ApplicationState>, CallRefusal> {
    Ok(decided?.first().map(|it| match it {
        CallEntry::ApplicationSet { row, .. } => row.state,
        CallEntry::CallSet { .. } => panic!("no call was asked about"),
    }))
}
