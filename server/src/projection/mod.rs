//! From the log to rows that reports read (design §6): pure folds, never in the way of an acknowledgement.
//!
//! Nothing runs when a change is committed. Whoever asks first brings the spaces that they ask about up to the end of
//! their logs: only the documents that changed since are loaded, and asking again loads none. So it is the same on
//! one node and on many, and a database without rows is merely slower once.

pub mod figures;

use std::collections::BTreeMap;

use gongjian_shared::care::{CareRecord, fold};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{DocumentId, SpaceId};

use crate::store::changes::Changes;
use crate::store::log::Log;
use crate::store::measures::Figures;
use crate::store::records::{Kept, Records};
use crate::store::{StoreError, Stores};

/// Grows with every change of the fold: older rows are folded anew.
const FOLD: u32 = 2;

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
    let mut side = stores.side.acquire().await?;
    Records(&mut side).clear().await?;
    Figures(&mut side).clear().await
}

/// Again and again while others fold the same space: whoever comes late folds what is left, which is nothing.
async fn one(stores: &Stores, space: SpaceId) -> Result<usize, StoreError> {
    loop {
        let at = Records(&mut *stores.side.acquire().await?).place(space, FOLD).await?;
        let Some(news) = News::since(stores, space, at).await? else { return Ok(0) };
        if let Some(folded) = news.keep(stores).await? {
            return Ok(folded);
        }
    }
}

/// What came to a space since a place in its log.
struct News {
    space: SpaceId,
    from: u64,
    to: u64,
    /// Whole, oldest change first.
    documents: Vec<(DocumentId, Vec<Vec<u8>>)>,
}

impl News {
    /// `None`: nothing came.
    async fn since(stores: &Stores, space: SpaceId, from: u64) -> Result<Option<Self>, StoreError> {
        let mut reader = stores.log_readers.begin().await?;
        let Some(end) = Log(&mut reader).end(space).await?.filter(|end| end.seq > from) else {
            return Ok(None);
        };
        let mut documents = Vec::new();
        for document in Log(&mut reader).touched(space, from, Kind::Form).await? {
            let changes = Changes(&mut reader).all(document).await?;
            documents.push((document, changes.into_iter().map(|(_, bytes)| bytes).collect()));
        }
        Ok(Some(Self { space, from, to: end.seq, documents }))
    }

    /// Rows and place move together or not at all; `None`: somebody else was first.
    async fn keep(self, stores: &Stores) -> Result<Option<usize>, StoreError> {
        let Self { space, from, to, documents } = self;
        let mut found = Vec::with_capacity(documents.len());
        for (document, log) in documents {
            found.push((document, folded(document, log).await));
        }
        let mut side = stores.side.begin().await?;
        if !Records(&mut side).advance(space, from, to, FOLD).await? {
            return Ok(None);
        }
        let count = found.len();
        for (document, found) in found {
            match found {
                Some((heads, record)) => {
                    Records(&mut side).put(&Kept { document, space, heads, record }).await?;
                }
                None => Records(&mut side).drop(document).await?,
            }
        }
        side.commit().await?;
        Ok(Some(count))
    }
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
