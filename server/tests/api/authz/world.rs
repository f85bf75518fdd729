use std::collections::BTreeMap;

use axum::http::StatusCode;
use gongjian_shared::ids::{EscrowId, SpaceId, UnitId};
use gongjian_shared::rights::{Part, Relation};
use gongjian_shared::sync::frame::Goodbye;
use serde_json::{Value, json};

use crate::links::acked;
use crate::office::{Browser, Office, PASSWORD, person, space};
use crate::phone::{Phone, Plan, Served, serve};

/// Everybody who is asked holds a post at `NORTH`; each of these units lies elsewhere from there.
pub const RELATIONS: [(Relation, u16); 5] = [
    (Relation::Own, NORTH),
    (Relation::Below, 3),
    (Relation::Above, 1),
    (Relation::Guided, 5),
    (Relation::Apart, 4),
];
const NORTH: u16 = 2;
const ROOM: u8 = 7;
/// A unit that is not there, nor anything of it.
pub const NOWHERE: u16 = 90;

/// A post, and the parts that the requirements give to it.
const POSTS: [(&str, &[Part]); 11] = [
    ("office_staff", &[Part::Office, Part::CoAuthor]),
    ("head", &[Part::Decider, Part::CoAuthor]),
    ("member", &[Part::CoAuthor]),
    ("reviewer", &[Part::Reviewer]),
    ("inspector", &[Part::Inspector]),
    ("counselor", &[Part::Counselor]),
    ("elder", &[Part::Elder]),
    ("student_secretary", &[Part::StudentSecretary]),
    ("student_member", &[Part::Reader]),
    ("liaison", &[Part::Reader, Part::Liaison]),
    ("auditor", &[Part::Auditor]),
];

pub struct World {
    pub office: Office,
    pub admin: Browser,
    pub served: Served,
    /// Work that waits for a supervisor, by unit.
    pub late: BTreeMap<u16, EscrowId>,
}

/// Somebody who tries everything.
pub struct Subject {
    pub name: String,
    pub parts: &'static [Part],
    pub browser: Browser,
    pub appointment: Option<u16>,
    /// Was let into `ROOM`, which is no unit's.
    pub in_room: bool,
}

impl Subject {
    fn has_room(&self, unit: u16) -> bool {
        self.in_room && unit == NORTH
    }

    /// The space at a unit.
    pub fn space(&self, unit: u16) -> SpaceId {
        if self.has_room(unit) { space(ROOM) } else { space_of(unit) }
    }

    /// The same, and the number of a paper in it.
    pub fn papers(&self, unit: u16) -> (SpaceId, u8) {
        let number = if self.has_room(unit) { ROOM.into() } else { unit };
        (self.space(unit), paper(number))
    }
}

/// The paper that the resident wrote; those that are tried have smaller numbers.
pub fn paper(unit: u16) -> u8 {
    200 + u8::try_from(unit).expect("small")
}

/// A number as an id.
pub fn id(number: u16) -> String {
    format!("00000000-0000-7000-8000-00000000{number:04}")
}

pub fn space_of(unit: u16) -> SpaceId {
    SpaceId::of_unit(id(unit).parse::<UnitId>().expect("an id"))
}

pub fn unit_name(unit: u16) -> String {
    format!("第{unit}单位")
}

pub fn unit_detail(unit: u16) -> Value {
    let (kind, level) = match unit {
        1 => ("league_committee", "province"),
        3 => ("college", "college"),
        _ => ("university", "school"),
    };
    json!({ "name": unit_name(unit), "kind": kind, "line": "league", "level": level })
}

/// Each unit has one person at home and in a post there, with an account, a standard and a programme.
pub const fn victim(unit: u16) -> u16 {
    100 + unit
}

pub fn victim_name(unit: u16) -> String {
    format!("居民{unit}号")
}

pub fn victim_login(unit: u16) -> String {
    format!("resident{unit}")
}

