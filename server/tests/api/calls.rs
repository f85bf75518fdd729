//! Calls and applications over HTTP: three at once for two places, a second too late, order, receipts, and what nobody
//! learns (S3-01, S3-10 to S3-13).

use axum::http::StatusCode;
use gongjian_shared::documents::edit::Edit;
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::ids::{ApplicationId, SpaceId, UnitId};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use serde_json::{Value, json};

use crate::links::acked;
use crate::office::{Browser, Office};
use crate::phone::{Phone, Served, serve};

pub fn id(number: u16) -> String {
    format!("00000000-0000-7000-8000-00000000{number:04}")
}

pub const UNIVERSITY: u16 = 1;
pub const COLLEGE: u16 = 2;
pub const BESIDE: u16 = 3;
/// Branches of the college, and one of the college beside it.
const BRANCHES: [u16; 3] = [4, 5, 6];
const OTHER_BRANCH: u16 = 7;
const PROGRAMME: u16 = 90;
pub const CALL: u16 = 91;
const DEADLINE: &str = "2026-12-05T17:30:00";

pub struct World {
    pub office: Office,
    served: Served,
    pub admin: Browser,
    pub staff: Browser,
    pub officer: Browser,
    pub hosts: Vec<Browser>,
}

async fn unit(admin: &mut Browser, number: u16, parent: Option<u16>, name: &str, kind: &str, level: &str) {
    let detail =
        json!({ "name": name, "kind": kind, "line": "party", "level": level, "founded": "2020-01-01" });
    let parent = parent.map(id);
    let add =
        json!({ "act": "add_unit", "unit": id(number), "parent": parent, "detail": detail, "draft": false });
    admin.party(add).await.expect_status(StatusCode::OK);
}

pub async fn someone(office: &Office, admin: &mut Browser, number: u16, unit: u16, post: &str) -> Browser {
    let detail = json!({ "name": format!("人员{number}"), "staff": "teacher", "home": id(unit) });
    let add = json!({ "act": "add_person", "person": id(number), "detail": detail, "private": null });
    admin.party(add).await.expect_status(StatusCode::OK);
    let detail = json!({
        "person": id(number), "unit": id(unit), "post": post, "from": "2022-01-01", "basis": "decision", "document": "党〔2022〕1号",
    });
    let appoint = json!({ "act": "appoint", "appointment": id(number + 100), "detail": detail });
    admin.party(appoint).await.expect_status(StatusCode::OK);
    let (login, password) = (format!("person{number}"), crate::office::PASSWORD);
    let open = json!({ "act": "open_account", "user": id(number), "login": login, "password": password });
    admin.party(open).await.expect_status(StatusCode::OK);
    signed_in(office, number).await
}

async fn signed_in(office: &Office, number: u16) -> Browser {
    let mut browser = office.browser(u8::try_from(number).expect("small"));
    browser.sign_in(&format!("person{number}"), crate::office::PASSWORD).await.expect_status(StatusCode::OK);
    browser
}

fn text(form: &str) -> Value {
    json!({
        "title": "第二批工作室申报", "batch": "第二批", "basis": "组〔2026〕3号", "body": "请组织申报。",
        "deadline": DEADLINE, "reference": "2026-12-05", "receiver": id(UNIVERSITY),
        "contact": { "name": "李敏", "phone": "0000-0000" }, "form": form, "rubric": "附件1",
        "places": { "least": 2, "most": 5 }, "quota": 2, "to": [id(COLLEGE), id(BESIDE)],
    })
}

fn draft(form: &str, seen: u32) -> Value {
    json!({ "act": "draft", "call": id(CALL), "programme": id(PROGRAMME), "text": text(form), "seen": seen })
}

/// What became of a command: nothing, or the refusal.
async fn send(browser: &mut Browser, group: &str, command: Value) -> Value {
    let outcome = browser.order(group, command).await.json()["outcome"].clone();
    if outcome["outcome"] == "accepted" { Value::Null } else { outcome["refusal"]["call"].clone() }
}

pub async fn apply(browser: &mut Browser, act: &str, number: u16) -> Value {
    send(browser, "application", json!({ "act": act, "application": id(number) })).await
}

