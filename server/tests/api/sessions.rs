//! `/api/sessions`, `/api/end-session`.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::office::{Browser, Office, PASSWORD, add_person};

const PHONE: &str = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36";

async fn list(browser: &mut Browser) -> Vec<Value> {
    let answer = browser.post("/api/sessions", &json!({})).await.expect_status(StatusCode::OK);
    answer.json().as_array().expect("a list").clone()
}

async fn end(browser: &mut Browser, key: &Value) -> StatusCode {
    browser.post("/api/end-session", &json!({ "key": key })).await.status
}

/// The key of the row that is (or is not) this browser.
fn key(rows: &[Value], current: bool) -> Value {
    rows.iter().find(|row| row["current"] == json!(current)).expect("is listed")["key"].clone()
}

#[tokio::test]
async fn a_person_sees_their_sign_ins_and_ends_the_one_on_a_lost_phone() {
    let (office, mut admin) = Office::open().await;
    let mut phone = office.browser(2);
    let body =
        json!({ "login": "admin", "password": PASSWORD, "installation": phone.installation }).to_string();
    let headers =
        [("origin", crate::office::OWN), ("content-type", "application/json"), ("user-agent", PHONE)];
    let signed = phone.request(axum::http::Method::POST, "/api/sign-in", &headers, body.into()).await;
    signed.expect_status(StatusCode::OK);
    let rows = list(&mut admin).await;
    assert_eq!(rows.len(), 2);
    let lost = rows.iter().find(|row| row["installation"] == json!(phone.installation)).expect("is listed");
    assert_eq!((&lost["device"], &lost["current"]), (&json!("Chrome · Android"), &json!(false)));
    assert_eq!(end(&mut admin, &lost["key"]).await, StatusCode::OK);
    assert_eq!(end(&mut admin, &lost["key"]).await, StatusCode::OK);
    phone.who_am_i().await.expect_status(StatusCode::UNAUTHORIZED);
    assert_eq!(list(&mut admin).await.len(), 1);
}

#[tokio::test]
async fn the_key_of_a_row_is_not_the_secret_of_the_session() {
    let (office, mut admin) = Office::open().await;
    let rows = list(&mut admin).await;
    let key = key(&rows, true);
    let mut thief = office.browser(9);
    thief.cookie = key.as_str().map(|key| format!("__Host-gongjian={key}"));
    thief.who_am_i().await.expect_status(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn ending_the_own_sign_in_signs_out() {
    let (_office, mut admin) = Office::open().await;
    let rows = list(&mut admin).await;
    assert_eq!(end(&mut admin, &key(&rows, true)).await, StatusCode::OK);
    admin.who_am_i().await.expect_status(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn nobody_ends_the_sign_in_of_somebody_else() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let mut limin = office.browser(2);
    limin.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    let rows = list(&mut admin).await;
    for key in [key(&rows, true), json!("no such key")] {
        assert_eq!(end(&mut limin, &key).await, StatusCode::OK);
    }
    admin.who_am_i().await.expect_status(StatusCode::OK);
    assert_eq!(list(&mut limin).await.len(), 1);
}

#[tokio::test]
async fn who_is_signed_out_sees_and_ends_nothing() {
    let (office, _) = Office::open().await;
    let mut nobody = office.browser(9);
    let out = json!({ "kind": "signed_out" });
    nobody.post("/api/sessions", &json!({})).await.expect(StatusCode::UNAUTHORIZED, out.clone());
    nobody.post("/api/end-session", &json!({ "key": "x" })).await.expect(StatusCode::UNAUTHORIZED, out);
}
