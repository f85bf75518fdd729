//! Requests and plans of pairs, and rosters of programmes, as they stand.

use gongjian_shared::ids::{PairId, ProgrammeId};
use gongjian_shared::rules::liaison::{DutyRow, TalksRow};
use gongjian_shared::time::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Columns, Connection, StoreError};

pub struct Talks<'t>(pub &'t mut Connection);

impl Talks<'_> {
    /// Nothing asked for and nothing arranged when there is no row.
    pub async fn of_pair(&mut self, pair: PairId) -> Result<TalksRow, StoreError> {
        let sql = "SELECT pair AS id, told FROM pair_talks WHERE pair = $1";
        self.told(sql, pair.as_bytes().to_vec(), "pair_talks").await
    }

    pub async fn set_pair(&mut self, pair: PairId, it: &TalksRow, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO pair_talks (pair, told, changed) VALUES ($1, $2, $3) \
                   ON CONFLICT (pair) DO UPDATE SET told = excluded.told, changed = excluded.changed";
        self.set(sql, pair.as_bytes().to_vec(), it, now).await
    }

    /// The roster; empty when there is no row.
    pub async fn duty(&mut self, programme: ProgrammeId) -> Result<DutyRow, StoreError> {
        let sql = "SELECT programme AS id, told FROM duty WHERE programme = $1";
        self.told(sql, programme.as_bytes().to_vec(), "duty").await
    }

    pub async fn set_duty(
        &mut self,
        programme: ProgrammeId,
        it: &DutyRow,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO duty (programme, told, changed) VALUES ($1, $2, $3) \
                   ON CONFLICT (programme) DO UPDATE SET told = excluded.told, changed = excluded.changed";
        self.set(sql, programme.as_bytes().to_vec(), it, now).await
    }

    async fn told<T: DeserializeOwned + Default>(
        &mut self,
        sql: &'static str,
        key: Vec<u8>,
        table: &'static str,
    ) -> Result<T, StoreError> {
        let Some(row) = sqlx::query(sql).bind(key).fetch_optional(&mut *self.0).await? else {
            return Ok(T::default());
        };
        let columns = Columns::new(table, "id", &row);
        let told: String = columns.raw("told")?;
        serde_json::from_str(&told).map_err(|_| columns.bad("told"))
    }

    async fn set<T: Serialize + Sync>(
        &mut self,
        sql: &'static str,
        key: Vec<u8>,
        it: &T,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("a row is plain data");
        sqlx::query(sql).bind(key).bind(told).bind(now.millis()).execute(&mut *self.0).await?;
        Ok(())
    }
}
