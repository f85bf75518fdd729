//! Those who are at the same text: who may only comment, and who hears where the others are.

use axum::http::StatusCode;
use gongjian_shared::ids::DocumentId;
use gongjian_shared::rules::Role;
use gongjian_shared::sync::frame::{Down, Here, Reason, There, Up};

use crate::links::{acked, college, refused};
use crate::office::{Browser, PASSWORD, add_person, person, set_member, space};
use crate::phone::{Notes, Phone, Plan, document, serve};

fn here(paper: DocumentId, place: Option<&str>) -> Up {
    let place = place.map(|it| it.as_bytes().to_vec().into());
    Up::Presence(Here { space: space(3), document: paper, seat: 7, place })
}

/// The next word about somebody; entries and signs of life are passed over.
async fn heard(phone: &mut Phone) -> There {
    loop {
        match phone.answer().await {
            Some(Down::Presence(there)) => return there,
            Some(_) => {}
            None => panic!("the server closed"),
        }
    }
}

/// All that was on its way is here: what comes before the answer to a question.
async fn hears_nothing(phone: &mut Phone) {
    phone.say(&[Up::Ping(9)]).await;
    assert_eq!(phone.answer().await, Some(Down::Pong(9)));
}

async fn signed_in(office: &crate::office::Office, nth: u8, login: &str) -> Browser {
    let mut browser = office.browser(nth);
    browser.sign_in(login, PASSWORD).await.expect_status(StatusCode::OK);
    browser
}

#[tokio::test]
async fn where_somebody_is_reaches_who_has_the_text_open_too_and_nobody_else_and_is_kept_nowhere() {
    let (office, mut admin, [li, zhao, chen]) = college().await;
    admin.command(60, add_person(5, "stranger")).await.expect_status(StatusCode::OK);
    let served = serve(&office).await;
    let stranger = signed_in(&office, 5, "stranger").await;
    let (mut hers, _) = Phone::greet(&served, &li, vec![]).await;
    let (mut his, _) = Phone::greet(&served, &zhao, vec![]).await;
    let (mut reader, _) = Phone::greet(&served, &chen, vec![]).await;
    let (mut spy, _) = Phone::greet(&served, &stranger, vec![]).await;
    let paper = document(1);
    let (_, before) = hers.read_all().await;
    spy.say(&[here(paper, Some("spy"))]).await;
    hears_nothing(&mut spy).await;
    hers.say(&[here(paper, Some("a/3"))]).await;
    his.say(&[here(paper, Some("b/1"))]).await;
    let there = heard(&mut his).await;
    assert_eq!((there.user, there.seat, there.document), (person(2), 7, paper), "by the server's word");
    assert_eq!(there.place.map(Vec::from), Some(b"a/3".to_vec()));
    assert_eq!(heard(&mut hers).await.user, person(3), "and nothing of the stranger came before");
    // A reader sees who is there as well; who has something else open does not.
    reader.say(&[here(document(2), Some("c"))]).await;
    hears_nothing(&mut reader).await;
    drop(his);
    let left = heard(&mut hers).await;
    assert_eq!((left.user, left.place), (person(3), None), "a link that ends says so");
    hears_nothing(&mut spy).await;
    // The log has moved on by nothing, and a link that comes now finds nobody but who is there.
    let (mut again, _) = Phone::greet(&served, &zhao, vec![]).await;
    assert_eq!(again.read_all().await.1, before);
    hears_nothing(&mut again).await;
    again.say(&[here(paper, Some("b/2"))]).await;
    assert_eq!(heard(&mut again).await.user, person(2));
}

#[tokio::test]
async fn who_may_only_comment_is_refused_every_text_and_loses_it_with_the_right() {
    let (office, mut admin, [li, _, chen]) = college().await;
    admin.command(60, set_member(3, 4, Some("commenter"))).await.expect_status(StatusCode::OK);
    let served = serve(&office).await;
    let (mut hers, welcome) = Phone::greet(&served, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edit = plan.write("正文");
    let place = acked(hers.push(1, plan.head, &[&edit.bytes]).await)[0];
    let (mut comments, welcome) = Phone::greet(&served, &chen, vec![]).await;
    assert_eq!(welcome.spaces[0].role, Role::Commenter);
    let mut notes = Notes::on(plan.head.document, space(3), 9, &welcome);
    let said = notes.say("这里再想想");
    assert_eq!(acked(comments.push(1, notes.head, &[&said]).await), [place + 1]);
    let mut own = Plan::new(space(3), 2, &welcome);
    let first = own.write("自己写的");
    assert_eq!(refused(comments.push(2, own.head, &[&first.bytes]).await), (0, Reason::NoRight));
    let into_hers = refused(comments.push(3, plan.head, &[&first.bytes]).await);
    assert_eq!(into_hers, (0, Reason::NoRight), "nor into what is there");
    // Text under the name of comments is no comment on anything.
    let mut loose = notes.head;
    loose.owner = None;
    assert_eq!(refused(comments.push(4, loose, &[&notes.say("散")]).await), (0, Reason::Broken));
    admin.command(61, set_member(3, 4, Some("reader"))).await.expect_status(StatusCode::OK);
    let (mut reads, _) = Phone::greet(&served, &chen, vec![]).await;
    let more = notes.say("又一条");
    assert_eq!(refused(reads.push(5, notes.head, &[&more]).await), (0, Reason::NoRight));
}
