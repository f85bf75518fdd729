//! Notices over HTTP and links: sent by an office, read by those who are addressed, followed by those who sent them.

use axum::http::StatusCode;
use gongjian_shared::documents::basic_form::PROVINCES;
use gongjian_shared::ids::SpaceId;
use gongjian_shared::sync::entry::Entry;
use serde_json::{Value, json};

use crate::office::{Answer, Browser, Office, PASSWORD};
use crate::phone::{Phone, serve};

fn id(number: u16) -> String {
    format!("00000000-0000-7000-8000-00000000{number:04}")
}

const CENTRE: u16 = 1;
/// The provinces follow each other from here on.
const FIRST: u16 = 100;
const BESIDE: u16 = 2;
const NOTICE: u16 = 900;

/// The centre with its 32 provincial units, a unit beside it, and the office staff of the centre.
async fn country() -> (Office, Browser, Browser) {
    let (office, mut admin) = Office::open().await;
    unit(&mut admin, CENTRE, None, "全国学校部", "centre").await;
    unit(&mut admin, BESIDE, None, "别处", "centre").await;
    for (number, province) in (FIRST..).zip(PROVINCES) {
        unit(&mut admin, number, Some(CENTRE), &format!("{province}学校部"), "province").await;
    }
    unit(&mut admin, 300, Some(FIRST + 24), "某县学校部", "county").await;
    let staff = someone(&office, &mut admin, 11, CENTRE, "office_staff", "李敏").await;
    (office, admin, staff)
}

async fn unit(admin: &mut Browser, number: u16, parent: Option<u16>, name: &str, level: &str) {
    let detail = json!({ "name": name, "kind": "league_committee", "line": "league", "level": level, "place": number });
    let parent = parent.map(id);
    let add =
        json!({ "act": "add_unit", "unit": id(number), "parent": parent, "detail": detail, "draft": false });
    admin.party(add).await.expect_status(StatusCode::OK);
}

async fn person(admin: &mut Browser, number: u16, unit: u16, post: &str, name: &str) {
    let detail = json!({ "name": name, "staff": "administrator", "home": id(unit) });
    let private = json!({ "email": format!("p{number}@example.org"), "phone": "", "consent": true });
    let add = json!({ "act": "add_person", "person": id(number), "detail": detail, "private": private });
    admin.party(add).await.expect_status(StatusCode::OK);
    let detail = json!({
        "person": id(number), "unit": id(unit), "post": post, "from": "2020-01-01", "basis": "decision", "document": "团〔2020〕1号",
    });
    let appoint = json!({ "act": "appoint", "appointment": id(number + 1_000), "detail": detail });
    admin.party(appoint).await.expect_status(StatusCode::OK);
}

async fn someone(
    office: &Office,
    admin: &mut Browser,
    number: u16,
    unit: u16,
    post: &str,
    name: &str,
) -> Browser {
    person(admin, number, unit, post, name).await;
    let login = format!("person{number}");
    let open = json!({ "act": "open_account", "user": id(number), "login": login, "password": PASSWORD });
    admin.party(open).await.expect_status(StatusCode::OK);
    let mut browser = office.browser(u8::try_from(number).expect("small"));
    browser.sign_in(&login, PASSWORD).await.expect_status(StatusCode::OK);
    browser
}

async fn order(browser: &mut Browser, command: Value) -> Answer {
    browser.order("notice", command).await
}

fn send(to: &Value, ask: &str) -> Value {
    let text =
        json!({ "title": "报送工作总结", "body": "请于年底前报送。", "ask": ask, "due": "2026-12-31" });
    json!({ "act": "send", "notice": id(NOTICE), "from": id(CENTRE), "text": text, "to": to })
}

fn provinces() -> Value {
    json!([{ "to": "below", "unit": id(CENTRE), "level": "province" }])
}

async fn page(browser: &mut Browser) -> Value {
    let answer = browser.ask("notices/page", json!({ "notice": id(NOTICE) })).await;
    answer.expect_status(StatusCode::OK).json()
}

fn why(answer: &Answer) -> Value {
    answer.json()["outcome"]["refusal"]["notice"]["why"].clone()
}

