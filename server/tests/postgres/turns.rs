//! What only one may win is won once, whichever node is asked.

use axum::http::StatusCode;
use gongjian_server::store::audit::Audit;
use serde_json::{Value, json};

use crate::nodes::beside;
use crate::office::{Browser, Office, add_person, add_space, person, set_member, set_open};

async fn whole_audit(office: &Office) -> i64 {
    let mut reader = office.state.stores.log_readers.acquire().await.expect("free");
    Audit(&mut reader).verify().await.expect("whole")
}

/// The same administrator at a browser of each node.
async fn two_nodes() -> (Office, Office, Browser, Browser) {
    let (office, admin) = Office::open().await;
    let other = beside(&office).await;
    let mut there = other.browser(1);
    there.cookie.clone_from(&admin.cookie);
    (office, other, admin, there)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_command_on_both_nodes_is_decided_once() {
    let (office, _other, mut here, mut there) = two_nodes().await;
    for nth in 1..20 {
        let (left, right) =
            tokio::join!(here.command(nth, add_space(nth)), there.command(nth, add_space(nth)));
        assert_eq!((left.status, left.json()), (right.status, right.json()));
        assert_eq!(left.json()["outcome"]["outcome"], json!("accepted"), "{}", left.text());
    }
    assert_eq!(whole_audit(&office).await, 20, "the first administrator and nineteen spaces");
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_on_both_nodes_at_once_all_get_their_place_in_log_and_audit() {
    let (office, _other, mut here, mut there) = two_nodes().await;
    here.command(1, add_space(3)).await.expect_status(StatusCode::OK);
    here.command(2, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let role = |nth: u8| set_member(3, 2, Some(if nth.is_multiple_of(4) { "member" } else { "reader" }));
    for nth in (10..50).step_by(2) {
        let (left, right) = tokio::join!(here.command(nth, role(nth)), there.command(nth + 1, role(nth + 2)));
        assert_eq!((left.status, right.status), (StatusCode::OK, StatusCode::OK));
    }
    assert!(whole_audit(&office).await >= 20);
    let seqs = "SELECT COUNT(*) FROM log WHERE seq > (SELECT MAX(seq) FROM spaces)";
    let beyond: i64 =
        sqlx::query_scalar(seqs).fetch_one(&office.state.stores.log_readers).await.expect("read");
    assert_eq!(beyond, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_administrators_who_close_each_other_do_not_both_succeed() {
    let (office, other, mut here, _) = two_nodes().await;
    let mut second = add_person(2, "second");
    second["administrator"] = json!(true);
    here.command(1, second).await.expect_status(StatusCode::OK);
    let mut there = other.browser(2);
    there.sign_in("second", crate::office::PASSWORD).await.expect_status(StatusCode::OK);
    let first: Value = here.who_am_i().await.json()["user"].clone();
    let close_first = json!({ "command": "set_account_open", "user": first, "open": false });
    let (left, right) = tokio::join!(here.command(2, set_open(2, false)), there.command(3, close_first));
    let accepted = [&left, &right].iter().filter(|it| it.text().contains("accepted")).count();
    assert_eq!(accepted, 1, "{} {}", left.text(), right.text());
    let sql = "SELECT COUNT(*) FROM accounts WHERE administrator = 1 AND open = 1";
    let open: i64 = sqlx::query_scalar(sql).fetch_one(&office.state.stores.log_readers).await.expect("read");
    assert_eq!(open, 1, "{}", person(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_are_counted_together_on_all_nodes() {
    let (office, other, mut admin, _) = two_nodes().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let tries = (0..24).map(|nth| {
        let mut browser = if nth % 2 == 0 { office.browser(7) } else { other.browser(7) };
        async move { browser.sign_in("limin", "wrong horse!").await.status }
    });
    let answers = futures_util::future::join_all(tries).await;
    let judged = answers.iter().filter(|it| **it == StatusCode::UNAUTHORIZED).count();
    let sent_away = answers.iter().filter(|it| **it == StatusCode::TOO_MANY_REQUESTS).count();
    assert_eq!((judged, sent_away), (5, 19));
}
