//! Reviews over HTTP: who may not judge whom, sheets that nobody else sees, and results that are told at once (S3-14, S3-28,
//! S3-30, S0-05).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::calls::{BESIDE, CALL, COLLEGE, World as Calls, apply, id, someone};
use crate::office::Browser;

/// The first is of the college that nominates both applications.
const REVIEWERS: [u16; 4] = [30, 31, 32, 33];
const SECRET: &str = "只给评审组看的话";
const COMMENT: &str = "目标可以再具体";

struct World {
    calls: Calls,
    reviewers: Vec<Browser>,
    /// Of another college.
    stranger: Browser,
}

/// What became of a command: nothing, or the refusal.
async fn send(browser: &mut Browser, command: Value) -> Value {
    let outcome = browser.order("review", command).await.json()["outcome"].clone();
    if outcome["outcome"] == "accepted" { Value::Null } else { outcome["refusal"]["review"].clone() }
}

fn open(each: u32, pool: &[u16]) -> Value {
    let rubric = json!([
        { "title": "政治功能", "weight": 60, "full": 10 }, { "title": "工作基础", "weight": 40, "full": 20 },
    ]);
    let pool: Vec<String> = pool.iter().map(|it| id(*it)).collect();
    json!({ "act": "open", "call": id(CALL), "rubric": rubric, "each": each, "most": 2, "pool": pool })
}

impl World {
    /// Two applications of one college are at the office, and the call is over.
    async fn closed() -> Self {
        let mut calls = Calls::ready().await;
        for number in [52, 50] {
            assert_eq!(apply(&mut calls.officer, "submit", number).await, Value::Null);
        }
        let mut reviewers = Vec::new();
        for (number, unit) in REVIEWERS.into_iter().zip([COLLEGE, BESIDE, BESIDE, BESIDE]) {
            reviewers.push(someone(&calls.office, &mut calls.admin, number, unit, "member").await);
        }
        let stranger = someone(&calls.office, &mut calls.admin, 40, BESIDE, "office_staff").await;
        let early = send(&mut calls.staff, open(2, &REVIEWERS)).await;
        assert_eq!(early["why"], "call_takes");
        let left = calls.to_deadline_ms();
        calls.office.clock.advance_ms(left + 1_000);
        Self { calls, reviewers, stranger }
    }

    /// Who judges what is fixed, as it was proposed.
    async fn scoring() -> Self {
        let mut it = Self::closed().await;
        assert_eq!(send(&mut it.calls.staff, open(2, &REVIEWERS)).await, Value::Null);
        let board = it.board().await;
        let assign = json!({ "act": "assign", "call": id(CALL), "pairs": board["proposal"] });
        assert_eq!(send(&mut it.calls.staff, assign).await, Value::Null);
        it
    }

    async fn board(&mut self) -> Value {
        let board = self.calls.staff.ask("review/board", json!({ "call": id(CALL) })).await;
        board.expect_status(StatusCode::OK).json()
    }

    /// Reviewer `nth` hands in all their sheets, so many points for the first item.
    async fn score(&mut self, nth: usize, points: u32) -> usize {
        let tasks = self.reviewers[nth].ask("review/tasks", json!({})).await.json();
        let tasks = tasks.as_array().expect("a list").clone();
        for task in &tasks {
            let asked = json!({ "application": task["application"] });
            let page =
                self.reviewers[nth].ask("review/sheet", asked).await.expect_status(StatusCode::OK).json();
            let marks = json!([{ "mark": "points", "points": points }, { "mark": "abstain" }]);
            let sheet = json!({
                "marks": marks, "to_committee": SECRET, "to_applicant": COMMENT, "pins": page["pins"],
            });
            let given = json!({
                "act": "hand_in", "call": id(CALL), "application": task["application"], "sheet": sheet,
            });
            assert_eq!(send(&mut self.reviewers[nth], given).await, Value::Null);
        }
        tasks.len()
    }

    /// All that somebody can ask about it, as one text.
    async fn all_answers(browser: &mut Browser) -> String {
        let mut all = String::new();
        let call = json!({ "call": id(CALL) });
        let mut asked = vec![
            ("calls/list", json!({})),
            ("calls/page", call.clone()),
            ("review/tasks", json!({})),
            ("review/board", call),
            ("review/people", json!({ "call": id(CALL), "typed": "人员" })),
            ("notices/list", json!({})),
            ("today", json!({})),
            ("audit", json!({ "asked": {} })),
        ];
        for number in [50, 52] {
            asked.push(("calls/application", json!({ "application": id(number) })));
            asked.push(("review/sheet", json!({ "application": id(number) })));
        }
        for (question, body) in asked {
            let answer = browser.ask(question, body).await;
            all += &format!("{question} {} {}\n", answer.status, String::from_utf8_lossy(&answer.body));
        }
        all
    }
}

