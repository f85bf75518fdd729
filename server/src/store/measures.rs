//! Figures (K8): what each record counts for and the sums of units, beside the log; and who said that there was nothing.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::calendar::{Quarter, Year};
use gongjian_shared::ids::{PersonId, SpaceId, UnitId, UserId};
use gongjian_shared::measures::{Delta, Entry, Measure, Month, QuarterOf, Source, What};
use gongjian_shared::time::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

/// The number of a record: of its document, wish or meeting.
pub type RecordKey = [u8; 16];

/// A record that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub record: RecordKey,
    pub space: SpaceId,
    pub title: String,
    pub entry: Entry,
}

/// In the side database.
pub struct Figures<'t>(pub &'t mut Connection);

impl Figures<'_> {
    /// How far each space was counted by this version of the count.
    pub async fn places(&mut self, version: u32) -> Result<BTreeMap<SpaceId, u64>, StoreError> {
        let sql = "SELECT space, seq FROM figure_places WHERE version = $1";
        let rows = sqlx::query(sql).bind(i64::from(version)).fetch_all(&mut *self.0).await?;
        let read = |row: &AnyRow| {
            let columns = Columns::new("figure_places", "space", row);
            Ok((columns.bytes("space")?, columns.raw::<i64>("seq")?.unsigned_abs()))
        };
        rows.iter().map(read).collect()
    }

    /// Moves the place on, as the first act of a transaction; `false`: somebody else has moved it from `from`.
    pub async fn advance(
        &mut self,
        space: SpaceId,
        (from, to): (u64, u64),
        version: u32,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO figure_places (space, seq, version) VALUES ($1, $2, $3) \
                   ON CONFLICT (space) DO UPDATE SET seq = excluded.seq, version = excluded.version \
                   WHERE CASE WHEN figure_places.version = excluded.version THEN figure_places.seq ELSE 0 END = $4";
        let [from, to] = [from, to].map(|seq| i64::try_from(seq).unwrap_or(i64::MAX));
        let query =
            sqlx::query(sql).bind(space.as_bytes().to_vec()).bind(to).bind(i64::from(version)).bind(from);
        Ok(query.execute(&mut *self.0).await?.rows_affected() == 1)
    }

    /// What a record counted for until now.
    pub async fn find(&mut self, record: RecordKey) -> Result<Option<Counted>, StoreError> {
        let sql = "SELECT record, space, title, entry FROM figure_records WHERE record = $1";
        let row = sqlx::query(sql).bind(record.to_vec()).fetch_optional(&mut *self.0).await?;
        row.as_ref().map(read).transpose()
    }

    pub async fn put(&mut self, it: &Counted) -> Result<(), StoreError> {
        let entry = serde_json::to_string(&it.entry).expect("an entry is plain data");
        let sql = "INSERT INTO figure_records (record, space, unit, month, day, source, title, entry) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (record) DO UPDATE SET \
                   unit = excluded.unit, month = excluded.month, day = excluded.day, title = excluded.title, \
                   entry = excluded.entry";
        sqlx::query(sql)
            .bind(it.record.to_vec())
            .bind(it.space.as_bytes().to_vec())
            .bind(it.entry.unit.as_bytes().to_vec())
            .bind(Month::of(it.entry.day).to_string())
            .bind(it.entry.day.to_string())
            .bind(it.entry.source.as_str())
            .bind(it.title.as_str())
            .bind(entry)
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// It counts for nothing any more.
    pub async fn drop(&mut self, record: RecordKey) -> Result<(), StoreError> {
        let sql = "DELETE FROM figure_records WHERE record = $1";
        sqlx::query(sql).bind(record.to_vec()).execute(&mut *self.0).await?;
        Ok(())
    }

    /// Moves one number.
    pub async fn add(&mut self, it: &Delta) -> Result<(), StoreError> {
        let (month, unit) = (it.month.to_string(), it.unit.as_bytes().to_vec());
        let query = match it.what {
            What::Amount(measure) => sqlx::query(
                "INSERT INTO figures (month, unit, amount, measure) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (measure, month, unit) DO UPDATE SET amount = figures.amount + excluded.amount",
            )
            .bind(month)
            .bind(unit)
            .bind(it.by)
            .bind(measure.as_str()),
            What::Person(person) => sqlx::query(
                "INSERT INTO figure_people (month, unit, times, person) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (month, unit, person) DO UPDATE SET times = figure_people.times + excluded.times",
            )
            .bind(month)
            .bind(unit)
            .bind(it.by)
            .bind(person.as_bytes().to_vec()),
        };
        query.execute(&mut *self.0).await?;
        Ok(())
    }

    /// The sums of all units in a year.
    pub async fn amounts(
        &mut self,
        measure: Measure,
        year: Year,
    ) -> Result<BTreeMap<(UnitId, Month), u64>, StoreError> {
        let sql = "SELECT unit, month, amount FROM figures \
                   WHERE measure = $1 AND month >= $2 AND month <= $3 AND amount > 0";
        let [first, last] = ends(year);
        let rows =
            sqlx::query(sql).bind(measure.as_str()).bind(first).bind(last).fetch_all(&mut *self.0).await?;
        let read = |row: &AnyRow| {
            let columns = Columns::new("figures", "unit", row);
            Ok((at(&columns)?, columns.raw::<i64>("amount")?.unsigned_abs()))
        };
        rows.iter().map(read).collect()
    }

    /// Who is named in records of a year.
    pub async fn people(&mut self, year: Year) -> Result<BTreeSet<(UnitId, Month, PersonId)>, StoreError> {
        let sql =
            "SELECT unit, month, person FROM figure_people WHERE month >= $1 AND month <= $2 AND times > 0";
        let [first, last] = ends(year);
        let rows = sqlx::query(sql).bind(first).bind(last).fetch_all(&mut *self.0).await?;
        let read = |row: &AnyRow| {
            let columns = Columns::new("figure_people", "unit", row);
            let (unit, month) = at(&columns)?;
            Ok((unit, month, columns.bytes("person")?))
        };
        rows.iter().map(read).collect()
    }

    /// The units that have a record of any kind, by quarter.
    pub async fn told(&mut self, year: Year) -> Result<BTreeSet<(UnitId, QuarterOf)>, StoreError> {
        let sql = "SELECT DISTINCT unit, month FROM figures WHERE month >= $1 AND month <= $2 AND amount > 0";
        let [first, last] = ends(year);
        let rows = sqlx::query(sql).bind(first).bind(last).fetch_all(&mut *self.0).await?;
        let read = |row: &AnyRow| {
            let (unit, month) = at(&Columns::new("figures", "unit", row))?;
            Ok((unit, QuarterOf { year, quarter: month.quarter() }))
        };
        rows.iter().map(read).collect()
    }

    /// The records of these units in these months that a measure is made of: the newest `most`, and how many.
    pub async fn behind(
        &mut self,
        source: Source,
        (first, last): (Month, Month),
        units: &[UnitId],
        most: i64,
    ) -> Result<(Vec<Counted>, u64), StoreError> {
        if units.is_empty() {
            return Ok((Vec::new(), 0));
        }
        let places: Vec<String> = (4..4 + units.len()).map(|place| format!("${place}")).collect();
        let which = format!(
            "FROM figure_records WHERE source = $1 AND month >= $2 AND month <= $3 AND unit IN ({})",
            places.join(", ")
        );
        let newest =
            format!("SELECT record, space, title, entry {which} ORDER BY day DESC, record LIMIT {most}");
        let bound = |query: sqlx::query::Query<'static, super::Db, sqlx::any::AnyArguments>| {
            let query = query.bind(source.as_str()).bind(first.to_string()).bind(last.to_string());
            units.iter().fold(query, |query, unit| query.bind(unit.as_bytes().to_vec()))
        };
        let rows = bound(sqlx::query(AssertSqlSafe(newest))).fetch_all(&mut *self.0).await?;
        let lines = rows.iter().map(read).collect::<Result<_, _>>()?;
        let all = format!("SELECT COUNT(*) AS lines {which}");
        let row = bound(sqlx::query(AssertSqlSafe(all))).fetch_one(&mut *self.0).await?;
        let count: i64 = Columns::new("figure_records", "lines", &row).raw("lines")?;
        Ok((lines, count.unsigned_abs()))
    }

    /// Throws everything away; it is counted anew when somebody asks.
    pub async fn clear(&mut self) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM figure_records",
            "DELETE FROM figures",
            "DELETE FROM figure_people",
            "DELETE FROM figure_places",
        ] {
            super::run(&mut *self.0, sql).await?;
        }
        Ok(())
    }
}

