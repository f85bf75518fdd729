//! `gongjian audit` on a data folder that somebody with the file has changed.

use axum::http::StatusCode;
use gongjian_server::audit::{self, Whole};
use gongjian_server::clock::Clock;
use gongjian_server::store::Stores;

use crate::office::{Office, add_space, folder_of, set_member, space};
use crate::phone::{Phone, Plan, serve};

/// An office with one person, one space and two changes in it.
async fn written() -> Office {
    let (office, mut admin) = Office::open().await;
    let add = crate::office::add_person(2, "limin");
    for (nth, command) in (1..).zip([add_space(3), add, set_member(3, 2, Some("member"))]) {
        admin.command(nth, command).await.expect_status(StatusCode::OK);
    }
    let mut li = office.browser(2);
    li.sign_in("limin", crate::office::PASSWORD).await.expect_status(StatusCode::OK);
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    for batch in 1..=2 {
        let edit = plan.write("甲");
        phone.push(batch, plan.head, &[&edit.bytes]).await.expect("an answer");
    }
    office
}

async fn look(office: &Office) -> Result<Whole, String> {
    audit::run(&folder_of(office), Clock::real()).await.map_err(|error| error.to_string())
}

async fn change(stores: &Stores, sql: &'static str) {
    sqlx::query(sql).execute(&stores.log_writer).await.expect("a person with the file");
}

#[tokio::test]
async fn what_was_written_is_whole_while_the_server_runs() {
    let office = written().await;
    let whole = look(&office).await.expect("whole");
    assert_eq!(whole, Whole { decisions: 4, spaces: 1, entries: 4, seals: 2, pins: 0 });
}

#[tokio::test]
async fn the_first_row_that_was_changed_is_named() {
    let here = space(3);
    let log = |seq: u8, what: &str| format!("table log, row {seq} of space {here}: {what}");
    let changes: [(&[&'static str], String); 6] = [
        (
            &["DROP TRIGGER audit_is_never_changed", "UPDATE audit SET action = '{}' WHERE seq = 2"],
            "table audit, row 2: does not fit the row before".to_owned(),
        ),
        (
            &["DROP TRIGGER audit_is_never_cut", "DELETE FROM audit WHERE seq = 3"],
            "table audit, row 3: does not fit the row before".to_owned(),
        ),
        (&["UPDATE log SET received = 1 WHERE seq = 2"], log(2, "does not fit the entry before")),
        (
            &["UPDATE log SET user_id = x'01010101010101010101010101010101' WHERE seq = 3"],
            log(3, "has a seal"),
        ),
        (&["UPDATE log SET mac = x'00' WHERE seq = 4"], log(4, "has a seal")),
        (&["DELETE FROM log WHERE seq = 4"], log(4, "does not fit the entry before")),
    ];
    for (statements, named) in changes {
        let office = written().await;
        for sql in statements {
            change(&office.state.stores, sql).await;
        }
        let error = look(&office).await.expect_err(&named);
        assert!(error.contains(&named), "{error}, not {named}");
    }
}

#[tokio::test]
async fn a_folder_without_data_is_left_alone() {
    let folder = crate::folder::Folder::new("nothing");
    let error = audit::run(folder.path(), Clock::real()).await.expect_err("no data");
    assert!(error.to_string().contains("--data"), "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 0);
}

//
#[tokio::test]
async fn a_fixed_version_that_was_touched_is_named() {
    let changes: [(&[&str], &str); 3] = [
        (
            &["DROP TRIGGER pins_are_never_changed", "UPDATE pins SET bytes = x'00' WHERE seq = 1"],
            "is not what was fixed",
        ),
        (
            &["DROP TRIGGER pins_are_never_changed", "UPDATE pins SET sha256 = zeroblob(32) WHERE seq = 1"],
            "is not what was fixed",
        ),
        (&["DROP TRIGGER pins_are_never_cut", "DELETE FROM pins WHERE seq = 1"], "row 1: is gone"),
    ];
    for (statements, named) in changes {
        let office = fixed_twice().await;
        assert_eq!(look(&office).await.map(|whole| whole.pins), Ok(2));
        for sql in statements {
            change(&office.state.stores, sql).await;
        }
        let error = look(&office).await.expect_err(named);
        assert!(error.contains("table pins") && error.contains(named), "{error}, not {named}");
    }
}

/// As [`written`], and both changes are fixed as versions.
async fn fixed_twice() -> Office {
    let office = written().await;
    let mut li = office.browser(2);
    li.sign_in("limin", crate::office::PASSWORD).await.expect_status(StatusCode::OK);
    let sql = "SELECT document, hash FROM log WHERE document IS NOT NULL ORDER BY seq";
    let changes: Vec<(Vec<u8>, Vec<u8>)> =
        sqlx::query_as(sql).fetch_all(&office.state.stores.log_readers).await.expect("read");
    for (nth, (document, hash)) in (50..).zip(changes) {
        let document = gongjian_shared::ids::DocumentId::try_from(document.as_slice()).expect("an id");
        let hash = gongjian_shared::sync::hash::Hash::try_from(hash.as_slice()).expect("a hash");
        let pin = gongjian_shared::ids::PinId::from_bytes([nth; 16]);
        let decision = serde_json::json!({ "act": "adopt", "pin": pin, "document": document,
            "heads": [hash.to_string()], "reason": "通过", "number": null });
        let command = serde_json::json!({ "command": "decision", "decision": decision });
        li.command(nth, command).await.expect_status(StatusCode::OK);
    }
    office
}
