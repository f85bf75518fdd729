//! What records count for (K8): from the logs of units and meetings to sums that move by what changed.

use std::collections::BTreeMap;

use gongjian_shared::activities::ActivityLine;
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::ids::{DocumentId, SpaceId, UnitId, WishId};
use gongjian_shared::measures::{Entry, changes};
use gongjian_shared::rules::meetings::MeetingRow;

use crate::clock::local_day;
use crate::store::changes::Changes;
use crate::store::log::Log;
use crate::store::measures::{Counted, Figures, RecordKey};
use crate::store::meetings::Meetings;
use crate::store::party::Units;
use crate::store::wishes::Wishes;
use crate::store::{Connection, StoreError, Stores};

/// Grows with every change of what counts: records that came before are counted anew.
const COUNT: u32 = 1;

/// Brings the figures to the ends of the logs; gives how many records were looked at. What has not changed costs one
/// comparison for each space.
///
/// # Errors
/// [`StoreError`] when a database fails. What was counted until then stays.
pub async fn catch_up(stores: &Stores) -> Result<usize, StoreError> {
    let mut reader = stores.log_readers.begin().await?;
    let ends = Log(&mut reader).ends().await?;
    let places = Figures(&mut *stores.side.acquire().await?).places(COUNT).await?;
    let place = |space: &SpaceId| places.get(space).copied().unwrap_or(0);
    let behind: Vec<SpaceId> =
        ends.into_iter().filter(|(space, end)| *end > place(space)).map(|(space, _)| space).collect();
    if behind.is_empty() {
        return Ok(0);
    }
    let units = Units(&mut reader).ids().await?;
    drop(reader);
    let units: BTreeMap<SpaceId, UnitId> = units.into_iter().map(|it| (SpaceId::of_unit(it), it)).collect();
    let mut counted = 0;
    for space in behind {
        counted += one(stores, space, units.get(&space).copied()).await?;
    }
    Ok(counted)
}

/// Again and again while others count the same space: whoever comes late counts what is left, which is nothing.
async fn one(stores: &Stores, space: SpaceId, unit: Option<UnitId>) -> Result<usize, StoreError> {
    loop {
        let places = Figures(&mut *stores.side.acquire().await?).places(COUNT).await?;
        let from = places.get(&space).copied().unwrap_or(0);
        let mut reader = stores.log_readers.begin().await?;
        let Some(end) = Log(&mut reader).end(space).await?.filter(|end| end.seq > from) else { return Ok(0) };
        let news = match unit {
            Some(unit) => of_unit(&mut reader, space, unit, from).await?,
            None => of_meeting(&mut reader, space).await?,
        };
        drop(reader);
        if let Some(counted) = keep(stores, space, (from, end.seq), news).await? {
            return Ok(counted);
        }
    }
}

/// A record that changed: what it counts for now, with its title; `None`: nothing.
type News = Vec<(RecordKey, Option<(Entry, String)>)>;

async fn of_unit(
    reader: &mut Connection,
    space: SpaceId,
    unit: UnitId,
    from: u64,
) -> Result<News, StoreError> {
    let mut news = News::new();
    for document in Log(&mut *reader).touched(space, from, Kind::Activity).await? {
        let changes = Changes(&mut *reader).all(document).await?;
        let found = folded(document, changes.into_iter().map(|(_, bytes)| bytes).collect()).await;
        let entry = found.and_then(|(title, line)| Some((Entry::of_activity(unit, &line)?, title)));
        news.push((*document.as_bytes(), entry));
    }
    for key in Log(&mut *reader).row_keys(space, from).await? {
        let Some(wish) = key.strip_prefix("wish/").and_then(|it| it.parse::<WishId>().ok()) else { continue };
        let found = Wishes(&mut *reader).changed(wish).await?;
        let entry = found.and_then(|(row, at)| Entry::of_wish(unit, &row, local_day(at)));
        news.push((*wish.as_bytes(), entry.map(|it| (it, String::new()))));
    }
    Ok(news)
}

/// Spaces that are neither a unit's nor a meeting's hold nothing that is counted here.
async fn of_meeting(reader: &mut Connection, space: SpaceId) -> Result<News, StoreError> {
    let found = Meetings(reader).in_space(space).await?;
    let news = |row: MeetingRow| {
        let entry = Entry::of_meeting(&row).map(|it| (it, row.draft.title.clone()));
        (*row.meeting.as_bytes(), entry)
    };
    Ok(found.map(news).into_iter().collect())
}

/// Sums, records and place move together or not at all; `None`: somebody else was first.
async fn keep(
    stores: &Stores,
    space: SpaceId,
    at: (u64, u64),
    news: News,
) -> Result<Option<usize>, StoreError> {
    let mut side = stores.side.begin().await?;
    if !Figures(&mut side).advance(space, at, COUNT).await? {
        return Ok(None);
    }
    let count = news.len();
    for (record, entry) in news {
        let before = Figures(&mut side).find(record).await?;
        let after = entry.map(|(entry, title)| Counted { record, space, title, entry });
        for delta in changes(before.as_ref().map(|it| &it.entry), after.as_ref().map(|it| &it.entry)) {
            Figures(&mut side).add(&delta).await?;
        }
        match after {
            Some(it) => Figures(&mut side).put(&it).await?,
            None => Figures(&mut side).drop(record).await?,
        }
    }
    side.commit().await?;
    Ok(Some(count))
}

/// Builds the document beside the others: a made-up change may break it, which is told once and counts for nothing.
async fn folded(document: DocumentId, log: Vec<Vec<u8>>) -> Option<(String, ActivityLine)> {
    let built = tokio::task::spawn_blocking(move || {
        let mut document = Document::new(Kind::Activity, b"projection");
        document.apply(log.iter().map(Vec::as_slice)).ok()?;
        let summary = document.summary();
        Some((summary.title, *summary.activity?))
    });
    built.await.unwrap_or_else(|error| {
        tracing::error!(document.id = %document, %error, "a document could not be folded");
        None
    })
}
