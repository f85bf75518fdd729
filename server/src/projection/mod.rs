//! From the log to rows that reports read (design §6): pure folds, never in the way of an acknowledgement.
//!
//! Nothing runs when a change is committed. Whoever asks first brings the spaces that they ask about up to the end of
//! their logs: only the documents that changed since are loaded, and asking again loads none. So it is the same on
//! one node and on many, and a database without rows is merely slower once.

use std::collections::BTreeMap;

use gongjian_shared::care::{CareRecord, fold};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{DocumentId, SpaceId};

use crate::store::changes::Changes;
use crate::store::log::Log;
use crate::store::records::{Kept, Records};
use crate::store::{StoreError, Stores};

/// Grows with every change of the fold: older rows are folded anew.
const FOLD: u32 = 1;

/// Brings the records of these spaces to the ends of their logs; gives how many documents were folded.
///
/// # Errors
/// [`StoreError`] when a database fails. What was folded until then stays.
pub async fn catch_up(stores: &Stores, spaces: &[SpaceId]) -> Result<usize, StoreError> {
    let mut folded = 0;
    for space in spaces {
        folded += one(stores, *space).await?;
    }
    Ok(folded)
}

/// The records of these spaces, as they are in the rows.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn records(
    stores: &Stores,
    spaces: &[SpaceId],
) -> Result<BTreeMap<SpaceId, Vec<(DocumentId, CareRecord)>>, StoreError> {
    let mut side = stores.side.acquire().await?;
    let mut all = BTreeMap::new();
    for space in spaces {
        let kept = Records(&mut side).of_space(*space).await?;
        all.insert(*space, kept.into_iter().map(|it| (it.document, it.record)).collect());
    }
    Ok(all)
}

/// Throws all rows away.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn clear(stores: &Stores) -> Result<(), StoreError> {
    Records(&mut *stores.side.acquire().await?).clear().await
}

async fn one(stores: &Stores, space: SpaceId) -> Result<usize, StoreError> {
    let at = Records(&mut *stores.side.acquire().await?).place(space, FOLD).await?;
    let mut reader = stores.log_readers.begin().await?;
    let Some(end) = Log(&mut reader).end(space).await?.filter(|end| end.seq > at) else { return Ok(0) };
    let touched = Log(&mut reader).touched(space, at, Kind::Form).await?;
    let mut changes = Vec::with_capacity(touched.len());
    for document in &touched {
        changes.push((*document, Changes(&mut reader).all(*document).await?));
    }
    drop(reader);
    for (document, log) in changes {
        let log: Vec<Vec<u8>> = log.into_iter().map(|(_, bytes)| bytes).collect();
        let found = folded(document, log).await;
        let mut side = stores.side.acquire().await?;
        match found {
            Some((heads, record)) => {
                Records(&mut side).put(&Kept { document, space, heads, record }).await?;
            }
            None => Records(&mut side).drop(document).await?,
        }
    }
    Records(&mut *stores.side.acquire().await?).set_place(space, end.seq, FOLD).await?;
    Ok(touched.len())
}

/// Builds the document beside the others: a made-up change may break it, which is told once and is no record.
async fn folded(document: DocumentId, log: Vec<Vec<u8>>) -> Option<(String, CareRecord)> {
    match tokio::task::spawn_blocking(move || build(&log)).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(document.id = %document, %error, "a document could not be folded");
            None
        }
    }
}

fn build(log: &[Vec<u8>]) -> Option<(String, CareRecord)> {
    let mut document = Document::new(Kind::Form, b"projection");
    document.apply(log.iter().map(Vec::as_slice)).ok()?;
    let View::Sheet(view) = document.view() else { return None };
    let heads: Vec<String> = document.heads().into_iter().map(|it| it.to_string()).collect();
    Some((heads.join(" "), fold(&view)?))
}
