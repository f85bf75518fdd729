//! What a liaison person sees of the leaders they serve: kinds and days of what is open, and what is arranged.

use std::collections::BTreeMap;

use gongjian_shared::care::RecordKind;
use gongjian_shared::commitments::Item;
use gongjian_shared::ids::UserId;
use gongjian_shared::programmes::Label;
use gongjian_shared::rules::pairing::PairRow;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::liaison::{ArrangeLine, ArrangeList, ToArrange};
use jiff::civil::Date;

use super::gather::{Known, known, served};
use crate::clock::local_day;
use crate::store::{StoreError, Stores};

/// The list of somebody; empty for who serves nobody.
///
/// # Errors
/// [`StoreError`] when a database fails.
pub async fn arrange(stores: &Stores, user: UserId, now: Timestamp) -> Result<ArrangeList, StoreError> {
    let today = local_day(now);
    let mut reader = stores.log_readers.begin().await?;
    let pairs = served(&mut reader, user, today).await?;
    drop(reader);
    let known = known(stores, &pairs).await?;
    let mut lines: Vec<ArrangeLine> = known.iter().map(|it| line(it, today)).collect();
    lines.sort_by(|a, b| (&a.leader, &a.counselor, a.pair).cmp(&(&b.leader, &b.counselor, b.pair)));
    Ok(ArrangeList { lines })
}

fn line(it: &Known, today: Date) -> ArrangeLine {
    let seen = it.seen();
    let mut last: BTreeMap<RecordKind, Date> = BTreeMap::new();
    for (_, record) in it.records.iter().filter(|(_, it)| it.void.is_none()) {
        if let Some(on) = record.on {
            let latest = last.entry(record.kind).or_insert(on);
            *latest = on.max(*latest);
        }
    }
    ArrangeLine {
        pair: it.row.pair,
        leader: it.row.leader.name.clone(),
        leader_person: it.row.leader.person,
        counselor: it.row.counselor.name.clone(),
        open: seen.open(today).iter().map(|item| to_arrange(&it.row, item)).collect(),
        last: last.into_iter().collect(),
        plans: seen.plans(),
        asked: seen.asked(),
        reminded: it.talks.reminded.clone(),
    }
}

/// An item without its state: whether its last day is over is not this list's to say.
fn to_arrange(row: &PairRow, item: &Item) -> ToArrange {
    let named = row.names.iter().find(|(key, ..)| *key == item.rule);
    let name = named.map_or_else(
        || Label { zh: item.rule.to_string(), en: item.rule.to_string() },
        |(_, zh, en)| Label { zh: zh.clone(), en: en.clone() },
    );
    ToArrange { rule: item.rule.clone(), name, slot: item.slot, due: item.due }
}
