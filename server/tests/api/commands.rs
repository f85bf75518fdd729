//! `/api/commands`: road B.

use axum::http::StatusCode;
use gongjian_server::store::audit::Audit;
use serde_json::{Value, json};

use crate::office::{Office, PASSWORD, add_person, add_space, person, set_member, set_open, space};

/// Keys and bytes of the register rows of a space, in order.
async fn rows(office: &Office, nth: u8) -> Vec<(String, Value)> {
    let sql = "SELECT row_key, bytes FROM log WHERE space = $1 AND row_key IS NOT NULL ORDER BY seq";
    let found: Vec<(String, Vec<u8>)> = sqlx::query_as(sql)
        .bind(space(nth).as_bytes().to_vec())
        .fetch_all(&office.state.stores.log_readers)
        .await
        .expect("read");
    found.into_iter().map(|(key, bytes)| (key, serde_json::from_slice(&bytes).expect("JSON"))).collect()
}

async fn count(office: &Office, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&office.state.stores.log_readers).await.expect("read")
}

#[tokio::test]
async fn a_space_with_a_member_is_rows_in_its_log() {
    let (office, mut admin) = Office::open().await;
    for (nth, command) in [
        (1, add_space(3)),
        (2, add_person(2, "limin")),
        (3, set_member(3, 2, Some("member"))),
        (4, set_member(3, 2, Some("member"))),
        (5, set_member(3, 2, None)),
    ] {
        let receipt = admin.command(nth, command).await.expect_status(StatusCode::OK).json();
        assert_eq!(receipt["outcome"], json!({ "outcome": "accepted" }));
    }
    let member = format!("member/{}", person(2));
    assert_eq!(
        rows(&office, 3).await,
        [
            ("space".to_owned(), json!({ "name": "材料学院" })),
            (member.clone(), json!({ "name": "李敏", "role": "member" })),
            (member, json!({ "name": "李敏", "role": null })),
        ]
    );
    assert_eq!(count(&office, "SELECT COUNT(*) FROM grants WHERE until_at IS NULL").await, 0);
}

#[tokio::test]
async fn the_same_id_gives_the_same_receipt_also_after_a_restart() {
    let (office, mut admin) = Office::open().await;
    let first = admin.command(1, add_space(3)).await.expect_status(StatusCode::OK).json();
    let refused = admin.command(2, add_space(3)).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(refused["outcome"], json!({ "outcome": "refused", "refusal": { "code": "id_taken" } }));
    office.clock.advance_ms(60_000);
    admin.command(1, add_space(3)).await.expect(StatusCode::OK, first.clone());
    let cookie = admin.cookie.clone();
    drop(admin);
    let office = office.restart().await;
    let mut admin = office.browser(1);
    admin.cookie = cookie;
    admin.command(1, add_space(3)).await.expect(StatusCode::OK, first);
    admin.command(2, add_space(3)).await.expect(StatusCode::CONFLICT, refused);
    assert_eq!(rows(&office, 3).await.len(), 1);
}

#[tokio::test]
async fn the_same_command_from_many_tabs_at_once_is_done_once() {
    let (office, admin) = Office::open().await;
    let send = || async {
        let mut tab = office.browser(1);
        tab.cookie.clone_from(&admin.cookie);
        tab.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK).json()
    };
    let receipts = futures_util::future::join_all((0..8).map(|_| send())).await;
    assert!(receipts.windows(2).all(|pair| pair[0] == pair[1]), "{receipts:?}");
    assert_eq!(count(&office, "SELECT COUNT(*) FROM accounts").await, 2);
}

#[tokio::test]
async fn the_id_of_somebody_elses_command_is_taken() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let mut limin = office.browser(2);
    limin.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    let receipt = limin.command(1, add_space(3)).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(receipt["outcome"]["refusal"], json!({ "code": "id_taken" }));
}

