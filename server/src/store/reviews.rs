//! Reviews of calls, and the score sheets that were handed in (C3 to C5).

use gongjian_shared::ids::{CallId, PersonId};
use gongjian_shared::rules::review::{ReviewRow, SheetRow};
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

pub struct Reviews<'t>(pub &'t mut Connection);

impl Reviews<'_> {
    pub async fn find(&mut self, call: CallId) -> Result<Option<ReviewRow>, StoreError> {
        let row = sqlx::query("SELECT * FROM reviews WHERE call_id = $1").bind(call.as_bytes().to_vec());
        let found = row.fetch_optional(&mut *self.0).await?;
        Ok(found.as_ref().map(read).transpose()?.map(|(_, row)| row))
    }

    /// All of them, the last changed first.
    pub async fn all(&mut self) -> Result<Vec<(CallId, ReviewRow)>, StoreError> {
        let sql = "SELECT * FROM reviews ORDER BY changed DESC, call_id";
        sqlx::query(sql).fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    pub async fn set(&mut self, call: CallId, it: &ReviewRow, now: Timestamp) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("a review is plain data");
        let sql = "INSERT INTO reviews (call_id, told, changed) VALUES ($1, $2, $3) \
                   ON CONFLICT (call_id) DO UPDATE SET told = excluded.told, changed = excluded.changed";
        let query = sqlx::query(sql).bind(call.as_bytes().to_vec()).bind(told).bind(now.millis());
        query.execute(&mut *self.0).await?;
        Ok(())
    }
}

pub struct Sheets<'t>(pub &'t mut Connection);

impl Sheets<'_> {
    /// All of a call, in a lasting order. Only for who may see them: the office once they are opened, and the rules.
    pub async fn of_call(&mut self, call: CallId) -> Result<Vec<SheetRow>, StoreError> {
        let sql = "SELECT told FROM review_sheets WHERE call_id = $1 ORDER BY application, reviewer";
        let rows = sqlx::query(sql).bind(call.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        rows.iter().map(read_sheet).collect()
    }

    /// Those of one reviewer.
    pub async fn of_reviewer(
        &mut self,
        call: CallId,
        reviewer: PersonId,
    ) -> Result<Vec<SheetRow>, StoreError> {
        let sql = "SELECT told FROM review_sheets WHERE call_id = $1 AND reviewer = $2 ORDER BY application";
        let query = sqlx::query(sql).bind(call.as_bytes().to_vec()).bind(reviewer.as_bytes().to_vec());
        query.fetch_all(&mut *self.0).await?.iter().map(read_sheet).collect()
    }

    pub async fn set(&mut self, call: CallId, it: &SheetRow, now: Timestamp) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("a sheet is plain data");
        let sql = "INSERT INTO review_sheets (call_id, application, reviewer, told, changed) \
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT (call_id, application, reviewer) \
                   DO UPDATE SET told = excluded.told, changed = excluded.changed";
        sqlx::query(sql)
            .bind(call.as_bytes().to_vec())
            .bind(it.pair.application.as_bytes().to_vec())
            .bind(it.pair.reviewer.as_bytes().to_vec())
            .bind(told)
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<(CallId, ReviewRow), StoreError> {
    let columns = Columns::new("reviews", "call_id", row);
    let told: String = columns.raw("told")?;
    Ok((columns.bytes("call_id")?, serde_json::from_str(&told).map_err(|_| columns.bad("told"))?))
}

fn read_sheet(row: &AnyRow) -> Result<SheetRow, StoreError> {
    let columns = Columns::new("review_sheets", "told", row);
    let told: String = columns.raw("told")?;
    serde_json::from_str(&told).map_err(|_| columns.bad("told"))
}
