//! Tables as they were sent (S1-20, S1-21): each version for ever.

use gongjian_shared::ids::{FilingId, ProgrammeId, UnitId, UserId};
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    pub filing: FilingId,
    pub programme: ProgrammeId,
    pub owner: UnitId,
    pub year: i16,
    pub version: u32,
    pub number: String,
    /// The year in which the number was given.
    pub numbered_in: i16,
    pub reason: String,
    /// Of `content`, hexadecimal.
    pub sha256: String,
    /// JSON.
    pub content: String,
    pub at: Timestamp,
    pub user: UserId,
}

pub struct Filings<'t>(pub &'t mut Connection);

impl Filings<'_> {
    pub async fn find(&mut self, filing: FilingId) -> Result<Option<Filing>, StoreError> {
        let query = sqlx::query("SELECT * FROM filings WHERE filing = $1").bind(filing.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// Newest first.
    pub async fn of_year(&mut self, programme: ProgrammeId, year: i16) -> Result<Vec<Filing>, StoreError> {
        let sql = "SELECT * FROM filings WHERE programme = $1 AND year = $2 ORDER BY version DESC";
        let query = sqlx::query(sql).bind(programme.as_bytes().to_vec()).bind(i64::from(year));
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// How many numbers a unit has given in a year.
    pub async fn numbers(&mut self, owner: UnitId, year: i16) -> Result<u32, StoreError> {
        let sql = "SELECT COUNT(DISTINCT number) FROM filings WHERE owner = $1 AND numbered_in = $2";
        let query = sqlx::query_scalar::<_, i64>(sql).bind(owner.as_bytes().to_vec()).bind(i64::from(year));
        Ok(u32::try_from(query.fetch_one(&mut *self.0).await?).unwrap_or(u32::MAX))
    }

    pub async fn insert(&mut self, it: &Filing) -> Result<(), StoreError> {
        let sql = "INSERT INTO filings (filing, programme, owner, year, version, number, numbered_in, reason, \
                   sha256, content, at, user_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        sqlx::query(sql)
            .bind(it.filing.as_bytes().to_vec())
            .bind(it.programme.as_bytes().to_vec())
            .bind(it.owner.as_bytes().to_vec())
            .bind(i64::from(it.year))
            .bind(i64::from(it.version))
            .bind(it.number.as_str())
            .bind(i64::from(it.numbered_in))
            .bind(it.reason.as_str())
            .bind(it.sha256.as_str())
            .bind(it.content.as_str())
            .bind(it.at.millis())
            .bind(it.user.as_bytes().to_vec())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<Filing, StoreError> {
    let columns = Columns::new("filings", "filing", row);
    let year = |name| i16::try_from(columns.raw::<i64>(name)?).map_err(|_| columns.bad(name));
    Ok(Filing {
        filing: columns.bytes("filing")?,
        programme: columns.bytes("programme")?,
        owner: columns.bytes("owner")?,
        year: year("year")?,
        version: u32::try_from(columns.raw::<i64>("version")?).map_err(|_| columns.bad("version"))?,
        number: columns.raw("number")?,
        numbered_in: year("numbered_in")?,
        reason: columns.raw("reason")?,
        sha256: columns.raw("sha256")?,
        content: columns.raw("content")?,
        at: columns.moment("at")?,
        user: columns.bytes("user_id")?,
    })
}
