//! Mentors and young teachers over HTTP: memberships, hours on projects, certificates that a stranger checks, groups,
//! services and recommendations (S0-07 to S0-16).

use axum::http::StatusCode;
use gongjian_shared::ids::{CorpsId, ProjectId, SpaceId, UnitId};
use serde_json::{Value, json};

use crate::office::{Browser, Office};
use crate::pairs::{COUNSELOR, LEADER, OWNER, id, place, sign_in};
use crate::phone::{Phone, serve};

const MENTOR: u16 = COUNSELOR;

fn owner() -> UnitId {
    id(OWNER).parse().expect("an id")
}

fn corps(word: &str) -> CorpsId {
    CorpsId::default_of(owner(), word)
}

fn project(word: &str) -> ProjectId {
    ProjectId::default_of(owner(), word)
}

async fn order(browser: &mut Browser, mut command: Value) -> Value {
    command["unit"] = json!(id(OWNER));
    browser.order("corps", command).await.json()["outcome"].clone()
}

async fn done(browser: &mut Browser, command: Value) {
    assert_eq!(order(browser, command.clone()).await, json!({ "outcome": "accepted" }), "{command}");
}

fn why(outcome: &Value) -> &str {
    outcome["refusal"]["corps"]["why"].as_str().unwrap_or_else(|| panic!("no refusal: {outcome}"))
}

fn join(entry: u16, into: &str, from: &str, until: &str) -> Value {
    json!({ "act": "join", "entry": id(entry), "corps": corps(into), "person": id(MENTOR), "from": from, "until": until })
}

fn book(entry: u16, into: &str, on_project: ProjectId, on: &str, minutes: u32) -> Value {
    json!({
        "act": "book", "entry": id(entry), "corps": corps(into), "project": on_project, "person": id(MENTOR), "on": on,
        "minutes": minutes, "words": "指导作品",
    })
}

async fn page(browser: &mut Browser) -> Value {
    browser.ask("corps/unit", json!({ "unit": id(OWNER) })).await.expect_status(StatusCode::OK).json()
}

async fn mentor() -> (Office, Browser, Browser, Browser) {
    let (office, mut admin, mut staff) = place().await;
    let mentor = sign_in(&office, &mut admin, MENTOR).await;
    done(&mut staff, join(700, "innovation", "2026-01-01", "2026-12-31")).await;
    done(&mut staff, join(701, "career", "2026-09-01", "2028-08-31")).await;
    (office, admin, staff, mentor)
}

// S0-08: one teacher in several, each with a term; the phone knows of it
#[tokio::test]
async fn a_mentor_is_in_several_corps_and_the_own_phone_knows_what_can_be_booked_on() {
    let (office, mut admin, mut staff, mentor) = mentor().await;
    let own =
        json!({ "act": "set_corps", "it": { "corps": id(720), "kind": "other", "name": "心理护航导师团" } });
    done(&mut staff, own).await;
    let told = page(&mut staff).await;
    let kinds: Vec<_> =
        told["corps"].as_array().expect("a list").iter().map(|it| it["kind"].clone()).collect();
    assert_eq!(kinds, ["thought", "backbone", "innovation", "career", "practice", "other"]);
    assert_eq!(told["memberships"].as_array().map(Vec::len), Some(2));
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &mentor, vec![]).await;
    let letters = SpaceId::letter_box(id(MENTOR).parse().expect("an id"));
    assert!(welcome.spaces.iter().any(|it| it.space == letters));
    for _ in &welcome.spaces {
        phone.entries().await;
    }
    let wire = String::from_utf8_lossy(&phone.wire).into_owned();
    assert!(
        wire.contains("2028-08-31") && wire.contains(&project("belief").to_string()),
        "both terms, all projects"
    );
    // Who does not keep the register of the unit joins nobody, and hears nothing.
    let mut leader = sign_in(&office, &mut admin, LEADER).await;
    assert_eq!(why(&order(&mut leader, join(702, "thought", "2026-01-01", "2026-12-31")).await), "not_there");
    let hidden = leader.ask("corps/unit", json!({ "unit": id(OWNER) })).await;
    let nothing = leader.ask("corps/unit", json!({ "unit": id(99) })).await;
    assert_eq!((hidden.status, hidden.body), (nothing.status, nothing.body));
}

