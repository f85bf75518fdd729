//! What one node decides cuts links on the other.

use axum::http::StatusCode;
use gongjian_server::store::postgres::Hint;
use gongjian_shared::sync::frame::{Down, Goodbye, Up};
use serde_json::json;

use crate::links::college;
use crate::nodes::{beside, soon};
use crate::office::{Office, set_member, set_open, space};
use crate::phone::{Phone, Plan, serve};

#[tokio::test]
async fn changed_rights_an_ended_sign_in_and_a_closed_account_cut_links_on_the_other_node() {
    let (office, mut admin, [mut li, zhao, chen]) = college().await;
    let other = beside(&office).await;
    let there = serve(&other).await;
    let (mut hers, _) = Phone::greet(&there, &li, vec![]).await;
    let (mut his, _) = Phone::greet(&there, &zhao, vec![]).await;
    let (mut third, _) = Phone::greet(&there, &chen, vec![]).await;
    admin.command(30, set_member(3, 3, None)).await.expect_status(StatusCode::OK);
    assert_eq!(soon("a cut", his.goodbye()).await, Some(Goodbye::RightsChanged));
    li.post("/api/sign-out", &json!({})).await.expect_status(StatusCode::OK);
    assert_eq!(soon("a cut", hers.goodbye()).await, Some(Goodbye::SignedOut));
    admin.command(31, set_open(4, false)).await.expect_status(StatusCode::OK);
    assert_eq!(soon("a cut", third.goodbye()).await, Some(Goodbye::RightsChanged));
    // And they stay out.
    assert_eq!(Phone::greet(&there, &zhao, vec![]).await.1.spaces, []);
    for gone in [&li, &chen] {
        assert_eq!(Phone::dial(&there, gone).await.goodbye().await, Some(Goodbye::SignedOut));
    }
}

#[tokio::test]
async fn a_command_on_one_node_reaches_phones_on_the_other() {
    let (office, mut admin, [li, _, _]) = college().await;
    let other = beside(&office).await;
    let there = serve(&other).await;
    let (mut hers, _) = Phone::greet(&there, &li, vec![]).await;
    let (rows, _) = hers.read_all().await;
    admin.command(30, set_member(3, 4, Some("member"))).await.expect_status(StatusCode::OK);
    let page = soon("the new row", hers.entries()).await;
    assert_eq!((page.from, page.entries.len()), (u64::try_from(rows.len()).expect("few"), 1));
}

#[tokio::test]
async fn what_moves_is_told_at_once() {
    let (office, _, [li, _, _]) = college().await;
    let served = serve(&office).await;
    let (mut hers, welcome) = Phone::greet(&served, &li, vec![]).await;
    let other = beside(&office).await;
    let nodes = other.state.stores.nodes.as_ref().expect("there are others");
    let mut hints = nodes.listen().await.expect("a line");
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edit = plan.write("甲");
    hers.push(1, plan.head, &[&edit.bytes]).await;
    let told = async {
        // What was said before the line was open may still come.
        while hints.next().await.expect("a hint") != Hint::Moved(vec![(space(3), 5)]) {}
    };
    soon("the hint", told).await;
}

#[tokio::test]
async fn news_of_its_own_do_not_cut_a_link_a_second_time() {
    let (office, mut admin, [li, zhao, _]) = college().await;
    mute(&office).await;
    let other = beside(&office).await;
    let here = serve(&office).await;
    let (mut hers, _) = Phone::greet(&here, &li, vec![]).await;
    let (mut his, _) = Phone::greet(&here, &zhao, vec![]).await;
    admin.command(30, set_member(3, 2, Some("reader"))).await.expect_status(StatusCode::OK);
    assert_eq!(soon("a cut", hers.goodbye()).await, Some(Goodbye::RightsChanged));
    let (mut hers, _) = Phone::greet(&here, &li, vec![]).await;
    hers.read_all().await;
    // When news of the other node have been read, those of this one have been, too.
    let mut there = other.browser(1);
    there.cookie.clone_from(&admin.cookie);
    there.command(31, set_member(3, 3, None)).await.expect_status(StatusCode::OK);
    assert_eq!(soon("a cut", his.goodbye()).await, Some(Goodbye::RightsChanged));
    hers.say(&[Up::Ping(7)]).await;
    assert_eq!(soon("a sign of life", hers.answer()).await, Some(Down::Pong(7)));
}

#[tokio::test]
async fn a_node_that_was_away_for_longer_than_news_are_kept_cuts_everybody() {
    let (office, mut admin, [li, _, _]) = college().await;
    let other = beside(&office).await;
    let there = serve(&other).await;
    let (mut hers, _) = Phone::greet(&there, &li, vec![]).await;
    let sql = "UPDATE turns SET value = value + 20000 WHERE name = 'news'";
    sqlx::query(sql).execute(&office.state.stores.log_writer).await.expect("much has happened");
    admin.command(30, set_member(3, 3, None)).await.expect_status(StatusCode::OK);
    assert_eq!(soon("a cut", hers.goodbye()).await, Some(Goodbye::RightsChanged));
    assert_eq!(Phone::greet(&there, &li, vec![]).await.1.spaces.len(), 1);
}

/// Notifications go astray, as on a database that has none.
async fn mute(office: &Office) {
    let sql = "UPDATE meta SET value = substr(value, 2) || substr(value, 1, 1) WHERE key = 'incarnation'";
    sqlx::query(sql).execute(&office.state.stores.log_writer).await.expect("written");
}

#[tokio::test]
async fn without_notifications_looking_is_enough() {
    let (office, mut admin, [li, zhao, _]) = college().await;
    let there = serve(&office).await;
    mute(&office).await;
    // This one tells on another channel.
    let other = beside(&office).await;
    let here = serve(&other).await;
    let (mut his, _) = Phone::greet(&there, &zhao, vec![]).await;
    his.read_all().await;
    let (mut hers, welcome) = Phone::greet(&here, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edit = plan.write("甲");
    hers.push(1, plan.head, &[&edit.bytes]).await;
    assert_eq!(soon("the change", his.entries()).await.entries.len(), 1);
    admin.command(30, set_member(3, 2, None)).await.expect_status(StatusCode::OK);
    assert_eq!(soon("a cut", hers.goodbye()).await, Some(Goodbye::RightsChanged));
}
