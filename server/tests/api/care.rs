//! Records of pairs on their way to the office: written by phones, folded, counted, shown as far as rights allow.

use axum::http::StatusCode;
use gongjian_server::projection;
use gongjian_server::store::records::Records;
use gongjian_shared::documents::edit::Edit;
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
use crate::pairs::{COLLEGE, COUNSELOR, LEADER, PROGRAMME, confirm, id, pair, place, sign_in};
use crate::phone::{Phone, Served, document, serve};

/// A record that a phone writes.
pub struct Note {
    pub head: DocumentHead,
    pub form: Document,
}

impl Note {
    pub fn of(template: &str, nth: u8, welcome: &Welcome) -> (Self, Vec<Vec<u8>>) {
        let space = SpaceId::of_pair(pair(200));
        let head = DocumentHead::free(document(nth), space, Kind::Form);
        let form = Document::new(Kind::Form, &[welcome.actor_prefix, [nth; 8]].concat());
        let mut it = Self { head, form };
        let used = it.edit(&Edit::Use { template: template.try_into().expect("a name"), version: 1 });
        (it, vec![used])
    }

    fn edit(&mut self, edit: &Edit) -> Vec<u8> {
        let heads = self.form.heads();
        let edited = self.form.edit(&heads, edit, Timestamp::from_millis(5));
        edited.expect("fits").expect("changes something").bytes
    }

    pub fn fill(&mut self, key: &str, answer: Answer) -> Vec<u8> {
        self.edit(&Edit::Fill { key: key.parse().expect("a key"), answer })
    }
}

pub fn talk(nth: u8, welcome: &Welcome, day: Date, way: &str) -> (Note, Vec<Vec<u8>>) {
    let (mut note, mut changes) = Note::of("talk_note", nth, welcome);
    changes.push(note.fill("held_on", Answer::Date(day)));
    changes.push(note.fill("way", Answer::one(way.try_into().expect("a name"))));
    (note, changes)
}

pub async fn push(phone: &mut Phone, batch: u64, note: &Note, changes: &[Vec<u8>]) {
    let changes: Vec<&[u8]> = changes.iter().map(Vec::as_slice).collect();
    acked(phone.push(batch, note.head, &changes).await);
}

/// A leader with two counselors at a phone.
pub async fn pairs() -> (Office, Browser, Browser, Served, Phone, Welcome) {
    let (office, mut admin, mut staff) = place().await;
    for nth in 0..2 {
        assert_eq!(confirm(&mut staff, 200 + nth, LEADER, COUNSELOR + nth).await, Value::Null);
    }
    let leader = sign_in(&office, &mut admin, LEADER).await;
    let served = serve(&office).await;
    let (phone, welcome) = Phone::greet(&served, &leader, vec![]).await;
    (office, admin, staff, served, phone, welcome)
}

pub async fn coverage(browser: &mut Browser) -> Value {
    let asked = json!({ "programme": id(PROGRAMME), "year": 2026, "rule": null });
    browser.ask("care/coverage", asked).await.expect_status(StatusCode::OK).json()
}

pub fn cell(coverage: &Value, at: usize, what: &str) -> Value {
    coverage["units"][0]["cells"][at][what].clone()
}

