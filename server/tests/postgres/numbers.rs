//! The trap of every log in PostgreSQL: numbers are drawn in one order, transactions commit in another. Who reads
//! "behind the last number I saw" misses what was drawn early and committed late.

use std::collections::BTreeSet;

use gongjian_server::store::log::{Log, Row, append_rows};
use gongjian_server::store::{Pool, Stores, turns};
use gongjian_shared::sync::entry::Entry;
use sqlx::Row as _;

use crate::guard::until_it_waits;
use crate::links::college;
use crate::nodes::{ROWS, soon};
use crate::office::{Office, person, space};

/// After everybody was let in.
const NOW: gongjian_shared::time::Timestamp =
    gongjian_shared::time::Timestamp::from_millis(1_795_000_000_000);

/// Two transactions, the first of which commits last, and a reader who reads whenever something was committed, each
/// time behind the last number it saw. Gives what it read in all.
async fn naive(pool: &Pool) -> Vec<String> {
    sqlx::raw_sql("CREATE TABLE naive (id BIGSERIAL PRIMARY KEY, what TEXT NOT NULL)")
        .execute(pool)
        .await
        .expect("made");
    let insert = "INSERT INTO naive (what) VALUES ($1)";
    let mut late = pool.begin().await.expect("begins");
    sqlx::query(insert).bind("late").execute(&mut *late).await.expect("written");
    let mut early = pool.begin().await.expect("begins");
    sqlx::query(insert).bind("early").execute(&mut *early).await.expect("written");
    let (mut read, mut last) = (Vec::new(), 0_i64);
    for transaction in [early, late] {
        transaction.commit().await.expect("commits");
        let sql = "SELECT id, what FROM naive WHERE id > $1 ORDER BY id";
        for row in sqlx::query(sql).bind(last).fetch_all(pool).await.expect("read") {
            last = row.get("id");
            read.push(row.get("what"));
        }
    }
    read
}

/// The same through our own log.
async fn ours(stores: &Stores) -> Vec<String> {
    let mut late = stores.log_writer.begin().await.expect("begins");
    append(&mut late, "late").await;
    let pool = stores.log_writer.clone();
    let early = tokio::spawn(async move {
        let mut early = pool.begin().await.expect("begins");
        append(&mut early, "early").await;
        early.commit().await.expect("commits");
    });
    until_it_waits(stores, &early).await;
    let (mut read, mut last) = (Vec::new(), ROWS);
    read_on(stores, &mut last, &mut read).await;
    late.commit().await.expect("commits");
    read_on(stores, &mut last, &mut read).await;
    soon("the second", early).await.expect("joined");
    read_on(stores, &mut last, &mut read).await;
    read
}

async fn append(conn: &mut gongjian_server::store::Connection, what: &str) {
    turns::spaces(conn, &BTreeSet::from([space(3)])).await.expect("ours");
    let rows = vec![Row { key: what.to_owned(), bytes: Vec::new() }];
    append_rows(conn, space(3), rows, gongjian_shared::time::Timestamp::from_millis(1))
        .await
        .expect("written");
}

async fn read_on(stores: &Stores, last: &mut u64, read: &mut Vec<String>) {
    let mut reader = stores.log_readers.acquire().await.expect("free");
    let page =
        Log(&mut reader).read_for(person(2), space(3), *last, NOW).await.expect("read").expect("a member");
    *last += u64::try_from(page.entries.len()).expect("few");
    read.extend(page.entries.into_iter().map(|entry| match entry {
        Entry::Row(row) => row.key,
        Entry::Change(_) => "a change".to_owned(),
    }));
}

#[tokio::test]
async fn a_reader_misses_a_late_commit_behind_drawn_numbers_and_none_behind_ours() {
    let (office, _, _): (Office, _, _) = college().await;
    let stores = &office.state.stores;
    assert_eq!(naive(&stores.log_writer).await, ["early"], "the trap is one: \"late\" is never read");
    assert_eq!(ours(stores).await, ["late", "early"]);
}
