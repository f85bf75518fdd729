//! The door of `/sync`; what is said behind it has its own stories.

use axum::http::StatusCode;

use crate::office::{OWN, Office};

const UPGRADE: [(&str, &str); 4] = [
    ("connection", "upgrade"),
    ("upgrade", "websocket"),
    ("sec-websocket-version", "13"),
    ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
];

#[tokio::test]
async fn a_foreign_page_gets_no_socket_even_with_our_cookie() {
    let (_office, mut admin) = Office::open().await;
    for origin in [None, Some("http://evil.example"), Some("null"), Some("http://127.0.0.1:8081")] {
        let headers: Vec<_> = UPGRADE.into_iter().chain(origin.map(|origin| ("origin", origin))).collect();
        let answer = admin.get("/sync", &headers).await;
        assert_eq!(
            (answer.status, answer.json()["code"].as_str()),
            (StatusCode::FORBIDDEN, Some("foreign_origin"))
        );
    }
}

#[tokio::test]
async fn without_an_upgrade_there_is_nothing_to_see() {
    let (_office, mut admin) = Office::open().await;
    let answer = admin.get("/sync", &[("origin", OWN)]).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}
