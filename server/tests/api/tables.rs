//! Tables of other issuers over HTTP: uploaded, tied by a clerk, filled with the answers of a form.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use gongjian_shared::forms::answer::Answer as Answered;
use gongjian_shared::forms::answers::Answers;
use gongjian_shared::forms::definitions::shipped;
use gongjian_shared::ids::TableId;
use gongjian_shared::office::book::Book;
use gongjian_shared::office::suggest;
use gongjian_shared::office::tie::{Tie, Value};
use gongjian_tables::rows::{ColumnKind, ColumnSpec, Headings, export};
use serde_json::{Value as Json, json};

use crate::office::{Answer, Browser, OWN, Office, PASSWORD, add_person, add_space, set_member, space};

/// A workbook that the program never saw: labels on the left, room beside them.
fn unseen() -> Vec<u8> {
    let column = |id: &str, zh: &str| {
        let (id, zh) = (id.to_owned(), zh.to_owned());
        ColumnSpec { en: id.clone(), id, zh, kind: ColumnKind::Text, required: false }
    };
    let columns = [column("item", "栏目"), column("content", "内容"), column("note", "备注")];
    let row = |label: &str| vec![Value::Text(label.to_owned()), Value::Empty, Value::Text("勿改".to_owned())];
    export(&columns, Headings::Zh, &[row("联系领导"), row("时间"), row("谈话主题")]).expect("small")
}

/// What stands in the cells; empty ones are left out.
fn texts(file: &[u8]) -> BTreeMap<(u32, u32), String> {
    let book = gongjian_tables::read(file).expect("a workbook");
    let cells = book.grids[0].cells.iter().filter(|cell| !cell.text.is_empty());
    cells.map(|cell| ((cell.row, cell.column), cell.text.clone())).collect()
}

struct Desk {
    office: Office,
    li: Browser,
    zhao: Browser,
    qian: Browser,
}

impl Desk {
    /// Li writes in the space, Zhao reads there, Qian is elsewhere.
    async fn new() -> Self {
        let (office, mut admin) = Office::open().await;
        let orders = [
            add_space(3),
            add_space(4),
            add_person(2, "limin"),
            add_person(4, "zhaogang"),
            add_person(5, "qian"),
            set_member(3, 2, Some("member")),
            set_member(3, 4, Some("reader")),
            set_member(4, 5, Some("member")),
        ];
        for (nth, command) in (101..).zip(orders) {
            admin.command(nth, command).await.expect_status(StatusCode::OK);
        }
        let (mut li, mut zhao, mut qian) = (office.browser(2), office.browser(3), office.browser(4));
        for (browser, login) in [(&mut li, "limin"), (&mut zhao, "zhaogang"), (&mut qian, "qian")] {
            browser.sign_in(login, PASSWORD).await.expect_status(StatusCode::OK);
        }
        Self { office, li, zhao, qian }
    }
}

fn at(path: &str) -> String {
    format!("/api/tables/{}/{}{path}", space(3), TableId::from_bytes([9; 16]))
}

async fn upload(browser: &mut Browser, template: &str, file: Vec<u8>) -> Answer {
    let path = at(&format!("?name=other.xlsx&template={template}"));
    let headers = [("origin", OWN), ("content-type", "application/octet-stream")];
    browser.request(Method::POST, &path, &headers, Body::from(file)).await
}

fn suggested(view: &Json) -> Vec<Tie> {
    let book: Book = serde_json::from_value(view["Ok"]["book"].clone()).expect("a book");
    let talk = shipped().into_iter().find(|it| it.id.as_str() == "career_talk").expect("it ships");
    suggest(&book, &talk)
}

fn answers() -> Answers {
    let mut answers = Answers::default();
    let key = |text: &str| text.parse().expect("a key");
    answers.add(key("leader"), Answered::text("王芳"));
    answers.add(key("held_on"), Answered::Date(jiff::civil::date(2026, 3, 5)));
    answers
}

