//! The side of talks over HTTP and links: who asks and arranges, who hears of nothing, what becomes of opinions, meetings
//! that are owed, the roster, what is handed on, calendars (S1-16, S1-17, S1-26, X-25, X-26).

use std::collections::BTreeSet;

use axum::http::StatusCode;
use gongjian_shared::documents::edit::{Edit, RowChange};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::forms::answer::Answer;
use gongjian_shared::ids::SpaceId;
use gongjian_shared::sync::frame::Welcome;
use gongjian_shared::time::Timestamp;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::links::acked;
use crate::office::{Browser, Office};
use crate::pairs::{
    COLLEGE, COUNSELOR, LEADER, OWNER, PROGRAMME, STAFF, confirm, id, pair, place, sign_in, someone,
};
use crate::phone::{Phone, Served, document, serve};

const LIAISON: u16 = 40;
const TITLE: &str = "值班室热水不足";

/// A leader with two counselors; a liaison person of the leader's college, and one of the owner.
pub async fn world() -> (Office, Browser, Browser, Browser) {
    let (office, mut admin, mut staff) = place().await;
    for nth in 0..2 {
        assert_eq!(confirm(&mut staff, 200 + nth, LEADER, COUNSELOR + nth).await, Value::Null);
    }
    let liaison = someone(&office, &mut admin, LIAISON, COLLEGE, "liaison").await;
    (office, admin, staff, liaison)
}

/// What a leader's phone writes after a talk, with an opinion that is raised.
fn talk(nth: u8, in_pair: u16, welcome: &Welcome, day: Date, opinion: &str) -> (DocumentHead, Vec<Vec<u8>>) {
    let head = DocumentHead::free(document(nth), SpaceId::of_pair(pair(in_pair)), Kind::Form);
    let mut form = Document::new(Kind::Form, &[welcome.actor_prefix, [nth; 8]].concat());
    let mut changes = Vec::new();
    let mut edit = |edit: &Edit| {
        let heads = form.heads();
        let edited = form.edit(&heads, edit, Timestamp::from_millis(5));
        changes.push(edited.expect("fits").expect("changes something").bytes);
    };
    edit(&Edit::Use { template: "talk_note".try_into().expect("a name"), version: 1 });
    let (table, row) = ("opinions".try_into().expect("a name"), "r1".try_into().expect("a name"));
    let one = |it: &str| Answer::one(it.try_into().expect("a name"));
    for (key, answer) in [("held_on", Answer::Date(day)), ("way", one("face"))] {
        edit(&Edit::Fill { key: key.parse().expect("a key"), answer });
    }
    edit(&Edit::Row { table, row, change: RowChange::Put { after: None } });
    for (key, answer) in [("opinions/r1/opinion", Answer::text(opinion)), ("opinions/r1/raise", one("yes"))] {
        edit(&Edit::Fill { key: key.parse().expect("a key"), answer });
    }
    (head, changes)
}

async fn push(phone: &mut Phone, batch: u64, head: DocumentHead, changes: &[Vec<u8>]) {
    let changes: Vec<&[u8]> = changes.iter().map(Vec::as_slice).collect();
    acked(phone.push(batch, head, &changes).await);
}

/// The refusal of a command, or null.
pub async fn order(browser: &mut Browser, command: Value) -> Value {
    let answer = browser.order("liaison", command).await.json();
    assert!(answer["outcome"]["outcome"].is_string(), "{answer}");
    answer["outcome"]["refusal"]["liaison"]["why"].clone()
}

async fn today(browser: &mut Browser) -> Vec<Value> {
    let all = browser.ask("today", json!({})).await.expect_status(StatusCode::OK).json();
    all.as_array().expect("a list").clone()
}

fn waits<'w>(all: &'w [Value], what: &str) -> Option<&'w Value> {
    all.iter().find(|it| it["waits"] == what)
}

async fn desk(staff: &mut Browser) -> Value {
    let asked = json!({ "programme": id(PROGRAMME) });
    staff.ask("liaison/office", asked).await.expect_status(StatusCode::OK).json()
}

