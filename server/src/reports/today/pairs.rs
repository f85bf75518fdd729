use std::collections::BTreeMap;

use gongjian_shared::care::left;
use gongjian_shared::ids::{PersonId, SpaceId, UserId};
use gongjian_shared::rules::pairing::PairRow;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::today::Waiting;

use crate::clock::local_day;
use crate::projection;
use crate::register::pair_row;
use crate::store::pairs::Pairs;
use crate::store::spaces::Spaces;
use crate::store::{StoreError, Stores};

/// What the person owes in pairs: talks, guidance, help (S1-08, S1-12).
pub(super) async fn waiting(
    stores: &Stores,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<Waiting>, StoreError> {
    let rows = led_by(stores, user, now).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let spaces: Vec<SpaceId> = rows.keys().copied().collect();
    projection::catch_up(stores, &spaces).await?;
    let records = projection::records(stores, &spaces).await?;
    let mut all = Vec::new();
    for (space, row) in &rows {
        let records = records.get(space).map_or(&[][..], Vec::as_slice);
        let facts: Vec<_> = records.iter().filter_map(|(id, it)| it.fact(*id)).collect();
        all.extend(left(row, &facts, local_day(now)));
    }
    Ok(all)
}

/// The work notes of the pairs that the person leads today.
async fn led_by(
    stores: &Stores,
    user: UserId,
    now: Timestamp,
) -> Result<BTreeMap<SpaceId, PairRow>, StoreError> {
    let mut reader = stores.log_readers.begin().await?;
    let mut rows = BTreeMap::new();
    for held in Spaces(&mut reader).of_user(user, now).await?.spaces {
        let Some(pair) = Pairs(&mut reader).of_space(held.space).await? else { continue };
        if pair.notes() != held.space {
            continue;
        }
        let row = pair_row(&mut reader, &pair).await?;
        if row.leader.person == PersonId::from(user) && !row.is_over_on(local_day(now)) {
            rows.insert(held.space, row);
        }
    }
    Ok(rows)
}
