//! `/api/first-administrator`: the way into an empty server.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::office::{Office, PASSWORD};

const HOUR_MS: i64 = 60 * 60 * 1_000;

fn bad_code() -> Value {
    json!({ "kind": "refused", "refusal": { "code": "bad_code" } })
}

#[tokio::test]
async fn the_code_makes_an_administrator_and_signs_in() {
    let office = Office::empty().await;
    let mut browser = office.browser(1);
    let me = browser.first("admin", &office.code.to_lowercase()).await.expect_status(StatusCode::OK).json();
    assert_eq!(me["administrator"], json!(true));
    browser.who_am_i().await.expect(StatusCode::OK, me);
    office.browser(2).sign_in("admin", PASSWORD).await.expect_status(StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_code_is_refused_and_five_burn_the_right_one() {
    let office = Office::empty().await;
    let mut browser = office.browser(1);
    for _ in 0..5 {
        browser.first("admin", "22222-22222").await.expect(StatusCode::UNAUTHORIZED, bad_code());
    }
    browser.first("admin", &office.code).await.expect(StatusCode::UNAUTHORIZED, bad_code());
    // A restart shows another.
    drop(browser);
    let office = office.restart().await;
    office.browser(1).first("admin", &office.code).await.expect_status(StatusCode::OK);
}

#[tokio::test]
async fn after_an_hour_the_code_is_wrong() {
    let office = Office::empty().await;
    office.clock.advance_ms(HOUR_MS - 1);
    office
        .browser(1)
        .first("a", &office.code)
        .await
        .expect(StatusCode::BAD_REQUEST, json!({ "kind": "bad", "what": "login" }));
    office.clock.advance_ms(1);
    office.browser(1).first("admin", &office.code).await.expect(StatusCode::UNAUTHORIZED, bad_code());
}

#[tokio::test]
async fn a_mistyped_name_does_not_cost_the_code() {
    let office = Office::empty().await;
    let mut browser = office.browser(1);
    for _ in 0..6 {
        browser.first("not a login", &office.code).await.expect_status(StatusCode::BAD_REQUEST);
    }
    browser.first("admin", &office.code).await.expect_status(StatusCode::OK);
}

#[tokio::test]
async fn there_is_one_first_administrator_only() {
    let office = Office::empty().await;
    let (mut one, mut two) = (office.browser(1), office.browser(2));
    let (first, second) = tokio::join!(one.first("admin", &office.code), two.first("other", &office.code));
    let mut statuses = [first.status, second.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::CONFLICT]);
    let not_first = json!({ "kind": "refused", "refusal": { "code": "not_first" } });
    for code in [office.code.as_str(), "22222-22222"] {
        office.browser(3).first("third", code).await.expect(StatusCode::CONFLICT, not_first.clone());
    }
    drop((one, two));
    let office = office.restart().await;
    office.browser(1).first("fourth", &office.code).await.expect(StatusCode::CONFLICT, not_first);
}
