//! Units, people and appointments by xlsx over HTTP: what a file would do, what then is written, what comes out.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use gongjian_tables::rows::{ColumnKind, ColumnSpec, Headings, export};
use gongjian_tables::tie::Value;
use serde_json::{Value as Json, json};

use crate::office::{Answer, Browser, OWN, Office};

/// A file as an office makes it: texts in cells.
fn sheet(headings: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let column = |it: &&str| ColumnSpec {
        id: (*it).to_owned(),
        zh: (*it).to_owned(),
        en: String::new(),
        kind: ColumnKind::Text,
        required: false,
    };
    let columns: Vec<ColumnSpec> = headings.iter().map(column).collect();
    let records: Vec<Vec<Value>> =
        rows.iter().map(|row| row.iter().map(|it| Value::Text((*it).to_owned())).collect()).collect();
    export(&columns, Headings::Zh, &records).expect("small")
}

/// What stands in the cells of the first sheet.
pub fn texts(file: &[u8]) -> BTreeSet<String> {
    let book = gongjian_tables::read(file).expect("a workbook");
    book.grids[0].cells.iter().map(|cell| cell.text.clone()).collect()
}

async fn look(browser: &mut Browser, list: &str, file: Vec<u8>) -> Answer {
    let headers = [("origin", OWN), ("content-type", "application/octet-stream")];
    browser.request(Method::POST, &format!("/api/lists/{list}"), &headers, Body::from(file)).await
}

async fn report(browser: &mut Browser, list: &str, file: Vec<u8>) -> Json {
    look(browser, list, file).await.expect_status(StatusCode::OK).json()["Ok"].clone()
}

async fn file(browser: &mut Browser, list: &str) -> Vec<u8> {
    browser.get(&format!("/api/lists/{list}"), &[]).await.expect_status(StatusCode::OK).body
}

/// `row standing cell fault` of each line.
fn told(report: &Json) -> Vec<String> {
    let line = |it: &Json| {
        let problems: Vec<String> = it["problems"]
            .as_array()
            .expect("problems")
            .iter()
            .map(|it| {
                let why = it["refusal"]["why"].as_str().map(|it| format!("/{it}")).unwrap_or_default();
                format!(
                    " {}:{}{why}",
                    it["cell"].as_str().unwrap_or("-"),
                    it["fault"].as_str().expect("a word")
                )
            })
            .collect();
        format!("{} {}{}", it["row"], it["standing"].as_str().expect("a word"), problems.concat())
    };
    report["lines"].as_array().expect("lines").iter().map(line).collect()
}

/// Sends what the report asks for, as the page does; gives the words of the outcomes.
async fn write(browser: &mut Browser, report: &Json) -> Vec<String> {
    let lines = report["lines"].as_array().expect("lines").iter();
    let commands: Vec<&Json> = lines.flat_map(|it| it["commands"].as_array().expect("commands")).collect();
    let mut outcomes = Vec::new();
    for batch in commands.chunks(200) {
        let requests: Vec<Json> = batch
            .iter()
            .map(|party| json!({ "id": crate::office::drawn(), "command": "party", "party": party }))
            .collect();
        let receipts = browser.post("/api/commands/batch", &json!(requests)).await;
        let receipts = receipts.expect_status(StatusCode::OK).json();
        let word = |it: &Json| it["outcome"]["outcome"].as_str().expect("a word").to_owned();
        outcomes.extend(receipts.as_array().expect("receipts").iter().map(word));
    }
    outcomes
}

const UNITS: [&str; 6] = ["上级", "名称", "类型", "条线", "级别", "成立日期"];
const PEOPLE: [&str; 4] = ["姓名", "所在单位", "人员类别", "职称"];
const POSTS: [&str; 7] = ["姓名", "所在单位", "任职单位", "职务", "起任日期", "任职依据", "任职文件"];

async fn take(browser: &mut Browser, list: &str, headings: &[&str], rows: &[&[&str]]) {
    let report = report(browser, list, sheet(headings, rows)).await;
    assert!(told(&report).iter().all(|it| it.ends_with("new")), "{:?}", told(&report));
    let outcomes = write(browser, &report).await;
    assert!(outcomes.iter().all(|it| it == "accepted"), "{outcomes:?}");
}

