//! Requests of teachers in need over HTTP and links: raised by a teacher, answered by a named handler, and nobody else
//! receives a byte (S0-18).

use axum::http::StatusCode;
use gongjian_shared::ids::{NeedId, SpaceId};
use gongjian_shared::sync::frame::{Down, Up, Welcome};
use serde_json::{Value, json};

use crate::office::{Browser, DAY_MS, Office, PASSWORD};
use crate::pairs::id;
use crate::phone::{Phone, Served, serve};

const UNIVERSITY: u16 = 1;
const LEAGUE: u16 = 2;
const COLLEGE: u16 = 3;
const SECRETARY: u16 = 11;
const ZHANG: u16 = 12;
const LI: u16 = 13;
const TEACHER: u16 = 14;
const DEAN: u16 = 15;
const CLERK: u16 = 16;
const NEED: u16 = 800;
const TEXT: &str = "孩子上学的事没有着落";

async fn unit(admin: &mut Browser, number: u16, parent: Option<u16>, name: &str, kind: &str, level: &str) {
    let line = if kind == "league_committee" { "league" } else { "party" };
    let detail = json!({ "name": name, "kind": kind, "line": line, "level": level, "place": number });
    let parent = parent.map(id);
    let add =
        json!({ "act": "add_unit", "unit": id(number), "parent": parent, "detail": detail, "draft": false });
    admin.party(add).await.expect_status(StatusCode::OK);
}

async fn someone(office: &Office, admin: &mut Browser, number: u16, unit: u16, post: &str) -> Browser {
    let detail = json!({ "name": format!("人员{number}"), "staff": "teacher", "home": id(unit) });
    let add = json!({ "act": "add_person", "person": id(number), "detail": detail, "private": null });
    admin.party(add).await.expect_status(StatusCode::OK);
    let detail = json!({
        "person": id(number), "unit": id(unit), "post": post, "from": "2020-01-01", "basis": "decision", "document": "党〔2020〕1号",
    });
    let appoint = json!({ "act": "appoint", "appointment": id(number + 100), "detail": detail });
    admin.party(appoint).await.expect_status(StatusCode::OK);
    let login = format!("person{number}");
    let open = json!({ "act": "open_account", "user": id(number), "login": login, "password": PASSWORD });
    admin.party(open).await.expect_status(StatusCode::OK);
    let mut browser = office.browser(u8::try_from(number).expect("small"));
    browser.sign_in(&login, PASSWORD).await.expect_status(StatusCode::OK);
    browser
}

struct School {
    office: Office,
    admin: Browser,
    secretary: Browser,
    zhang: Browser,
    li: Browser,
    teacher: Browser,
    dean: Browser,
    clerk: Browser,
}

/// A university with its League committee and a college beside it; the committee has named two handlers.
async fn school() -> School {
    let (office, mut admin) = Office::open().await;
    unit(&mut admin, UNIVERSITY, None, "滇北大学", "party_committee", "school").await;
    unit(&mut admin, LEAGUE, Some(UNIVERSITY), "校团委", "league_committee", "school").await;
    unit(&mut admin, COLLEGE, Some(UNIVERSITY), "材料学院", "college", "college").await;
    let secretary = someone(&office, &mut admin, SECRETARY, LEAGUE, "secretary").await;
    let zhang = someone(&office, &mut admin, ZHANG, LEAGUE, "office_staff").await;
    let li = someone(&office, &mut admin, LI, LEAGUE, "deputy_secretary").await;
    let teacher = someone(&office, &mut admin, TEACHER, COLLEGE, "counselor").await;
    let dean = someone(&office, &mut admin, DEAN, COLLEGE, "head").await;
    let clerk = someone(&office, &mut admin, CLERK, UNIVERSITY, "office_staff").await;
    let mut it = School { office, admin, secretary, zhang, li, teacher, dean, clerk };
    let desk = json!({ "act": "set_desk", "unit": id(LEAGUE), "handlers": [id(ZHANG), id(LI)], "days": 15 });
    for browser in [&mut it.zhang, &mut it.dean, &mut it.clerk, &mut it.admin] {
        assert_eq!(why(&order(browser, desk.clone()).await), "not_there");
    }
    done(&mut it.secretary, desk).await;
    it
}

