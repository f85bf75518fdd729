//! What units keep about mentors and young teachers (S0-07 to S0-16).

use gongjian_shared::ids::{EntryId, PersonId, UnitId};
use gongjian_shared::rules::corps::Kept;
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

pub struct CorpsRows<'t>(pub &'t mut Connection);

impl CorpsRows<'_> {
    /// Whose it is, and how it stands; `None` when there is none.
    pub async fn find(&mut self, entry: EntryId) -> Result<Option<(UnitId, Kept)>, StoreError> {
        let query = sqlx::query("SELECT * FROM corps WHERE entry = $1").bind(entry.as_bytes().to_vec());
        let Some(row) = query.fetch_optional(&mut *self.0).await? else { return Ok(None) };
        Ok(Some((Columns::new("corps", "entry", &row).bytes("unit")?, read(&row)?)))
    }

    /// All that a unit keeps, in the order of their ids.
    pub async fn of_unit(&mut self, unit: UnitId) -> Result<Vec<Kept>, StoreError> {
        let sql = "SELECT * FROM corps WHERE unit = $1 ORDER BY kind, entry";
        let rows = sqlx::query(sql).bind(unit.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// All that a unit keeps of one kind.
    pub async fn of_kind(&mut self, unit: UnitId, kind: &str) -> Result<Vec<Kept>, StoreError> {
        let sql = "SELECT * FROM corps WHERE unit = $1 AND kind = $2 ORDER BY entry";
        let query = sqlx::query(sql).bind(unit.as_bytes().to_vec()).bind(kind);
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// What units keep of one kind about a person, with their units.
    pub async fn of_person(
        &mut self,
        person: PersonId,
        kind: &str,
    ) -> Result<Vec<(UnitId, Kept)>, StoreError> {
        let sql = "SELECT * FROM corps WHERE person = $1 AND kind = $2 ORDER BY unit, entry";
        let query = sqlx::query(sql).bind(person.as_bytes().to_vec()).bind(kind);
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| Ok((Columns::new("corps", "entry", row).bytes("unit")?, read(row)?))).collect()
    }

    /// The certificate with this code.
    pub async fn coded(&mut self, code: &str) -> Result<Option<Kept>, StoreError> {
        let query = sqlx::query("SELECT * FROM corps WHERE code = $1").bind(code);
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    pub async fn set(
        &mut self,
        (entry, unit): (EntryId, UnitId),
        person: Option<PersonId>,
        it: &Kept,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("what is kept is plain data");
        let sql = "INSERT INTO corps (entry, unit, kind, person, code, told, changed) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7) \
                   ON CONFLICT (entry) DO UPDATE SET told = excluded.told, changed = excluded.changed";
        sqlx::query(sql)
            .bind(entry.as_bytes().to_vec())
            .bind(unit.as_bytes().to_vec())
            .bind(it.word())
            .bind(person.map(|it| it.as_bytes().to_vec()))
            .bind(it.code())
            .bind(told)
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<Kept, StoreError> {
    let columns = Columns::new("corps", "entry", row);
    let told: String = columns.raw("told")?;
    serde_json::from_str(&told).map_err(|_| columns.bad("told"))
}