impl World {
    async fn new() -> Self {
        let (office, mut admin) = Office::open().await;
        unit(&mut admin, UNIVERSITY, None, "滇北大学党委", "party_committee", "school").await;
        for (number, name) in [(COLLEGE, "材料学院党委"), (BESIDE, "化学学院党委")] {
            unit(&mut admin, number, Some(UNIVERSITY), name, "college", "college").await;
        }
        for number in BRANCHES {
            unit(&mut admin, number, Some(COLLEGE), &format!("第{number}支部"), "branch", "branch").await;
        }
        unit(&mut admin, OTHER_BRANCH, Some(BESIDE), "化学支部", "branch", "branch").await;
        let mut staff = someone(&office, &mut admin, 11, UNIVERSITY, "office_staff").await;
        let officer = someone(&office, &mut admin, 12, COLLEGE, "office_staff").await;
        let mut hosts = Vec::new();
        for nth in 0..3 {
            hosts.push(someone(&office, &mut admin, 20 + nth, BRANCHES[usize::from(nth)], "secretary").await);
        }
        let start = json!({
            "act": "start", "programme": id(PROGRAMME), "definition": "leaders_counselors", "owner": id(UNIVERSITY),
            "title": "工作室建设", "on": "2026-09-01", "contacts": [{ "name": "李敏", "phone": "0000-000" }],
        });
        let started = staff.order("programme", start).await.json();
        assert_eq!(started["outcome"]["outcome"], "accepted", "{started}");
        let served = serve(&office).await;
        Self { office, served, admin, staff, officer, hosts }
    }

    async fn called(form: &str) -> Self {
        let mut it = Self::new().await;
        assert_eq!(send(&mut it.staff, "call", draft(form, 0)).await, Value::Null);
        assert_eq!(
            send(&mut it.staff, "call", json!({ "act": "issue", "call": id(CALL) })).await,
            Value::Null
        );
        it
    }

    /// Host `nth` begins application 50 + nth.
    async fn start(&mut self, nth: u16) -> Value {
        let start = json!({
            "act": "start", "application": id(50 + nth), "call": id(CALL), "host": id(BRANCHES[usize::from(nth)]),
            "head": id(120 + nth), "title": format!("工作室{nth}"),
        });
        send(&mut self.hosts[usize::from(nth)], "application", start).await
    }

    /// Writes the form of host `nth` on a phone; gives its heads. With `push` the server has it.
    async fn write(&mut self, nth: u16, form: &str, push: bool) -> (DocumentHead, Vec<Hash>) {
        let host: UnitId = id(BRANCHES[usize::from(nth)]).parse().expect("an id");
        let application: ApplicationId = id(50 + nth).parse().expect("an id");
        let head = DocumentHead::one_per(SpaceId::of_unit(host), Kind::Form, application.as_uuid());
        let (mut phone, welcome) = Phone::greet(&self.served, &self.hosts[usize::from(nth)], vec![]).await;
        let mut document = Document::new(Kind::Form, &[welcome.actor_prefix, [9; 8]].concat());
        let heads = document.heads();
        let begin = Edit::Use { template: form.try_into().expect("a name"), version: 1 };
        let edited =
            document.edit(&heads, &begin, Timestamp::from_millis(5)).expect("fits").expect("changes");
        if push {
            acked(phone.push(1, head, &[&edited.bytes]).await);
        }
        (head, document.heads().into_iter().collect())
    }

    async fn hand_up(&mut self, nth: u16, paper: &(DocumentHead, Vec<Hash>)) -> Value {
        let heads: Vec<String> = paper.1.iter().map(ToString::to_string).collect();
        let papers = json!([{ "pin": id(70 + nth), "document": paper.0.document, "heads": heads }]);
        let up = json!({ "act": "hand_up", "application": id(50 + nth), "papers": papers });
        self.hosts[usize::from(nth)].order("application", up).await.json()["outcome"].clone()
    }

    /// Three applications, checked and put in order.
    pub async fn ready() -> Self {
        let mut it = Self::called("private_note").await;
        for nth in 0..3 {
            assert_eq!(it.start(nth).await, Value::Null);
            let paper = it.write(nth, "private_note", true).await;
            assert_eq!(it.hand_up(nth, &paper).await["outcome"], "accepted");
            assert_eq!(apply(&mut it.officer, "check", 50 + nth).await, Value::Null);
        }
        assert_eq!(it.rank(&[52, 50, 51]).await, Value::Null);
        it
    }

    async fn rank(&mut self, order: &[u16]) -> Value {
        let order: Vec<String> = order.iter().map(|it| id(*it)).collect();
        let rank = json!({ "act": "rank", "call": id(CALL), "nominating": id(COLLEGE), "order": order });
        send(&mut self.officer, "application", rank).await
    }

    async fn page(browser: &mut Browser) -> Value {
        browser.ask("calls/page", json!({ "call": id(CALL) })).await.expect_status(StatusCode::OK).json()
    }

    pub fn to_deadline_ms(&self) -> i64 {
        let closing: jiff::civil::DateTime = DEADLINE.parse().expect("a moment");
        let closing = gongjian_shared::calendar::china::moment(closing.date(), closing.time());
        closing.millis() - self.office.clock.now().millis()
    }
}