// S1-08 2/2
// S1-09 1/3
#[tokio::test]
async fn what_a_leader_records_is_what_the_office_counts() {
    let (_office, _admin, mut staff, _served, mut phone, welcome) = pairs().await;
    let before = coverage(&mut staff).await;
    assert_eq!((&before["units"][0]["name"], &before["pairs"]), (&json!("材料学院"), &json!(2)));
    assert_eq!((cell(&before, 0, "owed"), cell(&before, 0, "overdue")), (json!(2), json!(2)));
    assert_eq!((cell(&before, 3, "owed"), cell(&before, 3, "overdue")), (json!(2), json!(0)));
    let (mut first, changes) = talk(1, &welcome, date(2026, 2, 3), "face");
    push(&mut phone, 1, &first, &changes).await;
    let (second, changes) = talk(2, &welcome, date(2026, 5, 3), "telephone");
    push(&mut phone, 2, &second, &changes).await;
    let after = coverage(&mut staff).await;
    assert_eq!((cell(&after, 0, "met"), cell(&after, 0, "overdue")), (json!(1), json!(1)));
    assert_eq!((cell(&after, 1, "met"), cell(&after, 1, "overdue")), (json!(0), json!(2)));
    let asked = json!({
        "programme": id(PROGRAMME), "year": 2026, "rule": "quarterly_talk", "slot": "2026-Q1", "unit": id(COLLEGE),
    });
    let behind = staff.ask("care/cell", asked).await.expect_status(StatusCode::OK).json();
    let records = behind[0]["records"].as_array().expect("a list");
    assert_eq!((records.len(), &records[0]["record"]["way"]), (1, &json!("face")), "{behind}");
    // The record moves to another quarter, and every number follows.
    let moved = first.fill("held_on", Answer::Date(date(2026, 8, 3)));
    push(&mut phone, 3, &first, &[moved]).await;
    let after = coverage(&mut staff).await;
    assert_eq!((cell(&after, 0, "met"), cell(&after, 2, "met")), (json!(0), json!(1)));
}

#[tokio::test]
async fn only_what_changed_is_folded_and_everything_can_be_folded_anew() {
    let (office, _admin, mut staff, _served, mut phone, welcome) = pairs().await;
    let spaces = [SpaceId::of_pair(pair(200)), SpaceId::of_pair(pair(201))];
    let stores = &office.state.stores;
    for nth in 1..=3 {
        let (note, changes) = talk(nth, &welcome, date(2026, 2, 3), "face");
        push(&mut phone, u64::from(nth), &note, &changes).await;
    }
    assert_eq!(projection::catch_up(stores, &spaces).await.expect("folds"), 3);
    assert_eq!(projection::catch_up(stores, &spaces).await.expect("folds"), 0);
    let (note, changes) = talk(4, &welcome, date(2026, 5, 3), "face");
    push(&mut phone, 4, &note, &changes).await;
    assert_eq!(projection::catch_up(stores, &spaces).await.expect("folds"), 1);
    let running = (projection::records(stores, &spaces).await.expect("read"), coverage(&mut staff).await);
    projection::clear(stores).await.expect("cleared");
    assert_eq!(projection::catch_up(stores, &spaces).await.expect("folds"), 4);
    let rebuilt = (projection::records(stores, &spaces).await.expect("read"), coverage(&mut staff).await);
    assert_eq!(rebuilt, running);
}

#[tokio::test]
async fn of_two_who_fold_at_once_the_one_with_the_older_log_keeps_nothing() {
    let office = Office::empty().await;
    let space = SpaceId::of_pair(pair(200));
    let mut side = office.state.stores.side.acquire().await.expect("free");
    let mut records = Records(&mut side);
    assert!(records.advance(space, 0, 7, 1).await.expect("written"));
    assert!(!records.advance(space, 0, 5, 1).await.expect("read"), "the same start, somebody else was first");
    assert_eq!(records.place(space, 1).await.expect("read"), 7);
    assert!(records.advance(space, 7, 9, 1).await.expect("written"));
    // A newer fold begins at the beginning, once.
    assert!(records.advance(space, 0, 9, 2).await.expect("written"));
    assert!(!records.advance(space, 0, 9, 2).await.expect("read"));
}