fn origin(in_pair: u16, nth: u8) -> Value {
    json!({ "pair": id(in_pair), "document": document(nth), "row": "r1" })
}

// X-25 1/2: schedules and reminds and never reads; a counselor asks
#[tokio::test]
async fn a_counselor_asks_the_liaison_person_arranges_and_reads_nothing_and_the_record_closes_it() {
    let (office, mut admin, _staff, mut liaison) = world().await;
    let mut counselor = sign_in(&office, &mut admin, COUNSELOR).await;
    let mut leader = sign_in(&office, &mut admin, LEADER).await;
    assert_eq!(order(&mut counselor, json!({ "act": "ask", "pair": id(200) })).await, Value::Null);
    let asked = today(&mut leader).await;
    assert_eq!(waits(&asked, "talk_asked").map(|it| &it["who"]), Some(&json!(format!("人员{COUNSELOR}"))));
    assert_eq!(
        waits(&today(&mut liaison).await, "talk_asked").map(|it| it["liaison"].clone()),
        Some(json!(true))
    );

    // What the leader confided to the notes long ago.
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &leader, vec![]).await;
    let (head, changes) = talk(1, 200, &welcome, date(2026, 3, 2), "食堂关门太早");
    push(&mut phone, 1, head, &changes).await;
    let list = liaison.ask("liaison/arrange", json!({})).await.expect_status(StatusCode::OK);
    assert!(!list.text().contains("食堂") && !list.text().contains("overdue"), "{}", list.text());
    let list = list.json();
    let line = &list["lines"][0];
    assert_eq!(
        (&line["asked"], &line["last"][0]),
        (&json!(office.today()), &json!(["talk_note", "2026-03-02"]))
    );
    assert!(line["open"].as_array().is_some_and(|it| it.iter().any(|it| it["rule"] == "quarterly_talk")));
    // No byte of a pair is ever sent to the liaison person's phone.
    let (_phone, held) = Phone::greet(&served, &liaison, vec![]).await;
    let pairs = [200, 201].map(pair);
    let spaces = pairs.into_iter().flat_map(|it| [SpaceId::of_pair(it), SpaceId::of_pair_private(it)]);
    assert!(spaces.into_iter().all(|space| held.spaces.iter().all(|it| it.space != space)));

    let plan = json!({ "act": "plan", "pair": id(200), "plan": { "kind": "talk_note", "on": office.today(), "begins": "14:30:00" } });
    assert_eq!(order(&mut liaison, plan.clone()).await, Value::Null);
    assert_eq!(
        order(&mut liaison, json!({ "act": "remind", "pairs": [id(200), id(201)] })).await,
        Value::Null
    );
    let told = today(&mut leader).await;
    let arrange: Vec<_> = told.iter().filter(|it| it["waits"] == "arrange").collect();
    assert_eq!(arrange.len(), 1, "all of it in one line: {told:?}");
    assert_eq!(arrange[0]["reminded_by"], format!("人员{LIAISON}"));
    let mut stranger = sign_in(&office, &mut admin, COUNSELOR + 2).await;
    for command in [
        plan.clone(),
        json!({ "act": "ask", "pair": id(200) }),
        json!({ "act": "remind", "pairs": [id(200)] }),
    ] {
        let hidden = stranger.order("liaison", command.clone()).await;
        let made_up = command.to_string().replace(&id(200), &id(299));
        let missing = stranger.order("liaison", serde_json::from_str(&made_up).expect("JSON")).await;
        assert_eq!(hidden.json()["outcome"], missing.json()["outcome"], "{command}");
    }
    assert_eq!(stranger.ask("liaison/arrange", json!({})).await.json(), json!({ "lines": [] }));

    let (head, changes) = talk(2, 200, &welcome, office.today(), "无");
    push(&mut phone, 2, head, &changes).await;
    assert!(waits(&today(&mut leader).await, "talk_asked").is_none());
    let list = liaison.ask("liaison/arrange", json!({})).await.json();
    assert_eq!((&list["lines"][0]["asked"], &list["lines"][0]["plans"]), (&Value::Null, &json!([])));
    assert!(office.audit_text().await.contains("talks_set"));
}