// S0-32
#[tokio::test]
async fn a_notice_reaches_32_addressees_and_tells_its_sender_how_far_it_came() {
    let (office, mut admin, mut staff) = country().await;
    let mut yunnan = someone(&office, &mut admin, 12, FIRST + 24, "office_staff", "王芳").await;
    order(&mut staff, send(&provinces(), "reply")).await.expect_status(StatusCode::OK);
    let sent = page(&mut staff).await;
    assert_eq!(sent["lines"].as_array().map(Vec::len), Some(32));
    let reached = json!({ "addressees": 32, "delivered": 1, "opened": 0, "answered": 0, "phoned": 0 });
    assert_eq!(sent["reached"], reached);
    let names: Vec<&str> =
        sent["lines"].as_array().expect("lines").iter().filter_map(|it| it["name"].as_str()).collect();
    let expected: Vec<String> = PROVINCES.iter().map(|it| format!("{it}学校部")).collect();
    assert_eq!(names, expected, "in the order of the tree");
    let open = json!({ "act": "open", "notice": id(NOTICE) });
    order(&mut yunnan, open.clone()).await.expect_status(StatusCode::OK);
    order(&mut yunnan, open).await.expect_status(StatusCode::OK);
    let answer = |words: &str| json!({ "act": "answer", "notice": id(NOTICE), "words": words });
    assert_eq!(why(&order(&mut yunnan, answer(" ")).await), "bad_answer");
    order(&mut yunnan, answer("已部署")).await.expect_status(StatusCode::OK);
    let phoned = json!({ "addressee": "unit", "unit": id(FIRST) });
    let call = json!({ "act": "phoned", "notice": id(NOTICE), "to": phoned, "spoken_to": "值班员" });
    assert_eq!(why(&order(&mut yunnan, call.clone()).await), "not_there");
    order(&mut staff, call).await.expect_status(StatusCode::OK);
    let sent = page(&mut staff).await;
    let reached = json!({ "addressees": 32, "delivered": 1, "opened": 1, "answered": 1, "phoned": 1 });
    assert_eq!(sent["reached"], reached);
    let receipts = &sent["lines"][24]["receipts"];
    let kinds: Vec<&str> =
        receipts.as_array().expect("receipts").iter().filter_map(|it| it["kind"].as_str()).collect();
    assert_eq!(kinds, ["answered", "opened"]);
    assert_eq!((&receipts[0]["name"], &receipts[0]["words"]), (&json!("王芳"), &json!("已部署")));
    assert_eq!(sent["lines"][0]["receipts"][0]["kind"], "phoned");
    let audit = office.audit_text().await;
    assert!(
        audit.contains("notice_phoned") && !audit.contains("请于年底前报送"),
        "the text stays in the notice"
    );
}

// S0-32 1/2
#[tokio::test]
async fn an_addressee_reads_it_on_the_phone_and_learns_nothing_of_others() {
    let (office, mut admin, mut staff) = country().await;
    let mut yunnan = someone(&office, &mut admin, 12, FIRST + 24, "office_staff", "王芳").await;
    let mut beside = someone(&office, &mut admin, 13, BESIDE, "office_staff", "赵刚").await;
    order(&mut staff, send(&provinces(), "confirm")).await.expect_status(StatusCode::OK);
    let served = serve(&office).await;
    let (mut phone, _) = Phone::greet(&served, &yunnan, vec![]).await;
    let (entries, _) = phone.read_all().await;
    let row = entries.iter().find_map(|it| match it {
        Entry::Row(row) if row.key == format!("notice/{}", id(NOTICE)) => {
            Some(String::from_utf8(row.bytes.to_vec()).expect("text"))
        }
        Entry::Row(_) | Entry::Change(_) => None,
    });
    let row = row.expect("the notice is in the space of the unit");
    assert!(row.contains("请于年底前报送") && row.contains("云南"), "{row}");
    for (number, province) in (FIRST..).zip(PROVINCES).filter(|it| it.0 != FIRST + 24) {
        assert!(!row.contains(province) && !row.contains(&id(number)), "{province} in {row}");
    }
    let list = yunnan.ask("notices/list", json!({})).await.json();
    assert_eq!(list["received"][0][1]["title"], "报送工作总结");
    assert_eq!(list["sent"], json!([]));
    // Who is not addressed hears what is said of a notice that is not there.
    let open = |notice: u16| json!({ "act": "open", "notice": id(notice) });
    let hidden = order(&mut beside, open(NOTICE)).await.json();
    let missing = order(&mut beside, open(901)).await.json();
    assert_eq!(hidden["outcome"], missing["outcome"]);
    let hidden = beside.ask("notices/page", json!({ "notice": id(NOTICE) })).await;
    let missing = beside.ask("notices/page", json!({ "notice": id(901) })).await;
    assert_eq!((hidden.status, hidden.body), (StatusCode::NOT_FOUND, missing.body));
    assert_eq!(beside.ask("notices/list", json!({})).await.json()["received"], json!([]));
}

