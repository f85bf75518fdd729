//! Honest work that arrives after the right has ended: kept for the supervisor, who takes it in or not.

use axum::http::StatusCode;
use gongjian_shared::ids::EscrowId;
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::frame::{Down, Escrowed, Goodbye, Hello, Reason, Settled, Up};
use serde_json::{Value, json};

use crate::links::{acked, college, refused};
use crate::office::{Browser, DAY_MS, Office, person, set_member, space};
use crate::phone::{Phone, Plan, Served, serve};
use crate::rights::guest;

fn escrowed(answer: Option<Down>) -> Escrowed {
    match answer {
        Some(Down::Escrowed(escrowed)) => escrowed,
        other => panic!("escrow, not {other:?}"),
    }
}

/// Li wrote 甲, was taken out, and comes back with 乙 and 丙.
struct Story {
    office: Office,
    admin: Browser,
    li: Browser,
    zhao: Browser,
    chen: Browser,
    served: Served,
    phone: Phone,
    plan: Plan,
}

async fn taken_out() -> Story {
    let (office, mut admin, [li, zhao, chen]) = college().await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    assert_eq!(acked(phone.push(1, plan.head, &[&plan.write("甲").bytes]).await), [5]);
    office.clock.advance_ms(1_000);
    admin.command(30, set_member(3, 2, None)).await.expect_status(StatusCode::OK);
    assert_eq!(phone.goodbye().await, Some(Goodbye::RightsChanged));
    let (phone, welcome) = Phone::greet(&served, &li, vec![]).await;
    assert_eq!(welcome.spaces, []);
    office.clock.advance_ms(1_000);
    Story { office, admin, li, zhao, chen, served, phone, plan }
}

async fn list(browser: &mut Browser) -> Value {
    browser.post("/api/escrows", &json!({})).await.expect_status(StatusCode::OK).json()
}

async fn preview(browser: &mut Browser, escrow: EscrowId) -> crate::office::Answer {
    browser.post("/api/escrow-preview", &json!({ "escrow": escrow })).await
}

fn take_in(escrow: EscrowId, changes: u32) -> Value {
    json!({ "command": "take_in", "escrow": escrow, "changes": changes })
}

fn turn_away(escrow: EscrowId, changes: u32, reason: &str) -> Value {
    json!({ "command": "turn_away", "escrow": escrow, "changes": changes, "reason": reason })
}

async fn settled(served: &Served, browser: &Browser) -> Vec<Settled> {
    let (mut phone, _) = Phone::greet(served, browser, vec![]).await;
    phone.say(&[Up::Ping(7)]).await;
    let mut heard = Vec::new();
    loop {
        match phone.answer().await {
            Some(Down::Settled(settled)) => heard.push(settled),
            Some(Down::Pong(7)) => return heard,
            other => panic!("decisions, then the pong, not {other:?}"),
        }
    }
}