// S1-16
#[tokio::test]
async fn opinions_become_one_issue_and_its_answer_reaches_everybody_who_raised_it_and_nobody_else() {
    let (office, mut admin, mut staff, mut liaison) = world().await;
    assert_eq!(confirm(&mut staff, 202, LEADER, COUNSELOR + 2).await, Value::Null);
    let leader = sign_in(&office, &mut admin, LEADER).await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &leader, vec![]).await;
    for (nth, in_pair, text) in [(1, 200, "值班室没热水"), (2, 201, "夜里没有开水")] {
        let (head, changes) = talk(nth, in_pair, &welcome, date(2026, 3, 2), text);
        push(&mut phone, nth.into(), head, &changes).await;
    }
    let found = desk(&mut staff).await;
    assert_eq!(found["opinions"].as_array().map(Vec::len), Some(2), "{found}");
    assert_eq!(
        (&found["opinions"][0]["text"], &found["staff"][0][0]),
        (&json!("值班室没热水"), &json!(format!("人员{STAFF}")))
    );
    assert_eq!(waits(&today(&mut staff).await, "opinions").map(|it| it["count"].clone()), Some(json!(2)));

    let merge = json!({
        "act": "merge", "issue": id(700), "programme": id(PROGRAMME), "origins": [origin(200, 1), origin(201, 2)],
        "draft": { "title": TITLE, "owner": id(LEADER), "due": office.today() },
    });
    for who in [&mut liaison, &mut admin] {
        assert_eq!(order(who, merge.clone()).await, "not_there");
    }
    let mut made_up = merge.clone();
    made_up["origins"] = json!([origin(200, 2)]);
    assert_eq!(order(&mut staff, made_up).await, "no_such_opinion", "a record of another pair");
    assert_eq!(order(&mut staff, merge).await, Value::Null);
    let again = json!({
        "act": "merge", "issue": id(701), "programme": id(PROGRAMME), "origins": [origin(200, 1)],
        "draft": { "title": TITLE, "owner": id(LEADER), "due": office.today() },
    });
    assert_eq!(order(&mut staff, again).await, "opinion_taken");

    // The owner sees what is to be done and not who said so.
    let mut owner = leader;
    assert!(waits(&today(&mut owner).await, "issue").is_some());
    let issue = owner.ask("liaison/issue", json!({ "issue": id(700) })).await.expect_status(StatusCode::OK);
    assert_eq!((issue.json()["opinions"].clone(), issue.json()["raised"].clone()), (json!(2), json!([])));
    assert!(!issue.text().contains("开水") && !issue.text().contains(&format!("人员{COUNSELOR}")));
    assert_eq!(
        order(&mut owner, json!({ "act": "solve", "issue": id(700), "solution": "增设开水器" })).await,
        Value::Null
    );
    for who in [&mut liaison, &mut admin] {
        let hidden = who.ask("liaison/issue", json!({ "issue": id(700) })).await;
        let missing = who.ask("liaison/issue", json!({ "issue": id(799) })).await;
        assert_eq!((hidden.status, hidden.body), (StatusCode::NOT_FOUND, missing.body));
        let hidden = who.ask("liaison/office", json!({ "programme": id(PROGRAMME) })).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    }

    // Its day goes by: the office sees that.
    office.clock.advance_ms(2 * crate::office::DAY_MS);
    assert_eq!(desk(&mut staff).await["issues"][0]["late"], true);
    let answer = json!({ "act": "answer", "issue": id(700), "words": "两处都装了开水器" });
    assert_eq!(order(&mut owner, answer.clone()).await, "not_there");
    assert_eq!(order(&mut staff, answer).await, Value::Null);
    assert_eq!(desk(&mut staff).await["issues"][0]["late"], false);
    for (nth, raised) in [(0, true), (1, true), (2, false)] {
        let mut counselor = sign_in(&office, &mut admin, COUNSELOR + nth).await;
        let told = waits(&today(&mut counselor).await, "answered").map(|it| it["title"].clone());
        assert_eq!(told, raised.then(|| json!(TITLE)), "{nth}");
        let rows = rows_of(&served, &counselor).await;
        assert_eq!(rows.contains("两处都装了开水器"), raised, "{nth}");
        // Each pair is told of its own record alone.
        let foreign = document(if nth == 0 { 2 } else { 1 }).to_string();
        assert!(!rows.contains(&foreign), "{nth}: {rows}");
    }
    let audit = office.audit_text().await;
    assert!(
        audit.contains("issue_set") && !audit.contains("开水") && !audit.contains(&document(1).to_string())
    );
}

