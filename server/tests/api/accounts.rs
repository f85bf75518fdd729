//! `/api/organisation`, and what a broken row in the database does to people.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use serde_json::json;

use crate::office::{Office, PASSWORD, add_person, add_space, person, set_member, space};

#[tokio::test]
async fn an_administrator_sees_spaces_people_and_who_is_where() {
    let (_office, mut admin) = Office::open().await;
    for (nth, command) in
        [(1, add_person(2, "limin")), (2, add_space(3)), (3, set_member(3, 2, Some("reader")))]
    {
        admin.command(nth, command).await.expect_status(StatusCode::OK);
    }
    let seen = admin.post("/api/organisation", &json!({})).await.expect_status(StatusCode::OK).json();
    assert_eq!(
        seen["spaces"],
        json!([{ "space": space(3), "name": "材料学院", "members": [[person(2), "reader"]] }])
    );
    assert_eq!(
        seen["people"][1],
        json!({ "user": person(2), "login": "limin", "name": "李敏", "administrator": false, "open": true })
    );
}

#[tokio::test]
async fn nobody_else_sees_it() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let mut limin = office.browser(2);
    limin
        .post("/api/organisation", &json!({}))
        .await
        .expect(StatusCode::UNAUTHORIZED, json!({ "kind": "signed_out" }));
    limin.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
    limin
        .post("/api/organisation", &json!({}))
        .await
        .expect(StatusCode::FORBIDDEN, json!({ "kind": "not_administrator" }));
}

#[tokio::test]
async fn a_broken_row_is_a_fault_for_its_readers_and_nobody_else() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    admin.command(2, add_space(3)).await.expect_status(StatusCode::OK);
    admin.command(3, set_member(3, 2, Some("member"))).await.expect_status(StatusCode::OK);
    for sql in [
        "UPDATE grants SET role = 'emperor'",
        "UPDATE spaces SET space = substr(space, 1, 1)",
        "UPDATE accounts SET administrator = 7 WHERE login = 'limin'",
    ] {
        sqlx::query(sql).execute(&office.state.stores.log_writer).await.expect("a disk that lies");
        let answer = admin.post("/api/organisation", &json!({})).await;
        answer.expect(StatusCode::INTERNAL_SERVER_ERROR, json!({ "kind": "fault" }));
    }
    let limin = office.browser(2).sign_in("limin", PASSWORD).await;
    limin.expect(StatusCode::INTERNAL_SERVER_ERROR, json!({ "kind": "fault" }));
    admin.who_am_i().await.expect_status(StatusCode::OK);
}

#[tokio::test]
async fn an_error_names_table_and_row_for_the_log_and_nothing_for_the_client() {
    let (office, mut admin) = Office::open().await;
    let sql = "UPDATE commands SET receipt = 'torn'";
    sqlx::query(sql).execute(&office.state.stores.log_writer).await.expect("a disk that lies");
    let row: Vec<u8> = sqlx::query_scalar("SELECT id FROM commands")
        .fetch_one(&office.state.stores.log_readers)
        .await
        .expect("one");
    let id = gongjian_shared::ids::CommandId::try_from(row.as_slice()).expect("sixteen bytes");
    let mut connection = office.state.stores.log_readers.acquire().await.expect("free");
    let error =
        gongjian_server::store::commands::Commands(&mut connection).find(id).await.expect_err("is torn");
    let (text, hex) = (error.to_string(), id.as_uuid().simple().to_string());
    assert!(text.contains("commands") && text.contains(&hex) && text.contains("receipt"), "{text}");
    let mut again = add_space(3);
    again["id"] = json!(id);
    let answer = admin.post("/api/commands", &again).await;
    answer
        .expect(StatusCode::INTERNAL_SERVER_ERROR, json!({ "code": "fault", "message": "the server broke" }));
}

#[tokio::test]
async fn a_broken_sign_in_is_over_and_its_person_signs_in_again() {
    let (office, mut admin) = Office::open().await;
    let sql = "UPDATE sessions SET user_id = substr(user_id, 1, 1)";
    sqlx::query(sql).execute(&office.state.stores.side).await.expect("a disk that lies");
    admin.who_am_i().await.expect_status(StatusCode::UNAUTHORIZED);
    admin.sign_in("admin", PASSWORD).await.expect_status(StatusCode::OK);
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("one thread").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn what_breaks_is_logged_once_with_table_and_row_and_without_secrets() {
    let (office, mut admin) = Office::open().await;
    admin.command(1, add_person(2, "limin")).await.expect_status(StatusCode::OK);
    let sql = "UPDATE accounts SET password_hash = 'secret-hash', open = 7 WHERE login = 'limin'";
    sqlx::query(sql).execute(&office.state.stores.log_writer).await.expect("a disk that lies");
    let lines = Lines::default();
    let kept = lines.clone();
    let logging = tracing_subscriber::fmt().with_ansi(false).with_writer(move || kept.clone()).finish();
    let guard = tracing::subscriber::set_default(logging);
    let answer = office.browser(2).sign_in("limin", PASSWORD).await;
    drop(guard);
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    let said = String::from_utf8(lines.0.lock().expect("one thread").clone()).expect("text");
    assert_eq!(said.lines().count(), 1, "{said}");
    let row = person(2).as_uuid().simple().to_string();
    assert!(said.contains("ERROR") && said.contains("accounts") && said.contains(&row), "{said}");
    assert!(!said.contains("secret-hash") && !said.contains(PASSWORD), "{said}");
}
