//! Two nodes, one database: people on different nodes write together.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use gongjian_server::clock::Clock;
use gongjian_shared::sync::entry::{Chain, Cursor, Entry};
use gongjian_shared::sync::hash::Hash;

use crate::database::Home;
use crate::links::{acked, college, employ};
use crate::office::{Browser, Office, space};
use crate::phone::{Phone, Plan, Served, serve};

/// The rows of a space with three members; changes come behind them.
pub const ROWS: u64 = 4;
/// What each of four people writes.
const CHANGES: u64 = 100;

/// Another node of the same office.
pub async fn beside(office: &Office) -> Office {
    Office::at(office.home.clone(), office.clock.clone(), None).await
}

/// A college on the clock of the wall: processes of their own have no other.
pub async fn real_college() -> (Office, Browser, [Browser; 3]) {
    let (office, mut admin) = Office::at(Arc::new(Home::new()), Clock::real(), None).await.inhabit().await;
    let people = employ(&office, &mut admin).await;
    (office, admin, people)
}

/// Waits for what must come; a story that waits for ever has failed.
pub async fn soon<T>(what: &str, it: impl Future<Output = T>) -> T {
    let waited = tokio::time::timeout(Duration::from_secs(30), it).await;
    waited.unwrap_or_else(|_| panic!("in vain: {what}"))
}

/// Writes `CHANGES` changes, one after the other; gives the places that were acknowledged.
async fn write(served: &Served, browser: &Browser, plan_nth: u8) -> Vec<u64> {
    let (mut phone, welcome) = Phone::greet(served, browser, vec![]).await;
    let mut plan = Plan::new(space(3), plan_nth, &welcome);
    let mut places = Vec::new();
    for batch in 0..CHANGES {
        let edit = plan.write("甲");
        places.extend(acked(soon("an ack", phone.push(batch, plan.head, &[&edit.bytes])).await));
    }
    places
}

/// Reads while others write, up to `last`: no gap, and the chain as told.
pub async fn follow(served: &Served, browser: &Browser, last: u64) -> Vec<Entry> {
    let (mut phone, _) = Phone::greet(served, browser, vec![]).await;
    let (mut all, mut end) = (Vec::new(), Cursor { seq: 0, chain: Chain::START });
    while end.seq < last {
        let page = soon("the next entries", phone.entries()).await;
        assert_eq!(page.from, end.seq, "a gap");
        for entry in page.entries {
            end = Cursor { seq: end.seq + 1, chain: end.chain.then(&entry) };
            all.push(entry);
        }
        assert_eq!(page.chain, end.chain);
    }
    all
}

pub fn changes(log: &[Entry]) -> Vec<&[u8]> {
    let bytes = |entry| match entry {
        &Entry::Change(ref it) => Some(it.bytes.as_slice()),
        Entry::Row(_) => None,
    };
    log.iter().filter_map(bytes).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn four_people_on_two_nodes_write_at_once_and_all_read_one_log_without_a_gap() {
    let (office, _, [li, zhao, chen]) = college().await;
    let other = beside(&office).await;
    let (here, there) = (serve(&office).await, serve(&other).await);
    let last = ROWS + 4 * CHANGES;
    // Li and Zhao write two plans each; plan 1 is written by both, on two nodes.
    let (a, b, c, d, left, right) = tokio::join!(
        write(&here, &li, 1),
        write(&there, &zhao, 1),
        write(&here, &zhao, 2),
        write(&there, &li, 3),
        follow(&here, &chen, last),
        follow(&there, &chen, last),
    );
    assert_eq!(left, right);
    let places: BTreeSet<u64> = [a, b, c, d].into_iter().flatten().collect();
    assert_eq!(places, (ROWS + 1..=last).collect(), "each change has one place, and each place one change");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pushed_on_both_nodes_at_once_is_in_the_log_once() {
    let (office, _, [li, _, _]) = college().await;
    let other = beside(&office).await;
    let (here, there) = (serve(&office).await, serve(&other).await);
    let (mut one, welcome) = Phone::greet(&here, &li, vec![]).await;
    let (mut two, _) = Phone::greet(&there, &li, vec![]).await;
    let mut plan = Plan::new(space(3), 1, &welcome);
    let mut hashes: BTreeSet<Hash> = BTreeSet::new();
    for batch in 0..40 {
        let edit = plan.write("乙");
        hashes.insert(edit.hash);
        let (bytes, head) = ([edit.bytes.as_slice()], plan.head);
        let (left, right) = tokio::join!(one.push(batch, head, &bytes), two.push(batch, head, &bytes));
        assert_eq!(acked(left), acked(right), "batch {batch}");
    }
    let log = follow(&here, &li, ROWS + 40).await;
    assert_eq!((changes(&log).len(), hashes.len()), (40, 40));
}
