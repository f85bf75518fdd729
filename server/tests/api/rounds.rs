//! Rounds of pairs over HTTP: who is on the lists, a draft of one version after another, pairs confirmed in one batch.

use axum::http::StatusCode;
use gongjian_shared::ids::PairId;
use gongjian_shared::pairing::{Outcome, solve};
use gongjian_shared::rules::rounds::{RoundDraft, RoundKind};
use gongjian_shared::wire::rounds::Board;
use serde_json::{Value, json};

use crate::office::{Browser, Office};

const OWNER: u16 = 1;
const PROGRAMME: u16 = 90;
const ROUND: u16 = 91;
const STAFF: u16 = 11;
const DEPUTY: u16 = 20;
const ACTING: u16 = 21;
const COUNSELOR: u16 = 30;

fn id(number: u16) -> String {
    format!("00000000-0000-7000-8000-00000000{number:04}")
}

/// A college with two departments, their heads, an ordinary deputy of one, and five counselors.
async fn college() -> (Office, Browser, Browser) {
    let (office, mut admin) = Office::open().await;
    for (number, parent, kind, level) in [
        (OWNER, None, "party_committee", "school"),
        (2, Some(OWNER), "college", "college"),
        (3, Some(OWNER), "college", "college"),
    ] {
        let detail =
            json!({ "name": format!("单位{number}"), "kind": kind, "line": "party", "level": level });
        let add = json!({ "act": "add_unit", "unit": id(number), "parent": parent.map(id), "detail": detail, "draft": false });
        admin.party(add).await.expect_status(StatusCode::OK);
    }
    person(&mut admin, STAFF, OWNER, "office_staff").await;
    person(&mut admin, 12, 2, "head").await;
    person(&mut admin, 13, 3, "head").await;
    person(&mut admin, DEPUTY, 3, "deputy").await;
    for nth in 0..5 {
        person(&mut admin, COUNSELOR + nth, 2 + nth % 2, "counselor").await;
    }
    let mut staff = at_browser(&office, &mut admin, STAFF).await;
    let start = json!({
        "act": "start", "programme": id(PROGRAMME), "definition": "leaders_counselors", "owner": id(OWNER),
        "title": "联系服务辅导员", "on": "2026-09-01", "contacts": [{ "name": "李敏", "phone": "0000-000" }],
    });
    staff.order("programme", start).await.expect_status(StatusCode::OK);
    (office, admin, staff)
}

async fn person(admin: &mut Browser, number: u16, unit: u16, post: &str) {
    let detail = json!({ "name": format!("人员{number}"), "staff": "administrator", "home": id(unit) });
    let add = json!({ "act": "add_person", "person": id(number), "detail": detail, "private": null });
    admin.party(add).await.expect_status(StatusCode::OK);
    appoint(admin, number, unit, post, false).await;
}

/// A deputy who does the head's work.
async fn acting(admin: &mut Browser) {
    let detail = json!({ "name": "人员21", "staff": "administrator", "home": id(3) });
    let add = json!({ "act": "add_person", "person": id(ACTING), "detail": detail, "private": null });
    admin.party(add).await.expect_status(StatusCode::OK);
    appoint(admin, ACTING, 3, "deputy", true).await;
}

async fn appoint(admin: &mut Browser, number: u16, unit: u16, post: &str, acting: bool) {
    let detail = json!({
        "person": id(number), "unit": id(unit), "post": post, "acting": acting, "from": "2020-01-01",
        "basis": "decision", "document": "党〔2020〕1号",
    });
    let appoint = json!({ "act": "appoint", "appointment": id(number + 100), "detail": detail });
    admin.party(appoint).await.expect_status(StatusCode::OK);
}

async fn at_browser(office: &Office, admin: &mut Browser, number: u16) -> Browser {
    let (login, password) = (format!("person{number}"), crate::office::PASSWORD);
    let open = json!({ "act": "open_account", "user": id(number), "login": login, "password": password });
    admin.party(open).await.expect_status(StatusCode::OK);
    let mut browser = office.browser(u8::try_from(number).expect("small"));
    browser.sign_in(&login, password).await.expect_status(StatusCode::OK);
    browser
}

async fn board(staff: &mut Browser) -> Board {
    let answer = staff.ask("rounds/board", json!({ "programme": id(PROGRAMME) })).await;
    serde_json::from_value(answer.expect_status(StatusCode::OK).json()).expect("a board")
}

fn blank(board: &Board, kind: RoundKind) -> RoundDraft {
    RoundDraft {
        kind,
        from: board.today,
        order: board.order.clone(),
        locked: std::collections::BTreeSet::new(),
        forbidden: vec![],
        pairs: std::collections::BTreeSet::new(),
    }
}

/// The draft with the best plan.
fn solved(board: &Board, draft: RoundDraft) -> RoundDraft {
    let round = board.round(&draft);
    let Outcome::Planned(plan) = solve(&round.problem()) else { panic!("it can be done") };
    RoundDraft { pairs: round.pairs(&plan.given).into_iter().collect(), ..draft }
}

fn keep(round: u16, base: u32, draft: &RoundDraft) -> Value {
    json!({ "act": "keep", "round": id(round), "programme": id(PROGRAMME), "base": base, "draft": draft })
}

