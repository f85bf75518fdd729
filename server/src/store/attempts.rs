//! Failed sign-ins, counted.

use gongjian_shared::time::Timestamp;

use super::{Columns, Connection, StoreError};

/// A hash of the name that was tried, and of the place it was tried from.
pub type Who = [u8; 32];

/// How many failures are remembered at most; the oldest are forgotten first.
const REMEMBERED_MAX: i64 = 20_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    pub count: u32,
    pub last: Timestamp,
}

pub struct Attempts<'t>(pub &'t mut Connection);

impl Attempts<'_> {
    pub async fn find(&mut self, who: &Who) -> Result<Failures, StoreError> {
        let sql = "SELECT who, failures, last FROM attempts WHERE who = $1";
        let Some(row) = sqlx::query(sql).bind(who.to_vec()).fetch_optional(&mut *self.0).await? else {
            return Ok(Failures::default());
        };
        let columns = Columns::new("attempts", "who", &row);
        let count = u32::try_from(columns.raw::<i64>("failures")?).map_err(|_| columns.bad("failures"))?;
        Ok(Failures { count, last: columns.moment("last")? })
    }

    pub async fn set(&mut self, who: &Who, failures: Failures) -> Result<(), StoreError> {
        let sql = "INSERT INTO attempts (who, failures, last) VALUES ($1, $2, $3) \
                   ON CONFLICT (who) DO UPDATE SET failures = excluded.failures, last = excluded.last";
        let query =
            sqlx::query(sql).bind(who.to_vec()).bind(i64::from(failures.count)).bind(failures.last.millis());
        query.execute(&mut *self.0).await?;
        Ok(())
    }

    pub async fn clear(&mut self, who: &Who) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM attempts WHERE who = $1").bind(who.to_vec()).execute(&mut *self.0).await?;
        Ok(())
    }

    /// Forgets what is older than `oldest`, and more when there is too much.
    pub async fn sweep(&mut self, oldest: Timestamp) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM attempts WHERE last <= $1")
            .bind(oldest.millis())
            .execute(&mut *self.0)
            .await?;
        let sql =
            "DELETE FROM attempts WHERE who NOT IN (SELECT who FROM attempts ORDER BY last DESC LIMIT $1)";
        sqlx::query(sql).bind(REMEMBERED_MAX).execute(&mut *self.0).await?;
        Ok(())
    }
}
