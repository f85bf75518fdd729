//! Requests of teachers in need as they stand, and who answers them (S0-18).

use gongjian_shared::ids::{NeedId, SpaceId, UnitId};
use gongjian_shared::rules::needs::{NeedDesk, NeedRow};
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

pub struct Needs<'t>(pub &'t mut Connection);

impl Needs<'_> {
    /// `None` when there is none.
    pub async fn find(&mut self, need: NeedId) -> Result<Option<NeedRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM needs WHERE need = $1").bind(need.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// All that came to a unit.
    pub async fn of_unit(&mut self, unit: UnitId) -> Result<Vec<NeedRow>, StoreError> {
        let sql = "SELECT * FROM needs WHERE unit = $1 ORDER BY need";
        let rows = sqlx::query(sql).bind(unit.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// Whether it is the space of a request.
    pub async fn has_space(&mut self, space: SpaceId) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT need FROM needs WHERE space = $1");
        Ok(query.bind(space.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?.is_some())
    }

    /// The spaces of all requests.
    pub async fn spaces(&mut self) -> Result<Vec<SpaceId>, StoreError> {
        let rows = sqlx::query("SELECT need, space FROM needs").fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| Columns::new("needs", "need", row).bytes("space")).collect()
    }

    pub async fn set(&mut self, it: &NeedRow, now: Timestamp) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("a request is plain data");
        let sql = "INSERT INTO needs (need, space, unit, told, changed) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (need) DO UPDATE SET told = excluded.told, changed = excluded.changed";
        sqlx::query(sql)
            .bind(it.need.as_bytes().to_vec())
            .bind(SpaceId::of_need(it.need).as_bytes().to_vec())
            .bind(it.unit.as_bytes().to_vec())
            .bind(told)
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// Who answers requests that come to the unit.
    pub async fn desk(&mut self, unit: UnitId) -> Result<Option<NeedDesk>, StoreError> {
        let query = sqlx::query("SELECT * FROM need_desks WHERE unit = $1").bind(unit.as_bytes().to_vec());
        let Some(row) = query.fetch_optional(&mut *self.0).await? else { return Ok(None) };
        let columns = Columns::new("need_desks", "unit", &row);
        let told: String = columns.raw("told")?;
        serde_json::from_str(&told).map(Some).map_err(|_| columns.bad("told"))
    }

    pub async fn set_desk(&mut self, it: &NeedDesk) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("a desk is plain data");
        let sql = "INSERT INTO need_desks (unit, told) VALUES ($1, $2) \
                   ON CONFLICT (unit) DO UPDATE SET told = excluded.told";
        sqlx::query(sql).bind(it.unit.as_bytes().to_vec()).bind(told).execute(&mut *self.0).await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<NeedRow, StoreError> {
    let columns = Columns::new("needs", "need", row);
    let told: String = columns.raw("told")?;
    serde_json::from_str(&told).map_err(|_| columns.bad("told"))
}