/// Confirms and publishes in one batch; gives the outcomes.
async fn publish(
    staff: &mut Browser,
    board: &Board,
    round: u16,
    draft: &RoundDraft,
    first: u8,
) -> Vec<String> {
    let mut drawn = first;
    let mut draw = || {
        drawn += 1;
        drawn
    };
    let commands = board.commands(draft, "调整", "党〔2026〕1号", || PairId::from_bytes([draw(); 16]));
    let pairs = commands.iter().map(|it| json!({ "command": "pairing", "pairing": it }));
    let last = json!({ "command": "round", "round": { "act": "publish", "round": id(round) } });
    let batch: Vec<Value> = pairs
        .chain([last])
        .zip(0u16..)
        .map(|(mut it, nth)| {
            it["id"] = json!(id(1_000 + u16::from(first) * 20 + nth));
            it
        })
        .collect();
    let receipts =
        staff.post("/api/commands/batch", &json!(batch)).await.expect_status(StatusCode::OK).json();
    let word = |it: &Value| it["outcome"]["outcome"].as_str().expect("a word").to_owned();
    receipts.as_array().expect("receipts").iter().map(word).collect()
}

// S1-03
#[tokio::test]
async fn the_lists_follow_the_posts_and_an_acting_deputy_is_in() {
    let (_office, mut admin, mut staff) = college().await;
    let names = |board: &Board| board.leaders.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    let before = board(&mut staff).await;
    assert_eq!(names(&before), ["人员12", "人员13"], "an ordinary deputy is out");
    assert_eq!((before.counselors.len(), before.uncovered().len()), (5, 5));
    acting(&mut admin).await;
    assert_eq!(names(&board(&mut staff).await), ["人员12", "人员13", "人员21"]);
}

// S1-04 1/2, S1-05 1/2
#[tokio::test]
async fn a_round_is_kept_confirmed_and_published_in_one_batch() {
    let (_office, _admin, mut staff) = college().await;
    let start = board(&mut staff).await;
    let draft = solved(&start, blank(&start, RoundKind::Whole));
    staff.order("round", keep(ROUND, 0, &draft)).await.expect_status(StatusCode::OK);
    let stale = staff.order("round", keep(ROUND, 0, &draft)).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(stale["outcome"]["refusal"]["round"]["why"], "stale");
    let early = json!({ "act": "publish", "round": id(ROUND) });
    let early = staff.order("round", early).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(early["outcome"]["refusal"]["round"], json!({ "why": "not_confirmed", "count": 5 }));
    assert_eq!(publish(&mut staff, &start, ROUND, &draft, 1).await, ["accepted"; 6]);
    let after = board(&mut staff).await;
    assert_eq!((after.running.len(), after.uncovered().len()), (5, 0));
    assert!(after.draft.is_none() && after.past.len() == 1);
    // A fourth for either leader: the server says no, and nothing is published.
    let leader = after.leaders[0].leader.person;
    let four = RoundDraft {
        pairs: after
            .counselors
            .iter()
            .map(|it| gongjian_shared::pairing::round::Pair { counselor: it.counselor.person, leader })
            .collect(),
        ..blank(&after, RoundKind::Whole)
    };
    staff.order("round", keep(92, 0, &four)).await.expect_status(StatusCode::OK);
    let outcomes = publish(&mut staff, &after, 92, &four, 100).await;
    assert_eq!(outcomes[5..], ["accepted", "accepted", "accepted", "refused", "refused", "refused"]);
}

// S1-04 2/2: a leader goes and a counselor comes; they are uncovered until it is decided, and nobody else moves
#[tokio::test]
async fn when_a_leader_goes_the_round_is_amended_with_the_least_change() {
    let (_office, mut admin, mut staff) = college().await;
    acting(&mut admin).await;
    let start = board(&mut staff).await;
    let draft = solved(&start, blank(&start, RoundKind::Whole));
    staff.order("round", keep(ROUND, 0, &draft)).await.expect_status(StatusCode::OK);
    assert_eq!(publish(&mut staff, &start, ROUND, &draft, 1).await, ["accepted"; 6]);
    let end = json!({ "on": "2026-11-01", "basis": "handover", "document": "党〔2026〕9号" });
    let end = json!({ "act": "end_appointment", "appointment": id(ACTING + 100), "end": end });
    admin.party(end).await.expect_status(StatusCode::OK);
    let now = board(&mut staff).await;
    let lost = now.uncovered().len();
    assert!(lost > 0, "whose leader went is not covered");
    person(&mut admin, 40, 2, "counselor").await;
    let now = board(&mut staff).await;
    assert_eq!(now.uncovered().len(), lost + 1);
    let amended = solved(&now, blank(&now, RoundKind::Amend));
    staff.order("round", keep(92, 0, &amended)).await.expect_status(StatusCode::OK);
    let outcomes = publish(&mut staff, &now, 92, &amended, 50).await;
    assert_eq!(
        outcomes,
        vec!["accepted"; 2 * lost + 2],
        "an end and a pair for each who lost theirs, a pair for the new one"
    );
    let after = board(&mut staff).await;
    assert_eq!((after.running.len(), after.uncovered().len(), after.past.len()), (6, 0, 2));
}

#[tokio::test]
async fn who_does_not_run_the_programme_sees_no_board() {
    let (office, mut admin, mut staff) = college().await;
    let mut counselor = at_browser(&office, &mut admin, COUNSELOR).await;
    let hidden = counselor.ask("rounds/board", json!({ "programme": id(PROGRAMME) })).await;
    let missing = counselor.ask("rounds/board", json!({ "programme": id(99) })).await;
    assert_eq!((hidden.status, hidden.body), (StatusCode::NOT_FOUND, missing.body));
    let start = board(&mut staff).await;
    let refused = counselor.order("round", keep(ROUND, 0, &blank(&start, RoundKind::Whole))).await.json();
    assert_eq!(refused["outcome"]["refusal"]["round"]["why"], "not_there");
}