// S0-32 1/2, X-18
#[tokio::test]
async fn people_and_posts_get_it_in_their_letter_boxes_and_stand_in_the_order_of_offices() {
    let (office, mut admin, mut staff) = country().await;
    let mut zhao = someone(&office, &mut admin, 14, FIRST, "secretary", "赵刚").await;
    person(&mut admin, 15, FIRST + 1, "secretary", "丁一").await;
    person(&mut admin, 16, FIRST + 2, "member", "王芳").await;
    let to = json!([
        { "to": "posts", "unit": id(CENTRE), "level": "province", "post": "secretary" },
        { "to": "person", "person": id(16) },
        { "to": "person", "person": id(14) },
    ]);
    order(&mut staff, send(&to, "read")).await.expect_status(StatusCode::OK);
    let sent = page(&mut staff).await;
    let lines: Vec<(&str, bool)> = sent["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|it| (it["name"].as_str().expect("a name"), it["delivered"] == true))
        .collect();
    assert_eq!(lines, [("丁一", false), ("王芳", false), ("赵刚", true)]);
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &zhao, vec![]).await;
    let letter_box = SpaceId::letter_box(id(14).parse().expect("an id"));
    assert!(welcome.spaces.iter().any(|it| it.space == letter_box), "{welcome:?}");
    drop(phone.entries().await);
    order(&mut zhao, json!({ "act": "open", "notice": id(NOTICE) })).await.expect_status(StatusCode::OK);
    assert_eq!(page(&mut staff).await["reached"]["opened"], 1);
    let nothing = json!({ "act": "answer", "notice": id(NOTICE), "words": "好" });
    assert_eq!(why(&order(&mut zhao, nothing).await), "nothing_asked");
}

#[tokio::test]
async fn only_an_office_sends_and_only_below_itself() {
    let (office, mut admin, mut staff) = country().await;
    let mut member = someone(&office, &mut admin, 17, CENTRE, "member", "周志远").await;
    assert_eq!(why(&order(&mut member, send(&provinces(), "read")).await), "not_yours");
    for to in [
        json!([{ "to": "unit", "unit": id(BESIDE) }]),
        json!([{ "to": "unit", "unit": id(77) }]),
        json!([{ "to": "person", "person": id(77) }]),
    ] {
        assert_eq!(why(&order(&mut staff, send(&to, "read")).await), "not_there", "{to}");
    }
    let nobody = json!([{ "to": "below", "unit": id(CENTRE), "level": "branch" }]);
    assert_eq!(why(&order(&mut staff, send(&nobody, "read")).await), "no_one");
    order(&mut staff, send(&provinces(), "read")).await.expect_status(StatusCode::OK);
    assert_eq!(why(&order(&mut staff, send(&provinces(), "read")).await), "id_taken");
}

//
#[tokio::test]
async fn a_shared_link_shows_nothing_to_somebody_who_is_not_signed_in() {
    let (office, _admin, mut staff) = country().await;
    order(&mut staff, send(&provinces(), "read")).await.expect_status(StatusCode::OK);
    let mut stranger = office.browser(99);
    let shown = stranger.get(&format!("/notices/{}", id(NOTICE)), &[]).await.text();
    assert!(!shown.contains("报送工作总结") && !shown.contains("全国学校部"), "{shown}");
    let asked = stranger.ask("notices/page", json!({ "notice": id(NOTICE) })).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED, "{}", asked.text());
}

