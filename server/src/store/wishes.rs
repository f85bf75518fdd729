//! Small wishes as they stand (S4-19).

use gongjian_shared::ids::{SpaceId, WishId};
use gongjian_shared::rules::wishes::WishRow;
use gongjian_shared::time::Timestamp;

use super::{Columns, Connection, StoreError};

pub struct Wishes<'t>(pub &'t mut Connection);

impl Wishes<'_> {
    /// Where a wish is, and how it stands; `None` when there is none.
    pub async fn find(&mut self, wish: WishId) -> Result<Option<(SpaceId, WishRow)>, StoreError> {
        let row = sqlx::query("SELECT * FROM wishes WHERE wish = $1").bind(wish.as_bytes().to_vec());
        let Some(row) = row.fetch_optional(&mut *self.0).await? else { return Ok(None) };
        let columns = Columns::new("wishes", "wish", &row);
        let told: String = columns.raw("told")?;
        let told = serde_json::from_str(&told).map_err(|_| columns.bad("told"))?;
        Ok(Some((columns.bytes("space")?, told)))
    }

    /// How a wish stands, and when it last changed.
    pub async fn changed(&mut self, wish: WishId) -> Result<Option<(WishRow, Timestamp)>, StoreError> {
        let row = sqlx::query("SELECT * FROM wishes WHERE wish = $1").bind(wish.as_bytes().to_vec());
        let Some(row) = row.fetch_optional(&mut *self.0).await? else { return Ok(None) };
        let columns = Columns::new("wishes", "wish", &row);
        let told: String = columns.raw("told")?;
        let told = serde_json::from_str(&told).map_err(|_| columns.bad("told"))?;
        Ok(Some((told, columns.moment("changed")?)))
    }

    pub async fn set(
        &mut self,
        wish: WishId,
        space: SpaceId,
        it: &WishRow,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("a wish is plain data");
        let sql = "INSERT INTO wishes (wish, space, told, changed) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (wish) DO UPDATE SET told = excluded.told, changed = excluded.changed";
        sqlx::query(sql)
            .bind(wish.as_bytes().to_vec())
            .bind(space.as_bytes().to_vec())
            .bind(told)
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}