#[tokio::test]
async fn a_new_person_signs_in_with_the_password_they_were_told() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    office.browser(2).sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    let taken = admin.command(2, add_person(4, "LiMin")).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(taken["outcome"]["refusal"], json!({ "code": "login_taken" }));
}

#[tokio::test]
async fn only_an_administrator_decides() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let mut limin = office.browser(2);
    let out = json!({ "code": "signed_out", "message": "not signed in" });
    limin.command(2, add_space(3)).await.expect(StatusCode::UNAUTHORIZED, out);
    limin.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    for (nth, command) in [
        (3, add_space(3)),
        (4, add_person(4, "x1")),
        (5, set_member(3, 2, Some("member"))),
        (6, set_open(2, false)),
    ] {
        let receipt = limin.command(nth, command).await.expect_status(StatusCode::CONFLICT).json();
        assert_eq!(receipt["outcome"]["refusal"], json!({ "code": "not_administrator" }));
    }
    assert_eq!(count(&office, "SELECT COUNT(*) FROM spaces").await, 0);
}

#[tokio::test]
async fn what_is_not_there_is_told() {
    let (_office, mut admin) = Office::open().await;
    for (nth, command, code) in
        [(1, set_member(9, 9, Some("member")), "no_such_space"), (2, set_open(9, false), "no_such_person")]
    {
        let receipt = admin.command(nth, command).await.expect_status(StatusCode::CONFLICT).json();
        assert_eq!(receipt["outcome"]["refusal"], json!({ "code": code }));
    }
}

#[tokio::test]
async fn closing_an_account_ends_its_sign_ins_at_once() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let (mut phone, mut desk) = (office.browser(2), office.browser(3));
    for browser in [&mut phone, &mut desk] {
        browser.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    }
    admin.command(2, set_open(2, false)).await.expect_status(StatusCode::OK);
    for browser in [&mut phone, &mut desk] {
        browser.who_am_i().await.expect_status(StatusCode::UNAUTHORIZED);
    }
    // Reopening does not bring the old sign-ins back.
    admin.command(3, set_open(2, true)).await.expect_status(StatusCode::OK);
    phone.who_am_i().await.expect_status(StatusCode::UNAUTHORIZED);
    phone.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let (_office, mut admin) = Office::open().await;
    let me = admin.who_am_i().await.json()["user"].clone();
    let close = json!({ "command": "set_account_open", "user": me, "open": false });
    let receipt = admin.command(1, close).await.expect_status(StatusCode::CONFLICT).json();
    assert_eq!(receipt["outcome"]["refusal"], json!({ "code": "last_administrator" }));
}

#[tokio::test]
async fn what_was_done_is_on_record_without_passwords() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_space(3)).await.expect_status(StatusCode::OK);
    admin.command(2, add_space(3)).await.expect_status(StatusCode::CONFLICT);
    let mut connection = office.state.stores.log_readers.acquire().await.expect("free");
    assert_eq!(Audit(&mut connection).verify().await.expect("whole"), 2);
    let actions: Vec<String> = sqlx::query_scalar("SELECT action FROM audit ORDER BY seq")
        .fetch_all(&mut *connection)
        .await
        .expect("read");
    assert!(actions[0].contains("person_added") && actions[1].contains("space_added"));
    assert!(actions.iter().all(|it| !it.contains(PASSWORD) && !it.contains("argon2")));
}

#[tokio::test]
async fn a_command_that_is_none_is_told_so() {
    let (_office, mut admin) = Office::open().await;
    for command in
        [json!({}), json!({ "command": "fly" }), json!({ "command": "add_space", "space": "x", "name": "y" })]
    {
        let answer = admin.command(1, command).await;
        assert_eq!((answer.status, &answer.json()["code"]), (StatusCode::BAD_REQUEST, &json!("bad_request")));
    }
    let mut short = add_person(2, "limin");
    short["password"] = json!("short");
    let answer = admin.command(1, short).await.expect_status(StatusCode::BAD_REQUEST);
    assert!(answer.text().contains("10 to 128"), "{}", answer.text());
}
