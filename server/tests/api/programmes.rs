//! Programmes over HTTP: started from a definition, changed by versions, seen by those who may.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::office::{Answer, Browser, Office};

fn id(number: u16) -> String {
    format!("00000000-0000-7000-8000-00000000{number:04}")
}

const OWNER: u16 = 1;
const COLLEGE: u16 = 2;
const BESIDE: u16 = 3;
const PROGRAMME: u16 = 90;

/// A university's Party committee with a college, another university, and the office staff of the first.
async fn place() -> (Office, Browser, Browser) {
    let (office, mut admin) = Office::open().await;
    for (number, parent, name, kind, level) in [
        (OWNER, None, "滇北大学党委", "party_committee", "school"),
        (COLLEGE, Some(OWNER), "材料学院", "college", "college"),
        (BESIDE, None, "滇南大学党委", "party_committee", "school"),
    ] {
        let detail = json!({ "name": name, "kind": kind, "line": "party", "level": level });
        let parent = parent.map(id);
        let add = json!({ "act": "add_unit", "unit": id(number), "parent": parent, "detail": detail, "draft": false });
        admin.party(add).await.expect_status(StatusCode::OK);
    }
    let staff = someone(&office, &mut admin, 11, OWNER, "office_staff").await;
    (office, admin, staff)
}

async fn someone(office: &Office, admin: &mut Browser, number: u16, unit: u16, post: &str) -> Browser {
    let detail = json!({ "name": format!("人员{number}"), "staff": "administrator", "home": id(unit) });
    let add = json!({ "act": "add_person", "person": id(number), "detail": detail, "private": null });
    admin.party(add).await.expect_status(StatusCode::OK);
    let detail = json!({
        "person": id(number), "unit": id(unit), "post": post, "from": "2020-01-01", "basis": "decision", "document": "党〔2020〕1号",
    });
    let appoint = json!({ "act": "appoint", "appointment": id(number + 100), "detail": detail });
    admin.party(appoint).await.expect_status(StatusCode::OK);
    let (login, password) = (format!("person{number}"), crate::office::PASSWORD);
    let open = json!({ "act": "open_account", "user": id(number), "login": login, "password": password });
    admin.party(open).await.expect_status(StatusCode::OK);
    let mut browser = office.browser(u8::try_from(number).expect("small"));
    browser.sign_in(&login, password).await.expect_status(StatusCode::OK);
    browser
}

fn start(definition: &str, owner: u16, contacts: &Value) -> Value {
    json!({
        "act": "start", "programme": id(PROGRAMME), "definition": definition, "owner": id(owner),
        "title": "领导联系服务辅导员", "on": "2026-09-01", "contacts": contacts,
    })
}

async fn send(browser: &mut Browser, command: Value) -> Answer {
    browser.order("programme", command).await
}

fn contact() -> Value {
    json!([{ "name": "李敏", "phone": "0000-000" }])
}

// S0-31
#[tokio::test]
async fn a_programme_starts_at_the_owner_and_is_seen_there_and_nowhere_else() {
    let (office, mut admin, mut staff) = place().await;
    let none = send(&mut staff, start("leaders_counselors", OWNER, &json!([]))).await.json();
    assert_eq!(none["outcome"]["refusal"]["programme"]["contradictions"][0]["code"], "no_contact");
    let beside = send(&mut staff, start("leaders_counselors", BESIDE, &contact())).await.json();
    assert_eq!(beside["outcome"]["refusal"]["programme"]["why"], "not_there");
    send(&mut staff, start("leaders_counselors", OWNER, &contact())).await.expect_status(StatusCode::OK);
    let list = staff.ask("programmes/list", json!({})).await.json();
    assert_eq!(list["lines"][0]["title"], "领导联系服务辅导员");
    assert_eq!(list["offered"].as_array().expect("a list").len(), 5);
    assert_eq!(list["owners"][0][0], id(OWNER));
    let mut stranger = someone(&office, &mut admin, 12, BESIDE, "office_staff").await;
    assert_eq!(stranger.ask("programmes/list", json!({})).await.json()["lines"], json!([]));
    let hidden = stranger.ask("programmes/page", json!({ "programme": id(PROGRAMME) })).await;
    let missing = stranger.ask("programmes/page", json!({ "programme": id(91) })).await;
    assert_eq!((hidden.status, hidden.body), (StatusCode::NOT_FOUND, missing.body));
}

