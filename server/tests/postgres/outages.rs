//! A node dies, sleeps or loses its line; phones go on through the other.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use gongjian_server::store::turns;
use gongjian_shared::sync::frame::{Down, Goodbye};

use crate::database::Home;
use crate::links::{acked, college};
use crate::nodes::{ROWS, beside, changes, follow, real_college, soon};
use crate::office::{OWN, set_member, space};
use crate::phone::{Phone, Plan, Served, serve};
use crate::start::{Running, gongjian, start};

/// A node in a process of its own.
fn process(home: &Home) -> (Running, Served) {
    let mut command = gongjian(home.path());
    command.args(["--port", "0", "--database", &home.url]).env("GONGJIAN_PUBLIC_ORIGIN", OWN);
    let running = start(&mut command);
    let at = running.base.strip_prefix("http://").expect("plain").parse().expect("an address");
    (running, Served { at, accepting: None, home: None })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_is_killed_and_everything_acknowledged_is_there_and_goes_on() {
    let (office, _, [li, zhao, _]) = real_college().await;
    let there = serve(&office).await;
    let (running, here) = process(&office.home);
    let (mut phone, welcome) = Phone::greet(&here, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edits: Vec<_> = (0..60).map(|_| plan.write("甲")).collect();
    let mut sure = BTreeSet::new();
    for (batch, edit) in (0..).zip(&edits[..40]) {
        if batch == 25 {
            running.signal("KILL");
        }
        let Some(Down::Ack(ack)) = phone.push(batch, plan.head, &[&edit.bytes]).await else { break };
        sure.extend(ack.taken);
    }
    assert!((25..40).contains(&sure.len()), "{} before the kill", sure.len());
    // The phone dials the other node and sends all that it has not seen acknowledged; more does no harm.
    let (mut phone, again) = Phone::greet(&there, &li, vec![]).await;
    assert_eq!((again.actor_prefix, again.incarnation), (welcome.actor_prefix, welcome.incarnation));
    let all: Vec<&[u8]> = edits.iter().map(|edit| edit.bytes.as_slice()).collect();
    let places = acked(soon("the ack of the other node", phone.push(99, plan.head, &all)).await);
    assert_eq!(places, (ROWS + 1..=ROWS + 60).collect::<Vec<_>>());
    for (hash, place) in sure {
        let nth = usize::try_from(place - ROWS - 1).expect("few");
        assert_eq!(edits[nth].hash, hash, "what was acknowledged has its place");
    }
    assert_eq!(changes(&follow(&there, &zhao, ROWS + 60).await), all);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_sleeps_its_phones_go_on_and_when_it_wakes_it_gives_nothing_to_who_lost_the_right() {
    let (office, mut admin, [li, zhao, chen]) = real_college().await;
    let there = serve(&office).await;
    let (running, here) = process(&office.home);
    let (mut hers, welcome) = Phone::greet(&here, &li, vec![]).await;
    let (mut chens, _) = Phone::greet(&here, &chen, vec![]).await;
    let (mut plan, mut his_plan) = (Plan::new(space(3), 1, &welcome), 2);
    assert_eq!((hers.read_all().await.0.len(), chens.read_all().await.0.len()), (4, 4));
    running.signal("STOP");
    // Zhao writes on the other node, Li comes there, too.
    let (mut his, his_welcome) = Phone::greet(&there, &zhao, vec![]).await;
    let mut his_plan = Plan::new(space(3), std::mem::take(&mut his_plan), &his_welcome);
    let before = his_plan.write("乙");
    assert_eq!(acked(soon("an ack", his.push(1, his_plan.head, &[&before.bytes])).await), [ROWS + 1]);
    let (mut again, _) = Phone::greet(&there, &li, vec![]).await;
    let edit = plan.write("甲");
    assert_eq!(acked(soon("an ack", again.push(1, plan.head, &[&edit.bytes])).await), [ROWS + 2]);
    // Chen loses the right, and then more is written.
    admin.command(30, set_member(3, 4, None)).await.expect_status(StatusCode::OK);
    let after = his_plan.write("丙");
    assert_eq!(acked(soon("an ack", his.push(2, his_plan.head, &[&after.bytes])).await), [ROWS + 4]);
    running.signal("CONT");
    let mut got = Vec::new();
    while got.len() < 4 {
        got.extend(soon("what the node slept through", hers.entries()).await.entries);
    }
    assert_eq!(changes(&got).len(), 3);
    let told = soon("a cut", chens.hear()).await;
    assert_eq!(told, Some(Down::Goodbye(Goodbye::RightsChanged)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_sleeps_in_the_middle_of_a_commit_holds_nobody_up_for_long() {
    let (office, _, [li, _, _]) = college().await;
    let other = beside(&office).await;
    let there = serve(&other).await;
    let mut asleep = office.state.stores.log_writer.begin().await.expect("begins");
    turns::spaces(&mut asleep, &BTreeSet::from([space(3)])).await.expect("its turn");
    let (mut phone, welcome) = Phone::greet(&there, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let edit = plan.write("甲");
    assert_eq!(acked(soon("an ack", phone.push(1, plan.head, &[&edit.bytes])).await), [ROWS + 1]);
    assert!(asleep.commit().await.is_err(), "who slept has lost the turn");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_drops_every_connection_and_the_nodes_go_on_by_themselves() {
    let (office, _, [li, zhao, _]) = college().await;
    let other = beside(&office).await;
    let (here, there) = (serve(&office).await, serve(&other).await);
    let (mut hers, welcome) = Phone::greet(&here, &li, vec![]).await;
    let (mut his, _) = Phone::greet(&there, &zhao, vec![]).await;
    his.read_all().await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    for batch in 1..6 {
        let edit = plan.write("甲");
        office.home.drop_connections().await;
        // Later is an answer, too: the phone sends it again.
        let mut answer = hers.push(batch, plan.head, &[&edit.bytes]).await;
        while let Some(Down::Later(_)) = answer {
            answer = soon("an answer", hers.push(batch, plan.head, &[&edit.bytes])).await;
        }
        assert_eq!(acked(answer), [ROWS + batch]);
        let heard = soon("the change", his.hear()).await;
        // A link that could not be read for is closed, and the phone dials again.
        if heard == Some(Down::Goodbye(Goodbye::Closing)) {
            (his, _) = soon("the node", Phone::greet(&there, &zhao, vec![])).await;
            let (log, _) = soon("the log", his.read_all()).await;
            assert_eq!(changes(&log).len(), usize::try_from(batch).expect("few"));
        } else {
            assert!(matches!(heard, Some(Down::Entries(_))), "{heard:?}");
        }
    }
}

#[tokio::test]
async fn the_line_of_hints_is_cut_and_comes_back() {
    let (office, _, [li, zhao, _]) = college().await;
    let other = beside(&office).await;
    let (here, there) = (serve(&office).await, serve(&other).await);
    let (mut hers, welcome) = Phone::greet(&here, &li, vec![]).await;
    let (mut his, _) = Phone::greet(&there, &zhao, vec![]).await;
    his.read_all().await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let sql = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
               WHERE query = (SELECT 'LISTEN \"gongjian_' || encode(value, 'hex') || '\"' FROM meta WHERE key = 'incarnation')";
    let cut: i64 = sqlx::query_scalar(sql).fetch_one(&office.state.stores.log_readers).await.expect("cut");
    assert_eq!(cut, 2, "both nodes listen");
    for (batch, text) in (1..).zip(["甲", "乙", "丙"]) {
        let edit = plan.write(text);
        acked(hers.push(batch, plan.head, &[&edit.bytes]).await);
        assert_eq!(soon("the change", his.entries()).await.entries.len(), 1);
    }
}
