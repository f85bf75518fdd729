//! Links over real sockets: what is promised to phones, and what a broken or hostile one meets.

use axum::http::StatusCode;
use gongjian_shared::sync::change::CHANGE_MAX;
use gongjian_shared::sync::entry::{Chain, Cursor, Entry};
use gongjian_shared::sync::frame::{Down, FRAME_MAX, Goodbye, Hello, Reason, Up};

use crate::office::{Browser, Office, PASSWORD, add_person, add_space, person, set_member, space};
use crate::phone::{Phone, Plan, serve};

/// A space with two members (2: limin, 3: zhaogang) and a reader (4: chenjing), each at a browser.
pub async fn college() -> (Office, Browser, [Browser; 3]) {
    let (office, mut admin) = Office::open().await;
    let people = employ(&office, &mut admin).await;
    (office, admin, people)
}

/// Lets the three people in.
pub async fn employ(office: &Office, admin: &mut Browser) -> [Browser; 3] {
    let mut commands = vec![add_space(3)];
    for (nth, login, role) in [(2, "limin", "member"), (3, "zhaogang", "member"), (4, "chenjing", "reader")] {
        commands.extend([add_person(nth, login), set_member(3, nth, Some(role))]);
    }
    for (nth, command) in (1..).zip(commands) {
        admin.command(nth, command).await.expect_status(StatusCode::OK);
    }
    let mut people = [office.browser(2), office.browser(3), office.browser(4)];
    for (browser, login) in people.iter_mut().zip(["limin", "zhaogang", "chenjing"]) {
        browser.sign_in(login, PASSWORD).await.expect_status(StatusCode::OK);
    }
    people
}

pub fn acked(answer: Option<Down>) -> Vec<u64> {
    match answer {
        Some(Down::Ack(ack)) => ack.taken.into_iter().map(|(_, place)| place).collect(),
        other => panic!("an ack, not {other:?}"),
    }
}

pub fn refused(answer: Option<Down>) -> (u32, Reason) {
    match answer {
        Some(Down::Refused(refused)) => (refused.place, refused.reason),
        other => panic!("a refusal, not {other:?}"),
    }
}

#[tokio::test]
async fn what_one_writes_is_acknowledged_and_reaches_the_other_with_the_name_the_server_knows() {
    let (office, _, [li, zhao, _]) = college().await;
    let served = serve(&office).await;
    let (mut hers, welcome) = Phone::greet(&served, &li, vec![]).await;
    let (mut his, _) = Phone::greet(&served, &zhao, vec![]).await;
    let (rows, _) = his.read_all().await;
    assert_eq!(rows.len(), 4, "the space and its three members");
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edit = plan.write("依托团委设立办公室");
    assert_eq!(acked(hers.push(1, plan.head, &[&edit.bytes]).await), [5]);
    let page = his.entries().await;
    let [Entry::Change(change)] = page.entries.as_slice() else {
        panic!("one change, not {:?}", page.entries)
    };
    assert_eq!((change.user, change.device, change.head(space(3))), (person(2), li.installation, plan.head));
    assert_eq!(change.bytes.as_slice(), edit.bytes);
}

#[tokio::test]
async fn the_same_push_again_gets_the_same_place_also_after_a_restart() {
    let (office, _, [li, _, _]) = college().await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let (first, second) = (plan.write("甲"), plan.write("乙"));
    let changes = [first.bytes.as_slice(), second.bytes.as_slice()];
    assert_eq!(acked(phone.push(1, plan.head, &changes).await), [5, 6]);
    assert_eq!(acked(phone.push(2, plan.head, &changes).await), [5, 6]);
    let cookie = li.cookie.clone();
    drop((phone, served, li));
    let office = office.restart().await;
    let mut li = office.browser(2);
    li.cookie = cookie;
    let served = serve(&office).await;
    let (mut phone, again) = Phone::greet(&served, &li, vec![]).await;
    assert_eq!((again.actor_prefix, again.incarnation), (welcome.actor_prefix, welcome.incarnation));
    assert_eq!(acked(phone.push(1, plan.head, &changes).await), [5, 6]);
}

