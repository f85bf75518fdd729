//! The evaluation beside filing (S1-25) over HTTP: counselors answer without a name, the leading group adopts, and only
//! then the yearly table is filed.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::office::{Browser, Office};
use crate::pairs::{COUNSELOR, LEADER, OWNER, PROGRAMME, confirm, id, place, sign_in, someone};

const SECRET: &str = "谈话常常改期";

pub async fn evaluate(browser: &mut Browser, act: &str, more: Value) -> Value {
    let mut command = json!({ "act": act, "programme": id(PROGRAMME), "year": 2026 });
    if let (Some(command), Some(more)) = (command.as_object_mut(), more.as_object()) {
        command.extend(more.clone());
    }
    browser.order("evaluation", command).await.json()["outcome"].clone()
}

fn why(outcome: &Value) -> &str {
    outcome["refusal"]["evaluation"]["why"].as_str().unwrap_or_else(|| panic!("no refusal: {outcome}"))
}

fn accepted() -> Value {
    json!({ "outcome": "accepted" })
}

/// Asked, ended and adopted by the head of the owner, for stories about what comes after.
pub async fn adopted(office: &Office, admin: &mut Browser, staff: &mut Browser) {
    let mut head = someone(office, admin, 12, OWNER, "head").await;
    for act in ["begin", "close"] {
        assert_eq!(evaluate(staff, act, json!({})).await, accepted(), "{act}");
    }
    let adopt = evaluate(&mut head, "adopt", json!({ "document": "会议纪要第3号" })).await;
    assert_eq!(adopt, accepted());
}

fn view(pair: u16, mark: u8, words: &str) -> Value {
    let marks = json!({ "contact": mark, "listening": mark, "help": mark, "followed": mark });
    json!({ "pair": id(pair), "view": { "marks": marks, "words": words } })
}

async fn page(browser: &mut Browser) -> Value {
    let asked = json!({ "programme": id(PROGRAMME), "year": 2026 });
    browser.ask("corps/evaluation", asked).await.expect_status(StatusCode::OK).json()
}

async fn file(staff: &mut Browser) -> Value {
    let asked = json!({ "programme": id(PROGRAMME), "year": 2026 });
    let seen = staff.ask("care/year", asked).await.json()["sha256"].clone();
    let command = json!({
        "act": "file", "filing": id(901), "programme": id(PROGRAMME), "year": 2026, "seen": seen, "reason": "",
    });
    staff.order("filing", command).await.json()["outcome"].clone()
}

// S1-25 1/2: no filing without it
// planted: the facts of a filing always said that it was adopted
#[tokio::test]
async fn the_yearly_table_is_filed_only_after_the_leading_group_adopted_the_evaluation() {
    let (office, mut admin, mut staff) = place().await;
    assert_eq!(confirm(&mut staff, 200, LEADER, COUNSELOR).await, Value::Null);
    let refused = json!({ "why": "not_evaluated", "year": 2026 });
    assert_eq!(file(&mut staff).await["refusal"]["filing"], refused);
    let mut leader = sign_in(&office, &mut admin, LEADER).await;
    let mut head = someone(&office, &mut admin, 12, OWNER, "head").await;
    assert_eq!(why(&evaluate(&mut leader, "speak", json!({ "text": "早了" })).await), "not_there");
    assert_eq!(why(&evaluate(&mut head, "begin", json!({})).await), "not_yours");
    assert_eq!(evaluate(&mut staff, "begin", json!({})).await, accepted());
    let adopt = json!({ "document": "会议纪要第3号" });
    assert_eq!(why(&evaluate(&mut head, "adopt", adopt.clone()).await), "wrong");
    assert_eq!(evaluate(&mut leader, "speak", json!({ "text": "全年谈心四次" })).await, accepted());
    assert_eq!(evaluate(&mut staff, "close", json!({})).await, accepted());
    assert_eq!(file(&mut staff).await["refusal"]["filing"], refused, "ended is not adopted");
    assert_eq!(why(&evaluate(&mut staff, "adopt", adopt.clone()).await), "not_yours");
    assert_eq!(evaluate(&mut head, "adopt", adopt).await, accepted());
    let told = page(&mut staff).await;
    assert_eq!(told["words"], json!([[format!("人员{LEADER}"), "全年谈心四次"]]));
    assert_eq!(told["evaluation"]["adopted"]["document"], "会议纪要第3号");
    assert_eq!(file(&mut staff).await, accepted());
}

