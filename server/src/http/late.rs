//! Late work as those see it who decide on it: what waits, and what it would change.

use std::collections::BTreeSet;

use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{EscrowId, UserId};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::{EscrowPreview, EscrowRow};

use super::Fault;
use crate::register::escrow::may_supervise;
use crate::state::AppState;
use crate::store::accounts::Accounts;
use crate::store::changes::Changes;
use crate::store::escrow::{Escrow, Escrows};
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError};

/// A document that is larger is not built for a preview. Unit: bytes of changes.
const PREVIEW_MAX: u64 = 2 << 20;
/// Most lines of a preview, and most characters of a line.
const LINES_MAX: usize = 200;
const LINE_CHARS_MAX: usize = 400;

pub(super) async fn list(
    state: &AppState,
    who: UserId,
    administrator: bool,
) -> Result<Vec<EscrowRow>, Fault> {
    let mut reader = state.stores.log_readers.begin().await?;
    let mut rows = Vec::new();
    for escrow in Escrows(&mut reader).all_waiting().await? {
        if may_supervise(&mut reader, who, administrator, &escrow, state.clock.now()).await? {
            rows.push(row(&mut reader, &escrow).await?);
        }
    }
    Ok(rows)
}

async fn row(reader: &mut Connection, escrow: &Escrow) -> Result<EscrowRow, StoreError> {
    let space = Spaces(reader).find(escrow.head.space).await?;
    let author = Accounts(reader).find(escrow.user).await?;
    let amount = Escrows(reader).amount(escrow.id).await?;
    Ok(EscrowRow {
        escrow: escrow.id,
        space: escrow.head.space,
        space_name: space.map(|it| it.name.into()).unwrap_or_default(),
        document: escrow.head.document,
        kind: escrow.head.kind,
        author: author.map(|it| it.name.into()).unwrap_or_default(),
        since: escrow.since,
        newest: amount.newest,
        changes: amount.changes,
        bytes: amount.bytes,
    })
}

/// Who may not see it hears what everybody hears of one that never was.
pub(super) async fn preview(
    state: &AppState,
    who: UserId,
    administrator: bool,
    id: EscrowId,
) -> Result<EscrowPreview, Fault> {
    let mut reader = state.stores.log_readers.begin().await?;
    let escrow = Escrows(&mut reader).find(id).await?.ok_or(Fault::NotFound)?;
    let now = state.clock.now();
    if who != escrow.user && !may_supervise(&mut reader, who, administrator, &escrow, now).await? {
        return Err(Fault::NotFound);
    }
    let late = Escrows(&mut reader).changes(id).await?;
    let until = read_until(&mut reader, who, &escrow, now).await?;
    let known = Changes(&mut reader).at_most(escrow.head.document, until, PREVIEW_MAX).await?;
    drop(reader);
    let size: usize = late.iter().map(|it| it.bytes.len()).sum();
    let (Some(known), true) = (known, u64::try_from(size).is_ok_and(|size| size <= PREVIEW_MAX)) else {
        return Ok(EscrowPreview { too_large: true, ..EscrowPreview::default() });
    };
    let late: Vec<Vec<u8>> = late.into_iter().map(|it| it.bytes).collect();
    // Building a document takes a while, and a made-up change may break it: beside the others, and without them.
    let built = tokio::task::spawn_blocking(move || build(escrow.head.kind, &known, &late)).await;
    Ok(built.unwrap_or_else(|_| EscrowPreview { too_large: true, ..EscrowPreview::default() }))
}

/// An author who may not read the space any more is shown nothing that came since.
async fn read_until(
    reader: &mut Connection,
    who: UserId,
    escrow: &Escrow,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let space = escrow.head.space;
    if who != escrow.user || Spaces(reader).standing(space, who, now).await?.is_some() {
        return Ok(None);
    }
    let ended = Spaces(reader).wrote_until(space, who, now).await?;
    Ok(Some(ended.unwrap_or_default()))
}

fn build(kind: Kind, known: &[Vec<u8>], late: &[Vec<u8>]) -> EscrowPreview {
    let mut document = Document::new(kind, b"preview");
    let _ = document.apply(known.iter().map(Vec::as_slice));
    let before = document.view().lines();
    let _ = document.apply(late.iter().map(Vec::as_slice));
    let after = document.view();
    let title = match &after {
        View::Text(view) => view.title.clone(),
        View::Form(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_) => document.summary().title,
    };
    let after = after.lines();
    EscrowPreview {
        title,
        added: beyond(&after, &before),
        removed: beyond(&before, &after),
        too_large: false,
    }
}

/// The lines of one that the other does not have.
fn beyond(one: &[String], other: &[String]) -> Vec<String> {
    let other: BTreeSet<&String> = other.iter().collect();
    let lines = one.iter().filter(|line| !other.contains(line)).take(LINES_MAX);
    lines.map(|line| line.chars().take(LINE_CHARS_MAX).collect()).collect()
}