fn need() -> NeedId {
    id(NEED).parse().expect("an id")
}

fn space() -> SpaceId {
    SpaceId::of_need(need())
}

fn raise() -> Value {
    json!({ "act": "raise", "need": id(NEED), "kind": "family", "text": TEXT })
}

fn say(text: &str) -> Value {
    json!({ "act": "say", "need": id(NEED), "text": text })
}

async fn order(browser: &mut Browser, command: Value) -> Value {
    browser.order("need", command).await.json()["outcome"].clone()
}

async fn done(browser: &mut Browser, command: Value) {
    assert_eq!(order(browser, command.clone()).await, json!({ "outcome": "accepted" }), "{command}");
}

fn why(outcome: &Value) -> &str {
    outcome["refusal"]["need"]["why"].as_str().unwrap_or_else(|| panic!("no refusal: {outcome}"))
}

fn holds(wire: &[u8], wanted: &[u8]) -> bool {
    wire.windows(wanted.len()).any(|part| part == wanted)
}

fn sees(welcome: &Welcome) -> bool {
    welcome.spaces.iter().any(|it| it.space == space())
}

/// Hears all that is on its way.
async fn settle(phone: &mut Phone) {
    for _ in 0..3 {
        phone.say(&[Up::Ping(7)]).await;
        while !matches!(phone.hear().await, Some(Down::Pong(_)) | None) {}
    }
}

async fn channel(browser: &mut Browser) -> Value {
    browser.ask("corps/channels", json!({})).await.expect_status(StatusCode::OK).json()
}

/// Whether a new phone of somebody gets any of it.
async fn gets(served: &Served, browser: &Browser) -> bool {
    let (mut phone, welcome) = Phone::greet(served, browser, vec![]).await;
    for _ in &welcome.spaces {
        phone.entries().await;
    }
    settle(&mut phone).await;
    let (space, need) = (space(), id(NEED));
    let any = [TEXT.as_bytes(), space.as_bytes().as_slice(), need.as_bytes()];
    let held = any.iter().any(|it| holds(&phone.wire, it));
    assert_eq!(held, sees(&welcome));
    held
}

// S0-18 2/3: visible to the teacher and the named handler only
// planted: all named handlers were given the space
#[tokio::test]
async fn a_request_reaches_the_teacher_and_its_handler_and_nobody_else_receives_a_byte() {
    let mut it = school().await;
    let served = serve(&it.office).await;
    let mut waiting = Vec::new();
    for browser in [&it.secretary, &it.li, &it.dean, &it.clerk, &it.admin] {
        waiting.push(Phone::greet(&served, browser, vec![]).await.0);
    }
    done(&mut it.teacher, raise()).await;
    assert!(gets(&served, &it.teacher).await && gets(&served, &it.zhang).await);
    for browser in [&it.secretary, &it.li, &it.dean, &it.clerk, &it.admin] {
        assert!(!gets(&served, browser).await);
    }
    for phone in &mut waiting {
        settle(phone).await;
        assert!(!holds(&phone.wire, TEXT.as_bytes()) && !holds(&phone.wire, space().as_bytes()));
    }
    // Nor over HTTP: no list, no letting oneself in, no acting on it, and no record of who asked.
    for browser in [&mut it.secretary, &mut it.li, &mut it.dean, &mut it.clerk] {
        assert_eq!(why(&order(browser, say("看看")).await), "not_there");
    }
    let listed = it.admin.ask("organisation", json!({})).await.text();
    assert!(!listed.contains(&space().to_string()), "{listed}");
    let me = json!({ "command": "set_member", "space": space(), "user": crate::office::person(1), "role": "member" });
    assert_eq!(it.admin.plain(me).await.json()["outcome"]["refusal"]["code"], "no_such_space");
    let asked = json!({ "asked": { "before": null, "person": "", "unit": "", "kind": null } });
    let record = it.admin.ask("audit", asked).await.expect_status(StatusCode::OK).text();
    assert!(record.contains("desk_set") && !record.contains(&id(NEED)), "{record}");
    let teacher = record.matches(&format!("人员{TEACHER}")).count();
    assert_eq!(
        teacher,
        record.matches(&format!("\"person\":\"人员{TEACHER}\"")).count(),
        "never as who acted"
    );
    assert!(!it.office.audit_text().await.contains(TEXT));
}

