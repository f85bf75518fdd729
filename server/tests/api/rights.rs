//! Rights that begin and end with time: who asks is judged by the server's clock, in the moment of the question.

use gongjian_server::store::spaces::Spaces;
use gongjian_server::store::turns;
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::sync::frame::{Down, Goodbye, Reason};
use gongjian_shared::time::Timestamp;

use crate::links::{acked, college, refused};
use crate::office::{Browser, Office, add_person, add_space, person, space};
use crate::phone::{Phone, Plan, serve};

/// What a post gives, as the register of appointments writes it.
pub async fn give(office: &Office, in_space: u8, nth: u8, grant: Option<Grant>) {
    let mut transaction = office.state.stores.log_writer.begin().await.expect("begins");
    turns::spaces(&mut transaction, &[space(in_space)].into()).await.expect("our turn");
    let mut spaces = Spaces(&mut transaction);
    spaces.set_grant(space(in_space), person(nth), "post/7", grant, now(office)).await.expect("written");
    transaction.commit().await.expect("commits");
    office.state.hub.rights_changed(person(nth));
}

pub fn now(office: &Office) -> Timestamp {
    office.clock.now()
}

/// A right to write from now until so many milliseconds later.
pub fn writes_for(office: &Office, ms: u64) -> Grant {
    Grant { role: Role::Member, from: now(office), until: Some(now(office).after_ms(ms)) }
}

/// The space 9, where nobody is, and somebody (5: guest) who is in no space.
pub async fn guest() -> (Office, Browser, [Browser; 3], Browser) {
    let (office, mut admin, people) = college().await;
    admin.command(90, add_space(9)).await.expect_status(axum::http::StatusCode::OK);
    admin.command(91, add_person(5, "guest")).await.expect_status(axum::http::StatusCode::OK);
    let mut guest = office.browser(5);
    guest.sign_in("guest", crate::office::PASSWORD).await.expect_status(axum::http::StatusCode::OK);
    (office, admin, people, guest)
}

//
#[tokio::test]
async fn an_end_that_is_known_is_told_in_the_welcome_and_cuts_the_link_in_its_moment() {
    let (office, _, _, guest) = guest().await;
    let served = serve(&office).await;
    let grant = writes_for(&office, 10_000);
    give(&office, 9, 5, Some(grant)).await;
    let (mut phone, welcome) = Phone::greet(&served, &guest, vec![]).await;
    assert_eq!(
        welcome.spaces.iter().map(|it| (it.role, it.ends)).collect::<Vec<_>>(),
        [(grant.role, grant.until)]
    );
    let mut plan = Plan::new(space(9), 1, &welcome);
    office.clock.advance_ms(9_999);
    assert_eq!(acked(phone.push(1, plan.head, &[&plan.write("甲").bytes]).await), [2]);
    office.clock.advance_ms(1);
    assert_eq!(phone.goodbye().await, Some(Goodbye::RightsChanged));
    let (_, welcome) = Phone::greet(&served, &guest, vec![]).await;
    assert_eq!(welcome.spaces, []);
}

//
#[tokio::test]
async fn a_right_that_begins_later_brings_the_space_in_its_moment_and_not_before() {
    let (office, _, _, guest) = guest().await;
    let served = serve(&office).await;
    let from = now(&office).after_ms(30_000);
    give(&office, 9, 5, Some(Grant { role: Role::Reader, from, until: None })).await;
    let (mut phone, welcome) = Phone::greet(&served, &guest, vec![]).await;
    assert_eq!(welcome.spaces, []);
    office.clock.advance_ms(30_000);
    assert_eq!(phone.goodbye().await, Some(Goodbye::RightsChanged));
    let (mut phone, welcome) = Phone::greet(&served, &guest, vec![]).await;
    assert_eq!(welcome.spaces[0].ends, None);
    assert_eq!(phone.read_all().await.0.len(), 1, "the name of the space");
}

//
#[tokio::test]
async fn the_best_of_several_rights_counts_and_the_end_of_one_leaves_the_others() {
    let (office, _, [li, ..]) = college().await;
    let served = serve(&office).await;
    give(&office, 3, 2, Some(writes_for(&office, 5_000))).await;
    let (_, welcome) = Phone::greet(&served, &li, vec![]).await;
    assert_eq!(
        (welcome.spaces[0].role, welcome.spaces[0].ends),
        (Role::Member, None),
        "the office let her in too"
    );
    give(&office, 3, 2, None).await;
    let (mut phone, welcome) = Phone::greet(&served, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    assert_eq!(acked(phone.push(1, plan.head, &[&plan.write("甲").bytes]).await).len(), 1);
}

// the right is asked in the statement that reads the bytes, not when the link was opened.
#[tokio::test]
async fn past_the_end_nothing_is_read_even_before_anybody_has_looked_at_the_clock() {
    let (office, _, [li, ..], guest) = guest().await;
    let served = serve(&office).await;
    let reads = Grant { role: Role::Reader, ..writes_for(&office, 1_000) };
    give(&office, 3, 5, Some(reads)).await;
    let (mut hers, welcome) = Phone::greet(&served, &li, vec![]).await;
    let (mut his, _) = Phone::greet(&served, &guest, vec![]).await;
    his.read_all().await;
    office.clock.advance_ms(1_000);
    let mut plan = Plan::new(space(3), 1, &welcome);
    assert_eq!(acked(hers.push(1, plan.head, &[&plan.write("甲").bytes]).await).len(), 1);
    assert_eq!(his.hear().await, Some(Down::Goodbye(Goodbye::RightsChanged)));
}

//
#[tokio::test]
async fn a_right_that_has_not_begun_gives_nothing_yet() {
    let (office, _, _, guest) = guest().await;
    let served = serve(&office).await;
    let from = now(&office).after_ms(30_000);
    give(&office, 9, 5, Some(Grant { role: Role::Member, from, until: None })).await;
    let (mut phone, welcome) = Phone::greet(&served, &guest, vec![]).await;
    let mut plan = Plan::new(space(9), 1, &welcome);
    assert_eq!(refused(phone.push(1, plan.head, &[&plan.write("甲").bytes]).await), (0, Reason::NoRight));
}
