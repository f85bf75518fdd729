//! Evaluations beside filing (S1-25). Who has answered stands in one table, what was answered in another: one row, sorted
//! by what it says, so that no row, no moment and no place leads from an answer to a person.

use std::collections::BTreeSet;

use gongjian_shared::calendar::Year;
use gongjian_shared::ids::{PairId, PersonId, ProgrammeId};
use gongjian_shared::rules::evaluations::{CounselorView, Evaluation, EvaluationState, heap};

use super::{Columns, Connection, StoreError};

/// The evaluation of one programme in one year.
pub struct Evaluations<'t> {
    conn: &'t mut Connection,
    programme: Vec<u8>,
    year: i64,
}

impl<'t> Evaluations<'t> {
    pub fn of(conn: &'t mut Connection, programme: ProgrammeId, year: Year) -> Self {
        Self { conn, programme: programme.as_bytes().to_vec(), year: i64::from(year.get()) }
    }

    /// `None` when nobody has asked.
    pub async fn find(&mut self) -> Result<Option<Evaluation>, StoreError> {
        let sql = "SELECT * FROM evaluations WHERE programme = $1 AND year = $2";
        let query = sqlx::query(sql).bind(self.programme.clone()).bind(self.year);
        let Some(row) = query.fetch_optional(&mut *self.conn).await? else { return Ok(None) };
        let columns = Columns::new("evaluations", "programme", &row);
        let told: String = columns.raw("told")?;
        serde_json::from_str(&told).map(Some).map_err(|_| columns.bad("told"))
    }

    /// The leading group has adopted it.
    pub async fn is_adopted(&mut self) -> Result<bool, StoreError> {
        Ok(self.find().await?.is_some_and(|it| it.state == EvaluationState::Adopted))
    }

    pub async fn set(&mut self, it: &Evaluation) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("an evaluation is plain data");
        let sql = "INSERT INTO evaluations (programme, year, told) VALUES ($1, $2, $3) \
                   ON CONFLICT (programme, year) DO UPDATE SET told = excluded.told";
        let query = sqlx::query(sql).bind(self.programme.clone()).bind(self.year).bind(told);
        query.execute(&mut *self.conn).await?;
        Ok(())
    }

    /// Of which pairs the counselors have answered.
    pub async fn answered(&mut self) -> Result<BTreeSet<PairId>, StoreError> {
        let sql = "SELECT * FROM evaluation_answered WHERE programme = $1 AND year = $2 ORDER BY pair";
        let query = sqlx::query(sql).bind(self.programme.clone()).bind(self.year);
        let rows = query.fetch_all(&mut *self.conn).await?;
        rows.iter().map(|row| Columns::new("evaluation_answered", "pair", row).bytes("pair")).collect()
    }

    /// All answers, in the order of what they say.
    pub async fn views(&mut self) -> Result<Vec<CounselorView>, StoreError> {
        let sql = "SELECT * FROM evaluation_views WHERE programme = $1 AND year = $2";
        let query = sqlx::query(sql).bind(self.programme.clone()).bind(self.year);
        let Some(row) = query.fetch_optional(&mut *self.conn).await? else { return Ok(Vec::new()) };
        let columns = Columns::new("evaluation_views", "programme", &row);
        let told: String = columns.raw("heap")?;
        serde_json::from_str(&told).map_err(|_| columns.bad("heap"))
    }

    /// Puts an answer on the heap, and notes that the pair's counselor has answered.
    pub async fn answer(&mut self, pair: PairId, view: CounselorView) -> Result<(), StoreError> {
        let views = heap(self.views().await?, view);
        let told = serde_json::to_string(&views).expect("views are plain data");
        let sql = "INSERT INTO evaluation_views (programme, year, heap) VALUES ($1, $2, $3) \
                   ON CONFLICT (programme, year) DO UPDATE SET heap = excluded.heap";
        let query = sqlx::query(sql).bind(self.programme.clone()).bind(self.year).bind(told);
        query.execute(&mut *self.conn).await?;
        let sql = "INSERT INTO evaluation_answered (programme, year, pair) VALUES ($1, $2, $3)";
        let query = sqlx::query(sql).bind(self.programme.clone()).bind(self.year);
        query.bind(pair.as_bytes().to_vec()).execute(&mut *self.conn).await?;
        Ok(())
    }

    /// What leaders said in their own words.
    pub async fn words(&mut self) -> Result<Vec<(PersonId, String)>, StoreError> {
        let sql = "SELECT * FROM evaluation_words WHERE programme = $1 AND year = $2 ORDER BY person";
        let query = sqlx::query(sql).bind(self.programme.clone()).bind(self.year);
        let rows = query.fetch_all(&mut *self.conn).await?;
        let read = |row| {
            let columns = Columns::new("evaluation_words", "person", row);
            Ok((columns.bytes("person")?, columns.raw("words")?))
        };
        rows.iter().map(read).collect()
    }

    pub async fn speak(&mut self, person: PersonId, words: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO evaluation_words (programme, year, person, words) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (programme, year, person) DO UPDATE SET words = excluded.words";
        let query = sqlx::query(sql).bind(self.programme.clone()).bind(self.year);
        query.bind(person.as_bytes().to_vec()).bind(words).execute(&mut *self.conn).await?;
        Ok(())
    }
}
