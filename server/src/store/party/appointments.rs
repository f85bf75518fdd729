//! Appointments (A3): who held which post, on any day.

use gongjian_shared::ids::{AppointmentId, PersonId, UnitId};
use gongjian_shared::party::{Appointment, AppointmentDetail, Basis, End, Holder, Line, Post, Rank, Term};
use jiff::civil::Date;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::days::{day, key, maybe_day, text};
use crate::store::{Columns, Connection, StoreError};

pub struct Appointments<'t>(pub &'t mut Connection);

/// 主要负责人: who holds one of these leads a unit (S4-01).
const LEADING: [Post; 3] = [Post::Head, Post::CoHead, Post::Secretary];

/// Somebody who holds a post, as standards see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostHolder {
    pub unit: UnitId,
    pub holder: Holder,
    /// Leads a unit beside it.
    pub principal: bool,
}

/// Holds on `$2`.
const HOLDS: &str = "from_day <= $2 AND (until_day IS NULL OR until_day > $2)";

impl Appointments<'_> {
    pub async fn find(&mut self, appointment: AppointmentId) -> Result<Option<Appointment>, StoreError> {
        let sql = "SELECT * FROM appointments WHERE appointment = $1";
        let row = sqlx::query(sql).bind(id(appointment)).fetch_optional(&mut *self.0).await?;
        row.as_ref().map(read).transpose()
    }

    /// The appointment, and the one that took its place when its unit was merged.
    pub async fn with_successor(
        &mut self,
        appointment: AppointmentId,
    ) -> Result<Vec<Appointment>, StoreError> {
        let mut found = Vec::new();
        for id in [appointment, successor(appointment)] {
            found.extend(self.find(id).await?);
        }
        Ok(found)
    }

    /// Everything the person ever held, newest first.
    pub async fn of_person(&mut self, person: PersonId) -> Result<Vec<Appointment>, StoreError> {
        let sql = "SELECT * FROM appointments WHERE person = $1 ORDER BY from_day DESC, appointment";
        let rows = sqlx::query(sql).bind(person.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// Everything that was ever held at the unit, newest first.
    pub async fn of_unit(&mut self, unit: UnitId) -> Result<Vec<Appointment>, StoreError> {
        let sql = "SELECT * FROM appointments WHERE unit = $1 ORDER BY from_day DESC, appointment";
        let rows = sqlx::query(sql).bind(key(unit)).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// Who holds posts at the unit on the day.
    pub async fn held_at(&mut self, unit: UnitId, on: Date) -> Result<Vec<Appointment>, StoreError> {
        let sql =
            format!("SELECT * FROM appointments WHERE unit = $1 AND {HOLDS} ORDER BY from_day, appointment");
        self.on(sql, key(unit), on).await
    }

    /// What the person holds on the day.
    pub async fn held_by(&mut self, person: PersonId, on: Date) -> Result<Vec<Appointment>, StoreError> {
        let sql = format!(
            "SELECT * FROM appointments WHERE person = $1 AND {HOLDS} ORDER BY from_day, appointment"
        );
        self.on(sql, person.as_bytes().to_vec(), on).await
    }

    /// Everybody who holds the post anywhere on the day.
    pub async fn holders(&mut self, post: Post, on: Date) -> Result<Vec<Appointment>, StoreError> {
        let sql = format!("SELECT * FROM appointments WHERE post = $1 AND {HOLDS} ORDER BY unit, from_day");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(post.as_str()).bind(on.to_string());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// Everybody who holds the post on the day, at `unit` or anywhere, with what standards ask of them: one statement
    /// for a whole province.
    pub async fn for_standard(
        &mut self,
        post: Post,
        unit: Option<UnitId>,
        on: Date,
    ) -> Result<Vec<PostHolder>, StoreError> {
        let there = if unit.is_some() { "AND held.unit = $6" } else { "" };
        let sql = format!(
            "SELECT held.appointment, held.unit, held.post_rank, persons.person_rank, homes.line, \
             (SELECT COUNT(*) FROM appointments led WHERE led.person = held.person \
             AND led.appointment <> held.appointment AND led.post IN ($3, $4, $5) \
             AND led.from_day <= $2 AND (led.until_day IS NULL OR led.until_day > $2)) AS leads \
             FROM appointments held JOIN persons ON persons.person = held.person \
             JOIN units homes ON homes.unit = persons.home \
             WHERE held.post = $1 AND held.from_day <= $2 AND (held.until_day IS NULL OR held.until_day > $2) {there}"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(post.as_str()).bind(on.to_string());
        let query = LEADING.into_iter().fold(query, |query, post| query.bind(post.as_str()));
        let query = unit.into_iter().fold(query, |query, unit| query.bind(key(unit)));
        query.fetch_all(&mut *self.0).await?.iter().map(read_holder).collect()
    }

    async fn on(&mut self, sql: String, of: Vec<u8>, on: Date) -> Result<Vec<Appointment>, StoreError> {
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(of).bind(on.to_string());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// Every appointment, for export and measures.
    pub async fn all(&mut self) -> Result<Vec<Appointment>, StoreError> {
        let rows =
            sqlx::query("SELECT * FROM appointments ORDER BY appointment").fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// Terms that end within the days (S4-04: warning before the end), and nobody has decided.
    pub async fn ending(&mut self, from: Date, to: Date) -> Result<Vec<Appointment>, StoreError> {
        let sql = "SELECT * FROM appointments WHERE end_day IS NULL AND planned IS NOT NULL AND planned > $1 \
                   AND planned <= $2 ORDER BY planned, appointment";
        let query = sqlx::query(sql).bind(from.to_string()).bind(to.to_string());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    pub async fn insert(
        &mut self,
        appointment: AppointmentId,
        it: &AppointmentDetail,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO appointments (appointment, person, unit, post, acting, post_rank, from_day, planned, hard, \
                   basis, document, duties, guides, until_day) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
        let guides = serde_json::to_string(&it.guides).expect("ids are plain data");
        sqlx::query(sql)
            .bind(id(appointment))
            .bind(it.person.as_bytes().to_vec())
            .bind(key(it.unit))
            .bind(it.post.as_str())
            .bind(i64::from(it.acting))
            .bind(it.rank.map(Rank::as_str))
            .bind(it.term.from.to_string())
            .bind(text(it.term.planned))
            .bind(i64::from(it.term.hard))
            .bind(it.basis.as_str())
            .bind(it.document.as_str())
            .bind(it.duties.as_str())
            .bind(guides)
            .bind(text(it.term.planned.filter(|_| it.term.hard)))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn end(&mut self, appointment: AppointmentId, end: &End) -> Result<(), StoreError> {
        let sql = "UPDATE appointments SET end_day = $2, end_basis = $3, end_document = $4, \
                   until_day = CASE WHEN until_day IS NULL OR until_day > $2 THEN $2 ELSE until_day END \
                   WHERE appointment = $1";
        sqlx::query(sql)
            .bind(id(appointment))
            .bind(end.on.to_string())
            .bind(end.basis.as_str())
            .bind(end.document.as_str())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn count_of_unit(&mut self, unit: UnitId) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM appointments WHERE unit = $1";
        let count: i64 = sqlx::query_scalar(sql).bind(key(unit)).fetch_one(&mut *self.0).await?;
        Ok(count.unsigned_abs())
    }
}

/// Under this name the ids of appointments are hashed that go over to another unit.
const GONE_OVER: Uuid = Uuid::from_u128(0x51d8_37a3_9f5c_5d0e_b7f2_6d41_0c52_9e18);

/// The appointment that takes its place at the unit into which its unit is merged.
pub fn successor(it: AppointmentId) -> AppointmentId {
    Uuid::new_v5(&GONE_OVER, it.as_bytes()).into()
}

fn id(it: AppointmentId) -> Vec<u8> {
    it.as_bytes().to_vec()
}

fn read_holder(row: &AnyRow) -> Result<PostHolder, StoreError> {
    let columns = Columns::new("appointments", "appointment", row);
    let rank = maybe_rank(&columns)?.unwrap_or(Rank::None).max(columns.value::<Rank>("person_rank")?);
    Ok(PostHolder {
        unit: columns.bytes("unit")?,
        holder: Holder { line: columns.value::<Line>("line")?, rank },
        principal: columns.raw::<i64>("leads")? > 0,
    })
}

fn maybe_rank(columns: &Columns<'_>) -> Result<Option<Rank>, StoreError> {
    let rank: Option<String> = columns.raw("post_rank")?;
    rank.map(|it| Rank::parse(&it).ok_or_else(|| columns.bad("post_rank"))).transpose()
}

fn read(row: &AnyRow) -> Result<Appointment, StoreError> {
    let columns = Columns::new("appointments", "appointment", row);
    let guides: String = columns.raw("guides")?;
    let term = Term {
        from: day(&columns, "from_day")?,
        planned: maybe_day(&columns, "planned")?,
        hard: columns.flag("hard")?,
    };
    let detail = AppointmentDetail {
        person: columns.bytes("person")?,
        unit: columns.bytes("unit")?,
        post: columns.value::<Post>("post")?,
        acting: columns.flag("acting")?,
        rank: maybe_rank(&columns)?,
        term,
        basis: columns.value::<Basis>("basis")?,
        document: columns.raw("document")?,
        duties: columns.raw("duties")?,
        guides: serde_json::from_str(&guides).map_err(|_| columns.bad("guides"))?,
    };
    let end = match maybe_day(&columns, "end_day")? {
        Some(on) => Some(End {
            on,
            basis: columns.value::<Basis>("end_basis")?,
            document: columns.raw("end_document")?,
        }),
        None => None,
    };
    Ok(Appointment { appointment: columns.bytes("appointment")?, detail, end })
}