pub fn victim_detail(unit: u16) -> Value {
    json!({ "name": victim_name(unit), "staff": "teacher", "home": id(unit) })
}

pub fn private(unit: u16) -> Value {
    json!({ "birth": "1995-04-02", "phone": phone_number(unit), "email": "", "consent": true })
}

pub fn phone_number(unit: u16) -> String {
    format!("138000000{unit:02}")
}

pub const fn appointment(unit: u16) -> u16 {
    200 + unit
}

pub const fn standard(unit: u16) -> u16 {
    300 + unit
}

pub fn standard_name(unit: u16) -> String {
    format!("配备{unit}号")
}

pub fn standard_detail(unit: u16, most: Option<u16>) -> Value {
    let detail = unit_detail(unit);
    json!({
        "name": standard_name(unit), "under": id(unit), "kind": detail["kind"], "post": "director", "least": 2, "most": most,
    })
}

pub const fn programme(unit: u16) -> u16 {
    400 + unit
}

pub const fn notice(unit: u16) -> u16 {
    440 + unit
}

/// From the unit to itself.
pub fn send(notice: u16, unit: u16, body: &str) -> Value {
    let text = json!({ "title": "通知", "body": body, "ask": "read" });
    let to = json!([{ "to": "unit", "unit": id(unit) }]);
    json!({ "act": "send", "notice": id(notice), "from": id(unit), "text": text, "to": to })
}

pub fn start(programme: u16, owner: u16, contacts: &Value) -> Value {
    json!({
        "act": "start", "programme": id(programme), "definition": "leaders_counselors", "owner": id(owner),
        "title": "领导联系服务辅导员", "on": "2026-09-01", "contacts": contacts,
    })
}

fn appoint(number: u16, person: u16, unit: u16, post: &str) -> Value {
    let detail = json!({
        "person": id(person), "unit": id(unit), "post": post, "from": "2020-01-01", "basis": "decision", "document": "党〔2020〕1号",
    });
    json!({ "act": "appoint", "appointment": id(number), "detail": detail })
}

impl World {
    pub async fn new() -> Self {
        let (office, admin) = Office::open().await;
        let served = serve(&office).await;
        let mut it = Self { office, admin, served, late: BTreeMap::new() };
        for (unit, parent) in [(1, None), (NORTH, Some(1)), (3, Some(NORTH)), (4, Some(1)), (5, Some(4))] {
            it.settle(unit, parent).await;
        }
        let guide = json!({ "act": "set_guide", "unit": id(5), "guide": id(NORTH), "guides": true });
        it.party(guide).await;
        it
    }

    async fn party(&mut self, command: Value) {
        self.admin.party(command).await.expect_status(StatusCode::OK);
    }

    async fn settle(&mut self, unit: u16, parent: Option<u16>) {
        let (parent, detail) = (parent.map(id), unit_detail(unit));
        self.party(json!({ "act": "add_unit", "unit": id(unit), "parent": parent, "detail": detail, "draft": false }))
            .await;
        let person = id(victim(unit));
        let add = json!({ "act": "add_person", "person": person, "detail": victim_detail(unit), "private": private(unit) });
        self.party(add).await;
        self.party(appoint(appointment(unit), victim(unit), unit, "member")).await;
        let browser = self.browser(victim(unit), &victim_login(unit)).await;
        self.mend(unit).await;
        let contacts = json!([{ "name": "李敏", "phone": "0000-000" }]);
        let start = start(programme(unit), unit, &contacts);
        self.admin.order("programme", start).await.expect_status(StatusCode::OK);
        self.notify(unit).await;
        self.write_paper(&browser, space_of(unit), paper(unit)).await;
        let escrow = super::late::leave(self, unit).await;
        self.late.insert(unit, escrow);
    }

    /// The unit's office sends a notice.
    async fn notify(&mut self, unit: u16) {
        let number = 130 + unit;
        self.employ(number, unit, 260 + unit, "office_staff").await;
        let mut clerk = self.browser(number, &format!("clerk{unit}")).await;
        clerk.order("notice", send(notice(unit), unit, "请阅知。")).await.expect_status(StatusCode::OK);
    }