#[tokio::test]
async fn readers_and_strangers_are_refused_alike_and_nothing_of_theirs_stays() {
    let (office, mut admin, [li, _, chen]) = college().await;
    let served = serve(&office).await;
    let (mut reader, welcome) = Phone::greet(&served, &chen, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edit = plan.write("甲");
    assert_eq!(refused(reader.push(1, plan.head, &[&edit.bytes]).await), (0, Reason::NoRight));
    // A space that exists without them, and one that does not exist.
    admin.command(20, add_space(9)).await.expect_status(StatusCode::OK);
    let (mut member, welcome) = Phone::greet(&served, &li, vec![]).await;
    for (batch, nth) in [(1, 9), (2, 77)] {
        let mut plan = Plan::new(space(nth), 2, &welcome);
        let edit = plan.write("甲");
        assert_eq!(refused(member.push(batch, plan.head, &[&edit.bytes]).await), (0, Reason::NoRight));
    }
    let (log, _) = Phone::greet(&served, &li, vec![]).await.0.read_all().await;
    assert!(log.iter().all(|entry| matches!(entry, Entry::Row(_))));
}

#[tokio::test]
async fn somebody_elses_actor_is_refused() {
    let (office, _, [li, zhao, _]) = college().await;
    let served = serve(&office).await;
    let (_, her_welcome) = Phone::greet(&served, &li, vec![]).await;
    let (mut his, _) = Phone::greet(&served, &zhao, vec![]).await;
    let mut forged = Plan::new(space(3), 1, &her_welcome);
    let edit = forged.write("甲");
    assert_eq!(refused(his.push(1, forged.head, &[&edit.bytes]).await), (0, Reason::Broken));
}

#[tokio::test]
async fn a_missing_ancestor_is_asked_for() {
    let (office, _, [li, _, _]) = college().await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let (first, second) = (plan.write("甲"), plan.write("乙"));
    match phone.push(1, plan.head, &[&second.bytes]).await {
        Some(Down::Later(later)) => assert_eq!(later.missing, [first.hash]),
        other => panic!("later, not {other:?}"),
    }
}

#[tokio::test]
async fn damaged_and_oversized_changes_are_refused_and_the_sound_ones_before_them_stay() {
    let (office, _, [li, _, _]) = college().await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let (good, next) = (plan.write("甲"), plan.write("乙"));
    let mut damaged = next.bytes.clone();
    *damaged.last_mut().expect("not empty") ^= 1;
    assert_eq!(acked(phone.push(1, plan.head, &[&good.bytes, &damaged]).await), [5]);
    assert_eq!(refused(phone.answer().await), (1, Reason::Broken));
    let huge = vec![0; CHANGE_MAX + 1];
    assert_eq!(refused(phone.push(2, plan.head, &[&huge]).await), (0, Reason::Broken));
    assert_eq!(acked(phone.push(3, plan.head, &[&next.bytes]).await), [6]);
}

#[tokio::test]
async fn malformed_and_oversized_messages_cost_their_sender_the_link_and_nobody_else() {
    let (office, _, [li, zhao, _]) = college().await;
    let served = serve(&office).await;
    let (mut his, welcome) = Phone::greet(&served, &zhao, vec![]).await;
    for (message, expected) in [
        (b"\x01garbage".to_vec(), Some(Goodbye::Malformed)),
        (vec![], Some(Goodbye::Malformed)),
        (vec![99, 0x80], Some(Goodbye::TooOld)),
        (vec![1; FRAME_MAX + 1], None),
    ] {
        let (mut hers, _) = Phone::greet(&served, &li, vec![]).await;
        hers.send_bytes(message).await;
        assert_eq!(hers.goodbye().await, expected);
    }
    let mut plan = Plan::new(space(3), 2, &welcome);
    let edit = plan.write("甲");
    assert_eq!(acked(his.push(1, plan.head, &[&edit.bytes]).await), [5]);
}

#[tokio::test]
async fn changed_rights_and_an_ended_sign_in_cut_the_link_at_once() {
    let (office, mut admin, [mut li, zhao, _]) = college().await;
    let served = serve(&office).await;
    let (mut hers, _) = Phone::greet(&served, &li, vec![]).await;
    let (mut his, _) = Phone::greet(&served, &zhao, vec![]).await;
    admin.command(30, set_member(3, 3, Some("reader"))).await.expect_status(StatusCode::OK);
    assert_eq!(his.goodbye().await, Some(Goodbye::RightsChanged));
    li.post("/api/sign-out", &serde_json::json!({})).await.expect_status(StatusCode::OK);
    assert_eq!(hers.goodbye().await, Some(Goodbye::SignedOut));
    assert_eq!(Phone::dial(&served, &li).await.goodbye().await, Some(Goodbye::SignedOut));
}

#[tokio::test]
async fn who_lost_the_right_is_given_nothing_even_if_nobody_told_the_link() {
    let (office, _, [li, zhao, _]) = college().await;
    let served = serve(&office).await;
    let (mut hers, _) = Phone::greet(&served, &li, vec![]).await;
    let (mut his, welcome) = Phone::greet(&served, &zhao, vec![]).await;
    hers.read_all().await;
    let sql = "DELETE FROM grants WHERE user_id = $1";
    let taken_out = sqlx::query(sql).bind(person(2).as_bytes().to_vec());
    taken_out.execute(&office.state.stores.log_writer).await.expect("by hand");
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edit = plan.write("甲");
    assert_eq!(acked(his.push(1, plan.head, &[&edit.bytes]).await), [5]);
    assert_eq!(hers.hear().await, Some(Down::Goodbye(Goodbye::RightsChanged)));
}

#[tokio::test]
async fn a_sign_in_that_ends_while_the_link_is_being_opened_opens_nothing() {
    let (office, _, [li, _, _]) = college().await;
    let served = serve(&office).await;
    let mut phone = Phone::dial(&served, &li).await;
    let ended = sqlx::query("DELETE FROM sessions").execute(&office.state.stores.side).await;
    ended.expect("by hand: no link is told");
    let hello = Hello { installation: li.installation, incarnation: None, cursors: vec![], knows: None };
    phone.say(&[Up::Hello(hello)]).await;
    assert_eq!(phone.hear().await, Some(Down::Goodbye(Goodbye::Closing)));
    assert_eq!(Phone::dial(&served, &li).await.goodbye().await, Some(Goodbye::SignedOut));
}

#[tokio::test]
async fn a_cursor_goes_on_where_it_was_and_one_of_another_log_starts_anew() {
    let (office, _, [li, _, _]) = college().await;
    let served = serve(&office).await;
    let (_, end) = Phone::greet(&served, &li, vec![]).await.0.read_all().await;
    let (mut phone, welcome) = Phone::greet(&served, &li, vec![(space(3), end)]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edit = plan.write("甲");
    phone.push(1, plan.head, &[&edit.bytes]).await;
    let page = phone.entries().await;
    assert_eq!((page.from, page.entries.len()), (end.seq, 1));
    for foreign in [Cursor { chain: Chain::from_bytes([9; 16]), ..end }, Cursor { seq: 900, ..end }] {
        let (mut phone, _) = Phone::greet(&served, &li, vec![(space(3), foreign)]).await;
        let page = phone.entries().await;
        assert_eq!((page.from, page.entries.len()), (0, 5));
    }
}

#[tokio::test]
async fn a_damaged_row_stops_its_space_and_nothing_else() {
    let (office, mut admin, [li, _, _]) = college().await;
    admin.command(40, add_space(5)).await.expect_status(StatusCode::OK);
    admin.command(41, set_member(5, 2, Some("member"))).await.expect_status(StatusCode::OK);
    let sql = "UPDATE log SET tag = 7 WHERE space = $1 AND seq = 2";
    let damaged = sqlx::query(sql).bind(space(3).as_bytes().to_vec());
    damaged.execute(&office.state.stores.log_writer).await.expect("written");
    let served = serve(&office).await;
    let (mut phone, _) = Phone::greet(&served, &li, vec![]).await;
    assert_eq!(phone.goodbye().await, Some(Goodbye::Closing));
    assert_eq!(Phone::greet(&served, &li, vec![]).await.1.spaces.len(), 2, "the server is up");
}

#[tokio::test]
async fn a_sign_of_life_is_answered() {
    let (office, _, [li, _, _]) = college().await;
    let served = serve(&office).await;
    let (mut phone, _) = Phone::greet(&served, &li, vec![]).await;
    phone.say(&[Up::Ping(7)]).await;
    assert_eq!(phone.answer().await, Some(Down::Pong(7)));
}
