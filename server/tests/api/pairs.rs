//! Pairs (E2) over HTTP and links: who confirms them, what they make, and who reads which of their two spaces.

use axum::http::StatusCode;
use gongjian_shared::documents::edit::Edit;
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::forms::answer::Answer;
use gongjian_shared::ids::{PairId, SpaceId};
use gongjian_shared::rules::Role;
use gongjian_shared::sync::frame::{Down, Reason, Welcome};
use gongjian_shared::time::Timestamp;
use serde_json::{Value, json};

use crate::links::{acked, refused};
use crate::office::{Answer as Said, Browser, DAY_MS, Office, PASSWORD};
use crate::phone::{Phone, document, serve};

pub const OWNER: u16 = 1;
pub const COLLEGE: u16 = 2;
pub const PROGRAMME: u16 = 90;
pub const LEADER: u16 = 20;
pub const COUNSELOR: u16 = 30;
pub const STAFF: u16 = 11;

pub fn id(number: u16) -> String {
    format!("00000000-0000-7000-8000-00000000{number:04}")
}

pub fn pair(number: u16) -> PairId {
    id(number).parse().expect("an id")
}

/// A party committee with a college: office staff, a head with four counselors, an ordinary deputy; 001 runs.
pub async fn place() -> (Office, Browser, Browser) {
    let (office, mut admin) = Office::open().await;
    for (number, parent, name, kind, level) in [
        (OWNER, None, "滇北大学党委", "party_committee", "school"),
        (COLLEGE, Some(OWNER), "材料学院", "college", "college"),
    ] {
        let detail = json!({ "name": name, "kind": kind, "line": "party", "level": level });
        let parent = parent.map(id);
        let add = json!({ "act": "add_unit", "unit": id(number), "parent": parent, "detail": detail, "draft": false });
        admin.party(add).await.expect_status(StatusCode::OK);
    }
    let mut staff = someone(&office, &mut admin, STAFF, OWNER, "office_staff").await;
    employ(&mut admin, LEADER, COLLEGE, "head").await;
    employ(&mut admin, LEADER + 1, COLLEGE, "deputy").await;
    for nth in 0..4 {
        employ(&mut admin, COUNSELOR + nth, COLLEGE, "counselor").await;
    }
    let start = json!({
        "act": "start", "programme": id(PROGRAMME), "definition": "leaders_counselors", "owner": id(OWNER),
        "title": "联系服务辅导员", "on": "2026-01-01", "contacts": [{ "name": "李敏", "phone": "0000-000" }],
    });
    staff.order("programme", start).await.expect_status(StatusCode::OK);
    (office, admin, staff)
}

async fn employ(admin: &mut Browser, number: u16, unit: u16, post: &str) {
    let detail = json!({ "name": format!("人员{number}"), "staff": "administrator", "home": id(unit) });
    let add = json!({ "act": "add_person", "person": id(number), "detail": detail, "private": null });
    admin.party(add).await.expect_status(StatusCode::OK);
    let detail = json!({
        "person": id(number), "unit": id(unit), "post": post, "from": "2020-01-01", "basis": "decision", "document": "党〔2020〕1号",
    });
    let appoint = json!({ "act": "appoint", "appointment": id(number + 100), "detail": detail });
    admin.party(appoint).await.expect_status(StatusCode::OK);
}

pub async fn sign_in(office: &Office, admin: &mut Browser, number: u16) -> Browser {
    let login = format!("person{number}");
    let open = json!({ "act": "open_account", "user": id(number), "login": login, "password": PASSWORD });
    admin.party(open).await.expect_status(StatusCode::OK);
    let mut browser = office.browser(u8::try_from(number).expect("small"));
    browser.sign_in(&login, PASSWORD).await.expect_status(StatusCode::OK);
    browser
}

pub async fn someone(office: &Office, admin: &mut Browser, number: u16, unit: u16, post: &str) -> Browser {
    employ(admin, number, unit, post).await;
    sign_in(office, admin, number).await
}

pub async fn confirm(staff: &mut Browser, number: u16, leader: u16, counselor: u16) -> Value {
    let confirm = json!({
        "act": "confirm", "pair": id(number), "programme": id(PROGRAMME), "leader": id(leader + 100),
        "counselor": id(counselor + 100), "from": "2026-01-01",
    });
    said(&staff.order("pairing", confirm).await)
}

/// The refusal of a command on pairs, or null.
fn said(answer: &Said) -> Value {
    answer.json()["outcome"]["refusal"]["pairing"]["why"].clone()
}

