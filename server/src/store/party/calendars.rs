//! What units set of their years: terms, holidays, make-up working days.

use gongjian_shared::calendar::{UnitCalendar, Year, YearSetting};
use gongjian_shared::ids::UnitId;
use sqlx::any::AnyRow;

use super::days::key;
use crate::store::{Columns, Connection, StoreError};

pub struct Calendars<'t>(pub &'t mut Connection);

impl Calendars<'_> {
    /// Sets a year of the unit; an empty setting takes it away.
    pub async fn set(&mut self, unit: UnitId, year: Year, it: &YearSetting) -> Result<(), StoreError> {
        if it.is_empty() {
            let sql = "DELETE FROM calendars WHERE unit = $1 AND year = $2";
            sqlx::query(sql).bind(key(unit)).bind(i64::from(year.get())).execute(&mut *self.0).await?;
            return Ok(());
        }
        let told = serde_json::to_string(it).expect("a setting is plain data");
        let sql = "INSERT INTO calendars (unit, year, told) VALUES ($1, $2, $3) \
                   ON CONFLICT (unit, year) DO UPDATE SET told = excluded.told";
        let query = sqlx::query(sql).bind(key(unit)).bind(i64::from(year.get())).bind(told);
        query.execute(&mut *self.0).await?;
        Ok(())
    }

    /// What the unit itself has set of the year.
    pub async fn own(&mut self, unit: UnitId, year: Year) -> Result<YearSetting, StoreError> {
        let sql = "SELECT * FROM calendars WHERE unit = $1 AND year = $2";
        let query = sqlx::query(sql).bind(key(unit)).bind(i64::from(year.get()));
        let row = query.fetch_optional(&mut *self.0).await?;
        Ok(row.as_ref().map(read).transpose()?.map(|(_, it)| it).unwrap_or_default())
    }

    /// The calendar that the unit goes by: its own settings, and those of the units above where it has none.
    pub async fn of(&mut self, unit: UnitId) -> Result<UnitCalendar, StoreError> {
        let sql = "WITH RECURSIVE path(unit, parent, depth) AS (\
                   SELECT unit, parent, 0 FROM units WHERE unit = $1 \
                   UNION SELECT units.unit, units.parent, path.depth + 1 FROM units JOIN path ON units.unit = path.parent) \
                   SELECT calendars.* FROM path JOIN calendars ON calendars.unit = path.unit \
                   ORDER BY path.depth DESC, calendars.year";
        let mut calendar = UnitCalendar::default();
        for row in sqlx::query(sql).bind(key(unit)).fetch_all(&mut *self.0).await? {
            let (year, setting) = read(&row)?;
            calendar.set(year, setting);
        }
        Ok(calendar)
    }

    /// Nobody has set anything: all go by what this program knows.
    pub async fn none(&mut self) -> Result<bool, StoreError> {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM calendars").fetch_one(&mut *self.0).await?;
        Ok(count == 0)
    }

    /// What is left of a unit that is deleted.
    pub async fn forget(&mut self, unit: UnitId) -> Result<(), StoreError> {
        let sql = "DELETE FROM calendars WHERE unit = $1";
        sqlx::query(sql).bind(key(unit)).execute(&mut *self.0).await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<(Year, YearSetting), StoreError> {
    let columns = Columns::new("calendars", "unit", row);
    let year: i64 = columns.raw("year")?;
    let year = i16::try_from(year).ok().and_then(|it| Year::try_from(it).ok());
    let told: String = columns.raw("told")?;
    let setting = serde_json::from_str(&told).map_err(|_| columns.bad("told"))?;
    Ok((year.ok_or_else(|| columns.bad("year"))?, setting))
}