// S3-10
#[tokio::test]
async fn of_three_submits_at_the_same_moment_two_pass_and_the_third_is_told_who_used_the_places() {
    let mut world = World::ready().await;
    let (mut one, mut two) = (signed_in(&world.office, 12).await, signed_in(&world.office, 12).await);
    let answers = tokio::join!(
        apply(&mut world.officer, "submit", 50),
        apply(&mut one, "submit", 51),
        apply(&mut two, "submit", 52),
    );
    let mut answers = vec![answers.0, answers.1, answers.2];
    answers.sort_by_key(|it| !it.is_null());
    assert_eq!(answers[..2], [Value::Null, Value::Null], "{answers:?}");
    let refused = &answers[2];
    assert_eq!((&refused["why"], &refused["most"]), (&json!("quota_full"), &json!(2)));
    assert_eq!(refused["taken"].as_array().map(Vec::len), Some(2), "{refused}");
    let seen = World::page(&mut world.staff).await;
    let came =
        seen["applications"].as_array().expect("a list").iter().filter(|it| it["state"] == "submitted");
    assert_eq!(came.count(), 2);
    assert_eq!(
        seen["applications"].as_array().map(Vec::len),
        Some(2),
        "the office sees what came, and no drafts"
    );
}

// S3-12
#[tokio::test]
async fn one_second_after_the_closing_hour_a_submit_is_refused_and_everything_stays() {
    let mut world = World::ready().await;
    let left = world.to_deadline_ms();
    world.office.clock.advance_ms(left + 999);
    assert_eq!(apply(&mut world.officer, "submit", 52).await, Value::Null, "the closing second is in time");
    world.office.clock.advance_ms(1);
    let late = apply(&mut world.officer, "submit", 50).await;
    assert_eq!((&late["why"], &late["deadline"]), (&json!("late"), &json!(DEADLINE)));
    let page = world.hosts[0].ask("calls/application", json!({ "application": id(50) })).await.json();
    assert_eq!(page["row"]["state"], "checked");
    assert_eq!(page["row"]["papers"].as_array().map(Vec::len), Some(1), "what was handed up is kept");
    let extend = json!({ "act": "extend", "call": id(CALL), "until": "2026-12-08T17:30:00", "basis": "组〔2026〕5号" });
    assert_eq!(send(&mut world.staff, "call", extend).await, Value::Null);
    assert_eq!(apply(&mut world.officer, "submit", 50).await, Value::Null);
}

// S3-12 1/3: what came in before the deadline counts from then, though its papers arrive later.
#[tokio::test]
async fn papers_that_are_on_their_way_are_waited_for_and_the_command_keeps_its_time() {
    let mut world = World::called("private_note").await;
    world.start(0).await;
    let paper = world.write(0, "private_note", false).await;
    let left = world.to_deadline_ms();
    world.office.clock.advance_ms(left);
    let heads: Vec<String> = paper.1.iter().map(ToString::to_string).collect();
    let papers = json!([{ "pin": id(70), "document": paper.0.document, "heads": heads }]);
    let command = json!({ "command": "application",
        "application": { "act": "hand_up", "application": id(50), "papers": papers } });
    let waits = world.hosts[0].command(200, command.clone()).await.json();
    assert_eq!(waits["outcome"]["outcome"], "not_yet_here", "{waits}");
    world.office.clock.advance_ms(60_000);
    let again = world.write(0, "private_note", true).await;
    assert_eq!(again.1, paper.1, "the same change");
    let done = world.hosts[0].command(200, command).await.json();
    assert_eq!(done["outcome"]["outcome"], "accepted", "{done}");
}

// S3-08: what is missing is counted in the version that is handed up.
#[tokio::test]
async fn an_application_without_its_goals_is_not_handed_up() {
    let mut world = World::called("studio_application").await;
    assert_eq!(world.start(0).await, Value::Null);
    let paper = world.write(0, "studio_application", true).await;
    let refused = world.hand_up(0, &paper).await;
    assert_eq!(refused["refusal"]["call"]["why"], "incomplete", "{refused}");
    assert!(refused["refusal"]["call"]["gaps"].as_u64().is_some_and(|gaps| gaps > 10), "{refused}");
    let other = world.write(1, "private_note", true).await;
    assert_eq!(world.hand_up(0, &other).await["refusal"]["call"]["why"], "bad_papers");
}

