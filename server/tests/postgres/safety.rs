//! A node refuses to start where it could not keep what is promised, and keeps its secrets.

use std::sync::Arc;

use gongjian_server::clock::Clock;
use gongjian_server::store::Stores;
use gongjian_server::sync::same_seal::{self, SealError};

use crate::database::{Cluster, Home};
use crate::folder::Folder;
use crate::office::{Office, folder_of};
use crate::start::gongjian;

#[tokio::test]
async fn a_node_with_another_seal_key_or_none_is_refused() {
    let home = Arc::new(Home::new());
    let clock = Clock::real();
    let office = Office::at(home.clone(), clock.clone(), None).await;
    let folder = Folder::new("second");
    let error = same_seal::open(&office.state.stores, folder.path(), &clock).await.expect_err("has none");
    assert!(matches!(error, SealError::Missing), "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("made").count(), 0, "and makes none");
    std::fs::write(folder.path().join("seal.key"), [7; 32]).expect("writable");
    let error = same_seal::open(&office.state.stores, folder.path(), &clock).await.expect_err("is foreign");
    assert!(matches!(error, SealError::Foreign), "{error}");
    std::fs::copy(folder_of(&office).join("seal.key"), folder.path().join("seal.key")).expect("copied");
    same_seal::open(&office.state.stores, folder.path(), &clock).await.expect("is the same");
}

#[tokio::test]
async fn a_database_that_does_not_write_through_is_refused() {
    let careless = Cluster::start(&["fsync=off"]);
    let url = careless.url("public").parse().expect("a URL");
    let error = Stores::connect(&url, [1; 16]).await.expect_err("is careless").to_string();
    assert!(error.contains("fsync is off, it must be on"), "{error}");
}

#[tokio::test]
async fn every_connection_is_as_safe_as_promised_whatever_the_database_does_by_itself() {
    let home = Home::new();
    let stores = home.open().await;
    let sql = "ALTER ROLE gongjian IN DATABASE postgres SET default_statistics_target = 99; \
               ALTER ROLE gongjian IN DATABASE postgres SET synchronous_commit = off";
    sqlx::raw_sql(sql).execute(&stores.log_writer).await.expect("set");
    let again = home.open().await;
    for pool in [&again.log_writer, &again.log_readers, &again.side] {
        let found: String = sqlx::query_scalar(
            "SELECT current_setting('synchronous_commit') || current_setting('default_statistics_target')",
        )
        .fetch_one(pool)
        .await
        .expect("answers");
        assert_eq!(found, "on99");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_that_start_at_once_on_an_empty_database_make_it_once() {
    let home = Home::new();
    home.make_schema().await;
    let url = home.url.parse().expect("a URL");
    let (left, right) = tokio::join!(Stores::connect(&url, [1; 16]), Stores::connect(&url, [2; 16]));
    left.expect("starts").check().await.expect("answers");
    right.expect("starts").check().await.expect("answers");
}

#[test]
fn the_audit_can_be_neither_changed_nor_cut() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let (office, _) = Office::open().await;
        for sql in ["UPDATE audit SET at = 1", "DELETE FROM audit", "TRUNCATE audit"] {
            let tried = sqlx::query(sql).execute(&office.state.stores.log_writer).await;
            assert!(tried.expect_err("refused").to_string().contains("append-only"), "{sql}");
        }
    });
}

#[test]
fn a_database_that_cannot_be_had_is_one_line_without_the_password() {
    let folder = Folder::new("secret");
    for (url, code) in [
        ("postgres://gongjian:hunter2@127.0.0.1:1/gongjian", 1),
        ("postgres://gongjian:hunter2@%2Fnowhere/gongjian", 1),
        ("mysql://gongjian:hunter2@127.0.0.1/gongjian", 2),
    ] {
        let output = gongjian(folder.path()).args(["--database", url]).env("RUST_LOG", "trace").output();
        let output = output.expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.lines().last().is_some_and(|line| line.starts_with("gongjian: ")), "{said}");
        assert!(!said.contains("hunter2"), "{said}");
    }
}
