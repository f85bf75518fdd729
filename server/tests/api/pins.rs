//! Fixed versions over HTTP: what works, twice, who may, what nobody learns, and what never changes.

use axum::http::StatusCode;
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{CommandId, DocumentId, PinId, SpaceId, UnitId};
use gongjian_shared::sync::hash::Hash;
use serde_json::{Value, json};
use sqlx::{Column as _, Row as _};

use crate::office::{Answer, Browser, Office, PASSWORD, add_person, add_space, person, set_member, space};
use crate::phone::{Phone, Plan, Served, serve};

fn pin(nth: u8) -> PinId {
    PinId::from_bytes([nth; 16])
}

fn adopt(nth: u8, document: DocumentId, heads: &[Hash]) -> Value {
    let heads: Vec<String> = heads.iter().map(ToString::to_string).collect();
    let decision = json!({ "act": "adopt", "pin": pin(nth), "document": document, "heads": heads,
        "reason": "校党委会议通过", "number": "校党〔2026〕3号" });
    json!({ "command": "decision", "decision": decision })
}

fn reopen(nth: u8) -> Value {
    json!({ "command": "decision", "decision": { "act": "reopen", "pin": pin(nth), "reason": "有一处数字写错" } })
}

fn why(receipt: &Value) -> &str {
    receipt["outcome"]["refusal"]["decision"]["why"]
        .as_str()
        .unwrap_or_else(|| panic!("no refusal: {receipt}"))
}

/// A space with Li (writes), Zhao (reads) and Qian, who is not in it; Li's phone and her plan.
struct Desk {
    office: Office,
    admin: Browser,
    li: Browser,
    zhao: Browser,
    qian: Browser,
    _served: Served,
    phone: Phone,
    plan: Plan,
    batch: u64,
}

impl Desk {
    async fn new() -> Self {
        let (office, mut admin) = Office::open().await;
        for (nth, command) in (101..).zip([
            add_space(3),
            add_person(2, "limin"),
            add_person(4, "zhaogang"),
            add_person(5, "qian"),
            set_member(3, 2, Some("member")),
            set_member(3, 4, Some("reader")),
        ]) {
            admin.command(nth, command).await.expect_status(StatusCode::OK);
        }
        let (mut li, mut zhao, mut qian) = (office.browser(2), office.browser(4), office.browser(5));
        for (browser, login) in [(&mut li, "limin"), (&mut zhao, "zhaogang"), (&mut qian, "qian")] {
            browser.sign_in(login, PASSWORD).await.expect_status(StatusCode::OK);
        }
        let served = serve(&office).await;
        let (phone, welcome) = Phone::greet(&served, &li, vec![]).await;
        assert!(welcome.spaces[0].decides, "who writes in a space that is no unit's decides there");
        let plan = Plan::new(space(3), 1, &welcome);
        Self { office, admin, li, zhao, qian, _served: served, phone, plan, batch: 0 }
    }

    /// Writes and pushes; gives the head.
    async fn write(&mut self, text: &str) -> Hash {
        let edit = self.plan.write(text);
        self.batch += 1;
        self.phone.push(self.batch, self.plan.head, &[&edit.bytes]).await.expect("an answer");
        edit.hash
    }

    fn document(&self) -> DocumentId {
        self.plan.head.document
    }

    async fn row(&self, nth: u8) -> Value {
        let sql = "SELECT bytes FROM log WHERE row_key = $1 ORDER BY seq DESC LIMIT 1";
        let query = sqlx::query_scalar::<_, Vec<u8>>(sql).bind(format!("pin/{}", pin(nth)));
        let bytes = query.fetch_one(&self.office.state.stores.log_readers).await.expect("a row");
        serde_json::from_slice(&bytes).expect("JSON")
    }
}

async fn download(browser: &mut Browser, nth: u8) -> Answer {
    browser.get(&format!("/api/pins/{}", pin(nth)), &[]).await
}

fn text(file: &[u8]) -> String {
    match Document::load(Kind::BlankPlan, file, b"reader").expect("a standard file").view() {
        View::Text(view) => view.blocks[0].text.clone(),
        View::Form(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_) => panic!("a plan"),
    }
}