/// 零报告, in the log's database: what was decided.
pub struct Nothings<'t>(pub &'t mut Connection);

impl Nothings<'_> {
    pub async fn said(&mut self, unit: UnitId, at: QuarterOf) -> Result<bool, StoreError> {
        let sql = "SELECT unit FROM nothings WHERE unit = $1 AND year = $2 AND quarter = $3";
        let query = sqlx::query(sql).bind(unit.as_bytes().to_vec()).bind(i64::from(at.year.get()));
        Ok(query.bind(number(at.quarter)).fetch_optional(&mut *self.0).await?.is_some())
    }

    pub async fn set(
        &mut self,
        unit: UnitId,
        at: QuarterOf,
        said: bool,
        by: (UserId, Timestamp),
    ) -> Result<(), StoreError> {
        let (unit, year, quarter) = (unit.as_bytes().to_vec(), i64::from(at.year.get()), number(at.quarter));
        if said {
            let sql = "INSERT INTO nothings (unit, year, quarter, at, user_id) VALUES ($1, $2, $3, $4, $5) \
                       ON CONFLICT (unit, year, quarter) DO NOTHING";
            let query = sqlx::query(sql).bind(unit).bind(year).bind(quarter);
            query.bind(by.1.millis()).bind(by.0.as_bytes().to_vec()).execute(&mut *self.0).await?;
        } else {
            let sql = "DELETE FROM nothings WHERE unit = $1 AND year = $2 AND quarter = $3";
            sqlx::query(sql).bind(unit).bind(year).bind(quarter).execute(&mut *self.0).await?;
        }
        Ok(())
    }

    /// Of all units in a year.
    pub async fn of_year(&mut self, year: Year) -> Result<BTreeSet<(UnitId, QuarterOf)>, StoreError> {
        let sql = "SELECT unit, quarter FROM nothings WHERE year = $1";
        let rows = sqlx::query(sql).bind(i64::from(year.get())).fetch_all(&mut *self.0).await?;
        let read = |row: &AnyRow| {
            let columns = Columns::new("nothings", "unit", row);
            let quarter = Quarter::ALL
                .into_iter()
                .find(|it| columns.raw("quarter").is_ok_and(|n: i64| n == number(*it)));
            Ok((
                columns.bytes("unit")?,
                QuarterOf { year, quarter: quarter.ok_or_else(|| columns.bad("quarter"))? },
            ))
        };
        rows.iter().map(read).collect()
    }
}

fn number(it: Quarter) -> i64 {
    Quarter::ALL.iter().zip(1..).find(|(quarter, _)| **quarter == it).map_or(0, |(_, number)| number)
}

fn ends(year: Year) -> [String; 2] {
    let all = Month::all(year);
    [all[0].to_string(), all[11].to_string()]
}

fn at(columns: &Columns<'_>) -> Result<(UnitId, Month), StoreError> {
    Ok((columns.bytes("unit")?, columns.value("month")?))
}

fn read(row: &AnyRow) -> Result<Counted, StoreError> {
    let columns = Columns::new("figure_records", "record", row);
    let record: Vec<u8> = columns.raw("record")?;
    let entry: String = columns.raw("entry")?;
    Ok(Counted {
        record: record.try_into().map_err(|_| columns.bad("record"))?,
        space: columns.bytes("space")?,
        title: columns.raw("title")?,
        entry: serde_json::from_str(&entry).map_err(|_| columns.bad("entry"))?,
    })
}
