//! Which posts must be filled (A4).

use gongjian_shared::ids::{StandardId, UnitId};
use gongjian_shared::party::{Standard, StandardDetail};
use sqlx::any::AnyRow;

use super::days::key;
use crate::store::{Columns, Connection, StoreError};

pub struct Standards<'t>(pub &'t mut Connection);

impl Standards<'_> {
    pub async fn all(&mut self) -> Result<Vec<Standard>, StoreError> {
        let rows = sqlx::query("SELECT * FROM standards ORDER BY standard").fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// Those that are set at the unit, for it and all below.
    pub async fn set_at(&mut self, unit: UnitId) -> Result<Vec<Standard>, StoreError> {
        let sql = "SELECT * FROM standards WHERE under_unit = $1 ORDER BY standard";
        sqlx::query(sql).bind(key(unit)).fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// The unit under which a standard holds.
    pub async fn under(&mut self, standard: StandardId) -> Result<Option<UnitId>, StoreError> {
        let sql = "SELECT standard, under_unit FROM standards WHERE standard = $1";
        let row = sqlx::query(sql).bind(standard.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        row.map(|row| Columns::new("standards", "standard", &row).bytes("under_unit")).transpose()
    }

    pub async fn set(&mut self, standard: StandardId, detail: &StandardDetail) -> Result<(), StoreError> {
        let text = serde_json::to_string(detail).expect("a standard is plain data");
        let sql = "INSERT INTO standards (standard, under_unit, detail) VALUES ($1, $2, $3) \
                   ON CONFLICT (standard) DO UPDATE SET under_unit = excluded.under_unit, detail = excluded.detail";
        sqlx::query(sql)
            .bind(standard.as_bytes().to_vec())
            .bind(key(detail.under))
            .bind(text)
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn drop(&mut self, standard: StandardId) -> Result<(), StoreError> {
        let sql = "DELETE FROM standards WHERE standard = $1";
        sqlx::query(sql).bind(standard.as_bytes().to_vec()).execute(&mut *self.0).await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<Standard, StoreError> {
    let columns = Columns::new("standards", "standard", row);
    let detail: String = columns.raw("detail")?;
    let detail = serde_json::from_str(&detail).map_err(|_| columns.bad("detail"))?;
    Ok(Standard { standard: columns.bytes("standard")?, detail })
}