/// A form that a phone fills in.
pub fn filled(
    space: SpaceId,
    nth: u8,
    welcome: &Welcome,
    answers: &[(&str, &str)],
) -> (DocumentHead, Vec<Vec<u8>>) {
    let head = DocumentHead::free(document(nth), space, Kind::Form);
    let mut form = Document::new(Kind::Form, &[welcome.actor_prefix, [nth; 8]].concat());
    let fill = |(key, text): &(&str, &str)| {
        let (key, answer) = (key.parse().expect("a key"), Answer::text(*text));
        let heads = form.heads();
        let edited = form.edit(&heads, &Edit::Fill { key, answer }, Timestamp::from_millis(5));
        edited.expect("fits").expect("changes something").bytes
    };
    let changes = answers.iter().map(fill).collect();
    (head, changes)
}

fn roles(welcome: &Welcome, number: u16) -> [Option<Role>; 2] {
    let role = |space| welcome.spaces.iter().find(|it| it.space == space).map(|it| it.role);
    [role(SpaceId::of_pair(pair(number))), role(SpaceId::of_pair_private(pair(number)))]
}

fn holds(wire: &[u8], wanted: &[u8]) -> bool {
    wire.windows(wanted.len()).any(|part| part == wanted)
}

// S1-05 1/2
#[tokio::test]
async fn the_office_pairs_up_to_three_counselors_with_a_leader_and_nobody_twice() {
    let (office, mut admin, mut staff) = place().await;
    for nth in 0..3 {
        assert_eq!(confirm(&mut staff, 200 + nth, LEADER, COUNSELOR + nth).await, Value::Null);
    }
    assert_eq!(confirm(&mut staff, 203, LEADER, COUNSELOR + 3).await, "load_full");
    assert_eq!(confirm(&mut staff, 203, LEADER + 1, COUNSELOR + 3).await, "leader_unfit");
    let mut leader = sign_in(&office, &mut admin, LEADER).await;
    assert_eq!(confirm(&mut leader, 203, LEADER, COUNSELOR + 3).await, "not_there");
    let end = json!({ "act": "end", "pair": id(200), "on": "2026-05-01", "reason": "调离" });
    assert_eq!(said(&staff.order("pairing", end.clone()).await), Value::Null);
    assert_eq!(said(&staff.order("pairing", end).await), "ended_already");
    // Whoever was paired on the first day still is too many: the end of May is.
    assert_eq!(confirm(&mut staff, 203, LEADER, COUNSELOR + 3).await, "load_full");
    let later = json!({
        "act": "confirm", "pair": id(203), "programme": id(PROGRAMME), "leader": id(LEADER + 100),
        "counselor": id(COUNSELOR + 103), "from": "2026-05-01", "follows": id(200),
    });
    assert_eq!(said(&staff.order("pairing", later).await), Value::Null);
    let audit = office.audit_text().await;
    assert!(audit.contains("pair_confirmed") && audit.contains("pair_ended"));
}

// S1-24 1/2
// planted: the private space's sides were given to the office too
#[tokio::test]
async fn the_office_reads_the_work_notes_and_never_a_byte_of_the_private_part() {
    let (office, mut admin, mut staff) = place().await;
    assert_eq!(confirm(&mut staff, 200, LEADER, COUNSELOR).await, Value::Null);
    let leader = sign_in(&office, &mut admin, LEADER).await;
    let counselor = sign_in(&office, &mut admin, COUNSELOR).await;
    let served = serve(&office).await;
    let (mut clerk, at_office) = Phone::greet(&served, &staff, vec![]).await;
    let (mut hers, welcome) = Phone::greet(&served, &leader, vec![]).await;
    let (_his, his_welcome) = Phone::greet(&served, &counselor, vec![]).await;
    let (_chief, chief) = Phone::greet(&served, &admin, vec![]).await;
    assert_eq!(roles(&welcome, 200), [Some(Role::Member); 2]);
    assert_eq!(roles(&his_welcome, 200), [Some(Role::Member); 2]);
    assert_eq!(roles(&at_office, 200), [Some(Role::Reader), None]);
    assert_eq!(roles(&chief, 200), [None, None]);

    let (notes, private) = (SpaceId::of_pair(pair(200)), SpaceId::of_pair_private(pair(200)));
    let (note, open) = filled(notes, 1, &welcome, &[("opinions", "食堂开放时间")]);
    let (secret, closed) = filled(private, 2, &welcome, &[("family", "母亲住院")]);
    for (batch, head, changes) in [(1, secret, &closed), (2, note, &open)] {
        let bytes: Vec<&[u8]> = changes.iter().map(Vec::as_slice).collect();
        acked(hers.push(batch, head, &bytes).await);
    }
    // Entries come in the order of commits: when the open one is here, the private one would be.
    while !holds(&clerk.wire, &open[0]) {
        clerk.hear().await.expect("the link stays");
    }
    for hidden in
        [&closed[0], secret.document.as_bytes().as_slice(), private.as_bytes(), "母亲住院".as_bytes()]
    {
        assert!(!holds(&clerk.wire, hidden), "the office's wire carries the private part");
    }
    // A new link asks for the whole space by name, and gets what a made-up one gets.
    let (mut again, welcome) = Phone::greet(&served, &staff, vec![]).await;
    let (head, changes) = filled(private, 3, &welcome, &[("family", "甲")]);
    assert_eq!(refused(again.push(1, head, &[&changes[0]]).await), (0, Reason::NoRight));
    let (head, changes) = filled(notes, 4, &welcome, &[("opinions", "甲")]);
    assert_eq!(refused(again.push(2, head, &[&changes[0]]).await), (0, Reason::NoRight));
    assert!(!holds(&again.wire, &closed[0]));
}