// S3-11
// S3-13
#[tokio::test]
async fn the_order_is_the_colleges_and_with_both_copies_an_application_is_formally_complete() {
    let mut world = World::ready().await;
    assert_eq!(world.rank(&[52, 50]).await["why"], "bad_order");
    assert_eq!(world.rank(&[52, 50, 50]).await["why"], "bad_order");
    for number in [52, 50] {
        assert_eq!(apply(&mut world.officer, "submit", number).await, Value::Null);
    }
    let page = World::page(&mut world.staff).await;
    let ranks: Vec<_> =
        page["applications"].as_array().expect("a list").iter().map(|it| &it["rank"]).collect();
    assert_eq!(ranks, [&json!(1), &json!(2)]);
    let receive = |copy: &str| json!({ "act": "receive", "application": id(52), "copy": copy });
    assert_eq!(send(&mut world.officer, "application", receive("paper")).await["why"], "not_yours");
    for (copy, complete) in [("paper", false), ("seal", true)] {
        assert_eq!(send(&mut world.staff, "application", receive(copy)).await, Value::Null);
        let page = World::page(&mut world.staff).await;
        let it = &page["applications"][0];
        assert_eq!(it["paper"] == true && it["seal"] == true, complete, "{copy}");
    }
}

// S3-01: what is missing is told before it is issued; S0-32: receipts are the sender's.
#[tokio::test]
async fn a_call_is_issued_when_nothing_is_missing_and_its_addressees_confirm() {
    let mut world = World::new().await;
    let mut gaps = draft("private_note", 0);
    gaps["text"]["basis"] = json!("");
    gaps["text"]["contact"] = Value::Null;
    assert_eq!(send(&mut world.staff, "call", gaps).await, Value::Null);
    let issue = || json!({ "act": "issue", "call": id(CALL) });
    let lacks = send(&mut world.staff, "call", issue()).await;
    assert_eq!(lacks["lacks"], json!(["basis", "contact"]));
    assert_eq!(send(&mut world.staff, "call", draft("private_note", 0)).await["why"], "changed");
    let mut foreign = draft("private_note", 1);
    foreign["text"]["to"] = json!([id(77)]);
    assert_eq!(send(&mut world.staff, "call", foreign).await["why"], "no_such_unit");
    assert_eq!(send(&mut world.staff, "call", draft("private_note", 1)).await, Value::Null);
    assert_eq!(
        send(&mut world.officer, "call", issue()).await["why"],
        "not_there",
        "a draft is its office's"
    );
    assert_eq!(send(&mut world.staff, "call", issue()).await, Value::Null);
    let received = world.officer.ask("notices/list", json!({})).await.json();
    let notice = received["received"][0][0].clone();
    assert_eq!(received["received"][0][1]["title"], "第二批工作室申报");
    for act in ["open", "answer"] {
        let step = json!({ "act": act, "notice": notice, "words": "" });
        world.officer.order("notice", step).await.expect_status(StatusCode::OK);
    }
    let page = World::page(&mut world.staff).await;
    assert!(
        page["addressees"][0]["confirmed"].is_i64() && page["addressees"][1]["confirmed"].is_null(),
        "{page}"
    );
    let theirs = World::page(&mut world.officer).await;
    assert_eq!((&theirs["addressees"], &theirs["may_write"]), (&json!([]), &json!(false)));
}

// what is hidden answers like what is not there.
#[tokio::test]
async fn another_college_learns_nothing_of_an_application_and_the_university_nothing_of_a_draft() {
    let mut world = World::ready().await;
    let mut beside = someone(&world.office, &mut world.admin, 30, BESIDE, "office_staff").await;
    let question = |number: u16| json!({ "application": id(number) });
    for browser in [&mut beside, &mut world.staff] {
        let hidden = browser.ask("calls/application", question(50)).await;
        let missing = browser.ask("calls/application", question(59)).await;
        assert_eq!((hidden.status, &hidden.body), (StatusCode::NOT_FOUND, &missing.body));
        assert_eq!(apply(browser, "submit", 50).await, apply(browser, "submit", 59).await);
        let rank = json!({ "act": "rank", "call": id(CALL), "nominating": id(COLLEGE), "order": [] });
        let refused = send(browser, "application", rank).await;
        assert!(
            ["not_there", "not_yours"].contains(&refused["why"].as_str().unwrap_or_default()),
            "{refused}"
        );
    }
    assert_eq!(World::page(&mut beside).await["applications"], json!([]));
    let author = apply(&mut world.hosts[0], "submit", 50).await;
    assert_eq!(author["why"], "not_yours", "a host does not submit in its college's place");
    let mut elsewhere = someone(&world.office, &mut world.admin, 31, OTHER_BRANCH, "secretary").await;
    let start = json!({
        "act": "start", "application": id(58), "call": id(99), "host": id(OTHER_BRANCH), "head": id(131), "title": "工作室",
    });
    assert_eq!(send(&mut elsewhere, "application", start).await["why"], "not_there");
}