// S0-09 2/3: summed by project and by teacher
// planted: hours that were taken back stayed in the sums
#[tokio::test]
async fn hours_are_booked_by_the_mentor_and_summed_by_project_and_by_teacher() {
    let (_office, _admin, mut staff, mut mentor) = mentor().await;
    let own =
        json!({ "act": "set_project", "it": { "project": id(730), "kind": "other", "name": "社区课堂" } });
    done(&mut staff, own).await;
    let own: ProjectId = id(730).parse().expect("an id");
    for (entry, into, project, on, minutes) in [
        (740, "innovation", project("challenge_cup"), "2026-03-01", 90),
        (741, "innovation", project("challenge_cup"), "2026-03-02", 60),
        (742, "career", own, "2026-10-01", 45),
    ] {
        done(&mut mentor, book(entry, into, project, on, minutes)).await;
    }
    assert_eq!(why(&order(&mut mentor, book(743, "thought", own, "2026-03-01", 60)).await), "not_member");
    done(&mut mentor, book(744, "innovation", project("belief"), "2026-03-03", 500)).await;
    let void = json!({ "act": "void", "entry": id(744), "reason": "记重了" });
    done(&mut mentor, void).await;
    let told = page(&mut staff).await;
    let sum = |list: &str, what: &str, is: Value| {
        let all = told[list].as_array().expect("a list").clone();
        let found = all.into_iter().find(|it| it["of"][what] == is);
        found.unwrap_or_else(|| panic!("{list} {is}"))["minutes"].clone()
    };
    assert_eq!(sum("by_project", "project", json!(project("challenge_cup"))), 150);
    assert_eq!(sum("by_project", "project", json!(own)), 45);
    assert_eq!(sum("by_project", "project", json!(project("belief"))), 0);
    assert_eq!(sum("by_person", "person", json!(id(MENTOR))), 195);
    assert_eq!(told["hours"].as_array().map(Vec::len), Some(4), "what was taken back stays with its reason");
}

async fn check(stranger: &mut Browser, code: &str) -> crate::office::Answer {
    stranger.ask("corps/check", json!({ "code": code })).await
}

// S0-15 2/2: a verification code that anybody can check, and nothing more than stands on the paper
// planted: the check gave the whole certificate with its ids
#[tokio::test]
async fn a_stranger_checks_a_certificate_by_its_code_and_sees_what_stands_on_it() {
    let (office, mut admin, mut staff, mut mentor) = mentor().await;
    let award = json!({
        "act": "award", "award": id(760), "person": id(MENTOR), "title": "优秀导师", "track": "", "on": "2026-05-04",
        "document": "校〔2026〕5号",
    });
    admin.party(award).await.expect_status(StatusCode::OK);
    let agreement = json!({ "act": "set_agreement", "state": "agreed", "on": "2026-03-01", "document": "人字〔2026〕3号" });
    done(&mut staff, agreement).await;
    done(&mut mentor, book(740, "innovation", project("challenge_cup"), "2026-03-01", 90)).await;
    let certify = json!({
        "act": "certify", "entry": id(750), "person": id(MENTOR), "from": "2026-01-01", "until": "2026-06-30",
    });
    assert_eq!(why(&order(&mut mentor, certify.clone()).await), "not_there");
    done(&mut staff, certify).await;
    let certificate = page(&mut staff).await["certificates"][0].clone();
    let code = certificate["code"].as_str().expect("a code").to_owned();
    let mut stranger = office.browser(99);
    let typed = format!("{} {}", code[..8].to_lowercase(), &code[8..]);
    let told = check(&mut stranger, &typed).await.expect_status(StatusCode::OK).json();
    assert_eq!(stranger.cookie, None, "nobody was signed in");
    assert_eq!(
        (
            &told["name"],
            &told["hours"][0]["minutes"],
            &told["awards"][0]["title"],
            &told["agreement"]["state"]
        ),
        (&json!(format!("人员{MENTOR}")), &json!(90), &json!("优秀导师"), &json!("agreed")),
    );
    let mut keys: Vec<_> = told.as_object().expect("an object").keys().cloned().collect();
    keys.sort();
    let paper = ["agreement", "awards", "code", "from", "hours", "issued", "name", "unit_name", "until"];
    assert_eq!(keys, paper);
    assert!(!told.to_string().contains(&id(MENTOR)), "{told}");
    // What comes later does not change it.
    done(&mut mentor, book(741, "innovation", project("challenge_cup"), "2026-03-02", 60)).await;
    assert_eq!(check(&mut stranger, &code).await.json(), told);
    // Guessing slows down, and tells no code from another.
    let (one, other) = (check(&mut stranger, "ABCDEFGH23456789").await, check(&mut stranger, "x").await);
    assert_eq!((one.status, &one.body), (StatusCode::NOT_FOUND, &other.body));
    let mut slow = None;
    for tried in 0..30 {
        if check(&mut stranger, "ABCDEFGH23456789").await.status == StatusCode::TOO_MANY_REQUESTS {
            slow = Some(tried);
            break;
        }
    }
    assert_eq!(slow, Some(18), "twenty tries are free");
    let mut elsewhere = office.browser(98);
    check(&mut elsewhere, &code).await.expect_status(StatusCode::OK);
    office.clock.advance_ms(2_000);
    check(&mut stranger, &code).await.expect_status(StatusCode::OK);
}

