//! Small wishes over HTTP: noted by one, checked by who decides, claimed by one of two (S4-19, X-07).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::office::{Browser, DAY_MS, Office, PASSWORD, add_person, add_space, set_member, space};

const WISH: &str = "00000000-0000-7000-8000-000000000002";

/// A space with three people who write in it, and one who writes elsewhere.
async fn place() -> (Office, [Browser; 4]) {
    let (office, mut admin) = Office::open().await;
    for nth in [1, 9] {
        admin.plain(add_space(nth)).await.expect_status(StatusCode::OK);
    }
    let mut people = Vec::new();
    for (nth, in_space) in [(11, 1), (12, 1), (13, 1), (14, 9)] {
        let login = format!("person{nth}");
        admin.plain(add_person(nth, &login)).await.expect_status(StatusCode::OK);
        admin.plain(set_member(in_space, nth, Some("member"))).await.expect_status(StatusCode::OK);
        let mut browser = office.browser(nth);
        browser.sign_in(&login, PASSWORD).await.expect_status(StatusCode::OK);
        people.push(browser);
    }
    let Ok(people) = people.try_into() else { panic!("four people") };
    (office, people)
}

fn collect(text: &str) -> Value {
    let draft = json!({ "school": "星光小学", "age": "9-11", "need": "books", "text": text, "worth": 120 });
    json!({ "act": "collect", "wish": WISH, "space": space(1), "draft": draft })
}

fn act(act: &str) -> Value {
    json!({ "act": act, "wish": WISH, "on_behalf": "" })
}

async fn send(browser: &mut Browser, wish: Value) -> Value {
    browser.order("wish", wish).await.json()["outcome"].clone()
}

// S4-19, X-07 3/3
#[tokio::test]
async fn of_two_who_claim_a_wish_the_second_is_told_who_was_first_and_strangers_learn_nothing() {
    let (office, [mut li, mut zhao, mut zhou, mut stranger]) = place().await;
    let refused = send(&mut li, collect("找 138 1234 5678")).await;
    let told = json!({ "why": "identity", "field": "text", "found": "phone" });
    assert_eq!(refused["refusal"]["wish"], told);
    assert_eq!(send(&mut li, collect("一套科普书")).await, json!({ "outcome": "accepted" }));
    let hidden = send(&mut stranger, act("claim")).await;
    assert_eq!(hidden["refusal"]["wish"]["why"], "not_there");
    let early = send(&mut zhao, act("claim")).await;
    assert_eq!(early["refusal"]["wish"], json!({ "why": "wrong", "state": "collected" }));
    // Nobody holds a post in a space that is no unit's: who writes in it decides in it.
    for (browser, step) in [(&mut zhou, "check"), (&mut zhao, "claim")] {
        assert_eq!(send(browser, act(step)).await, json!({ "outcome": "accepted" }), "{step}");
    }
    let lost = send(&mut li, act("claim")).await;
    assert_eq!(
        (&lost["refusal"]["wish"]["why"], &lost["refusal"]["wish"]["name"]),
        (&json!("claimed"), &json!("李敏"))
    );
    office.clock.advance_ms(15 * DAY_MS);
    assert_eq!(send(&mut li, act("claim")).await, json!({ "outcome": "accepted" }), "a claim lapses");
    for (browser, step) in [(&mut li, "grant"), (&mut zhou, "confirm")] {
        assert_eq!(send(browser, act(step)).await, json!({ "outcome": "accepted" }), "{step}");
    }
}
