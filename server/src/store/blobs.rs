//! Files of spaces: what is kept, and what is on its way. The bytes themselves lie in the depot.

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::blobs::{BlobHash, BlobKind};
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

/// A file is known by its space and its name: the same bytes in two spaces are two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlobKey {
    pub space: SpaceId,
    pub hash: BlobHash,
}

/// A file that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blob {
    pub kind: BlobKind,
    /// As it was sent. Unit: bytes.
    pub size: usize,
    /// SHA-256 of the bytes that are kept.
    pub stored: BlobHash,
}

/// Who sends what, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sender {
    pub user: UserId,
    pub at: Timestamp,
}

pub struct Blobs<'t>(pub &'t mut Connection);

impl Blobs<'_> {
    pub async fn find(&mut self, key: BlobKey) -> Result<Option<Blob>, StoreError> {
        let sql = "SELECT hash, kind, size, stored FROM blobs WHERE space = $1 AND hash = $2";
        let row = named(sql, key).fetch_optional(&mut *self.0).await?;
        row.as_ref().map(read).transpose()
    }

    /// Twice changes nothing: somebody else may have sent the same.
    pub async fn insert(&mut self, key: BlobKey, it: Blob, by: Sender) -> Result<(), StoreError> {
        let sql = "INSERT INTO blobs (space, hash, kind, size, stored, user_id, at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (space, hash) DO NOTHING";
        named(sql, key)
            .bind(it.kind.extension())
            .bind(as_i64(it.size))
            .bind(it.stored.as_bytes().to_vec())
            .bind(by.user.as_bytes().to_vec())
            .bind(by.at.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// The announced size of a file that is on its way.
    pub async fn upload(&mut self, key: BlobKey) -> Result<Option<usize>, StoreError> {
        let sql = "SELECT hash, size FROM blob_uploads WHERE space = $1 AND hash = $2";
        let row = named(sql, key).fetch_optional(&mut *self.0).await?;
        row.map(|row| size(&Columns::new("blob_uploads", "hash", &row))).transpose()
    }

    pub async fn begin(&mut self, key: BlobKey, size: usize, by: Sender) -> Result<(), StoreError> {
        let sql = "INSERT INTO blob_uploads (space, hash, size, user_id, at) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (space, hash) DO NOTHING";
        named(sql, key)
            .bind(as_i64(size))
            .bind(by.user.as_bytes().to_vec())
            .bind(by.at.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// What a person has sent or begun to send since `from`. Unit: bytes.
    pub async fn sent(&mut self, user: UserId, from: Timestamp) -> Result<u64, StoreError> {
        let mut sum = 0;
        for sql in [
            "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM blobs WHERE user_id = $1 AND at >= $2",
            "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM blob_uploads WHERE user_id = $1 AND at >= $2",
        ] {
            let query = sqlx::query_scalar::<_, i64>(sql).bind(user.as_bytes().to_vec()).bind(from.millis());
            sum += u64::try_from(query.fetch_one(&mut *self.0).await?).unwrap_or(0);
        }
        Ok(sum)
    }

    /// The pieces that are there, in order.
    pub async fn pieces(&mut self, key: BlobKey) -> Result<Vec<u32>, StoreError> {
        let sql = "SELECT hash, piece FROM blob_pieces WHERE space = $1 AND hash = $2 ORDER BY piece";
        let rows = named(sql, key).fetch_all(&mut *self.0).await?;
        rows.iter().map(number).collect()
    }

    pub async fn insert_piece(&mut self, key: BlobKey, piece: u32) -> Result<(), StoreError> {
        let sql = "INSERT INTO blob_pieces (space, hash, piece) VALUES ($1, $2, $3) \
                   ON CONFLICT (space, hash, piece) DO NOTHING";
        named(sql, key).bind(i64::from(piece)).execute(&mut *self.0).await?;
        Ok(())
    }

    pub async fn delete_piece(&mut self, key: BlobKey, piece: u32) -> Result<(), StoreError> {
        let sql = "DELETE FROM blob_pieces WHERE space = $1 AND hash = $2 AND piece = $3";
        named(sql, key).bind(i64::from(piece)).execute(&mut *self.0).await?;
        Ok(())
    }

    /// Nothing of it is on its way any more: it is kept, or was refused.
    pub async fn end(&mut self, key: BlobKey) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM blob_pieces WHERE space = $1 AND hash = $2",
            "DELETE FROM blob_uploads WHERE space = $1 AND hash = $2",
        ] {
            named(sql, key).execute(&mut *self.0).await?;
        }
        Ok(())
    }

    /// What was begun before `before` and never ended, with how many bytes were announced.
    pub async fn stale(&mut self, before: Timestamp) -> Result<Vec<(BlobKey, usize)>, StoreError> {
        let sql = "SELECT space, hash, size FROM blob_uploads WHERE at < $1 ORDER BY at";
        let rows = sqlx::query(sql).bind(before.millis()).fetch_all(&mut *self.0).await?;
        let read = |row: &AnyRow| {
            let columns = Columns::new("blob_uploads", "hash", row);
            let key = BlobKey { space: columns.bytes("space")?, hash: columns.bytes("hash")? };
            Ok((key, size(&columns)?))
        };
        rows.iter().map(read).collect()
    }
}

type Asked<'q> = sqlx::query::Query<'q, super::Db, <super::Db as sqlx::Database>::Arguments>;

fn named(sql: &'static str, key: BlobKey) -> Asked<'static> {
    sqlx::query(sql).bind(key.space.as_bytes().to_vec()).bind(key.hash.as_bytes().to_vec())
}

fn as_i64(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

fn size(columns: &Columns<'_>) -> Result<usize, StoreError> {
    usize::try_from(columns.raw::<i64>("size")?).map_err(|_| columns.bad("size"))
}

fn number(row: &AnyRow) -> Result<u32, StoreError> {
    let columns = Columns::new("blob_pieces", "hash", row);
    u32::try_from(columns.raw::<i64>("piece")?).map_err(|_| columns.bad("piece"))
}

fn read(row: &AnyRow) -> Result<Blob, StoreError> {
    let columns = Columns::new("blobs", "hash", row);
    let kind: String = columns.raw("kind")?;
    Ok(Blob {
        kind: BlobKind::parse(&kind).ok_or_else(|| columns.bad("kind"))?,
        size: size(&columns)?,
        stored: columns.bytes("stored")?,
    })
}
