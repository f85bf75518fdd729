//! Addresses of calendars. The secret itself is never kept.

use gongjian_shared::ids::UserId;
use gongjian_shared::time::Timestamp;

use super::{Columns, Connection, StoreError};

/// A calendar that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    pub user: UserId,
    /// Names of people may stand in it.
    pub names: bool,
}

pub struct Feeds<'t>(pub &'t mut Connection);

impl Feeds<'_> {
    pub async fn of(&mut self, user: UserId) -> Result<Option<Feed>, StoreError> {
        self.one("SELECT user_id, names FROM feeds WHERE user_id = $1", user.as_bytes().to_vec()).await
    }

    /// By the hash of its address.
    pub async fn at(&mut self, address: [u8; 32]) -> Result<Option<Feed>, StoreError> {
        self.one("SELECT user_id, names FROM feeds WHERE address = $1", address.to_vec()).await
    }

    async fn one(&mut self, sql: &'static str, key: Vec<u8>) -> Result<Option<Feed>, StoreError> {
        let Some(row) = sqlx::query(sql).bind(key).fetch_optional(&mut *self.0).await? else {
            return Ok(None);
        };
        let columns = Columns::new("feeds", "user_id", &row);
        Ok(Some(Feed { user: columns.bytes("user_id")?, names: columns.flag("names")? }))
    }

    /// A new address; the old one ends.
    pub async fn set(&mut self, it: Feed, address: [u8; 32], now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO feeds (user_id, address, names, made) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (user_id) DO UPDATE SET address = excluded.address, names = excluded.names, \
                   made = excluded.made";
        sqlx::query(sql)
            .bind(it.user.as_bytes().to_vec())
            .bind(address.to_vec())
            .bind(i64::from(it.names))
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn end(&mut self, user: UserId) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM feeds WHERE user_id = $1")
            .bind(user.as_bytes().to_vec())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}