/// A province with two universities and what is in them, all of it from files.
async fn filled() -> (Office, Browser) {
    let (office, mut admin) = Office::open().await;
    let units: [&[&str]; 5] = [
        &["滇北大学", "材料学院", "学院", "教育行政", "院系级", ""],
        &["云南团省委", "滇北大学", "高校", "教育行政", "校级", "1952-09-01"],
        &["", "云南团省委", "团委", "团", "省级", "1950/2/1"],
        &["云南团省委", "滇南大学", "高校", "教育行政", "校级", ""],
        &["云南团省委/滇南大学", "材料学院", "学院", "教育行政", "院系级", ""],
    ];
    take(&mut admin, "units", &UNITS, &units).await;
    let people: [&[&str]; 4] = [
        &["周省", "云南团省委", "管理人员", ""],
        &["李校", "滇北大学", "管理人员", ""],
        &["王芳", "云南团省委/滇北大学/材料学院", "专任教师", "副教授"],
        &["王芳", "云南团省委/滇南大学/材料学院", "专任教师", "讲师"],
    ];
    take(&mut admin, "people", &PEOPLE, &people).await;
    let posts: [&[&str]; 3] = [
        &["周省", "", "云南团省委", "办公室人员", "2020-01-01", "决定", "团发〔2020〕1号"],
        &["李校", "", "滇北大学", "办公室人员", "2020-01-01", "决定", "校党〔2020〕1号"],
        &[
            "王芳",
            "云南团省委/滇北大学/材料学院",
            "云南团省委/滇北大学/材料学院",
            "书记",
            "2021-03-01",
            "选举",
            "校党〔2021〕3号",
        ],
    ];
    take(&mut admin, "appointments", &POSTS, &posts).await;
    (office, admin)
}

// every list, written by one file, comes out as a file that changes nothing.
#[tokio::test]
async fn what_came_by_files_goes_out_as_files_and_back_as_the_same() {
    let (_office, mut admin) = filled().await;
    for (list, rows) in [("units", 5), ("people", 4), ("private", 4), ("appointments", 3)] {
        let file = file(&mut admin, list).await;
        let report = report(&mut admin, list, file).await;
        assert_eq!((told(&report).len(), &report["same"]), (0, &json!(rows)), "{list}: {report}");
    }
    // The same rows without numbers: known by their names.
    let again = sheet(&UNITS[..5], &[&["云南团省委", "滇北大学", "高校", "教育行政", "校级"]]);
    assert_eq!(report(&mut admin, "units", again).await["same"], 1);
}

// For X-13: mistakes are told with the cell, by the rules of the single commands, before anything is written.
// planted: rules are not asked while looking
#[tokio::test]
async fn every_mistake_is_told_with_its_cell_and_nothing_is_written() {
    let (office, mut admin) = filled().await;
    let before = office.audit_text().await;
    let units: [&[&str]; 8] = [
        &["云南团省委", "化工学院", "学院", "教育行政", "州级", ""],
        &["没有的大学", "化工学院", "学院", "教育行政", "院系级", ""],
        &["材料学院", "化工学院", "学院", "教育行政", "院系级", ""],
        &["云南团省委", "化工学院", "学院", "", "院系级", "去年"],
        &["滇北大学", "省学联", "其他", "团", "省级", ""],
        &["省学联", "驻会办公室", "办公室", "团", "省级", ""],
        &["滇北大学", "化工学院", "学院", "教育行政", "院系级", ""],
        &["滇北大学", "化工学院", "学院", "教育行政", "院系级", ""],
    ];
    let found = report(&mut admin, "units", sheet(&UNITS, &units)).await;
    let mut lines = told(&found);
    lines.sort();
    assert_eq!(
        lines,
        [
            "2 refused E2:not_listed",
            "3 refused A3:no_such_unit",
            "4 refused A4:several_units",
            "5 refused D5:missing F5:not_a_date",
            "6 refused E6:refused/level_above_parent",
            "7 refused A7:above_refused",
            "8 new",
            "9 refused -:twice",
        ]
    );
    let people: [&[&str]; 3] = [
        &["王芳", "材料学院", "专任教师", ""],
        &["赵六", "滇北大学", "教师", ""],
        &["", "滇北大学", "学生", ""],
    ];
    let found = report(&mut admin, "people", sheet(&PEOPLE, &people)).await;
    assert_eq!(
        told(&found),
        ["2 refused B2:several_units", "3 refused C3:not_listed", "4 refused A4:missing"]
    );
    let posts: [&[&str]; 3] = [
        &["王芳", "", "滇北大学", "委员", "2021-03-01", "选举", "校党〔2021〕3号"],
        &["李校", "", "滇北大学", "办公室人员", "2021-03-01", "决定", "校党〔2021〕9号"],
        &["李校", "", "滇北大学", "办公室人员", "2020-01-01", "决定", "别的文件"],
    ];
    let mut lines = told(&report(&mut admin, "appointments", sheet(&POSTS, &posts)).await);
    lines.sort();
    assert_eq!(
        lines,
        ["2 refused A2:several_people", "3 refused E3:refused/terms_overlap", "4 refused G4:fixed"]
    );
    assert_eq!(office.audit_text().await, before, "looking writes nothing");
}