//
#[tokio::test]
async fn late_work_is_kept_once_and_taken_in_with_its_authors_name_and_time() {
    let Story { office, mut admin, mut li, mut zhao, mut chen, served, mut phone, mut plan } =
        taken_out().await;
    let (second, third) = (plan.write("乙"), plan.write("丙"));
    let first = escrowed(phone.push(1, plan.head, &[&second.bytes]).await);
    assert_eq!(first.hashes, [second.hash]);
    let received = first.received;
    // The same again, and more of it: one bundle.
    let again = escrowed(phone.push(2, plan.head, &[&second.bytes, &third.bytes]).await);
    assert_eq!((again.escrow, again.hashes), (first.escrow, vec![second.hash, third.hash]));
    let (log, _) = Phone::greet(&served, &zhao, vec![]).await.0.read_all().await;
    assert_eq!(log.iter().filter(|it| matches!(it, Entry::Change(_))).count(), 1, "not in the document");
    // Its author and a reader are not the ones who decide.
    assert_eq!((list(&mut li).await, list(&mut chen).await), (json!([]), json!([])));
    let row = list(&mut zhao).await[0].clone();
    assert_eq!(
        (&row["changes"], &row["author"], &row["space_name"]),
        (&json!(2), &json!("李敏"), &json!("材料学院"))
    );
    let shown = preview(&mut zhao, first.escrow).await.json();
    assert_eq!((&shown["added"], &shown["removed"]), (&json!(["丙乙甲"]), &json!(["甲"])));
    for (nth, browser) in [(40, &mut li), (41, &mut chen)] {
        let answer = browser.command(nth, take_in(first.escrow, 2)).await.expect_status(StatusCode::CONFLICT);
        assert_eq!(answer.json()["outcome"]["refusal"]["code"], json!("no_such_escrow"));
    }
    let seen_one = zhao.command(42, take_in(first.escrow, 1)).await.expect_status(StatusCode::CONFLICT);
    assert_eq!(seen_one.json()["outcome"]["refusal"]["code"], json!("escrow_grew"));
    zhao.command(43, take_in(first.escrow, 2)).await.expect_status(StatusCode::OK);
    let (log, _) = Phone::greet(&served, &zhao, vec![]).await.0.read_all().await;
    let Some(Entry::Change(last)) = log.last() else { panic!("a change") };
    assert_eq!((last.user, last.device, last.bytes.as_slice()), (person(2), li.installation, &*third.bytes));
    let Some(Entry::Change(before)) = log.get(log.len() - 2) else { panic!("a change") };
    assert_eq!(before.received, received);
    let told = settled(&served, &li).await;
    assert_eq!(told.iter().map(|it| (it.escrow, it.taken)).collect::<Vec<_>>(), [(first.escrow, true)]);
    // Decided is decided; nothing waits; a push once more finds it in the log.
    let twice = admin.command(44, take_in(first.escrow, 2)).await.expect_status(StatusCode::CONFLICT);
    assert_eq!(twice.json()["outcome"]["refusal"]["code"], json!("no_such_escrow"));
    assert_eq!(list(&mut admin).await, json!([]));
    let (mut phone, _) = Phone::greet(&served, &li, vec![]).await;
    phone.say(&[Up::Ping(1)]).await;
    while phone.answer().await != Some(Down::Pong(1)) {}
    assert_eq!(acked(phone.push(3, plan.head, &[&third.bytes]).await).len(), 1);
    drop(office);
}

//
#[tokio::test]
async fn what_is_turned_away_stays_out_and_its_author_hears_why() {
    let Story { mut admin, mut li, mut zhao, served, mut phone, mut plan, .. } = taken_out().await;
    let edit = plan.write("乙");
    let kept = escrowed(phone.push(1, plan.head, &[&edit.bytes]).await);
    admin.command(50, turn_away(kept.escrow, 1, "方案已经定稿")).await.expect_status(StatusCode::OK);
    assert_eq!(phone.goodbye().await, Some(Goodbye::RightsChanged));
    let told = settled(&served, &li).await;
    assert_eq!(told[0].reason.as_deref(), Some("方案已经定稿"));
    assert!(!told[0].taken);
    let (mut phone, _) = Phone::greet(&served, &li, vec![]).await;
    let more = plan.write("丙");
    phone.say(&[Up::Ping(1)]).await;
    while phone.answer().await != Some(Down::Pong(1)) {}
    assert_eq!(refused(phone.push(2, plan.head, &[&edit.bytes]).await), (0, Reason::NoRight));
    assert_eq!(refused(phone.push(3, plan.head, &[&more.bytes]).await), (0, Reason::NoRight));
    // The author can still read what they wrote; others who may not decide hear what everybody hears.
    let own = preview(&mut li, kept.escrow).await.expect_status(StatusCode::OK).json();
    assert_eq!(own["added"], json!(["乙甲"]));
    let made_up = preview(&mut li, EscrowId::from_bytes([8; 16])).await;
    let (log, _) = Phone::greet(&served, &zhao, vec![]).await.0.read_all().await;
    assert_eq!(log.iter().filter(|it| matches!(it, Entry::Change(_))).count(), 1);
    assert_eq!(list(&mut zhao).await, json!([]));
    assert_eq!(made_up.status, StatusCode::NOT_FOUND);
}

//
#[tokio::test]
async fn thirty_days_after_the_end_and_no_longer() {
    for (days, kept) in [(30, true), (31, false)] {
        let Story { office, mut phone, mut plan, served, mut li, .. } = taken_out().await;
        office.clock.advance_ms(days * DAY_MS - 1_000);
        // The sign-in is too old by then as well.
        drop(phone);
        li.sign_in("limin", crate::office::PASSWORD).await.expect_status(StatusCode::OK);
        (phone, _) = Phone::greet(&served, &li, vec![]).await;
        let answer = phone.push(1, plan.head, &[&plan.write("乙").bytes]).await;
        assert_eq!(matches!(answer, Some(Down::Escrowed(_))), kept, "{days} days: {answer:?}");
    }
}