// S1-25 2/2: an answer leads back to nobody, and fewer than five are not shown
// planted: answers were appended in the order of their coming
#[tokio::test]
async fn answers_lie_in_one_heap_without_a_person_a_moment_or_an_order_and_four_say_nothing() {
    let (office, mut admin, mut staff) = place().await;
    for nth in 0..3 {
        assert_eq!(confirm(&mut staff, 200 + nth, LEADER, COUNSELOR + nth).await, Value::Null);
    }
    assert_eq!(evaluate(&mut staff, "begin", json!({})).await, accepted());
    let mut counselors = Vec::new();
    for nth in 0..4 {
        counselors.push(sign_in(&office, &mut admin, COUNSELOR + nth).await);
    }
    let first = view(200, 2, SECRET);
    assert_eq!(evaluate(&mut counselors[0], "answer", first.clone()).await, accepted());
    assert_eq!(why(&evaluate(&mut counselors[0], "answer", first).await), "answered");
    assert_eq!(evaluate(&mut counselors[1], "answer", view(201, 5, "")).await, accepted());
    assert_eq!(evaluate(&mut counselors[2], "answer", view(202, 1, "")).await, accepted());
    // For another's pair, or without one, there is nothing to answer.
    assert_eq!(why(&evaluate(&mut counselors[1], "answer", view(200, 5, "")).await), "not_there");
    assert_eq!(why(&evaluate(&mut counselors[3], "answer", view(200, 5, "")).await), "not_there");
    let told = page(&mut staff).await;
    assert_eq!((&told["pairs"], &told["answered"], &told["sum"]), (&json!(3), &json!(3), &Value::Null));
    assert_eq!(evaluate(&mut staff, "close", json!({})).await, accepted());
    let told = page(&mut staff).await;
    assert_eq!((&told["sum"], told.to_string().contains(SECRET)), (&Value::Null, false), "three are too few");
    assert!(!page(&mut counselors[0]).await.to_string().contains(SECRET));

    let heap = rows(&office, "SELECT heap FROM evaluation_views").await;
    let heap: Value = serde_json::from_str(&heap[0]).expect("JSON");
    let marks: Vec<_> =
        heap.as_array().expect("a list").iter().map(|it| it["marks"]["contact"].clone()).collect();
    assert_eq!(marks, [json!(1), json!(2), json!(5)], "in the order of what they say");
    let text = heap.to_string();
    for nth in 0..3 {
        assert!(!text.contains(&id(COUNSELOR + nth)) && !text.contains(&id(200 + nth)), "{text}");
    }
    // The record of decisions knows who acted and when, and nothing of what was answered.
    let record = office.audit_text().await;
    assert!(record.contains("view_given") && !record.contains(SECRET) && !record.contains("\"marks\""));
}

async fn rows(office: &Office, sql: &'static str) -> Vec<String> {
    let query = sqlx::query_scalar::<_, String>(sql);
    query.fetch_all(&office.state.stores.log_readers).await.expect("rows")
}

// S1-25 2/2: five are shown, as one sum, to those who run it and decide
#[tokio::test]
async fn five_answers_are_summed_once_the_asking_has_ended_and_nobody_is_ranked() {
    let (office, mut admin, mut staff) = place().await;
    let mut second = Vec::new();
    for nth in 0..5_u16 {
        let leader = if nth < 3 { LEADER } else { 40 };
        if nth == 3 {
            someone(&office, &mut admin, 40, crate::pairs::COLLEGE, "co_head").await;
        }
        if nth == 4 {
            someone(&office, &mut admin, COUNSELOR + 4, crate::pairs::COLLEGE, "counselor").await;
        }
        assert_eq!(confirm(&mut staff, 200 + nth, leader, COUNSELOR + nth).await, Value::Null, "{nth}");
        second.push(200 + nth);
    }
    assert_eq!(evaluate(&mut staff, "begin", json!({})).await, accepted());
    for nth in 0..5_u16 {
        let number = COUNSELOR + nth;
        let mut counselor = if nth == 4 {
            let mut browser = office.browser(u8::try_from(number).expect("small"));
            browser.sign_in(&format!("person{number}"), crate::office::PASSWORD).await;
            browser
        } else {
            sign_in(&office, &mut admin, number).await
        };
        let words = if nth == 0 { SECRET } else { "" };
        let mark = u8::try_from(nth + 1).expect("small");
        assert_eq!(evaluate(&mut counselor, "answer", view(200 + nth, mark, words)).await, accepted());
    }
    assert_eq!(page(&mut staff).await["sum"], Value::Null, "while more may come nothing is shown");
    assert_eq!(evaluate(&mut staff, "close", json!({})).await, accepted());
    let told = page(&mut staff).await;
    assert_eq!(told["sum"]["views"], 5);
    assert_eq!(told["sum"]["marks"]["help"], json!([1, 1, 1, 1, 1]));
    assert_eq!(told["sum"]["words"], json!([SECRET]));
    assert!(!told["sum"].to_string().contains("人员"), "no leader stands beside a mark");
    let mut leader = sign_in(&office, &mut admin, LEADER).await;
    assert_eq!(page(&mut leader).await["sum"], Value::Null);
    let mut stranger = sign_in(&office, &mut admin, LEADER + 1).await;
    let hidden = stranger.ask("corps/evaluation", json!({ "programme": id(PROGRAMME), "year": 2026 })).await;
    let nothing = stranger.ask("corps/evaluation", json!({ "programme": id(99), "year": 2026 })).await;
    assert_eq!((hidden.status, hidden.body), (nothing.status, nothing.body));
}
