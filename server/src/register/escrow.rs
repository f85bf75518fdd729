//! Late work: who may decide on it, and how it gets into its document.

use std::collections::BTreeMap;

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::{EscrowFacts, Role};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::guard::{Facts, Verdict, judge};
use gongjian_shared::time::Timestamp;

use super::Case;
use super::party::Touched;
use crate::clock::local_day;
use crate::rights::Posts;
use crate::store::changes::Changes;
use crate::store::escrow::{Escrow, EscrowedChange, Escrows};
use crate::store::log::Log;
use crate::store::pairs::Pairs;
use crate::store::party::Units;
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError};
use crate::sync::Seal;
use crate::sync::commit::{By, append};
use crate::sync::proof::Proofs;

/// Whether `who` decides on late work, never its author: in a unit's space by a post there or above (it is papers, so
/// who runs the server has no say); in one that is no unit's an administrator, or who may write in it.
pub async fn may_supervise(
    connection: &mut Connection,
    who: UserId,
    administrator: bool,
    escrow: &Escrow,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if who == escrow.user {
        return Ok(false);
    }
    let units = Units(&mut *connection).ids().await?;
    if let Some(unit) = units.into_iter().find(|unit| SpaceId::of_unit(*unit) == escrow.head.space) {
        let posts = Posts::of(&mut *connection, who, local_day(now)).await?;
        let seats = posts.seats(connection, unit).await?;
        return Ok(by_right(&seats, Thing::Escrow, Verb::Decide).is_some());
    }
    // What the two of a pair wrote is theirs: nobody who was not let in hears of it (S1-24).
    let administrator = administrator && Pairs(&mut *connection).of_space(escrow.head.space).await?.is_none();
    let role = Spaces(connection).open_role(escrow.head.space, who, now).await?;
    Ok(administrator || role.is_some_and(Role::may_write))
}

pub(super) async fn facts(
    connection: &mut Connection,
    case: &Case,
    administrator: bool,
) -> Result<Option<EscrowFacts>, StoreError> {
    let Some(known) = &case.escrow else { return Ok(None) };
    let Some(escrow) = Escrows(connection).find(known.id).await?.filter(|it| it.waits) else {
        return Ok(None);
    };
    let may_supervise = may_supervise(connection, case.who, administrator, &escrow, case.received).await?;
    let changes = Escrows(connection).amount(escrow.id).await?.changes;
    let (changes_of, verdicts) = judged(connection, &escrow, case.received).await?;
    let mut fits = verdicts.iter().all(|it| matches!(it, Verdict::Take | Verdict::There(_)));
    if fits {
        let new = changes_of.into_iter().zip(&verdicts).filter(|(_, verdict)| **verdict == Verdict::Take);
        let new: Vec<_> = new.map(|((header, change), _)| (header, change.bytes)).collect();
        let all = new.len();
        fits = Proofs::default().sound(connection, &escrow.head, new).await? == all;
    }
    Ok(Some(EscrowFacts { may_supervise, changes, fits }))
}

/// Its space moves on, and its author hears of it.
pub(super) fn touch(case: &Case, touched: &mut Touched) {
    if let Some(escrow) = &case.escrow {
        touched.spaces.insert(escrow.head.space);
        touched.users.insert(escrow.user);
    }
}

/// Its changes, and what the guard says of them as if the right had never ended.
async fn judged(
    connection: &mut Connection,
    escrow: &Escrow,
    now: Timestamp,
) -> Result<(Vec<(ChangeHeader, EscrowedChange)>, Vec<Verdict>), StoreError> {
    let mut changes = Vec::new();
    for change in Escrows(connection).changes(escrow.id).await? {
        let bad = |_| StoreError::bad_row("escrow_changes", escrow.id, "column bytes is no change");
        changes.push((ChangeHeader::read(&change.bytes).map_err(bad)?, change));
    }
    let headers: Vec<ChangeHeader> = changes.iter().map(|(header, _)| header.clone()).collect();
    let facts = Changes(connection).facts(escrow.user, &escrow.head, &headers, now, false).await?;
    let verdicts = judge(&Facts { may_write: true, ..facts }, &escrow.head, &headers);
    Ok((changes, verdicts))
}

/// Appends what is not there yet, under its author's name and with the time at which it came.
pub(super) async fn take_in(connection: &mut Connection, seal: &Seal, case: &Case) -> Result<(), StoreError> {
    let Some(escrow) = &case.escrow else { return Ok(()) };
    let (changes, verdicts) = judged(connection, escrow, case.received).await?;
    let mut new_document = Changes(connection).find(escrow.head.document).await?.is_none();
    let mut ends = BTreeMap::new();
    for ((header, change), verdict) in changes.iter().zip(verdicts) {
        if verdict != Verdict::Take {
            continue;
        }
        if std::mem::take(&mut new_document) {
            Changes(connection).insert(&escrow.head, case.received).await?;
        }
        let by = By { user: escrow.user, device: change.device, received: change.received };
        append(connection, &mut ends, seal, &escrow.head, by, (header, &change.bytes)).await?;
    }
    for (space, end) in &ends {
        Log(connection).set_end(*space, *end).await?;
    }
    Escrows(connection).decide(escrow.id, case.who, None, case.received).await
}
