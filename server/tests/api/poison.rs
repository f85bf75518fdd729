//! What the guard cannot see: a change of sound bytes that would stop every phone that reads it. (reliability.md F3)

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::frame::{Down, Reason};
use sha2::{Digest, Sha256};

use crate::links::{acked, college};
use crate::office::space;
use crate::phone::{Phone, Plan, serve};

/// Magic, checksum, type and a length of one or two bytes.
fn body(change: &[u8]) -> &[u8] {
    assert_eq!(change[8], 1, "a plain change");
    &change[if change[9] < 0x80 { 10 } else { 11 }..]
}

/// The same head before another body, with a checksum that fits.
fn with_body(change: &[u8], body: &[u8]) -> Vec<u8> {
    let head = &change[8..change.len() - self::body(change).len()];
    let sum = Sha256::new().chain_update(head).chain_update(body).finalize();
    [&change[..4], &sum[..4], head, body].concat()
}

fn survives(log: &[&[u8]], header: &ChangeHeader, change: &[u8]) -> bool {
    let applied = catch_unwind(AssertUnwindSafe(|| {
        let mut plan = Document::new(Kind::BlankPlan, b"somebody-at-home");
        plan.apply(log.iter().copied()).is_ok()
            && plan.apply([change]).is_ok()
            && plan.knows(&BTreeSet::from([header.hash]))
    }));
    applied.unwrap_or(false)
}

/// A change with one other byte that says the same of itself, that the guard takes, and that nobody can read.
fn poison(log: &[&[u8]], honest: &[u8]) -> Vec<u8> {
    let said = ChangeHeader::audit(honest).expect("sound");
    let same = |it: &ChangeHeader| {
        (&it.dependencies, &it.actor, &it.named, it.seq, it.start_op)
            == (&said.dependencies, &said.actor, &said.named, said.seq, said.start_op)
    };
    let forged =
        (0..body(honest).len()).flat_map(|at| (1..=255_u8).map(move |by| (at, by))).map(|(at, by)| {
            let mut body = body(honest).to_vec();
            body[at] ^= by;
            with_body(honest, &body)
        });
    let taken = |bytes: &Vec<u8>| {
        ChangeHeader::audit(bytes).is_ok_and(|header| same(&header) && !survives(log, &header, bytes))
    };
    forged.into_iter().find(taken).expect("the guard sees everything by now: then this proof may go")
}

// planted: every change counts as readable
#[tokio::test]
async fn a_change_that_nobody_could_read_is_refused_and_reaches_nobody() {
    let (office, _admin, [limin, zhaogang, _]) = college().await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &limin, vec![]).await;
    let mut plan = Plan::new(space(3), 5, &welcome);
    let (first, second) = (plan.write("建设方案"), plan.write("目标"));
    acked(phone.push(1, plan.head, &[&first.bytes]).await);
    let forged = poison(&[&first.bytes], &second.bytes);
    match phone.push(2, plan.head, &[&forged]).await {
        Some(Down::Refused(refused)) => assert_eq!((refused.place, refused.reason), (0, Reason::Broken)),
        other => panic!("a refusal, not {other:?}"),
    }
    // The honest one is taken, and it is all that the others get.
    acked(phone.push(3, plan.head, &[&second.bytes]).await);
    let (mut other, _) = Phone::greet(&served, &zhaogang, vec![]).await;
    let (entries, _) = other.read_all().await;
    let got: Vec<&[u8]> = entries
        .iter()
        .filter_map(|it| if let Entry::Change(change) = it { Some(change.bytes.as_slice()) } else { None })
        .collect();
    assert_eq!(got, [&first.bytes[..], &second.bytes[..]]);
}
