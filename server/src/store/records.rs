//! What records of pairs say (E4), folded from their documents. Beside the log: may be thrown away at any time.

use gongjian_shared::care::CareRecord;
use gongjian_shared::ids::{DocumentId, SpaceId};
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

/// A record and the document that it was folded from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub document: DocumentId,
    pub space: SpaceId,
    /// The version that was folded: its heads, hexadecimal, in order.
    pub heads: String,
    pub record: CareRecord,
}

pub struct Records<'t>(pub &'t mut Connection);

impl Records<'_> {
    /// How far the space's log was folded by this version of the fold; 0: not at all.
    pub async fn place(&mut self, space: SpaceId, version: u32) -> Result<u64, StoreError> {
        let sql = "SELECT seq FROM care_places WHERE space = $1 AND version = $2";
        let query = sqlx::query_scalar::<_, i64>(sql).bind(key(space)).bind(i64::from(version));
        Ok(query.fetch_optional(&mut *self.0).await?.map_or(0, i64::unsigned_abs))
    }

    /// Moves the place on, as the first act of a transaction; `false`: somebody else has moved it from `from`.
    ///
    /// Two who fold at once would otherwise leave the older rows under the newer place, for good.
    pub async fn advance(
        &mut self,
        space: SpaceId,
        from: u64,
        to: u64,
        version: u32,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO care_places (space, seq, version) VALUES ($1, $2, $3) \
                   ON CONFLICT (space) DO UPDATE SET seq = excluded.seq, version = excluded.version \
                   WHERE CASE WHEN care_places.version = excluded.version THEN care_places.seq ELSE 0 END = $4";
        let [from, to] = [from, to].map(|seq| i64::try_from(seq).unwrap_or(i64::MAX));
        let query = sqlx::query(sql).bind(key(space)).bind(to).bind(i64::from(version)).bind(from);
        Ok(query.execute(&mut *self.0).await?.rows_affected() == 1)
    }

    pub async fn put(&mut self, it: &Kept) -> Result<(), StoreError> {
        let record = serde_json::to_string(&it.record).expect("a record is plain data");
        let sql = "INSERT INTO care_records (document, space, heads, record) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (document) DO UPDATE SET heads = excluded.heads, record = excluded.record";
        sqlx::query(sql)
            .bind(it.document.as_bytes().to_vec())
            .bind(key(it.space))
            .bind(it.heads.as_str())
            .bind(record)
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// The document is no record: it never was, or it is gone.
    pub async fn drop(&mut self, document: DocumentId) -> Result<(), StoreError> {
        let sql = "DELETE FROM care_records WHERE document = $1";
        sqlx::query(sql).bind(document.as_bytes().to_vec()).execute(&mut *self.0).await?;
        Ok(())
    }

    pub async fn of_space(&mut self, space: SpaceId) -> Result<Vec<Kept>, StoreError> {
        let sql =
            "SELECT document, space, heads, record FROM care_records WHERE space = $1 ORDER BY document";
        sqlx::query(sql).bind(key(space)).fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// Throws everything away; it is folded anew when somebody asks.
    pub async fn clear(&mut self) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM care_records").execute(&mut *self.0).await?;
        sqlx::query("DELETE FROM care_places").execute(&mut *self.0).await?;
        Ok(())
    }
}

fn key(it: SpaceId) -> Vec<u8> {
    it.as_bytes().to_vec()
}

fn read(row: &AnyRow) -> Result<Kept, StoreError> {
    let columns = Columns::new("care_records", "document", row);
    let record: String = columns.raw("record")?;
    Ok(Kept {
        document: columns.bytes("document")?,
        space: columns.bytes("space")?,
        heads: columns.raw("heads")?,
        record: serde_json::from_str(&record).map_err(|_| columns.bad("record"))?,
    })
}