// S0-07 2/2, S0-14 2/2, S0-16 2/2: listed by discipline, in the teacher's service history, counted by year
// planted: groups were listed in the order of their ids
#[tokio::test]
async fn groups_are_listed_by_discipline_services_by_teacher_and_recommendations_counted_by_year() {
    let (_office, _admin, mut staff, mut mentor) = mentor().await;
    let group = |entry: u16, discipline: &str, kind: &str| {
        json!({
            "act": "set_group", "entry": id(entry), "discipline": discipline, "kind": kind, "name": format!("青年{discipline}"),
            "founded": "2025-05-04", "guide": "材料学院", "members": [id(MENTOR), id(LEADER)],
        })
    };
    done(&mut staff, group(770, "B 物理", "society")).await;
    done(&mut staff, group(771, "A 化学", "association")).await;
    done(&mut staff, group(772, "C 材料", "research_society")).await;
    for (entry, person, kind, on) in [
        (780, MENTOR, "academic", "2026-03-01"),
        (781, MENTOR, "life", "2026-04-01"),
        (782, LEADER, "academic", "2026-05-01"),
    ] {
        let serve = json!({ "act": "serve", "entry": id(entry), "person": id(person), "kind": kind, "on": on, "words": "联系带头人" });
        done(&mut staff, serve.clone()).await;
        assert_eq!(why(&order(&mut mentor, serve).await), "not_there");
    }
    for (entry, kind, on, outcome) in [
        (790, "party", "2025-05-01", "accepted"),
        (791, "party", "2026-05-01", "pending"),
        (792, "party", "2026-06-01", "accepted"),
        (793, "award", "2026-06-01", "declined"),
    ] {
        let recommend = json!({ "act": "recommend", "entry": id(entry), "person": id(MENTOR), "kind": kind, "on": on, "outcome": outcome });
        done(&mut staff, recommend).await;
    }
    let told = page(&mut staff).await;
    let of = |list: &str, what: &str| -> Vec<Value> {
        told[list].as_array().expect("a list").iter().map(|it| it[what].clone()).collect()
    };
    assert_eq!(of("groups", "discipline"), ["A 化学", "B 物理", "C 材料"]);
    assert_eq!(told["groups"][0]["members"][0][1], format!("人员{MENTOR}"));
    let services = told["services"].as_array().expect("a list");
    let mine: Vec<_> =
        services.iter().filter(|it| it["person"] == id(MENTOR)).map(|it| it["kind"].clone()).collect();
    assert_eq!(mine, ["life", "academic"], "the newest first");
    let counts: Vec<_> = told["recommended"].as_array().expect("a list").clone();
    assert_eq!(
        counts,
        [
            json!({ "year": 2026, "kind": "party", "made": 2, "accepted": 1 }),
            json!({ "year": 2026, "kind": "award", "made": 1, "accepted": 0 }),
            json!({ "year": 2025, "kind": "party", "made": 1, "accepted": 1 }),
        ]
    );
}