// S3-14 2/3
#[tokio::test]
async fn a_reviewer_of_the_applicants_college_is_left_out_of_the_proposal_and_refused_by_hand() {
    let mut world = World::closed().await;
    assert_eq!(send(&mut world.calls.staff, open(2, &[30, 31])).await, Value::Null);
    let board = world.board().await;
    assert_eq!(board["gaps"].as_array().map(Vec::len), Some(2), "{board}");
    assert_eq!((&board["gaps"][0]["allowed"], &board["gaps"][0]["missing"]), (&json!(1), &json!(1)));
    assert_eq!(send(&mut world.calls.staff, open(2, &REVIEWERS)).await, Value::Null);
    let board = world.board().await;
    assert_eq!(board["gaps"], json!([]));
    let proposal = board["proposal"].as_array().expect("a list").clone();
    assert_eq!(proposal.len(), 4);
    assert!(proposal.iter().all(|it| it["reviewer"] != id(30)), "{board}");
    assert_eq!(board["lines"][0]["ties"], json!([[id(30), "unit"]]));
    let mut by_hand = proposal.clone();
    by_hand[0]["reviewer"] = json!(id(30));
    let assign = |pairs: Vec<Value>| json!({ "act": "assign", "call": id(CALL), "pairs": pairs });
    let refused = send(&mut world.calls.staff, assign(by_hand)).await;
    assert_eq!((&refused["why"], &refused["tie"]), (&json!("recused"), &json!("unit")), "{refused}");
    // A declared one counts as well.
    let recuse = json!({ "act": "recuse", "call": id(CALL), "application": id(50), "reason": "师生" });
    assert_eq!(send(&mut world.reviewers[1], recuse).await, Value::Null);
    let board = world.board().await;
    let mine = json!({ "application": id(50), "reviewer": id(31) });
    assert!(!board["proposal"].as_array().expect("a list").contains(&mine), "{board}");
}

#[tokio::test]
async fn what_a_reviewer_hands_in_changes_no_answer_to_anybody_else_but_the_offices_progress() {
    let mut world = World::scoring().await;
    let mut before = Vec::new();
    for browser in
        world.reviewers.iter_mut().skip(2).chain([&mut world.stranger]).chain(&mut world.calls.hosts)
    {
        before.push(World::all_answers(browser).await);
    }
    assert!(world.score(1, 9).await > 0);
    let mut after = Vec::new();
    for browser in
        world.reviewers.iter_mut().skip(2).chain([&mut world.stranger]).chain(&mut world.calls.hosts)
    {
        after.push(World::all_answers(browser).await);
    }
    assert_eq!(before, after);
    for browser in [&mut world.calls.staff, &mut world.calls.officer, &mut world.calls.admin] {
        let seen = World::all_answers(browser).await;
        assert!(!seen.contains(SECRET) && !seen.contains(COMMENT), "{seen}");
    }
    let board = world.board().await;
    let given = board.to_string().matches(&format!("[\"{}\",true]", id(31))).count();
    assert!(given > 0, "the office sees who has handed in: {board}");
    assert_eq!((&board["lines"][0]["stats"], &board["lines"][0]["sheets"]), (&Value::Null, &json!([])));
    let own = World::all_answers(&mut world.reviewers[1]).await;
    assert!(own.contains(SECRET), "one sees one's own");
}

#[tokio::test]
async fn a_sheet_of_somebody_else_and_a_board_answer_like_what_is_not_there() {
    let mut world = World::scoring().await;
    for browser in [&mut world.stranger, &mut world.reviewers[0], &mut world.calls.hosts[0]] {
        for (question, there, nowhere) in [
            ("review/sheet", json!({ "application": id(50) }), json!({ "application": id(99) })),
            ("review/board", json!({ "call": id(CALL) }), json!({ "call": id(99) })),
            (
                "review/people",
                json!({ "call": id(CALL), "typed": "人" }),
                json!({ "call": id(99), "typed": "人" }),
            ),
        ] {
            let (one, other) = (browser.ask(question, there).await, browser.ask(question, nowhere).await);
            assert_eq!((one.status, &one.body), (StatusCode::NOT_FOUND, &other.body), "{question}");
        }
        let sheet = json!({ "marks": [], "to_committee": "", "to_applicant": "", "pins": [] });
        for number in [50, 99] {
            let give =
                json!({ "act": "hand_in", "call": id(CALL), "application": id(number), "sheet": sheet });
            assert_eq!(send(browser, give).await["why"], "not_there");
        }
        let results = json!({ "act": "open_results", "call": id(CALL), "reason": "x" });
        assert_eq!(send(browser, results).await["why"], "not_there");
    }
}

