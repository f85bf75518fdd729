//! Sign-ins: which browser is signed in as whom.

use gongjian_shared::ids::{InstallationId, UserId};
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Pool, StoreError};

/// SHA-256 of the cookie's secret: who reads the database cannot sign in with it.
pub type IdHash = [u8; 32];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRecord {
    /// The public name of the sign-in.
    pub key: String,
    pub user: UserId,
    pub installation: InstallationId,
    pub device: String,
    pub created: Timestamp,
    pub last_seen: Timestamp,
}

/// Sessions older than these moments are over.
#[derive(Clone, Copy, Debug)]
pub struct Oldest {
    pub created: Timestamp,
    pub last_seen: Timestamp,
}

pub struct Sessions<'t>(pub &'t Pool);

impl Sessions<'_> {
    pub async fn insert(&self, id: IdHash, it: &SessionRecord) -> Result<(), StoreError> {
        let sql = "INSERT INTO sessions (id_hash, key, user_id, installation, device, created, last_seen) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        sqlx::query(sql)
            .bind(id.to_vec())
            .bind(it.key.as_str())
            .bind(it.user.as_bytes().to_vec())
            .bind(it.installation.as_bytes().to_vec())
            .bind(it.device.as_str())
            .bind(it.created.millis())
            .bind(it.last_seen.millis())
            .execute(self.0)
            .await?;
        Ok(())
    }

    pub async fn find(&self, id: IdHash, oldest: Oldest) -> Result<Option<SessionRecord>, StoreError> {
        let sql = "SELECT * FROM sessions WHERE id_hash = $1 AND created > $2 AND last_seen > $3";
        let query =
            sqlx::query(sql).bind(id.to_vec()).bind(oldest.created.millis()).bind(oldest.last_seen.millis());
        query.fetch_optional(self.0).await?.as_ref().map(record).transpose()
    }

    /// The sign-in called `key` has not ended. By age it may be over; that is judged at the door.
    pub async fn is_there(&self, key: &str) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM sessions WHERE key = $1";
        let found: i64 = sqlx::query_scalar(sql).bind(key).fetch_one(self.0).await?;
        Ok(found > 0)
    }

    pub async fn of(&self, user: UserId, oldest: Oldest) -> Result<Vec<SessionRecord>, StoreError> {
        let sql = "SELECT * FROM sessions WHERE user_id = $1 AND created > $2 AND last_seen > $3 \
                   ORDER BY last_seen DESC, key";
        let query = sqlx::query(sql).bind(user.as_bytes().to_vec());
        let rows =
            query.bind(oldest.created.millis()).bind(oldest.last_seen.millis()).fetch_all(self.0).await?;
        rows.iter().map(record).collect()
    }

    pub async fn touch(&self, id: IdHash, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE sessions SET last_seen = $2 WHERE id_hash = $1";
        sqlx::query(sql).bind(id.to_vec()).bind(now.millis()).execute(self.0).await?;
        Ok(())
    }

    pub async fn delete(&self, id: IdHash) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM sessions WHERE id_hash = $1").bind(id.to_vec()).execute(self.0).await?;
        Ok(())
    }

    /// Ends the sign-in called `key`, if it is one of `user`.
    pub async fn end(&self, user: UserId, key: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM sessions WHERE key = $1 AND user_id = $2";
        let done = sqlx::query(sql).bind(key).bind(user.as_bytes().to_vec()).execute(self.0).await?;
        Ok(done.rows_affected() > 0)
    }

    /// Ends every sign-in of `user`; gives their names.
    pub async fn end_all(&self, user: UserId) -> Result<Vec<String>, StoreError> {
        let sql = "DELETE FROM sessions WHERE user_id = $1 RETURNING key";
        Ok(sqlx::query_scalar(sql).bind(user.as_bytes().to_vec()).fetch_all(self.0).await?)
    }

    /// Forgets what is over.
    pub async fn sweep(&self, oldest: Oldest) -> Result<(), StoreError> {
        let sql = "DELETE FROM sessions WHERE created <= $1 OR last_seen <= $2";
        sqlx::query(sql)
            .bind(oldest.created.millis())
            .bind(oldest.last_seen.millis())
            .execute(self.0)
            .await?;
        Ok(())
    }
}

fn record(row: &AnyRow) -> Result<SessionRecord, StoreError> {
    let columns = Columns::new("sessions", "key", row);
    Ok(SessionRecord {
        key: columns.raw("key")?,
        user: columns.bytes("user_id")?,
        installation: columns.bytes("installation")?,
        device: columns.raw("device")?,
        created: columns.moment("created")?,
        last_seen: columns.moment("last_seen")?,
    })
}
