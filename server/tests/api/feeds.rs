//! Calendars for other programs: a secret address for each person that tells nothing of others and can be ended.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::liaison::{order, world};
use crate::pairs::{COUNSELOR, LEADER, id, sign_in};

#[tokio::test]
async fn a_calendar_has_a_secret_address_that_names_nobody_and_ends_when_another_is_drawn() {
    let (office, mut admin, _staff, mut liaison) = world().await;
    let mut leader = sign_in(&office, &mut admin, LEADER).await;
    let plan = json!({ "act": "plan", "pair": id(200), "plan": { "kind": "talk_note", "on": office.today(), "begins": "14:30:00", "place": "咖啡馆" } });
    assert_eq!(order(&mut liaison, plan).await, Value::Null);
    let draw = |names: bool| json!({ "names": names });
    let first: String =
        leader.ask("liaison/renew-feed", draw(false)).await.json().as_str().expect("a path").to_owned();
    // Whoever has the address needs no sign-in.
    let mut anybody = office.browser(99);
    let plain = anybody.get(&first, &[]).await.expect_status(StatusCode::OK);
    assert_eq!(plain.header("content-type"), Some("text/calendar; charset=utf-8"));
    let read: icalendar::Calendar = plain.text().parse().expect("a calendar");
    let titles: Vec<String> = read
        .components
        .iter()
        .filter_map(|it| it.as_event())
        .filter_map(|it| icalendar::Component::get_summary(it).map(str::to_owned))
        .collect();
    assert!(titles.iter().any(|it| it == "约谈"), "{titles:?}");
    assert!(titles.iter().any(|it| it.contains("待安排")), "{titles:?}");
    assert!(!plain.text().contains(&format!("人员{COUNSELOR}")) && !plain.text().contains("咖啡馆"));
    let second: String =
        leader.ask("liaison/renew-feed", draw(true)).await.json().as_str().expect("a path").to_owned();
    assert!(anybody.get(&second, &[]).await.text().contains(&format!("人员{COUNSELOR}")));
    let never = format!("/calendar/{}.ics", "0".repeat(64));
    let gone = anybody.get(&first, &[]).await;
    assert_eq!((gone.status, gone.body), (StatusCode::NOT_FOUND, anybody.get(&never, &[]).await.body));
    leader.ask("liaison/end-feed", json!({})).await.expect_status(StatusCode::OK);
    assert_eq!(anybody.get(&second, &[]).await.status, StatusCode::NOT_FOUND);
    let state = leader.ask("liaison/feed", json!({})).await.json();
    assert_eq!(state, json!({ "open": false, "names": false }));
    // The secret stands in no file of the server.
    let secret = second.trim_start_matches("/calendar/").trim_end_matches(".ics").to_owned();
    for file in office.files() {
        let bytes = std::fs::read(&file).unwrap_or_default();
        assert!(!bytes.windows(secret.len()).any(|it| it == secret.as_bytes()), "{}", file.display());
    }
}