/// All that a phone is sent, as text.
async fn rows_of(served: &Served, browser: &Browser) -> String {
    let (mut phone, welcome) = Phone::greet(served, browser, vec![]).await;
    let mut open: BTreeSet<SpaceId> = welcome.spaces.iter().map(|it| it.space).collect();
    while !open.is_empty() {
        let page = phone.entries().await;
        if page.from + u64::try_from(page.entries.len()).expect("few") >= page.newest {
            open.remove(&page.space);
        }
    }
    String::from_utf8_lossy(&phone.wire).into_owned()
}

// S1-02: staff of its own, and a list of its tasks
#[tokio::test]
async fn the_office_under_the_leading_group_has_its_staff_and_its_tasks() {
    let (office, mut admin, mut staff, _liaison) = world().await;
    let names = |desk: &Value| {
        desk["staff"].as_array().expect("a list").iter().map(|it| it[0].clone()).collect::<Vec<_>>()
    };
    let first = desk(&mut staff).await;
    assert_eq!(
        (&first["owner_name"], names(&first)),
        (&json!("滇北大学党委"), vec![json!(format!("人员{STAFF}"))])
    );
    let mut second = someone(&office, &mut admin, 12, OWNER, "office_staff").await;
    assert_eq!(names(&desk(&mut second).await).len(), 2);
    let tasks: Vec<_> =
        today(&mut second).await.into_iter().filter(|it| it["programme"] == id(PROGRAMME)).collect();
    assert!(tasks.iter().any(|it| it["waits"] == "meeting_owed"), "{tasks:?}");
    let end = json!({ "on": "2026-11-01", "basis": "decision", "document": "党〔2026〕9号" });
    let dismiss = json!({ "act": "end_appointment", "appointment": id(STAFF + 100), "end": end });
    admin.party(dismiss).await.expect_status(StatusCode::OK);
    assert_eq!(names(&desk(&mut second).await), [json!("人员12")]);
    let gone = staff.ask("liaison/office", json!({ "programme": id(PROGRAMME) })).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

// set by the office, held by the phones of living pairs, also of pairs that begin later
#[tokio::test]
async fn the_roster_is_on_the_phones_of_all_pairs_whenever_they_began() {
    let (office, mut admin, mut staff, mut liaison) = world().await;
    let turns = json!([{ "name": "心理中心值班", "phone": "0871-65031234" }, { "name": "周一值班", "phone": "110", "from": "2026-11-23", "to": "2026-11-23" }]);
    let set = json!({ "act": "set_duty", "programme": id(PROGRAMME), "turns": turns });
    assert_eq!(order(&mut liaison, set.clone()).await, "not_there");
    assert_eq!(order(&mut staff, set).await, Value::Null);
    assert_eq!(confirm(&mut staff, 202, LEADER, COUNSELOR + 2).await, Value::Null);
    let served = serve(&office).await;
    for nth in [0, 2] {
        let counselor = sign_in(&office, &mut admin, COUNSELOR + nth).await;
        let rows = rows_of(&served, &counselor).await;
        assert!(rows.contains("0871-65031234") && rows.contains("周一值班"), "{nth}");
    }
    assert_eq!(desk(&mut staff).await["duty"].as_array().map(Vec::len), Some(2));
}

async fn meet(staff: &mut Browser, number: u16, kind: &str, on: &str) {
    let draft = json!({
        "kind": kind, "title": "交流会", "on": on, "begins": "14:30:00", "place": "行政楼", "agenda": ["交流"],
        "chair": id(STAFF), "note_takers": [], "invited": [id(STAFF)], "quorum": "any",
    });
    for step in [
        json!({ "act": "plan", "meeting": id(number), "unit": id(OWNER), "draft": draft }),
        json!({ "act": "call", "meeting": id(number) }),
        json!({ "act": "hold", "meeting": id(number) }),
    ] {
        let answer = staff.order("meeting", step.clone()).await.json();
        assert_eq!(answer["outcome"]["outcome"], "accepted", "{step}: {answer}");
    }
}

// S1-26 2/2: a missing one appears as due
// S1-17 2/2: minutes link to issues
#[tokio::test]
async fn a_meeting_that_is_owed_is_due_until_one_is_held_and_it_takes_up_issues() {
    let (office, mut admin, mut staff, _liaison) = world().await;
    let due = |desk: &Value| {
        desk["meetings"].as_array().expect("a list").iter().find(|it| it["state"] == "due").cloned()
    };
    let missing = due(&desk(&mut staff).await).expect("nothing was held this term");
    assert_eq!(missing["name"]["zh"], "交流会、推进会");
    assert!(waits(&today(&mut staff).await, "meeting_owed").is_some());
    let on = office.today().to_string();
    meet(&mut staff, 800, "committee", &on).await;
    assert!(due(&desk(&mut staff).await).is_some(), "a committee meeting is no exchange");
    meet(&mut staff, 801, "exchange", &on).await;
    assert!(due(&desk(&mut staff).await).is_none());

    let leader = sign_in(&office, &mut admin, LEADER).await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &leader, vec![]).await;
    let (head, changes) = talk(1, 200, &welcome, date(2026, 3, 2), "值班室没热水");
    push(&mut phone, 1, head, &changes).await;
    let merge = json!({
        "act": "merge", "issue": id(700), "programme": id(PROGRAMME), "origins": [origin(200, 1)],
        "draft": { "title": TITLE, "owner": id(LEADER), "due": office.today() },
    });
    assert_eq!(order(&mut staff, merge).await, Value::Null);
    let link = |issue: u16| json!({ "act": "link", "meeting": id(801), "issue": id(issue) });
    let why = staff.order("meeting", link(799)).await.json()["outcome"]["refusal"]["meeting"]["why"].clone();
    assert_eq!(why, "unknown_issue");
    staff.order("meeting", link(700)).await.expect_status(StatusCode::OK);
    let rows = rows_of(&served, &staff).await;
    assert!(rows.contains(TITLE), "the row of the meeting names the issue");
}