// an unseen workbook comes back differing only in the cells that were tied and filled.
#[tokio::test]
async fn a_table_nobody_showed_the_developers_is_tied_and_filled() {
    let mut desk = Desk::new().await;
    let before = unseen();
    let kept = upload(&mut desk.li, "career_talk", before.clone()).await.expect_status(StatusCode::OK);
    let ties = suggested(&kept.json());
    assert_eq!(ties.len(), 3, "{ties:?}");
    let tied = desk.li.post(&at("/ties"), &json!(ties)).await.expect_status(StatusCode::OK);
    assert_eq!(tied.json()["Ok"]["ties"], 3);
    // who keeps and ties a table is in the record, without what stands in it.
    let audit = desk.office.audit_text().await;
    assert!(audit.contains("table_kept") && audit.contains("table_tied"), "{audit}");
    assert!(audit.contains("\"ties\":3") && !audit.contains("王芳"), "{audit}");
    let listed = desk.zhao.get(&format!("/api/tables/{}", space(3)), &[]).await;
    assert_eq!(listed.json()[0]["name"], "other.xlsx");
    // Who may read the space may fill its tables.
    let asked = json!({ "answers": answers() });
    let filled = desk.zhao.post(&at("/fill"), &asked).await.expect_status(StatusCode::OK);
    let mut expected = texts(&before);
    expected.insert((1, 1), "王芳".to_owned());
    expected.insert((2, 1), "2026-03-05".to_owned());
    assert_eq!(texts(&filled.body), expected);
}

// nothing is kept of what does not fit, and the reason is data.
#[tokio::test]
async fn what_is_no_table_and_ties_that_do_not_fit_are_told() {
    let mut desk = Desk::new().await;
    let no_file = upload(&mut desk.li, "career_talk", b"%PDF-1.7".to_vec()).await;
    no_file.expect(StatusCode::CONFLICT, json!({ "Err": { "code": "unusable", "why": "not_office" } }));
    let no_form = upload(&mut desk.li, "unheard", unseen()).await;
    no_form.expect(StatusCode::CONFLICT, json!({ "Err": { "code": "no_such_form" } }));
    desk.li.get(&at(""), &[]).await.expect_status(StatusCode::NOT_FOUND);
    upload(&mut desk.li, "career_talk", unseen()).await.expect_status(StatusCode::OK);
    let tie = |name: &str| json!({ "cell": { "grid": 0, "row": 1, "column": 1 }, "source": { "value": { "name": name } } });
    let twice = desk.li.post(&at("/ties"), &json!([tie("leader"), tie("held_on")])).await;
    twice.expect(StatusCode::CONFLICT, json!({ "Err": { "code": "ties", "faults": [[1, "twice"]] } }));
    let unknown = desk.li.post(&at("/ties"), &json!([tie("salary")])).await;
    let fault = json!({ "no_such_value": { "name": "salary" } });
    unknown.expect(StatusCode::CONFLICT, json!({ "Err": { "code": "ties", "faults": [[0, fault]] } }));
    desk.li.post(&at("/ties"), &json!([tie("leader")])).await.expect_status(StatusCode::OK);
    let mut disputed = answers();
    disputed.add("leader".parse().expect("a key"), Answered::text("张伟"));
    let filled = desk.li.post(&at("/fill"), &json!({ "answers": disputed })).await;
    filled.expect(StatusCode::CONFLICT, json!({ "code": "disputed", "at": ["leader"] }));
}

#[tokio::test]
async fn readers_do_not_upload_and_outsiders_learn_nothing() {
    let mut desk = Desk::new().await;
    upload(&mut desk.zhao, "career_talk", unseen()).await.expect_status(StatusCode::NOT_FOUND);
    upload(&mut desk.li, "career_talk", unseen()).await.expect_status(StatusCode::OK);
    desk.zhao.post(&at("/ties"), &json!([])).await.expect_status(StatusCode::NOT_FOUND);
    let missing = desk.qian.get(&format!("/api/tables/{}", space(77)), &[]).await.text();
    let list = desk.qian.get(&format!("/api/tables/{}", space(3)), &[]).await;
    assert_eq!((list.status, list.text()), (StatusCode::NOT_FOUND, missing));
    for answer in [
        desk.qian.get(&at(""), &[]).await,
        desk.qian.post(&at("/fill"), &json!({ "answers": answers() })).await,
        desk.qian.post(&at("/ties"), &json!([])).await,
    ] {
        answer.expect_status(StatusCode::NOT_FOUND);
    }
    // The id of another space's table gives nobody a place there, nor the table away.
    let other =
        format!("/api/tables/{}/{}?name=x&template=career_talk", space(4), TableId::from_bytes([9; 16]));
    let headers = [("origin", OWN)];
    let taken = desk.qian.request(Method::POST, &other, &headers, Body::from(unseen())).await;
    taken.expect_status(StatusCode::NOT_FOUND);
}
