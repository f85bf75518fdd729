//! `/api/commands/batch`: many commands, one transaction.

use axum::http::StatusCode;
use gongjian_shared::ids::CommandId;
use serde_json::{Value, json};

use crate::office::{Browser, Office, PASSWORD, add_person, add_space, person, set_member, space};

fn under(nth: u8, mut command: Value) -> Value {
    command["id"] = json!(CommandId::from_bytes([nth; 16]));
    command
}

async fn send(browser: &mut Browser, commands: &[Value]) -> crate::office::Answer {
    browser.post("/api/commands/batch", &json!(commands)).await
}

async fn outcomes(browser: &mut Browser, commands: &[Value]) -> Vec<String> {
    let receipts = send(browser, commands).await.expect_status(StatusCode::OK).json();
    let receipts = receipts.as_array().expect("receipts").clone();
    let ids: Vec<&Value> = receipts.iter().map(|it| &it["id"]).collect();
    assert_eq!(ids, commands.iter().map(|it| &it["id"]).collect::<Vec<_>>(), "in the order of the requests");
    let word = |it: &Value| it["outcome"]["outcome"].as_str().expect("a word").to_owned();
    receipts.iter().map(word).collect()
}

async fn decisions(office: &Office) -> usize {
    office.audit_text().await.lines().count()
}

#[tokio::test]
async fn a_refused_command_of_a_batch_spoils_no_other_and_twice_is_once() {
    let (office, mut admin) = Office::open().await;
    let batch = [
        under(1, add_space(3)),
        under(2, add_space(3)),
        under(3, add_person(2, "limin")),
        under(4, set_member(3, 2, Some("member"))),
        under(5, set_member(9, 2, Some("member"))),
        under(1, add_space(3)),
    ];
    let expected = ["accepted", "refused", "accepted", "accepted", "refused", "accepted"];
    assert_eq!(outcomes(&mut admin, &batch).await, expected);
    assert_eq!(decisions(&office).await, 4, "the first administrator, and what was accepted, each once");
    assert_eq!(outcomes(&mut admin, &batch).await, expected);
    assert_eq!(decisions(&office).await, 4);
    office.browser(2).sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    // One at a time and in a batch: the same id, the same receipt.
    admin.command(2, add_space(3)).await.expect_status(StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_person_and_their_account_come_in_one_batch() {
    let (office, mut admin) = Office::open().await;
    let unit = "00000000-0000-7000-8000-000000000001";
    let party = |nth: u8, party: Value| under(nth, json!({ "command": "party", "party": party }));
    let detail = json!({ "name": "滇北大学", "kind": "university", "line": "league", "level": "school" });
    let batch = [
        party(
            1,
            json!({ "act": "add_unit", "unit": unit, "parent": null, "detail": detail, "draft": false }),
        ),
        party(
            2,
            json!({ "act": "add_person", "person": person(2), "private": null,
            "detail": { "name": "李校", "staff": "teacher", "home": unit } }),
        ),
        party(
            3,
            json!({ "act": "open_account", "user": person(2), "login": "lixiao", "password": PASSWORD }),
        ),
    ];
    assert_eq!(outcomes(&mut admin, &batch).await, ["accepted"; 3]);
    office.browser(2).sign_in("lixiao", PASSWORD).await.expect_status(StatusCode::OK);
}

#[tokio::test]
async fn what_breaks_inside_a_batch_leaves_nothing_and_spoils_no_other() {
    let (office, mut admin) = Office::open().await;
    // Somebody with the file has put a row where the log of space 3 begins.
    let planted = "INSERT INTO log (space, seq, tag, bytes, received, chain) VALUES ($1, 1, 1, $1, 0, $1)";
    let of_space = |sql: &'static str| sqlx::query(sql).bind(space(3).as_bytes().to_vec());
    of_space(planted).execute(&office.state.stores.log_writer).await.expect("planted");
    let batch = [under(1, add_space(4)), under(2, add_space(3)), under(3, add_space(5))];
    assert_eq!(outcomes(&mut admin, &batch).await, ["accepted", "failed", "accepted"]);
    assert_eq!(decisions(&office).await, 3, "what failed left no audit row");
    let mended = of_space("DELETE FROM log WHERE space = $1");
    mended.execute(&office.state.stores.log_writer).await.expect("mended");
    assert_eq!(outcomes(&mut admin, &batch).await, ["accepted"; 3], "what failed is judged again");
}

#[tokio::test]
async fn who_may_not_is_refused_each_time_and_strangers_and_crowds_are_sent_away() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let mut li = office.browser(2);
    send(&mut li, &[under(2, add_space(3))]).await.expect_status(StatusCode::UNAUTHORIZED);
    li.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    assert_eq!(
        outcomes(&mut li, &[under(2, add_space(3)), under(3, add_person(4, "x1"))]).await,
        ["refused"; 2]
    );
    let crowd = vec![under(4, add_space(3)); 501];
    send(&mut admin, &crowd).await.expect_status(StatusCode::PAYLOAD_TOO_LARGE);
    send(&mut admin, &[json!({ "command": "fly" })]).await.expect_status(StatusCode::BAD_REQUEST);
    assert_eq!(outcomes(&mut admin, &[]).await, Vec::<String>::new());
}
