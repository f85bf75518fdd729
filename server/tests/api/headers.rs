//! What holds for every route: headers, origins, sizes, unknown paths.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::office::{OWN, Office};

const CALLS: [&str; 10] = [
    "/api/sign-in",
    "/api/sign-out",
    "/api/who-am-i",
    "/api/sessions",
    "/api/end-session",
    "/api/organisation",
    "/api/escrows",
    "/api/escrow-preview",
    "/api/first-administrator",
    "/api/commands",
];

const SECURITY: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
];

#[tokio::test]
async fn every_answer_of_every_route_has_the_headers() {
    let (office, mut admin) = Office::open().await;
    let mut answers = Vec::new();
    for path in ["/", "/healthz", "/sync", "/api/unknown", "/pkg/unknown.js", "/any/page"] {
        answers.push((path, admin.get(path, &[("accept", "text/html")]).await));
    }
    for path in CALLS {
        answers.push((path, office.browser(9).post(path, &json!({})).await));
        answers.push((path, admin.get(path, &[]).await));
        answers.push((
            path,
            admin.request(Method::POST, path, &[("origin", "http://evil.example")], Body::empty()).await,
        ));
    }
    for (path, answer) in answers {
        for (name, value) in SECURITY {
            assert_eq!(answer.header(name), Some(value), "{path} {}", answer.status);
        }
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("strict-transport-security"), None, "{path}");
        assert_eq!(answer.header("server"), None, "{path}");
    }
}

#[tokio::test]
async fn only_our_own_page_may_change_anything() {
    let (_office, mut admin) = Office::open().await;
    for (headers, allowed) in [
        (vec![("origin", OWN)], true),
        (vec![("origin", "http://localhost:8080")], true),
        (vec![("sec-fetch-site", "same-origin")], true),
        (vec![("origin", OWN), ("sec-fetch-site", "same-origin")], true),
        (vec![], false),
        (vec![("origin", "null")], false),
        (vec![("origin", "http://evil.example")], false),
        (vec![("origin", "http://127.0.0.1:80800")], false),
        (vec![("origin", "https://127.0.0.1:8080")], false),
        (vec![("origin", "http://evil.example"), ("sec-fetch-site", "same-origin")], false),
        (vec![("sec-fetch-site", "same-site")], false),
        (vec![("sec-fetch-site", "none")], false),
    ] {
        for path in CALLS {
            let answer = admin.request(Method::POST, path, &headers, Body::from("x")).await;
            assert_eq!(
                answer.status != StatusCode::FORBIDDEN,
                allowed,
                "{path} {headers:?} {}",
                answer.text()
            );
        }
    }
    admin.who_am_i().await.expect_status(StatusCode::OK);
}

#[tokio::test]
async fn a_body_of_more_than_a_mebibyte_is_not_read() {
    let (_office, mut admin) = Office::open().await;
    let headers = [("origin", OWN), ("content-type", "application/json")];
    for path in ["/api/sign-in", "/api/commands"] {
        let body = Body::from(vec![b' '; 1024 * 1024 + 1]);
        let answer = admin.request(Method::POST, path, &headers, body).await;
        answer.expect(
            StatusCode::PAYLOAD_TOO_LARGE,
            json!({ "code": "too_large", "message": "the request is too large" }),
        );
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_are_told_in_json() {
    let (_office, mut admin) = Office::open().await;
    let missing = json!({ "code": "not_found", "message": "nothing is here" });
    for path in ["/api/unknown", "/api", "/api/sign-in/x", "/sync/x", "/pkg/x.js"] {
        admin.get(path, &[("accept", "text/html")]).await.expect(StatusCode::NOT_FOUND, missing.clone());
        admin.post(path, &json!({})).await.expect(StatusCode::NOT_FOUND, missing.clone());
    }
    let wrong = json!({ "code": "wrong_method", "message": "this cannot be done here" });
    admin.get("/api/sign-in", &[]).await.expect(StatusCode::METHOD_NOT_ALLOWED, wrong.clone());
    admin.post("/healthz", &json!({})).await.expect(StatusCode::METHOD_NOT_ALLOWED, wrong);
}

#[tokio::test]
async fn health_is_the_databases() {
    let (office, mut admin) = Office::open().await;
    admin.get("/healthz", &[]).await.expect(StatusCode::OK, json!({ "ok": true }));
    office.state.stores.side.close().await;
    let answer = admin.get("/healthz", &[]).await;
    answer
        .expect(StatusCode::INTERNAL_SERVER_ERROR, json!({ "code": "fault", "message": "the server broke" }));
}