// X-06 1/3: what waits names no rank and counts no days over time.
#[tokio::test]
async fn what_waits_today_is_told_to_each_for_their_own_part() {
    let (office, mut admin, mut staff) = country().await;
    let mut yunnan = someone(&office, &mut admin, 12, FIRST + 24, "office_staff", "王芳").await;
    let standard = json!({
        "name": "团委书记", "under": id(CENTRE), "kind": "league_committee", "levels": ["province"], "post": "secretary", "least": 1,
    });
    let set = json!({ "act": "set_standard", "standard": id(800), "detail": standard });
    admin.party(set).await.expect_status(StatusCode::OK);
    order(&mut staff, send(&provinces(), "reply")).await.expect_status(StatusCode::OK);
    let waits = yunnan.ask("today", json!({})).await.expect_status(StatusCode::OK).json();
    let kinds: Vec<&str> =
        waits.as_array().expect("a list").iter().filter_map(|it| it["waits"].as_str()).collect();
    assert_eq!(kinds, ["notice", "gap"], "{waits}");
    assert_eq!((&waits[0]["title"], &waits[1]["posts"]), (&json!("报送工作总结"), &json!(["团委书记"])));
    let waits = staff.ask("today", json!({})).await.json();
    assert_eq!(waits, json!([{ "waits": "gaps_below", "units": 32 }]));
    let mut stranger = someone(&office, &mut admin, 13, BESIDE, "office_staff", "赵刚").await;
    assert_eq!(stranger.ask("today", json!({})).await.json(), json!([]));
}

// X-16 2/2
#[tokio::test]
async fn everybody_chooses_for_themselves_how_they_are_reminded() {
    let (_office, _admin, mut staff) = country().await;
    let page = staff.ask("notices/reminders", json!({})).await.expect_status(StatusCode::OK).json();
    assert_eq!(page["reminders"], json!({ "channel": "mail", "at": 8, "quiet_from": 22, "quiet_until": 7 }));
    assert_eq!((&page["mail"], &page["has_address"]), (&json!(false), &json!(true)));
    let chosen = json!({ "channel": "none", "at": 9, "quiet_from": 20, "quiet_until": 9 });
    order(&mut staff, json!({ "act": "remind", "reminders": chosen })).await.expect_status(StatusCode::OK);
    let page = staff.ask("notices/reminders", json!({})).await.json();
    assert_eq!(page["reminders"], chosen);
}

// For S0-32: what is taken back asks nothing more of anybody, says so where it is read, and keeps its receipts.
// planted: the rows of addressees are not written again
#[tokio::test]
async fn a_notice_that_is_taken_back_waits_for_nobody_and_keeps_its_receipts() {
    let (office, mut admin, mut staff) = country().await;
    let mut yunnan = someone(&office, &mut admin, 12, FIRST + 24, "office_staff", "王芳").await;
    order(&mut staff, send(&provinces(), "confirm")).await.expect_status(StatusCode::OK);
    let waits = async |browser: &mut Browser| {
        let all = browser.ask("today", json!({})).await.expect_status(StatusCode::OK).text();
        all.contains(&id(NOTICE))
    };
    order(&mut yunnan, json!({ "act": "open", "notice": id(NOTICE) })).await.expect_status(StatusCode::OK);
    assert!(waits(&mut yunnan).await, "an answer is asked for");
    let take_back = json!({ "act": "withdraw", "notice": id(NOTICE), "reason": "时间有误" });
    assert_eq!(
        why(&order(&mut yunnan, take_back.clone()).await),
        "not_there",
        "who may not write there learns nothing"
    );
    order(&mut staff, take_back.clone()).await.expect_status(StatusCode::OK);
    order(&mut staff, take_back).await.expect_status(StatusCode::OK);
    assert!(!waits(&mut yunnan).await);
    let answer = json!({ "act": "answer", "notice": id(NOTICE), "words": "" });
    assert_eq!(why(&order(&mut yunnan, answer).await), "withdrawn");
    let sent = page(&mut staff).await;
    assert_eq!(
        (&sent["withdrawn"]["name"], &sent["withdrawn"]["reason"]),
        (&json!("李敏"), &json!("时间有误"))
    );
    assert_eq!(sent["reached"]["opened"], 1, "receipts stay");
    let served = serve(&office).await;
    let (mut phone, _) = Phone::greet(&served, &yunnan, vec![]).await;
    let (entries, _) = phone.read_all().await;
    let mut rows = entries.iter().filter_map(|it| match it {
        Entry::Row(row) if row.key == format!("notice/{}", id(NOTICE)) => {
            serde_json::from_slice::<Value>(&row.bytes).ok()
        }
        Entry::Row(_) | Entry::Change(_) => None,
    });
    let last = rows.next_back().expect("the phone holds it");
    assert_eq!(
        (&last["withdrawn"]["reason"], &last["receipts"][0]["kind"]),
        (&json!("时间有误"), &json!("opened"))
    );
    assert!(office.audit_text().await.contains("notice_withdrawn"));
}
