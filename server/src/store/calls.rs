//! Calls and applications as they stand (C1, C2).

use gongjian_shared::ids::{ApplicationId, CallId, UnitId};
use gongjian_shared::rules::calls::{ApplicationRow, CallRow};
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

pub struct Calls<'t>(pub &'t mut Connection);

impl Calls<'_> {
    pub async fn find(&mut self, call: CallId) -> Result<Option<CallRow>, StoreError> {
        let row = sqlx::query("SELECT * FROM calls WHERE id = $1").bind(call.as_bytes().to_vec());
        let found = row.fetch_optional(&mut *self.0).await?;
        Ok(found.as_ref().map(read_call).transpose()?.map(|(_, row)| row))
    }

    /// All of them, the last changed first.
    pub async fn all(&mut self) -> Result<Vec<(CallId, CallRow)>, StoreError> {
        let sql = "SELECT * FROM calls ORDER BY changed DESC, id";
        sqlx::query(sql).fetch_all(&mut *self.0).await?.iter().map(read_call).collect()
    }

    pub async fn set(&mut self, call: CallId, it: &CallRow, now: Timestamp) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("a call is plain data");
        let sql = "INSERT INTO calls (id, owner_unit, told, changed) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (id) DO UPDATE SET told = excluded.told, changed = excluded.changed";
        sqlx::query(sql)
            .bind(call.as_bytes().to_vec())
            .bind(it.owner.as_bytes().to_vec())
            .bind(told)
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

pub struct Applications<'t>(pub &'t mut Connection);

impl Applications<'_> {
    pub async fn find(&mut self, application: ApplicationId) -> Result<Option<ApplicationRow>, StoreError> {
        let sql = "SELECT * FROM applications WHERE application = $1";
        let row = sqlx::query(sql).bind(application.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        Ok(row.as_ref().map(read).transpose()?.map(|(_, row)| row))
    }

    /// All of a call, in a lasting order.
    pub async fn of_call(
        &mut self,
        call: CallId,
    ) -> Result<Vec<(ApplicationId, ApplicationRow)>, StoreError> {
        let sql = "SELECT * FROM applications WHERE call_id = $1 ORDER BY application";
        let rows = sqlx::query(sql).bind(call.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// Those that one unit nominates.
    pub async fn of_nominating(
        &mut self,
        call: CallId,
        unit: UnitId,
    ) -> Result<Vec<(ApplicationId, ApplicationRow)>, StoreError> {
        let sql = "SELECT * FROM applications WHERE call_id = $1 AND nominating = $2 ORDER BY application";
        let query = sqlx::query(sql).bind(call.as_bytes().to_vec()).bind(unit.as_bytes().to_vec());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    pub async fn set(
        &mut self,
        application: ApplicationId,
        it: &ApplicationRow,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("an application is plain data");
        let sql = "INSERT INTO applications (application, call_id, host, nominating, told, changed) \
                   VALUES ($1, $2, $3, $4, $5, $6) \
                   ON CONFLICT (application) DO UPDATE SET told = excluded.told, changed = excluded.changed";
        sqlx::query(sql)
            .bind(application.as_bytes().to_vec())
            .bind(it.call.as_bytes().to_vec())
            .bind(it.host.as_bytes().to_vec())
            .bind(it.nominating.as_bytes().to_vec())
            .bind(told)
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

fn read_call(row: &AnyRow) -> Result<(CallId, CallRow), StoreError> {
    let columns = Columns::new("calls", "id", row);
    let told: String = columns.raw("told")?;
    Ok((columns.bytes("id")?, serde_json::from_str(&told).map_err(|_| columns.bad("told"))?))
}

fn read(row: &AnyRow) -> Result<(ApplicationId, ApplicationRow), StoreError> {
    let columns = Columns::new("applications", "application", row);
    let told: String = columns.raw("told")?;
    Ok((columns.bytes("application")?, serde_json::from_str(&told).map_err(|_| columns.bad("told"))?))
}
