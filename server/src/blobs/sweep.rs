//! What was begun and never ended: a phone that was lost, a person who thought better of it.

use std::time::Duration;

use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::blobs::pieces;

use super::BlobError;
use crate::state::AppState;
use crate::store::blobs::Blobs;

/// Longer than anybody is without a network (X-01: 14 days). A phone that comes later sends its pieces again.
const KEPT_DAYS: i64 = 30;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
const ROUND: Duration = Duration::from_secs(60 * 60);

/// Never ends by itself.
pub async fn run(state: AppState) {
    let mut clock = tokio::time::interval(ROUND);
    clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        clock.tick().await;
        if let Err(error) = round(&state).await {
            tracing::error!(%error, "unfinished files could not be swept");
        }
    }
}

/// Forgets what is too old; gives how many uploads went. May be cut off anywhere: the pieces go before the rows that name
/// them.
///
/// # Errors
/// [`BlobError`] when database or depot fail.
pub async fn round(state: &AppState) -> Result<usize, BlobError> {
    let before = state.clock.now().millis().saturating_sub(KEPT_DAYS * DAY_MS);
    let before = Timestamp::from_millis(before);
    let mut reader = state.stores.log_readers.acquire().await?;
    let stale = Blobs(&mut reader).stale(before).await?;
    drop(reader);
    for (key, size) in &stale {
        state.blobs.depot.drop_pieces(*key, pieces(*size)).await?;
        let mut writer = state.stores.log_writer.begin().await?;
        Blobs(&mut writer).end(*key).await?;
        writer.commit().await?;
    }
    Ok(stale.len())
}