// For X-22: a publicity ends by the working days of the unit that receives.
// planted: the days that this program was built with
// S0-05
// S3-28 2/3: the end of the publicity is waited for.
// S3-30 1/2: comments reach who was not selected; rectifications are opened elsewhere.
#[tokio::test]
async fn results_are_told_to_all_applicants_at_once_when_the_publicity_is_over() {
    let mut world = World::scoring().await;
    let sheets = async |browser: &mut Browser| {
        let all = browser.ask("today", json!({})).await.expect_status(StatusCode::OK).json();
        all.as_array().expect("a list").iter().filter(|it| it["waits"] == "review").count()
    };
    let mut owed = 0;
    for reviewer in &mut world.reviewers {
        owed += sheets(reviewer).await;
    }
    assert_eq!(owed, 4, "each sheet waits for its reviewer");
    let given = world.score(1, 5).await + world.score(2, 8).await + world.score(3, 9).await;
    assert_eq!(given, 4);
    for reviewer in &mut world.reviewers {
        assert_eq!(sheets(reviewer).await, 0);
    }
    let staff = &mut world.calls.staff;
    let results = json!({ "act": "open_results", "call": id(CALL), "reason": "" });
    assert_eq!(send(staff, results).await, Value::Null);
    let board = staff.ask("review/board", json!({ "call": id(CALL) })).await.json();
    assert!(
        board["lines"][0]["stats"]["mean"].as_u64().is_some_and(|it| (5_000..=9_000).contains(&it)),
        "{board}"
    );
    let decide = |number: u16, outcome: &str, reason: &str| json!({ "act": "decide", "call": id(CALL), "application": id(number), "outcome": outcome, "reason": reason });
    assert_eq!(send(staff, decide(50, "chosen", "基础好")).await["why"], "not_shortlisted");
    let list = json!({ "act": "shortlist", "call": id(CALL), "applications": [id(50), id(52)] });
    assert_eq!(send(staff, list).await, Value::Null);
    assert_eq!(send(staff, decide(50, "chosen", "")).await["why"], "no_reason");
    assert_eq!(send(staff, decide(50, "chosen", "基础好")).await, Value::Null);
    let today = jiff::civil::date(2026, 12, 5).to_string();
    let publish = |reason: &str| json!({ "act": "publish", "call": id(CALL), "from": today, "days": 5, "reason": reason });
    assert_eq!(send(staff, publish("")).await["why"], "undecided");
    assert_eq!(send(staff, decide(52, "not_chosen", "基础还要加强")).await, Value::Null);
    let few = send(staff, publish("")).await;
    assert_eq!((&few["why"], &few["least"], &few["chosen"]), (&json!("too_few"), &json!(2), &json!(1)));
    // the receiver works on no day of that week but the Friday, so five working days end a week later.
    let rows: Vec<Value> =
        (7..=10).map(|day| json!({ "date": format!("2026-12-{day:02}"), "kind": "holiday" })).collect();
    let set = |days: Value| {
        let setting = json!({ "terms": null, "days": days });
        json!({ "act": "set_calendar", "unit": id(crate::calls::UNIVERSITY), "year": 2026, "setting": setting })
    };
    world.calls.admin.party(set(json!(rows))).await.expect_status(StatusCode::OK);
    let staff = &mut world.calls.staff;
    assert_eq!(send(staff, publish("只有一个够条件")).await, Value::Null);
    let board = staff.ask("review/board", json!({ "call": id(CALL) })).await.json();
    assert!(board.to_string().contains("2026-12-17"), "{board}");
    let recall = json!({ "act": "recall", "call": id(CALL), "reason": "改期" });
    assert_eq!(send(staff, recall).await, Value::Null);
    world.calls.admin.party(set(Value::Null)).await.expect_status(StatusCode::OK);
    let staff = &mut world.calls.staff;
    assert_eq!(send(staff, publish("只有一个够条件")).await, Value::Null);
    let release = json!({ "act": "release", "call": id(CALL) });
    let runs = send(staff, release.clone()).await;
    assert_eq!((&runs["why"], &runs["to"]), (&json!("publicity_runs"), &json!("2026-12-11")), "{runs}");
    for (nth, number) in [(0, 50), (2, 52)] {
        let page = world.calls.hosts[nth]
            .ask("calls/application", json!({ "application": id(number) }))
            .await
            .json();
        assert_eq!(page["told"], Value::Null, "nobody is told before all are");
    }
    let waits = async |browser: &mut Browser| {
        let all = browser.ask("today", json!({})).await.expect_status(StatusCode::OK).json();
        let all = all.as_array().expect("a list").clone();
        all.into_iter().filter(|it| it["waits"] == "publicity").collect::<Vec<_>>()
    };
    assert_eq!(waits(&mut world.calls.staff).await, Vec::<Value>::new(), "it runs");
    world.calls.office.clock.advance_ms(7 * 86_400_000);
    let over = waits(&mut world.calls.staff).await;
    assert_eq!((over.len(), &over[0]["call"], &over[0]["to"]), (1, &json!(id(CALL)), &json!("2026-12-11")));
    assert_eq!(waits(&mut world.calls.hosts[0]).await, Vec::<Value>::new(), "whose office it is not");
    assert_eq!(send(&mut world.calls.staff, release).await, Value::Null);
    assert_eq!(waits(&mut world.calls.staff).await, Vec::<Value>::new(), "done");
    for (nth, number, outcome) in [(0, 50, "chosen"), (2, 52, "not_chosen")] {
        let page = world.calls.hosts[nth]
            .ask("calls/application", json!({ "application": id(number) }))
            .await
            .json();
        assert_eq!(page["told"]["outcome"], outcome, "{page}");
        assert_eq!(page["told"]["comments"], json!([COMMENT, COMMENT]));
        let whole = page.to_string();
        assert!(!whole.contains(SECRET) && !whole.contains(&id(31)), "{whole}");
    }
}
