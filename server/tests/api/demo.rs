//! `/api/demo`.

use std::sync::Arc;

use axum::http::StatusCode;
use gongjian_server::config::Config;
use gongjian_shared::wire::demo::DemoAccount;
use serde_json::json;

use crate::office::{Browser, Office};

#[tokio::test]
async fn a_server_that_is_no_demo_answers_as_at_an_unknown_path() {
    let office = Office::empty().await;
    let mut browser = office.browser(1);
    for html in [false, true] {
        let accept = [("accept", if html { "text/html" } else { "application/json" })];
        let (asked, unknown) =
            (browser.get("/api/demo", &accept).await, browser.get("/api/dem0", &accept).await);
        assert_eq!((asked.status, asked.body), (StatusCode::NOT_FOUND, unknown.body));
        assert_eq!(asked.headers, unknown.headers);
    }
    let posted = browser.post("/api/demo", &json!({})).await;
    let unknown = browser.post("/api/dem0", &json!({})).await;
    assert_eq!((posted.status, posted.body), (unknown.status, unknown.body));
}

#[tokio::test]
async fn a_demo_shows_its_accounts_to_everybody() {
    let list =
        json!([{ "part": "decider", "login": "decider", "name": "王芳", "password": "gongjian-demo" }]);
    let accounts: Vec<DemoAccount> = serde_json::from_value(list.clone()).expect("accounts");
    let office = Office::empty().await;
    let mut state = office.state.clone();
    state.config = Arc::new(Config { demo: Some(accounts), ..(*state.config).clone() });
    let mut browser = Browser::new(gongjian_server::router(state), office.home.clone(), 1);
    let answer = browser.get("/api/demo", &[]).await.expect_status(StatusCode::OK);
    assert_eq!(answer.json(), list);
}
