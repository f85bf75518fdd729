//! The record of decisions: what auditors read of it, and what nobody else does.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::office::{Browser, Office, PASSWORD, add_space, person, set_member};

fn id(nth: u8) -> Value {
    json!(person(nth))
}

/// Two universities; an auditor of the first; office staff there.
async fn offices() -> (Office, Browser, Browser, Browser) {
    let (office, mut admin) = Office::open().await;
    let mut commands = Vec::new();
    for (nth, name) in [(1, "滇北大学"), (3, "滇南大学")] {
        let detail = json!({ "name": name, "kind": "university", "line": "league", "level": "school" });
        commands.push(
            json!({ "act": "add_unit", "unit": id(nth), "parent": null, "detail": detail, "draft": false }),
        );
    }
    for (nth, name, home, post) in
        [(10, "周审计", 1, "auditor"), (12, "李校", 1, "office_staff"), (14, "孙南", 3, "office_staff")]
    {
        let detail = json!({ "name": name, "staff": "teacher", "home": id(home) });
        commands.push(json!({ "act": "add_person", "person": id(nth), "detail": detail, "private": null }));
        commands.push(json!({ "act": "open_account", "user": id(nth), "login": format!("person{nth}"), "password": PASSWORD }));
        let held = json!({ "person": id(nth), "unit": id(home), "post": post, "from": "2020-01-01", "basis": "decision", "document": "1号" });
        commands.push(json!({ "act": "appoint", "appointment": id(nth + 40), "detail": held }));
    }
    for command in commands {
        admin.party(command).await.expect_status(StatusCode::OK);
    }
    let (mut auditor, mut staff) = (office.browser(10), office.browser(12));
    auditor.sign_in("person10", PASSWORD).await.expect_status(StatusCode::OK);
    staff.sign_in("person12", PASSWORD).await.expect_status(StatusCode::OK);
    (office, admin, auditor, staff)
}

async fn ask(browser: &mut Browser, asked: Value) -> crate::office::Answer {
    let mut whole = json!({ "before": null, "person": "", "unit": "", "kind": null });
    for (key, value) in asked.as_object().expect("an object") {
        whole[key] = value.clone();
    }
    browser.ask("audit", json!({ "asked": whole })).await
}

async fn lines(browser: &mut Browser, asked: Value) -> Vec<Value> {
    let page = ask(browser, asked).await.expect_status(StatusCode::OK).json();
    page["lines"].as_array().expect("lines").clone()
}

//
#[tokio::test]
async fn the_record_says_who_in_which_post_did_what_the_newest_first() {
    let (_office, mut admin, mut auditor, mut staff) = offices().await;
    let detail = json!({ "name": "滇北师范大学", "kind": "university", "line": "league", "level": "school" });
    staff
        .party(json!({ "act": "change_unit", "unit": id(1), "detail": detail }))
        .await
        .expect_status(StatusCode::OK);
    let all = lines(&mut admin, json!({})).await;
    assert_eq!(all.len(), 13);
    let newest = &all[0];
    assert_eq!(
        (&newest["who"], &newest["post"], &newest["unit"]),
        (&json!("李校"), &json!("office_staff"), &json!("滇北师范大学"))
    );
    assert_eq!(
        (&newest["entries"][0]["kind"], &newest["entries"][0]["unit"]),
        (&json!("unit_changed"), &json!("滇北师范大学"))
    );
    let seqs: Vec<i64> = all.iter().map(|it| it["seq"].as_i64().expect("a number")).collect();
    assert!(seqs.windows(2).all(|pair| pair[0] > pair[1]), "{seqs:?}");
    // An auditor reads what concerns the unit, and nothing of the neighbour's.
    let seen = lines(&mut auditor, json!({})).await;
    let text = json!(seen).to_string();
    assert!(
        text.contains("李校")
            && text.contains("周审计")
            && !text.contains("孙南")
            && !text.contains("滇南大学"),
        "{text}"
    );
    assert!(text.contains("appointed") && seen.len() < all.len());
}

#[tokio::test]
async fn it_is_filtered_by_person_unit_and_kind() {
    let (_office, mut admin, ..) = offices().await;
    for (asked, count) in [
        (json!({ "kind": "appointed" }), 3),
        (json!({ "kind": "appointed", "unit": "滇北" }), 2),
        (json!({ "kind": "appointed", "person": "孙" }), 1),
        (json!({ "kind": "adopted" }), 0),
        (json!({ "person": "无此人" }), 0),
    ] {
        assert_eq!(lines(&mut admin, asked.clone()).await.len(), count, "{asked}");
    }
}

#[tokio::test]
async fn it_comes_in_pages_without_a_gap() {
    let (_office, mut admin, ..) = offices().await;
    admin.command(100, add_space(8)).await.expect_status(StatusCode::OK);
    for nth in 0..60_u8 {
        let role = if nth % 2 == 0 { Some("member") } else { None };
        admin.command(101 + nth, set_member(8, 12, role)).await.expect_status(StatusCode::OK);
    }
    let (mut before, mut seqs) = (json!(null), Vec::new());
    loop {
        let page = ask(&mut admin, json!({ "before": before })).await.expect_status(StatusCode::OK).json();
        let found = page["lines"].as_array().expect("lines");
        seqs.extend(found.iter().map(|it| it["seq"].as_i64().expect("a number")));
        before = page["next"].clone();
        if before.is_null() {
            break;
        }
    }
    let newest = i64::try_from(seqs.len()).expect("few");
    assert_eq!(seqs, (1..=newest).rev().collect::<Vec<_>>());
    assert_eq!(newest, 73);
}

#[tokio::test]
async fn for_everybody_else_there_is_no_record() {
    let (office, mut admin, _auditor, mut staff) = offices().await;
    let refused = ask(&mut staff, json!({})).await.expect_status(StatusCode::NOT_FOUND);
    let filtered = ask(&mut staff, json!({ "unit": "滇北大学" })).await.expect_status(StatusCode::NOT_FOUND);
    assert_eq!(refused.body, filtered.body);
    ask(&mut office.browser(20), json!({})).await.expect_status(StatusCode::UNAUTHORIZED);
    // An auditor whose post has ended reads nothing more.
    let end = json!({ "on": "2021-01-01", "basis": "decision", "document": "2号" });
    let (mut auditor, ended) =
        (office.browser(10), json!({ "act": "end_appointment", "appointment": id(50), "end": end }));
    auditor.sign_in("person10", PASSWORD).await.expect_status(StatusCode::OK);
    ask(&mut auditor, json!({})).await.expect_status(StatusCode::OK);
    admin.party(ended).await.expect_status(StatusCode::OK);
    ask(&mut auditor, json!({})).await.expect_status(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn how_far_the_chain_is_whole_is_said_and_goes_on_with_the_record() {
    let (_office, mut admin, ..) = offices().await;
    let verified = |page: Value| page["verified"].clone();
    let first = verified(ask(&mut admin, json!({})).await.json());
    assert_eq!(first, json!({ "to": 12, "broken_at": null, "newest": 12 }));
    admin.command(100, add_space(8)).await.expect_status(StatusCode::OK);
    assert_eq!(verified(ask(&mut admin, json!({})).await.json())["to"], 13);
}
