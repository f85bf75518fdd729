//! tower-sessions over our own table, so that a person's sign-ins can be listed and ended.

use std::time::Duration;

use async_trait::async_trait;
use gongjian_shared::ids::{InstallationId, UserId};
use gongjian_shared::time::Timestamp;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{self, Error, SessionStore};
use uuid::Uuid;

use crate::clock::Clock;
use crate::store::sessions::{IdHash, Oldest, SessionRecord, Sessions};
use crate::store::{Pool, StoreError};

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
/// A sign-in that nobody uses ends.
const IDLE_MS: u64 = 30 * DAY_MS;
/// Every sign-in ends.
const LIFE_MS: u64 = 90 * DAY_MS;
/// The cookie lives as long as the sign-in at most; idleness is judged here, not in the browser.
pub const COOKIE_LIFE: Duration = Duration::from_millis(LIFE_MS);
/// `last_seen` is written again after this time, not at every request.
const SEEN_STEP_MS: u64 = 5 * 60 * 1_000;

/// The names under which [`tower_sessions::Session`] hands the columns over.
pub mod keys {
    pub const USER: &str = "user";
    pub const INSTALLATION: &str = "installation";
    pub const DEVICE: &str = "device";
    pub const KEY: &str = "key";
}

/// Keeps sign-ins in `side.db`. Only signed-in browsers have one.
#[derive(Clone, Debug)]
pub struct SignInStore {
    side: Pool,
    clock: Clock,
}

/// Sign-ins from before are over.
pub fn oldest(now: Timestamp) -> Oldest {
    let before = |millis| Timestamp::from_millis(now.millis().saturating_sub_unsigned(millis));
    Oldest { created: before(LIFE_MS), last_seen: before(IDLE_MS) }
}

impl SignInStore {
    pub const fn new(side: Pool, clock: Clock) -> Self {
        Self { side, clock }
    }

    /// The sign-in. A broken row is a sign-in that is over: its person signs in again instead of meeting a wall.
    async fn find(&self, id: &Id, now: Timestamp) -> Result<Option<SessionRecord>, Error> {
        let sessions = Sessions(&self.side);
        match sessions.find(hash(id), oldest(now)).await {
            Err(error @ StoreError::BadRow { .. }) => {
                tracing::error!(%error, "a sign-in is ended");
                sessions.delete(hash(id)).await.map_err(backend)?;
                Ok(None)
            }
            found => found.map_err(backend),
        }
    }

    fn fresh(&self, record: &Record) -> Result<SessionRecord, Error> {
        let now = self.clock.now();
        Ok(SessionRecord {
            key: Uuid::from_bytes(self.clock.dice()).simple().to_string(),
            user: part::<UserId>(record, keys::USER)?,
            installation: part::<InstallationId>(record, keys::INSTALLATION)?,
            device: part(record, keys::DEVICE)?,
            created: now,
            last_seen: now,
        })
    }
}

#[async_trait]
impl SessionStore for SignInStore {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let fresh = self.fresh(record)?;
        let sessions = Sessions(&self.side);
        sessions.sweep(oldest(fresh.created)).await.map_err(backend)?;
        sessions.insert(hash(&record.id), &fresh).await.map_err(backend)?;
        record.data.insert(keys::KEY.to_owned(), fresh.key.into());
        Ok(())
    }

    /// A sign-in never changes after its start: who, where and since when are fixed.
    async fn save(&self, _: &Record) -> session_store::Result<()> {
        Ok(())
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let now = self.clock.now();
        let Some(found) = self.find(id, now).await? else { return Ok(None) };
        if now.ms_since(found.last_seen) >= SEEN_STEP_MS {
            Sessions(&self.side).touch(hash(id), now).await.map_err(backend)?;
        }
        Ok(Some(record(*id, &found)))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        Sessions(&self.side).delete(hash(id)).await.map_err(backend)
    }
}

fn record(id: Id, it: &SessionRecord) -> Record {
    let data = [
        (keys::USER, serde_json::json!(it.user)),
        (keys::INSTALLATION, serde_json::json!(it.installation)),
        (keys::DEVICE, serde_json::json!(it.device)),
        (keys::KEY, serde_json::json!(it.key)),
    ];
    let until = it.created.after_ms(LIFE_MS).millis() / 1_000;
    let expiry_date = OffsetDateTime::from_unix_timestamp(until).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    Record { id, data: data.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(), expiry_date }
}

fn part<T: DeserializeOwned>(record: &Record, key: &str) -> Result<T, Error> {
    let value = record.data.get(key).cloned().unwrap_or_default();
    serde_json::from_value(value).map_err(|e| Error::Encode(format!("{key}: {e}")))
}

#[expect(clippy::needless_pass_by_value, reason = "a function for map_err")]
fn backend(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

fn hash(id: &Id) -> IdHash {
    Sha256::digest(id.0.to_le_bytes()).into()
}