// S1-21 2/4
#[tokio::test]
async fn the_yearly_table_is_computed_for_the_office_and_opens_its_records() {
    let (_office, _admin, mut staff, _served, mut phone, welcome) = pairs().await;
    let (note, changes) = talk(1, &welcome, date(2026, 2, 3), "face");
    push(&mut phone, 1, &note, &changes).await;
    let asked = json!({ "programme": id(PROGRAMME), "year": 2026 });
    let table = staff.ask("care/year", asked).await.expect_status(StatusCode::OK).json();
    let at = |name: &str| {
        let columns = table["columns"].as_array().expect("columns");
        columns.iter().position(|it| it["id"] == name).expect("there")
    };
    assert_eq!(table["lines"].as_array().map(Vec::len), Some(2));
    let line = &table["lines"][0];
    assert_eq!(line["opens"], true);
    assert_eq!(line["cells"][at("leader")]["value"]["text"], format!("人员{LEADER}"));
    assert_eq!(
        line["cells"][at("talks_q1")],
        json!({ "value": { "number": 1 }, "records": [note.head.document] })
    );
    assert_eq!(line["cells"][at("service_years")]["value"]["number"], 6);
}

#[tokio::test]
async fn who_neither_runs_the_programme_nor_decides_in_it_hears_of_none() {
    let (office, mut admin, _staff, _served, _phone, _welcome) = pairs().await;
    let mut counselor = sign_in(&office, &mut admin, COUNSELOR).await;
    for (question, rule) in [("care/coverage", json!(null)), ("care/year", json!("quarterly_talk"))] {
        let asked = |programme| json!({ "programme": id(programme), "year": 2026, "rule": rule });
        let hidden = counselor.ask(question, asked(PROGRAMME)).await;
        let missing = counselor.ask(question, asked(PROGRAMME + 1)).await;
        assert_eq!((hidden.status, hidden.body), (StatusCode::NOT_FOUND, missing.body));
    }
}

pub async fn year_table(browser: &mut Browser) -> Value {
    let asked = json!({ "programme": id(PROGRAMME), "year": 2026 });
    browser.ask("care/year", asked).await.expect_status(StatusCode::OK).json()
}

async fn file(browser: &mut Browser, nth: u16, seen: &Value, reason: &str) -> Value {
    let (filing, programme) = (id(900 + nth), id(PROGRAMME));
    let command = json!({ "act": "file", "filing": filing, "programme": programme, "year": 2026, "seen": seen, "reason": reason });
    browser.order("filing", command).await.json()["outcome"].clone()
}

// S1-20 2/2
// S1-21 1/4
#[tokio::test]
async fn what_was_filed_keeps_its_number_and_every_word_and_a_correction_is_a_new_version() {
    let (office, mut admin, mut staff, _served, mut phone, welcome) = pairs().await;
    let (mut first, changes) = talk(1, &welcome, date(2026, 2, 3), "face");
    push(&mut phone, 1, &first, &changes).await;
    crate::evaluations::adopted(&office, &mut admin, &mut staff).await;
    let seen = year_table(&mut staff).await;
    assert_eq!(file(&mut staff, 1, &seen["sha256"], "").await, json!({ "outcome": "accepted" }));
    let filed = year_table(&mut staff).await;
    assert_eq!((&filed["sha256"], filed["filings"].as_array().map(Vec::len)), (&seen["sha256"], Some(1)));
    assert_eq!(
        (&filed["filings"][0]["number"], &filed["filings"][0]["version"]),
        (&json!("备〔2026〕1号"), &json!(1))
    );
    let why = |it: &Value| it["refusal"]["filing"]["why"].clone();
    assert_eq!(why(&file(&mut staff, 2, &seen["sha256"], "再存").await), json!("same"));

    // The talk was in another quarter. What was seen is no longer so, and a correction says what it corrects.
    let moved = first.fill("held_on", Answer::Date(date(2026, 8, 3)));
    push(&mut phone, 2, &first, &[moved]).await;
    assert_eq!(why(&file(&mut staff, 3, &seen["sha256"], "更正").await), json!("changed"));
    let now = year_table(&mut staff).await;
    assert_ne!(now["sha256"], seen["sha256"]);
    assert_eq!(why(&file(&mut staff, 3, &now["sha256"], " ").await), json!("no_reason"));
    assert_eq!(file(&mut staff, 3, &now["sha256"], "约谈日期有误").await["outcome"], json!("accepted"));
    let after = year_table(&mut staff).await;
    assert_eq!(
        (&after["filings"][0]["number"], &after["filings"][0]["version"]),
        (&json!("备〔2026〕1号"), &json!(2))
    );

    // The first version is what it was, also for the next who asks; for whom the programme is hidden, so is the copy.
    let copy =
        staff.ask("care/filed", json!({ "filing": id(901) })).await.expect_status(StatusCode::OK).json();
    assert_eq!(
        (&copy["lines"], &copy["sha256"], &copy["filed"]),
        (&seen["lines"], &seen["sha256"], &json!(id(901)))
    );
    let mut leader = sign_in(&office, &mut admin, LEADER + 1).await;
    let hidden = leader.ask("care/filed", json!({ "filing": id(901) })).await;
    let unknown = leader.ask("care/filed", json!({ "filing": id(999) })).await;
    assert_eq!((hidden.status, &hidden.body), (unknown.status, &unknown.body));
    assert_eq!(why(&file(&mut leader, 4, &now["sha256"], "我来存").await), json!("not_there"));
}