// S0-18 1/3, S0-18 3/3: a handler and a reply date; overdue replies are listed for the League secretary
// planted: the list named the teacher
#[tokio::test]
async fn an_overdue_reply_is_listed_for_the_secretary_by_its_dates_without_text_or_teacher() {
    let mut it = school().await;
    let place = it.teacher.ask("corps/place", json!({})).await.json();
    assert_eq!((&place["unit_name"], &place["days"]), (&json!("校团委"), &json!(15)));
    done(&mut it.teacher, raise()).await;
    let late = |told: &Value| told[0]["late"].clone();
    assert_eq!(late(&channel(&mut it.secretary).await), json!([]));
    it.office.clock.advance_ms(15 * DAY_MS);
    assert_eq!(late(&channel(&mut it.secretary).await), json!([]), "the day itself is in time");
    it.office.clock.advance_ms(DAY_MS);
    for (number, browser) in
        [(SECRETARY, &mut it.secretary), (ZHANG, &mut it.zhang), (DEAN, &mut it.dean), (CLERK, &mut it.clerk)]
    {
        let login = format!("person{number}");
        browser.sign_in(&login, PASSWORD).await.expect_status(StatusCode::OK);
    }
    let told = channel(&mut it.secretary).await;
    let line = &late(&told)[0];
    assert_eq!((&line["reply_by"], &line["handler"]["name"]), (&json!("2026-12-03"), &json!("人员12")));
    let text = told[0]["late"].to_string();
    assert!(!text.contains(TEXT) && !text.contains("人员14") && !text.contains("family"), "{text}");
    for browser in [&mut it.zhang, &mut it.dean, &mut it.clerk] {
        let told = channel(browser).await;
        assert!(!told.to_string().contains(&id(NEED)), "{told}");
    }
    done(&mut it.zhang, say("已联系附近的学校")).await;
    assert_eq!(late(&channel(&mut it.secretary).await), json!([]));
}

#[tokio::test]
async fn a_request_is_passed_on_and_leaves_who_held_it() {
    let mut it = school().await;
    let served = serve(&it.office).await;
    done(&mut it.teacher, raise()).await;
    let pass = |to: u16| json!({ "act": "pass", "need": id(NEED), "to": id(to) });
    assert_eq!(why(&order(&mut it.dean, pass(LI)).await), "not_there");
    assert_eq!(why(&order(&mut it.zhang, pass(DEAN)).await), "unknown_person");
    // Who decides passes it on without having read it.
    done(&mut it.secretary, pass(LI)).await;
    assert!(gets(&served, &it.li).await && !gets(&served, &it.zhang).await);
    assert!(!gets(&served, &it.secretary).await);
    assert_eq!(why(&order(&mut it.zhang, say("还是我来")).await), "not_there");
    done(&mut it.li, say("我来办")).await;
    let close = json!({ "act": "close", "need": id(NEED) });
    assert_eq!(why(&order(&mut it.li, close.clone()).await), "not_yours");
    done(&mut it.teacher, close).await;
    assert_eq!(why(&order(&mut it.li, say("再说")).await), "wrong");
    let mut nowhere = say("看看");
    nowhere["need"] = json!(id(801));
    let (here, there) = (order(&mut it.dean, say("看看")).await, order(&mut it.dean, nowhere).await);
    assert_eq!(here, there);
}
