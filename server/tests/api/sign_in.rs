//! `/api/sign-in`, `/api/sign-out`, `/api/who-am-i`.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::office::{Browser, DAY_MS, OWN, Office, PASSWORD, add_person, set_open};

/// An office where 李敏 (limin) has an account; the administrator's browser, and a fresh one.
async fn with_limin() -> (Office, Browser, Browser) {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let browser = office.browser(2);
    (office, admin, browser)
}

#[tokio::test]
async fn the_right_password_signs_in_and_the_cookie_is_all_it_takes() {
    let (_office, _, mut browser) = with_limin().await;
    let answer = browser.sign_in(" LiMin ", PASSWORD).await.expect_status(StatusCode::OK);
    let cookie = answer.header("set-cookie").expect("a cookie");
    assert!(cookie.starts_with("__Host-gongjian="), "{cookie}");
    assert!(cookie.ends_with("; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=7776000"), "{cookie}");
    let me = answer.json();
    assert_eq!(
        (&me["login"], &me["name"], &me["administrator"]),
        (&json!("limin"), &json!("李敏"), &json!(false))
    );
    assert_eq!(me["installation"], json!(browser.installation));
    browser.who_am_i().await.expect(StatusCode::OK, me);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_cannot_be_told_apart() {
    let (_office, _, mut browser) = with_limin().await;
    let wrong = json!({ "kind": "refused", "refusal": { "code": "wrong" } });
    for (login, password) in
        [("limin", "wrong horse!"), ("nobody", PASSWORD), ("limin", "short"), ("not a name", PASSWORD)]
    {
        let answer = browser.sign_in(login, password).await;
        assert_eq!(answer.header("set-cookie"), None);
        answer.expect(StatusCode::UNAUTHORIZED, wrong.clone());
    }
}

#[tokio::test]
async fn twenty_wrong_passwords_make_it_wait_and_then_the_right_one_works() {
    let (office, _, mut browser) = with_limin().await;
    let mut answers = Vec::new();
    for _ in 0..20 {
        answers.push(browser.sign_in("limin", "wrong horse!").await.status);
    }
    assert_eq!(answers[4..6], [StatusCode::UNAUTHORIZED, StatusCode::TOO_MANY_REQUESTS]);
    assert_eq!(answers[19], StatusCode::TOO_MANY_REQUESTS);
    let right = browser.sign_in("limin", PASSWORD).await;
    right.expect(
        StatusCode::TOO_MANY_REQUESTS,
        json!({ "kind": "refused", "refusal": { "code": "too_many", "wait_s": 2 } }),
    );
    office.clock.advance_ms(2_000);
    browser.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    browser.sign_in("limin", "wrong horse!").await.expect_status(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_hundred_guesses_at_once_are_still_a_hundred() {
    let (office, ..) = with_limin().await;
    let guess = || async { office.browser(9).sign_in("limin", "wrong horse!").await.status };
    let statuses = futures_util::future::join_all((0..100).map(|_| guess())).await;
    let judged = statuses.iter().filter(|it| **it == StatusCode::UNAUTHORIZED).count();
    assert_eq!(judged, 5);
}

#[tokio::test]
async fn tries_outlive_a_restart() {
    let (office, _, mut browser) = with_limin().await;
    for _ in 0..6 {
        browser.sign_in("limin", "wrong horse!").await;
    }
    drop(browser);
    let office = office.restart().await;
    office.browser(2).sign_in("limin", PASSWORD).await.expect_status(StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_closed_account_is_told_only_to_who_knows_the_password() {
    let (office, mut admin, mut browser) = with_limin().await;
    admin.command(2, set_open(2, false)).await.expect_status(StatusCode::OK);
    let closed = json!({ "kind": "refused", "refusal": { "code": "closed" } });
    browser.sign_in("limin", PASSWORD).await.expect(StatusCode::FORBIDDEN, closed);
    browser.sign_in("limin", "wrong horse!").await.expect_status(StatusCode::UNAUTHORIZED);
    admin.command(3, set_open(2, true)).await.expect_status(StatusCode::OK);
    office.browser(3).sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
}

#[tokio::test]
async fn a_planted_cookie_gains_nothing() {
    let (office, _, mut browser) = with_limin().await;
    let planted = "__Host-gongjian=AAAAAAAAAAAAAAAAAAAAAA".to_owned();
    browser.cookie = Some(planted.clone());
    browser.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    let first = browser.cookie.clone();
    assert!(first.is_some() && first != Some(planted.clone()));
    // Signing in again ends the id from before, too.
    browser.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    assert_ne!(browser.cookie, first);
    for old in [Some(planted), first] {
        let mut thief = office.browser(9);
        thief.cookie = old;
        thief.who_am_i().await.expect(StatusCode::UNAUTHORIZED, json!({ "kind": "signed_out" }));
    }
}

#[tokio::test]
async fn the_cookie_is_not_in_the_database() {
    let (office, _, mut browser) = with_limin().await;
    browser.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    let cookie = browser.cookie.expect("signed in");
    let secret = cookie.split_once('=').expect("a pair").1.as_bytes();
    for file in office.files() {
        let bytes = std::fs::read(&file).expect("readable");
        for hidden in [secret, PASSWORD.as_bytes()] {
            assert!(!bytes.windows(hidden.len()).any(|part| part == hidden), "{}", file.display());
        }
    }
}

#[tokio::test]
async fn signing_out_twice_is_harmless_and_takes_the_cookie_back() {
    let (office, _, mut browser) = with_limin().await;
    browser.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    let mut copy = office.browser(2);
    copy.cookie.clone_from(&browser.cookie);
    let answer = browser.post("/api/sign-out", &json!({})).await.expect_status(StatusCode::OK);
    let cookie = answer.header("set-cookie").expect("taken back");
    assert!(
        cookie.contains("Max-Age=0") && cookie.contains("; Secure") && cookie.contains("Path=/"),
        "{cookie}"
    );
    assert_eq!(browser.cookie, None);
    browser.post("/api/sign-out", &json!({})).await.expect(StatusCode::OK, json!(null));
    copy.who_am_i().await.expect_status(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_sign_in_ends_after_thirty_idle_days_and_after_ninety_in_any_case() {
    let (office, _, mut browser) = with_limin().await;
    browser.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    let mut idle = office.browser(3);
    idle.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    for day in 1..90 {
        office.clock.advance_ms(DAY_MS);
        browser.who_am_i().await.expect_status(StatusCode::OK);
        let expected = if day == 29 { StatusCode::OK } else { continue };
        idle.who_am_i().await.expect_status(expected);
    }
    idle.who_am_i().await.expect_status(StatusCode::UNAUTHORIZED);
    office.clock.advance_ms(DAY_MS);
    browser.who_am_i().await.expect_status(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn one_installation_has_one_prefix_for_ever() {
    let (office, _, mut browser) = with_limin().await;
    let prefix = |answer: crate::office::Answer| answer.json()["actor_prefix"].clone();
    let first = prefix(browser.sign_in("limin", PASSWORD).await);
    assert_eq!(first.as_array().map(Vec::len), Some(8));
    assert_eq!(prefix(browser.sign_in("limin", PASSWORD).await), first);
    assert_ne!(prefix(office.browser(3).sign_in("limin", PASSWORD).await), first);
    // Another person on the same installation has another.
    assert_ne!(prefix(browser.sign_in("admin", PASSWORD).await), first);
}

#[tokio::test]
async fn a_hash_of_weaker_days_is_made_anew_at_sign_in() {
    let (office, _, mut browser) = with_limin().await;
    // argon2id of "correct horse" with 1 MiB and one pass.
    let weak = weak_hash();
    let sql = "UPDATE accounts SET password_hash = $1 WHERE login = 'limin'";
    sqlx::query(sql).bind(&weak).execute(&office.state.stores.log_writer).await.expect("written");
    browser.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    let kept: String = sqlx::query_scalar("SELECT password_hash FROM accounts WHERE login = 'limin'")
        .fetch_one(&office.state.stores.log_readers)
        .await
        .expect("read");
    assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    browser.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
}

fn weak_hash() -> String {
    use argon2::password_hash::{PasswordHasher as _, SaltString};
    let params = argon2::Params::new(1_024, 1, 1, None).expect("in range");
    let argon = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let salt = SaltString::encode_b64(&[7; 16]).expect("a salt");
    argon.hash_password(PASSWORD.as_bytes(), &salt).expect("hashes").to_string()
}

#[tokio::test]
async fn a_request_that_makes_no_sense_is_told_so() {
    let (_office, _, mut browser) = with_limin().await;
    for body in ["", "{", "[]", r#"{"login":"limin"}"#, r#"{"login":1,"password":"x","installation":"y"}"#] {
        let headers = [("origin", OWN), ("content-type", "application/json")];
        let answer = browser.request(Method::POST, "/api/sign-in", &headers, Body::from(body)).await;
        assert_eq!(
            (answer.status, &answer.json()["kind"]),
            (StatusCode::BAD_REQUEST, &json!("bad")),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_page_that_takes_html_is_never_redirected_with_the_error_in_its_url() {
    let (_office, _, mut browser) = with_limin().await;
    let headers = [("origin", OWN), ("accept", "text/html"), ("referer", "http://127.0.0.1:8080/sign-in")];
    let answer = browser.request(Method::POST, "/api/who-am-i", &headers, Body::from("{}")).await;
    answer.expect(StatusCode::UNAUTHORIZED, json!({ "kind": "signed_out" }));
}