// For X-13: changes go as commands; what a list cannot change is told.
#[tokio::test]
async fn an_exported_list_that_was_changed_changes_just_that() {
    let (_office, mut admin) = filled().await;
    let numbers = numbers(&file(&mut admin, "people").await);
    let headings = ["编号", "姓名", "所在单位", "人员类别", "职称"];
    let wang = numbers.iter().find(|it| it.2.contains("滇北")).expect("she is there");
    let other = "云南团省委/滇南大学/材料学院";
    let rows: [&[&str]; 2] =
        [&[&wang.0, "王芳芳", other, "双肩挑", "教授"], &["新增", "王芳", other, "专任教师", ""]];
    let found = report(&mut admin, "people", sheet(&headings, &rows)).await;
    assert_eq!(told(&found), ["2 changed", "3 new"]);
    let outcomes = write(&mut admin, &found).await;
    assert!(outcomes.iter().all(|it| it == "accepted"), "{outcomes:?}");
    let page = admin.ask("party/person", json!({ "person": wang.0 })).await.json();
    assert_eq!((&page["person"]["name"], &page["person"]["title"]), (&json!("王芳芳"), &json!("教授")));
    assert_eq!(texts(&file(&mut admin, "people").await).iter().filter(|it| *it == "王芳").count(), 1);
    // A term ends by the list; what began it stays.
    let posts = sheet(
        &[&POSTS[..], &["不再担任日期", "离任依据", "离任文件"]].concat(),
        &[&[
            "李校",
            "",
            "滇北大学",
            "办公室人员",
            "2020-01-01",
            "决定",
            "校党〔2020〕1号",
            "2026-11-01",
            "交接",
            "校党〔2026〕9号",
        ]],
    );
    let found = report(&mut admin, "appointments", posts.clone()).await;
    assert_eq!(told(&found), ["2 changed"]);
    write(&mut admin, &found).await;
    assert_eq!(report(&mut admin, "appointments", posts).await["same"], 1);
}

/// Number, name and home of each row of an exported list of people.
fn numbers(file: &[u8]) -> Vec<(String, String, String)> {
    let book = gongjian_tables::read(file).expect("a workbook");
    let grid = &book.grids[0];
    let text = |row, column| grid.cell(row, column).map(|it| it.text.clone()).unwrap_or_default();
    (1..grid.rows).map(|row| (text(row, 0), text(row, 1), text(row, 2))).collect()
}

// For: an office exports and imports what is its own; what it may not see is, to the file, not there.
#[tokio::test]
async fn a_list_is_cut_to_what_its_asker_may_see_and_do() {
    let (office, mut admin) = filled().await;
    let numbers = numbers(&file(&mut admin, "people").await);
    let li = numbers.iter().find(|it| it.1 == "李校").expect("he is there").0.clone();
    let south = numbers.iter().find(|it| it.2.contains("滇南")).expect("she is there").0.clone();
    let open =
        json!({ "act": "open_account", "user": li, "login": "lixiao", "password": crate::office::PASSWORD });
    admin.party(open).await.expect_status(StatusCode::OK);
    let mut office_staff = office.browser(7);
    office_staff.sign_in("lixiao", crate::office::PASSWORD).await.expect_status(StatusCode::OK);
    for list in ["units", "people", "private", "appointments"] {
        let all = texts(&file(&mut office_staff, list).await);
        assert!(all.iter().all(|it| !it.contains("滇南")), "{list}: {all:?}");
    }
    let rows: [&[&str]; 4] = [
        &["", "赵六", "滇北大学", "专任教师"],
        &["", "赵六", "滇南大学", "专任教师"],
        &["", "赵六", "没有的大学", "专任教师"],
        &["", "赵六", "云南团省委", "专任教师"],
    ];
    let headings = ["编号", "姓名", "所在单位", "人员类别"];
    let found = report(&mut office_staff, "people", sheet(&headings, &rows)).await;
    let expected =
        ["2 new", "3 refused C3:no_such_unit", "4 refused C4:no_such_unit", "5 refused C5:refused/not_yours"];
    assert_eq!(told(&found), expected);
    let hidden: [&[&str]; 2] = [
        &[&south, "王芳", "滇北大学", "专任教师"],
        &["00000000-0000-7000-8000-000000000999", "王芳", "滇北大学", "专任教师"],
    ];
    let found = report(&mut office_staff, "people", sheet(&headings, &hidden)).await;
    assert_eq!(told(&found), ["2 refused A2:no_such_number", "3 refused A3:no_such_number"]);
}