//
#[tokio::test]
async fn a_fixed_version_stays_what_it_was_while_writing_goes_on() {
    let mut desk = Desk::new().await;
    desk.write("甲").await;
    let head = desk.write("乙").await;
    let document = desk.document();
    let receipt = desk.li.command(1, adopt(1, document, &[head])).await.expect_status(StatusCode::OK).json();
    let fixed = download(&mut desk.li, 1).await.expect_status(StatusCode::OK).body;
    assert_eq!(text(&fixed), "乙甲");
    let row = desk.row(1).await;
    assert_eq!((&row["name"], &row["number"]), (&json!("李敏"), &json!("校党〔2026〕3号")));
    assert_eq!((&row["heads"], &row["at"]), (&json!([head.to_string()]), &receipt["received"]));

    let later = desk.write("丙").await;
    desk.office.clock.advance_ms(365 * crate::office::DAY_MS);
    desk.li.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    desk.li.command(1, adopt(1, document, &[head])).await.expect(StatusCode::OK, receipt);
    assert_eq!(download(&mut desk.li, 1).await.body, fixed, "later edits are another version");
    assert_eq!(desk.row(1).await["sha256"], row["sha256"]);
    let again = desk.li.command(2, adopt(2, document, &[head])).await.expect_status(StatusCode::CONFLICT);
    assert_eq!(why(&again.json()), "adopted_already");
    desk.li.command(3, adopt(3, document, &[later])).await.expect_status(StatusCode::OK);
    assert_eq!(text(&download(&mut desk.li, 3).await.body), "丙乙甲");
    for sql in ["UPDATE pins SET reason = 'x'", "DELETE FROM pins"] {
        let tried = sqlx::query(sql).execute(&desk.office.state.stores.log_writer).await;
        assert!(tried.expect_err("refused").to_string().contains("append-only"));
    }
}

//
#[tokio::test]
async fn who_may_not_decide_is_refused_and_who_may_not_see_learns_nothing() {
    let mut desk = Desk::new().await;
    let head = desk.write("甲").await;
    let document = desk.document();
    let refused = desk.zhao.command(1, adopt(1, document, &[head])).await.expect_status(StatusCode::CONFLICT);
    assert_eq!(why(&refused.json()), "not_yours");
    let unknown = DocumentId::from_bytes([9; 16]);
    let nowhere = Hash::from_bytes([9; 32]);
    let mut answers = Vec::new();
    for (nth, document, heads) in [(2, document, head), (3, unknown, head), (4, document, nowhere)] {
        let receipt = desk.qian.command(nth, adopt(1, document, &[heads])).await;
        answers.push(receipt.expect_status(StatusCode::CONFLICT).json()["outcome"].clone());
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "hidden and missing look alike: {answers:?}");
    desk.li.command(5, adopt(1, document, &[head])).await.expect_status(StatusCode::OK);
    let hidden = download(&mut desk.qian, 1).await.expect_status(StatusCode::NOT_FOUND).body;
    assert_eq!(download(&mut desk.qian, 8).await.body, hidden);
    download(&mut desk.zhao, 1).await.expect_status(StatusCode::OK);
    let strange = desk.qian.command(6, reopen(1)).await.expect_status(StatusCode::CONFLICT).json();
    let missing = desk.qian.command(7, reopen(8)).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(strange["outcome"], missing["outcome"]);
    desk.office.browser(9).command(8, reopen(1)).await.expect_status(StatusCode::UNAUTHORIZED);
    let taken = desk.li.command(9, adopt(1, document, &[head])).await.expect_status(StatusCode::CONFLICT);
    assert_eq!(why(&taken.json()), "id_taken");
}

#[tokio::test]
async fn a_version_that_has_not_arrived_is_waited_for_and_counts_from_when_the_command_came_in() {
    let mut desk = Desk::new().await;
    desk.write("甲").await;
    let edit = desk.plan.write("乙");
    let command = adopt(1, desk.document(), &[edit.hash]);
    let first = desk.li.command(1, command.clone()).await.expect_status(StatusCode::ACCEPTED).json();
    let outcome = json!({ "outcome": "not_yet_here", "missing": [edit.hash.to_string()] });
    assert_eq!(first["outcome"], outcome);
    desk.office.clock.advance_ms(20_000);
    desk.li.command(1, command.clone()).await.expect(StatusCode::ACCEPTED, first.clone());
    // Its id is taken for everybody else.
    let other = desk.zhao.command(1, add_space(8)).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(other["outcome"]["refusal"]["code"], "id_taken");
    desk.phone.push(7, desk.plan.head, &[&edit.bytes]).await.expect("an answer");
    desk.office.clock.advance_ms(60_000);
    let done = desk.li.command(1, command.clone()).await.expect_status(StatusCode::OK).json();
    assert_eq!(done["received"], first["received"]);
    assert_eq!(desk.row(1).await["at"], first["received"]);
    desk.li.command(1, command).await.expect(StatusCode::OK, done);
}

#[tokio::test]
async fn a_right_that_ended_while_the_command_waited_is_a_right_no_more() {
    let mut desk = Desk::new().await;
    desk.write("甲").await;
    let edit = desk.plan.write("乙");
    let command = adopt(1, desk.document(), &[edit.hash]);
    desk.li.command(1, command.clone()).await.expect_status(StatusCode::ACCEPTED);
    desk.phone.push(7, desk.plan.head, &[&edit.bytes]).await.expect("an answer");
    desk.admin.command(110, set_member(3, 2, Some("reader"))).await.expect_status(StatusCode::OK);
    let refused = desk.li.command(1, command).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(why(&refused), "not_yours");
}