// S0-19
#[tokio::test]
async fn on_the_fifteenth_of_october_two_phases_are_active() {
    let (_office, mut admin, _staff) = place().await;
    let asked = json!({
        "definition": "demonstration_sites", "owner": id(OWNER), "on": "2014-12-09", "contacts": 1, "changes": [],
    });
    let drafted =
        admin.ask("programmes/draft", json!({ "asked": asked })).await.expect_status(StatusCode::OK).json();
    let bars = drafted["timeline"].as_array().expect("bars");
    let on = |bar: &&Value| {
        let day = |end: &str| bar["days"][end].as_str().expect("a day");
        day("from") <= "2015-10-15" && day("to") >= "2015-10-15"
    };
    assert_eq!(bars.iter().filter(on).count(), 2, "{bars:?}");
}

// S1-05
#[tokio::test]
async fn forty_five_counselors_and_twelve_leaders_are_told_what_is_missing() {
    let (_office, _admin, mut staff) = place().await;
    let asked = |leaders: u32| {
        json!({
            "definition": "leaders_counselors", "owner": id(OWNER), "on": "2026-09-01", "contacts": 1,
            "numbers": [["counselor", 45], ["leader", leaders]], "changes": [],
        })
    };
    let drafted = staff.ask("programmes/draft", json!({ "asked": asked(12) })).await;
    let drafted = drafted.expect_status(StatusCode::OK).json();
    let found = drafted["contradictions"].as_array().expect("a list");
    let load = found.iter().find(|it| it["code"] == "load_cannot_fit").expect("told");
    assert_eq!((&load["least"], &load["most"], &load["have"]), (&json!(15), &json!(22), &json!(12)));
    for leaders in [15, 22] {
        let drafted = staff.ask("programmes/draft", json!({ "asked": asked(leaders) })).await;
        let drafted = drafted.expect_status(StatusCode::OK).json();
        let found = drafted["contradictions"].as_array().expect("a list");
        assert!(found.iter().all(|it| it["code"] != "load_cannot_fit"), "{leaders}: {found:?}");
    }
}

// S0-20
#[tokio::test]
async fn the_checklist_of_a_phase_is_kept_for_each_site() {
    let (office, mut admin, mut staff) = place().await;
    send(&mut staff, start("leaders_counselors", OWNER, &contact())).await.expect_status(StatusCode::OK);
    let tick = |done: bool| {
        json!({
            "act": "tick", "programme": id(PROGRAMME), "site": id(OWNER), "phase": "pairing", "item": "group_set_up", "done": done,
        })
    };
    send(&mut staff, tick(true)).await.expect_status(StatusCode::OK);
    send(&mut staff, tick(true)).await.expect_status(StatusCode::OK);
    let page = staff.ask("programmes/page", json!({ "programme": id(PROGRAMME) })).await.json();
    assert_eq!(page["ticks"].as_array().map(Vec::len), Some(1));
    assert_eq!(page["ticks"][0]["by"], "人员11");
    let mut reader = someone(&office, &mut admin, 13, OWNER, "student_member").await;
    let refused = send(&mut reader, tick(false)).await.json();
    assert_eq!(refused["outcome"]["refusal"]["programme"]["why"], "not_yours");
    send(&mut staff, tick(false)).await.expect_status(StatusCode::OK);
    let page = staff.ask("programmes/page", json!({ "programme": id(PROGRAMME) })).await.json();
    assert_eq!(page["ticks"], json!([]));
    assert!(office.audit_text().await.contains("item_ticked"));
}