// X-25 2/2: the handover list
#[tokio::test]
async fn the_office_sees_what_somebody_hands_on_and_others_see_no_list() {
    let (office, mut admin, mut staff, mut liaison) = world().await;
    let mut leader = sign_in(&office, &mut admin, LEADER).await;
    let plan =
        json!({ "act": "plan", "pair": id(201), "plan": { "kind": "talk_note", "on": office.today() } });
    assert_eq!(order(&mut leader, plan).await, Value::Null);
    let asked = json!({ "programme": id(PROGRAMME), "person": id(LEADER) });
    let list = staff.ask("liaison/handover", asked.clone()).await.expect_status(StatusCode::OK).json();
    assert_eq!(list["pairs"].as_array().map(Vec::len), Some(2));
    assert_eq!(list["pairs"][1]["plans"].as_array().map(Vec::len), Some(1));
    let open = list["pairs"][0]["items"].as_array().expect("a list");
    assert!(open.iter().any(|it| it["rule"] == "quarterly_talk"), "{open:?}");
    let asked_nobody = json!({ "programme": id(PROGRAMME), "person": id(LIAISON) });
    assert_eq!(staff.ask("liaison/handover", asked_nobody).await.status, StatusCode::NOT_FOUND);
    for who in [&mut liaison, &mut leader] {
        assert_eq!(who.ask("liaison/handover", asked.clone()).await.status, StatusCode::NOT_FOUND);
    }
}