#[tokio::test]
async fn a_decision_is_undone_by_a_later_one_and_stays_on_record() {
    let mut desk = Desk::new().await;
    let head = desk.write("甲").await;
    desk.li.command(1, adopt(1, desk.document(), &[head])).await.expect_status(StatusCode::OK);
    let refused = desk.zhao.command(2, reopen(1)).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(why(&refused), "not_yours");
    desk.li.command(3, reopen(1)).await.expect_status(StatusCode::OK);
    let row = desk.row(1).await;
    assert_eq!(
        (&row["reason"], &row["reopened"]["reason"]),
        (&json!("校党委会议通过"), &json!("有一处数字写错"))
    );
    assert_eq!(text(&download(&mut desk.li, 1).await.expect_status(StatusCode::OK).body), "甲");
    let twice = desk.li.command(4, reopen(1)).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(why(&twice), "reopened_already");
    // What was undone may be fixed again.
    desk.li.command(5, adopt(2, desk.document(), &[head])).await.expect_status(StatusCode::OK);
}

//
#[tokio::test]
async fn in_a_unit_its_deciders_decide_and_the_record_says_in_which_post() {
    let (office, mut admin) = Office::open().await;
    let unit = UnitId::from_bytes([1; 16]);
    let detail = json!({ "name": "材料学院", "kind": "college", "line": "education", "level": "college" });
    let mut commands =
        vec![json!({ "act": "add_unit", "unit": unit, "parent": null, "detail": detail, "draft": false })];
    for (nth, name, post) in [(2, "李书记", "secretary"), (4, "赵委员", "member")] {
        let home = json!({ "name": name, "staff": "teacher", "home": unit });
        commands.push(json!({ "act": "add_person", "person": person(nth), "detail": home, "private": null }));
        commands.push(json!({ "act": "open_account", "user": person(nth), "login": format!("person{nth}"), "password": PASSWORD }));
        let held = json!({ "person": person(nth), "unit": unit, "post": post, "from": "2020-01-01", "basis": "decision", "document": "党发1号" });
        commands.push(json!({ "act": "appoint", "appointment": person(nth + 20), "detail": held }));
    }
    for command in commands {
        admin.party(command).await.expect_status(StatusCode::OK);
    }
    let (mut secretary, mut member) = (office.browser(2), office.browser(4));
    secretary.sign_in("person2", PASSWORD).await.expect_status(StatusCode::OK);
    member.sign_in("person4", PASSWORD).await.expect_status(StatusCode::OK);
    // Let in by hand as well: in a unit's space only posts decide.
    let papers = SpaceId::of_unit(unit);
    let let_in = json!({ "command": "set_member", "space": papers, "user": person(4), "role": "member" });
    admin.command(100, let_in).await.expect_status(StatusCode::OK);
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &member, vec![]).await;
    assert!(!welcome.spaces[0].decides);
    assert!(Phone::greet(&served, &secretary, vec![]).await.1.spaces[0].decides);
    let mut plan = Plan::new(papers, 1, &welcome);
    let edit = plan.write("甲");
    phone.push(1, plan.head, &[&edit.bytes]).await.expect("an answer");
    let adopt = adopt(1, plan.head.document, &[edit.hash]);
    let refused = member.command(1, adopt.clone()).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(why(&refused), "not_yours");
    secretary.command(2, adopt).await.expect_status(StatusCode::OK);

    let newest = office.audit_text().await;
    let newest: Value = serde_json::from_str(newest.lines().next().expect("a row")).expect("JSON");
    assert_eq!(newest["command"], json!(CommandId::from_bytes([2; 16])));
    let appointment = json!(person(22));
    assert_eq!(
        (&newest["seat"]["appointment"], &newest["seat"]["post"]),
        (&appointment, &json!("secretary"))
    );
    let entry = &newest["entries"][0];
    assert_eq!((&entry["entry"], &entry["heads"]), (&json!("adopted"), &json!([edit.hash.to_string()])));
    assert_eq!(
        (&entry["reason"], entry["sha256"].as_str().map(str::len)),
        (&json!("校党委会议通过"), Some(64))
    );
}