//
#[tokio::test]
async fn damaged_forged_and_rootless_work_is_not_kept() {
    let Story { mut phone, mut plan, served, zhao, .. } = taken_out().await;
    let (first, second) = (plan.write("乙"), plan.write("丙"));
    match phone.push(1, plan.head, &[&second.bytes]).await {
        Some(Down::Later(later)) => assert_eq!(later.missing, [first.hash]),
        other => panic!("later, not {other:?}"),
    }
    let mut damaged = first.bytes.clone();
    *damaged.last_mut().expect("not empty") ^= 1;
    assert_eq!(refused(phone.push(2, plan.head, &[&damaged]).await), (0, Reason::Broken));
    let (_, welcome) = Phone::greet(&served, &zhao, vec![]).await;
    let mut forged = Plan::new(space(3), 7, &welcome);
    let foreign = forged.write("丁");
    assert_eq!(refused(phone.push(3, forged.head, &[&foreign.bytes]).await), (0, Reason::Broken));
}

//
#[tokio::test]
async fn who_becomes_a_reader_hands_late_work_over_too() {
    let (office, mut admin, [li, ..]) = college().await;
    let served = serve(&office).await;
    office.clock.advance_ms(1_000);
    admin.command(30, set_member(3, 2, Some("reader"))).await.expect_status(StatusCode::OK);
    let (mut phone, welcome) = Phone::greet(&served, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edit = plan.write("甲");
    escrowed(phone.push(1, plan.head, &[&edit.bytes]).await);
    // The right comes back before anybody has decided: it is sent again and taken, and nobody is asked any more.
    admin.command(31, set_member(3, 2, Some("member"))).await.expect_status(StatusCode::OK);
    let (mut phone, _) = Phone::greet(&served, &li, vec![]).await;
    assert_eq!(acked(phone.push(1, plan.head, &[&edit.bytes]).await).len(), 1);
    assert_eq!(list(&mut admin).await, json!([]));
}

// what a stranger hears of a space that is there is, to the byte, what they hear of one that is not.
#[tokio::test]
async fn a_stranger_cannot_tell_a_space_that_is_there_from_one_that_is_not() {
    let (office, mut admin, _, mut guest) = guest().await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &guest, vec![]).await;
    let mut heard = Vec::new();
    for nth in [3, 9, 77] {
        let mut plan = Plan::new(space(nth), 2, &welcome);
        let (first, second) = (plan.write("甲"), plan.write("乙"));
        let mut damaged = first.bytes.clone();
        *damaged.last_mut().expect("not empty") ^= 1;
        let mut answers = Vec::new();
        for changes in [[&first.bytes[..]], [&second.bytes[..]], [&damaged[..]]] {
            answers.push(phone.push(1, plan.head, &changes).await);
        }
        let cursor = gongjian_shared::sync::entry::Cursor { seq: 1, ..Default::default() };
        let (_, welcome) = Phone::greet(&served, &guest, vec![(space(nth), cursor)]).await;
        let command = guest.command(60 + nth, set_member(nth, 5, Some("member"))).await;
        heard.push((answers, welcome.spaces, command.status, command.json()["outcome"].clone()));
    }
    assert_eq!(heard[0], heard[1]);
    assert_eq!(heard[0], heard[2]);
    // Nor can who once had one space tell of the others.
    let late = taken_out().await;
    drop((office, served));
    let Story { mut phone, admin: mut other, served, li, .. } = late;
    let kept = {
        let (_, welcome) = Phone::greet(&served, &li, vec![]).await;
        let mut plan = Plan::new(space(77), 3, &welcome);
        phone.push(9, plan.head, &[&plan.write("甲").bytes]).await
    };
    assert_eq!(refused(kept), (0, Reason::NoRight));
    assert_eq!((list(&mut other).await, list(&mut admin).await), (json!([]), json!([])));
}

// A phone of before escrow understands only a refusal, and keeps the work itself.
#[tokio::test]
async fn a_phone_that_knows_nothing_of_escrow_is_refused_as_before() {
    let Story { served, li, mut plan, .. } = taken_out().await;
    let mut phone = Phone::dial(&served, &li).await;
    let installation = li.installation;
    phone.say(&[Up::Hello(Hello { installation, incarnation: None, cursors: vec![], knows: None })]).await;
    assert!(matches!(phone.hear().await, Some(Down::Welcome(_))));
    assert_eq!(refused(phone.push(1, plan.head, &[&plan.write("乙").bytes]).await), (0, Reason::NoRight));
}