// For X-13: looking at a list takes no turn at the writer, however long somebody else writes.
// planted: the facts gathered by the writer's connection
#[tokio::test]
async fn a_large_list_is_looked_at_while_others_write() {
    let (office, mut admin) = filled().await;
    let names: Vec<String> = (0..1_200).map(|nth| format!("教师{nth}")).collect();
    let rows: Vec<Vec<&str>> = names.iter().map(|it| vec![it.as_str(), "滇北大学", "专任教师", ""]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let mut turn = office.state.stores.log_writer.begin().await.expect("free");
    gongjian_server::store::turns::register(&mut turn).await.expect("ours");
    let found = report(&mut admin, "people", sheet(&PEOPLE, &rows)).await;
    drop(turn);
    assert_eq!(found["lines"].as_array().expect("lines").len(), 1_200);
    let outcomes = write(&mut admin, &found).await;
    assert_eq!(outcomes.iter().filter(|it| *it == "accepted").count(), 1_200);
    let again = report(&mut admin, "people", sheet(&PEOPLE, &rows)).await;
    assert_eq!(again["same"], 1_200);
}

// For X-04: who took a list out, which and when; nothing of what stood in it, and nothing where nothing was given.
// planted: the row left out
#[tokio::test]
async fn an_export_leaves_a_row_of_the_record_that_holds_nothing_of_the_list() {
    let (office, mut admin) = filled().await;
    let exported = async || {
        let text = office.audit_text().await;
        text.lines().filter(|it| it.contains("list_exported")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(exported().await, Vec::<String>::new());
    let private = file(&mut admin, "private").await;
    let phone = texts(&private).into_iter().find(|it| it.starts_with("13"));
    let rows = exported().await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].contains("\"list\":\"private\""), "{rows:?}");
    assert!(phone.is_none_or(|phone| !rows[0].contains(&phone)), "{rows:?}");
    let hidden = "/api/lists/private?unit=00000000-0000-7000-8000-000000009999";
    admin.get(hidden, &[]).await.expect_status(StatusCode::NOT_FOUND);
    assert_eq!(exported().await.len(), 1, "nothing was given");
    let told = admin.ask(
        "audit",
        json!({ "asked": { "before": null, "person": "", "unit": "", "kind": "list_exported" } }),
    );
    let told = told.await.expect_status(StatusCode::OK).json();
    assert_eq!(told["lines"].as_array().map(Vec::len), Some(1));
    assert_eq!(told["lines"][0]["entries"][0]["kind"], "list_exported");
}

#[tokio::test]
async fn what_is_no_such_list_and_who_is_no_one_are_told() {
    let (office, mut admin) = Office::open().await;
    let nothing = look(&mut admin, "units", b"%PDF-1.7".to_vec()).await;
    nothing.expect(StatusCode::CONFLICT, json!({ "Err": { "code": "unusable", "why": "not_office" } }));
    let people =
        look(&mut admin, "units", sheet(&PEOPLE, &[])).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(people["Err"]["missing"], json!(["name", "kind", "line", "level"]));
    admin.get("/api/lists/unheard", &[]).await.expect_status(StatusCode::BAD_REQUEST);
    office.browser(3).get("/api/lists/people", &[]).await.expect_status(StatusCode::UNAUTHORIZED);
}