// S1-21 2/4
#[tokio::test]
async fn the_yearly_table_is_a_workbook_as_it_stands_and_as_it_was_filed() {
    let (office, mut admin, mut staff, _served, mut phone, welcome) = pairs().await;
    let (mut first, changes) = talk(1, &welcome, date(2026, 2, 3), "face");
    push(&mut phone, 1, &first, &changes).await;
    crate::evaluations::adopted(&office, &mut admin, &mut staff).await;
    let seen = year_table(&mut staff).await;
    assert_eq!(file(&mut staff, 1, &seen["sha256"], "").await["outcome"], json!("accepted"));
    let moved = first.fill("held_on", Answer::Date(date(2026, 8, 3)));
    push(&mut phone, 2, &first, &[moved]).await;
    let now = format!("/api/yearly/{}?year=2026", id(PROGRAMME));
    let filed = format!("{now}&filing={}", id(901));
    for (path, q1, q3) in [(&now, "0", "1"), (&filed, "1", "0")] {
        let book = staff.get(path, &[]).await.expect_status(StatusCode::OK);
        let book = gongjian_tables::read(&book.body).expect("a workbook");
        let said = |row: u32, heading: &str| {
            let at =
                |row, column| book.grids[0].cells.iter().find(move |it| (it.row, it.column) == (row, column));
            let found = book.grids[0].cells.iter().find(|it| it.row == 2 && it.text == heading);
            at(row + 2, found.expect("a heading").column).map(|it| it.text.clone()).unwrap_or_default()
        };
        assert_eq!((said(1, "一季度约谈").as_str(), said(1, "三季度约谈").as_str()), (q1, q3), "{path}");
        assert_eq!(said(1, "联系领导"), format!("人员{LEADER}"));
        assert_eq!(said(1, "职务"), "正职");
        let block: Vec<&str> =
            book.grids[0].cells.iter().filter(|it| it.row < 2).map(|it| it.text.as_str()).collect();
        assert!(block.iter().any(|it| it.starts_with("2026年")), "{block:?}");
        assert_eq!(block.iter().any(|it| it.contains("备〔2026〕1号 第 1 版")), path == &filed, "{block:?}");
    }
    let english = staff.get(&format!("{now}&english=true"), &[]).await.expect_status(StatusCode::OK);
    let book = gongjian_tables::read(&english.body).expect("a workbook");
    assert!(book.grids[0].cells.iter().all(|it| it.row > 0 || it.text.is_ascii()));
    let mut leader = sign_in(&office, &mut admin, LEADER + 1).await;
    let (hidden, unknown) =
        (leader.get(&filed, &[]).await, leader.get(&format!("/api/yearly/{}?year=2026", id(77)), &[]).await);
    assert_eq!((hidden.status, &hidden.body), (StatusCode::NOT_FOUND, &unknown.body));
}