/// Everything that commands may write, but for receipts and the audit itself.
async fn picture(office: &Office) -> String {
    let mut seen = String::new();
    for sql in [
        "SELECT * FROM accounts",
        "SELECT * FROM spaces",
        "SELECT * FROM grants",
        "SELECT * FROM log",
        "SELECT * FROM units",
        "SELECT * FROM persons",
        "SELECT * FROM person_private",
        "SELECT * FROM appointments",
        "SELECT * FROM follows",
        "SELECT * FROM standards",
        "SELECT * FROM awards",
        "SELECT * FROM guides",
        "SELECT * FROM pins",
        "SELECT * FROM reopened_pins",
    ] {
        let rows = sqlx::query(sql).fetch_all(&office.state.stores.log_readers).await.expect("read");
        for row in &rows {
            for column in 0..row.columns().len() {
                let number = row.try_get::<Option<i64>, _>(column).map(|it| format!("{it:?}"));
                let text = || row.try_get::<Option<String>, _>(column).map(|it| format!("{it:?}"));
                let bytes = || row.try_get::<Option<Vec<u8>>, _>(column).map(|it| format!("{it:?}"));
                let cell =
                    number.or_else(|_| text()).or_else(|_| bytes()).expect("a number, a text or bytes");
                seen += &format!("{}={cell} ", row.column(column).name());
            }
            seen.push('\n');
        }
    }
    seen
}

//
#[tokio::test]
async fn nothing_that_a_command_writes_is_without_exactly_one_row_of_the_audit() {
    let mut desk = Desk::new().await;
    let head = desk.write("甲").await;
    let unit = "00000000-0000-7000-8000-000000000001";
    let party = |party: Value| json!({ "command": "party", "party": party });
    let detail =
        |name: &str| json!({ "name": name, "kind": "college", "line": "education", "level": "college" });
    let home = json!({ "name": "王芳", "staff": "teacher", "home": unit });
    let held = json!({ "person": person(7), "unit": unit, "post": "head", "from": "2020-01-01", "basis": "decision", "document": "1号" });
    let end = json!({ "on": "2026-01-01", "basis": "decision", "document": "2号" });
    let commands = [
        add_space(6),
        add_space(6),
        add_person(6, "sun"),
        set_member(6, 6, Some("reader")),
        set_member(6, 6, Some("reader")),
        crate::office::set_open(6, false),
        party(
            json!({ "act": "add_unit", "unit": unit, "parent": null, "detail": detail("化工学院"), "draft": true }),
        ),
        party(json!({ "act": "change_unit", "unit": unit, "detail": detail("化工与环境学院") })),
        party(json!({ "act": "change_unit", "unit": unit, "detail": detail("化工与环境学院") })),
        party(json!({ "act": "enact_unit", "unit": unit })),
        party(json!({ "act": "add_person", "person": person(7), "detail": home, "private": null })),
        party(json!({ "act": "appoint", "appointment": person(30), "detail": held })),
        party(json!({ "act": "end_appointment", "appointment": person(30), "end": end })),
        party(json!({ "act": "delete_unit", "unit": unit })),
        adopt(1, desk.document(), &[head]),
        adopt(2, desk.document(), &[head]),
        adopt(3, desk.document(), &[Hash::from_bytes([9; 32])]),
        reopen(1),
    ];
    let (mut wrote, mut quiet) = (0, 0);
    for (nth, command) in (1..).zip(commands) {
        let (before, audit) = (picture(&desk.office).await, desk.office.audit_text().await.lines().count());
        let decision = command["command"] == "decision";
        let sender = if decision { &mut desk.li } else { &mut desk.admin };
        let receipt = sender.command(nth, command.clone()).await.json();
        let changed = picture(&desk.office).await != before;
        let text = desk.office.audit_text().await;
        let rows = text.lines().count() - audit;
        assert_eq!(rows, usize::from(changed), "{command} {receipt}");
        if changed {
            wrote += 1;
            let row: Value = serde_json::from_str(text.lines().next().expect("a row")).expect("JSON");
            assert_eq!(row["command"], receipt["id"]);
            assert!(row["seat"]["part"].is_string(), "by which right: {row}");
        } else {
            quiet += 1;
        }
    }
    assert_eq!((wrote, quiet), (12, 6), "some write, some do not");
}

#[tokio::test]
async fn a_command_that_waited_is_not_taken_from_another_persons_sign_in() {
    let mut desk = Desk::new().await;
    let head = desk.write("甲").await;
    let mut body = adopt(1, desk.document(), &[head]);
    body["id"] = json!(CommandId::from_bytes([1; 16]));
    let own = [("origin", crate::office::OWN), ("content-type", "application/json")];
    for (sender, status) in [(person(4), StatusCode::UNAUTHORIZED), (person(2), StatusCode::OK)] {
        let sender = sender.to_string();
        let headers = [own[0], own[1], ("gongjian-sender", sender.as_str())];
        let body = axum::body::Body::from(body.to_string());
        let answer = desk.li.request(axum::http::Method::POST, "/api/commands", &headers, body).await;
        answer.expect_status(status);
    }
}