    async fn write_paper(&self, browser: &Browser, space: SpaceId, paper: u8) {
        let (mut phone, welcome) = Phone::greet(&self.served, browser, vec![]).await;
        let mut plan = Plan::new(space, paper, &welcome);
        acked(phone.push(1, plan.head, &[&plan.write("甲").bytes]).await);
    }

    /// What a command may have taken away comes back.
    pub async fn mend(&mut self, unit: u16) {
        let set = json!({ "act": "set_standard", "standard": id(standard(unit)), "detail": standard_detail(unit, None) });
        self.party(set).await;
    }

    pub async fn browser(&mut self, number: u16, login: &str) -> Browser {
        let open = json!({ "act": "open_account", "user": id(number), "login": login, "password": PASSWORD });
        self.party(open).await;
        self.sign_in(u8::try_from(number % 250).expect("small"), login).await
    }

    async fn sign_in(&self, nth: u8, login: &str) -> Browser {
        let mut browser = self.office.browser(nth);
        browser.sign_in(login, PASSWORD).await.expect_status(StatusCode::OK);
        browser
    }

    /// One person for each post, and one who runs the server.
    pub async fn subjects(&mut self) -> Vec<Subject> {
        let mut all = vec![self.administrator().await, self.member().await];
        for (number, (post, parts)) in (10..).zip(POSTS) {
            let appointment = number + 500;
            self.employ(number, NORTH, appointment, post).await;
            let browser = self.browser(number, post).await;
            all.push(Subject {
                name: post.to_owned(),
                parts,
                browser,
                appointment: Some(appointment),
                in_room: false,
            });
        }
        all
    }

    async fn administrator(&mut self) -> Subject {
        let add = json!({
            "command": "add_person", "user": person(9), "login": "second", "name": "次管", "password": PASSWORD, "administrator": true,
        });
        self.admin.command(9, add).await.expect_status(StatusCode::OK);
        let browser = self.sign_in(9, "second").await;
        Subject {
            name: "administrator".to_owned(),
            parts: &[Part::Administrator],
            browser,
            appointment: None,
            in_room: false,
        }
    }

    async fn member(&mut self) -> Subject {
        let add = crate::office::add_person(8, "guest");
        let into = [crate::office::add_space(ROOM), add, crate::office::set_member(ROOM, 8, Some("member"))];
        for command in into {
            self.admin.plain(command).await.expect_status(StatusCode::OK);
        }
        let browser = self.sign_in(8, "guest").await;
        self.write_paper(&browser, space(ROOM), paper(ROOM.into())).await;
        Subject {
            name: "guest".to_owned(),
            parts: &[Part::Member],
            browser,
            appointment: None,
            in_room: true,
        }
    }

    /// Somebody at home in the unit, with a post there.
    pub async fn employ(&mut self, number: u16, unit: u16, appointment: u16, post: &str) {
        let detail = json!({ "name": format!("人员{number}"), "staff": "teacher", "home": id(unit) });
        self.party(json!({ "act": "add_person", "person": id(number), "detail": detail, "private": null }))
            .await;
        self.party(appoint(appointment, number, unit, post)).await;
    }

    pub async fn remove(&mut self, subject: &Subject) {
        let (mut phone, welcome) = Phone::greet(&self.served, &subject.browser, vec![]).await;
        self.end(subject.appointment.expect("a post")).await;
        if !welcome.spaces.is_empty() {
            assert_eq!(phone.goodbye().await, Some(Goodbye::RightsChanged));
        }
    }

    pub async fn end(&mut self, appointment: u16) {
        let end = json!({ "on": self.office.today(), "basis": "handover", "document": "党〔2026〕9号" });
        self.party(json!({ "act": "end_appointment", "appointment": id(appointment), "end": end })).await;
    }
}
