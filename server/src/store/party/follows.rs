//! Memberships that follow a post (S1-01): kept as rules; who is a member is asked of the posts.

use gongjian_shared::ids::{FollowId, UnitId};
use gongjian_shared::party::{Follow, Post};
use jiff::civil::Date;
use sqlx::any::AnyRow;

use super::days::{day, key, maybe_day, text};
use crate::store::{Columns, Connection, StoreError};

pub struct Follows<'t>(pub &'t mut Connection);

impl Follows<'_> {
    pub async fn find(&mut self, follow: FollowId) -> Result<Option<Follow>, StoreError> {
        let row = sqlx::query("SELECT * FROM follows WHERE follow = $1").bind(follow.as_bytes().to_vec());
        row.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// The rules that make members of the unit.
    pub async fn of_unit(&mut self, unit: UnitId) -> Result<Vec<Follow>, StoreError> {
        let sql = "SELECT * FROM follows WHERE unit = $1 ORDER BY follow";
        sqlx::query(sql).bind(key(unit)).fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// The rules that follow this post.
    pub async fn from_post(&mut self, unit: UnitId, post: Post) -> Result<Vec<Follow>, StoreError> {
        let sql = "SELECT * FROM follows WHERE of_unit = $1 AND of_post = $2 ORDER BY follow";
        let query = sqlx::query(sql).bind(key(unit)).bind(post.as_str());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    pub async fn insert(&mut self, it: &Follow) -> Result<(), StoreError> {
        let sql = "INSERT INTO follows (follow, unit, post, of_unit, of_post, from_day, until_day) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        sqlx::query(sql)
            .bind(it.follow.as_bytes().to_vec())
            .bind(key(it.unit))
            .bind(it.post.as_str())
            .bind(key(it.of_unit))
            .bind(it.of_post.as_str())
            .bind(it.from.to_string())
            .bind(text(it.until))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn end(&mut self, follow: FollowId, on: Date) -> Result<(), StoreError> {
        let sql = "UPDATE follows SET until_day = $2 WHERE follow = $1";
        sqlx::query(sql).bind(follow.as_bytes().to_vec()).bind(on.to_string()).execute(&mut *self.0).await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<Follow, StoreError> {
    let columns = Columns::new("follows", "follow", row);
    Ok(Follow {
        follow: columns.bytes("follow")?,
        unit: columns.bytes("unit")?,
        post: columns.value::<Post>("post")?,
        of_unit: columns.bytes("of_unit")?,
        of_post: columns.value::<Post>("of_post")?,
        from: day(&columns, "from_day")?,
        until: maybe_day(&columns, "until_day")?,
    })
}
