//! The guard holds when two nodes are at work in the same moment. Each story holds a transaction of one node open, lets
//! the other node act, and commits when that one waits (or has gone on without waiting: then it is found out).

use std::collections::BTreeSet;

use axum::http::StatusCode;
use gongjian_server::store::accounts::Accounts;
use gongjian_server::store::spaces::{OFFICE, Spaces};
use gongjian_server::store::{Stores, turns};
use gongjian_shared::sync::frame::{Down, Goodbye, Reason};
use gongjian_shared::time::Timestamp;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::links::{acked, college, refused};
use crate::nodes::{ROWS, beside, soon};
use crate::office::{Office, PASSWORD, add_person, person, space};
use crate::phone::{Phone, Plan, serve};

/// Until the other node waits for a row of ours, or is done.
pub async fn until_it_waits<T>(stores: &Stores, other: &JoinHandle<T>) {
    let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FOR %'";
    let waits = async {
        while !other.is_finished()
            && sqlx::query_scalar::<_, i64>(sql).fetch_one(&stores.log_readers).await.expect("read") == 0
        {
            tokio::task::yield_now().await;
        }
    };
    soon("somebody who waits for the turn", waits).await;
}

/// Li pushes on the other node while `act` is done here and not yet committed; what Li wrote must not
/// be in the log, and she must be told of it.
async fn refused_after(act: impl AsyncFnOnce(&mut gongjian_server::store::Connection)) {
    let (office, _, [li, _, _]) = college().await;
    let other = beside(&office).await;
    let there = serve(&other).await;
    let (mut phone, welcome) = Phone::greet(&there, &li, vec![]).await;
    let stores = &office.state.stores;
    let mut ours = stores.log_writer.begin().await.expect("begins");
    act(&mut ours).await;
    let push = tokio::spawn(async move {
        let mut plan = Plan::new(space(3), 1, &welcome);
        let edit = plan.write("甲");
        phone.push(1, plan.head, &[&edit.bytes]).await
    });
    until_it_waits(stores, &push).await;
    ours.commit().await.expect("commits");
    let told = soon("an answer", push).await.expect("joined");
    // Refused; unless the news were faster and cut the link.
    if told != Some(Down::Goodbye(Goodbye::RightsChanged)) {
        assert_eq!(refused(told), (0, Reason::NoRight));
    }
    let written = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM log WHERE tag = 0");
    assert_eq!(written.fetch_one(&stores.log_readers).await.expect("read"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_taken_out_of_a_space_in_the_same_moment_writes_nothing_behind_it() {
    refused_after(async |conn| {
        turns::spaces(conn, &BTreeSet::from([space(3)])).await.expect("our turn");
        let now = Timestamp::from_millis(1);
        Spaces(conn).set_grant(space(3), person(2), OFFICE, None, now).await.expect("written");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_account_is_closed_in_the_same_moment_writes_nothing_behind_it() {
    refused_after(async |conn| Accounts(conn).set_open(person(2), false).await.expect("written")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_postgresql_ends_as_a_deadlock_is_tried_again() {
    let (office, _, [li, _, _]) = college().await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &li, vec![]).await;
    let stores = &office.state.stores;
    // A hand that takes the rows in the wrong order, and is patient: PostgreSQL ends the other one.
    let mut ours = stores.log_writer.begin().await.expect("begins");
    sqlx::query("SET LOCAL deadlock_timeout = '60s'").execute(&mut *ours).await.expect("set");
    Accounts(&mut ours).set_open(person(2), true).await.expect("written");
    let push = tokio::spawn(async move {
        let mut plan = Plan::new(space(3), 1, &welcome);
        let edit = plan.write("甲");
        phone.push(1, plan.head, &[&edit.bytes]).await
    });
    until_it_waits(stores, &push).await;
    soon("the end of the commit", turns::spaces(&mut ours, &BTreeSet::from([space(3)]))).await.expect("ours");
    ours.commit().await.expect("commits");
    assert_eq!(acked(soon("an answer", push).await.expect("joined")), [ROWS + 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_administrators_who_close_each_other_in_the_same_moment_do_not_both_succeed() {
    let (office, mut admin) = Office::open().await;
    let mut second = add_person(2, "second");
    second["administrator"] = json!(true);
    admin.command(1, second).await.expect_status(StatusCode::OK);
    let other = beside(&office).await;
    let mut there = other.browser(2);
    there.sign_in("second", PASSWORD).await.expect_status(StatusCode::OK);
    let first: Value = admin.who_am_i().await.json()["user"].clone();
    let stores = &office.state.stores;
    let mut ours = stores.log_writer.begin().await.expect("begins");
    turns::register(&mut ours).await.expect("our turn");
    Accounts(&mut ours).set_open(person(2), false).await.expect("written");
    let close_first = json!({ "command": "set_account_open", "user": first, "open": false });
    let theirs = tokio::spawn(async move { there.command(3, close_first).await });
    until_it_waits(stores, &theirs).await;
    ours.commit().await.expect("commits");
    let answer = soon("an answer", theirs).await.expect("joined");
    assert!(!answer.text().contains("accepted"), "{}", answer.text());
}
