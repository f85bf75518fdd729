//! The names that phones hold: they come with the person, change with the name, and leave with the person.

use axum::http::StatusCode;
use gongjian_server::store::log::Log;
use gongjian_shared::ids::{SpaceId, UnitId};
use gongjian_shared::party::RosterRow;
use serde_json::json;

use crate::office::{Browser, Office};

const PERSON: &str = "00000000-0000-7000-8000-000000000011";

fn unit(nth: u8) -> String {
    format!("00000000-0000-7000-8000-0000000000{nth:02}")
}

async fn add_unit(admin: &mut Browser, nth: u8) {
    let detail =
        json!({ "name": format!("学院{nth}"), "kind": "college", "line": "league", "level": "college" });
    let add =
        json!({ "act": "add_unit", "unit": unit(nth), "parent": null, "detail": detail, "draft": false });
    admin.party(add).await.expect_status(StatusCode::OK);
}

async fn set_person(admin: &mut Browser, act: &str, name: &str, home: u8) {
    let detail = json!({ "name": name, "staff": "student", "home": unit(home) });
    let set = json!({ "act": act, "person": PERSON, "detail": detail, "private": null });
    admin.party(set).await.expect_status(StatusCode::OK);
}

/// What the log of a unit's space says of the person.
async fn told(office: &Office, nth: u8) -> Option<RosterRow> {
    let home: UnitId = unit(nth).parse().expect("an id");
    let mut reader = office.state.stores.log_readers.acquire().await.expect("free");
    let key = format!("person/{PERSON}");
    let row = Log(&mut reader).newest_row(SpaceId::of_unit(home), &key).await.expect("readable");
    row.map(|bytes| serde_json::from_slice(&bytes).expect("a row"))
}

//
#[tokio::test]
async fn a_name_reaches_the_phones_of_the_home_unit_and_leaves_those_of_the_former_one() {
    let (office, mut admin) = Office::open().await;
    for nth in [1, 2] {
        add_unit(&mut admin, nth).await;
    }
    set_person(&mut admin, "add_person", "王芳", 1).await;
    let first = told(&office, 1).await.expect("it came");
    assert_eq!((first.name.as_str(), first.gone), ("王芳", false));
    assert!(first.search.contains("wangfang") && first.search.contains("wf"), "{}", first.search);
    assert_eq!(told(&office, 2).await, None, "other units hear nothing");
    set_person(&mut admin, "change_person", "王芳芳", 2).await;
    assert!(told(&office, 1).await.expect("told").gone);
    assert_eq!(told(&office, 1).await.expect("told").name, "", "the name is not said again");
    assert_eq!(told(&office, 2).await.map(|it| it.name), Some("王芳芳".to_owned()));
}