// S1-24 1/2
#[tokio::test]
async fn nobody_is_let_into_a_pair_by_hand_and_no_page_lists_its_spaces() {
    let (_office, mut admin, mut staff) = place().await;
    assert_eq!(confirm(&mut staff, 200, LEADER, COUNSELOR).await, Value::Null);
    let me = admin.who_am_i().await.json()["user"].clone();
    for space in [SpaceId::of_pair(pair(200)), SpaceId::of_pair_private(pair(200))] {
        let set = json!({ "command": "set_member", "space": space, "user": me, "role": "member" });
        let answer = admin.plain(set).await.json();
        assert_eq!(answer["outcome"]["refusal"]["code"], "no_such_space");
        let listed = admin.ask("organisation", json!({})).await.text();
        assert!(!listed.contains(&space.to_string()), "{listed}");
    }
}

// Rights follow posts in the spaces of pairs too.
#[tokio::test]
async fn rights_in_a_pair_follow_the_posts_of_the_two_and_of_the_office() {
    let (office, mut admin, mut staff) = place().await;
    assert_eq!(confirm(&mut staff, 200, LEADER, COUNSELOR).await, Value::Null);
    let leader = sign_in(&office, &mut admin, LEADER).await;
    let served = serve(&office).await;
    let next = someone(&office, &mut admin, 12, OWNER, "office_staff").await;
    let (_phone, welcome) = Phone::greet(&served, &next, vec![]).await;
    assert_eq!(roles(&welcome, 200), [Some(Role::Reader), None], "who joins the office reads what is there");
    let dismiss = |number: u16| {
        let end = json!({ "on": "2026-11-01", "basis": "decision", "document": "党〔2026〕9号" });
        json!({ "act": "end_appointment", "appointment": id(number + 100), "end": end })
    };
    for (number, browser) in [(STAFF, &staff), (LEADER, &leader)] {
        admin.party(dismiss(number)).await.expect_status(StatusCode::OK);
        let (_phone, welcome) = Phone::greet(&served, browser, vec![]).await;
        assert_eq!(roles(&welcome, 200), [None, None], "{number}");
    }
}

// S1-15 3/3
#[tokio::test]
async fn the_two_read_what_they_wrote_after_the_pair_has_ended_and_write_no_more() {
    let (office, mut admin, mut staff) = place().await;
    assert_eq!(confirm(&mut staff, 200, LEADER, COUNSELOR).await, Value::Null);
    let leader = sign_in(&office, &mut admin, LEADER).await;
    let end = json!({ "act": "end", "pair": id(200), "on": "2026-11-20", "reason": "届满" });
    assert_eq!(said(&staff.order("pairing", end).await), Value::Null);
    let served = serve(&office).await;
    let (_phone, welcome) = Phone::greet(&served, &leader, vec![]).await;
    assert_eq!(roles(&welcome, 200), [Some(Role::Member); 2]);
    office.clock.advance_ms(5 * DAY_MS);
    let (mut phone, welcome) = Phone::greet(&served, &leader, vec![]).await;
    assert_eq!(roles(&welcome, 200), [Some(Role::Reader); 2]);
    let (head, changes) = filled(SpaceId::of_pair(pair(200)), 1, &welcome, &[("opinions", "迟到")]);
    // Work from before the end waits for a supervisor; nothing written is lost.
    assert!(matches!(phone.push(1, head, &[&changes[0]]).await, Some(Down::Escrowed(_))));
}
