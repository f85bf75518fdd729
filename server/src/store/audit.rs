//! The record of what was decided: append-only, each row sealed to the one before.

use gongjian_shared::ids::UserId;
use gongjian_shared::time::Timestamp;
use sha2::{Digest as _, Sha256};
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

type Hash = [u8; 32];
/// How many rows are looked at together.
const PAGE_ROWS: i64 = 1_000;

/// One row of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub seq: i64,
    pub at: Timestamp,
    pub user: UserId,
    /// JSON.
    pub action: String,
}

/// Where a walk along the chain ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct End {
    pub seq: i64,
    hash: Hash,
}

pub struct Audit<'t>(pub &'t mut Connection);

impl Audit<'_> {
    /// Adds a row: `user` did `action` (JSON) at `at`.
    pub async fn append(&mut self, at: Timestamp, user: UserId, action: &str) -> Result<(), StoreError> {
        let (last, prev) = self.last().await?;
        let seq = last + 1;
        sqlx::query(
            "INSERT INTO audit (seq, at, user_id, action, prev, hash) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(seq)
        .bind(at.millis())
        .bind(user.as_bytes().to_vec())
        .bind(action)
        .bind(prev.to_vec())
        .bind(seal(&prev, seq, at, user, action).to_vec())
        .execute(&mut *self.0)
        .await?;
        Ok(())
    }

    async fn last(&mut self) -> Result<(i64, Hash), StoreError> {
        let sql = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
        let Some(row) = sqlx::query(sql).fetch_optional(&mut *self.0).await? else { return Ok((0, [0; 32])) };
        let columns = Columns::new("audit", "hash", &row);
        Ok((columns.raw("seq")?, columns.bytes("hash")?))
    }

    /// The newest rows before `before`, newest first.
    pub async fn page(&mut self, before: i64, most: i64) -> Result<Vec<Decision>, StoreError> {
        let sql = "SELECT * FROM audit WHERE seq < $1 ORDER BY seq DESC LIMIT $2";
        let rows = sqlx::query(sql).bind(before).bind(most).fetch_all(&mut *self.0).await?;
        rows.iter()
            .map(|row| {
                let columns = Columns::new("audit", "hash", row);
                let (seq, action) = (columns.raw("seq")?, columns.raw("action")?);
                Ok(Decision { seq, at: columns.moment("at")?, user: columns.bytes("user_id")?, action })
            })
            .collect()
    }

    /// Walks the whole chain, page by page; gives the number of rows.
    ///
    /// # Errors
    /// [`StoreError::BadRow`] names the first row that does not fit.
    pub async fn verify(&mut self) -> Result<i64, StoreError> {
        Ok(self.follow(End::default(), i64::MAX).await?.seq)
    }

    /// Walks on from where a walk ended, about `most` rows; gives where it ended.
    ///
    /// # Errors
    /// [`StoreError::BadRow`] names the first row that does not fit.
    pub async fn follow(&mut self, from: End, most: i64) -> Result<End, StoreError> {
        let End { mut seq, mut hash } = from;
        loop {
            let sql = "SELECT * FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2";
            let rows = sqlx::query(sql).bind(seq).bind(PAGE_ROWS).fetch_all(&mut *self.0).await?;
            for row in &rows {
                hash = fits(row, seq + 1, &hash)?;
                seq += 1;
            }
            if rows.is_empty() || seq - from.seq >= most {
                return Ok(End { seq, hash });
            }
        }
    }

    /// The number of the newest row; 0 when there is none.
    pub async fn newest(&mut self) -> Result<i64, StoreError> {
        Ok(self.last().await?.0)
    }
}

/// The hash of a row that is the `seq`th and follows `prev`.
fn fits(row: &AnyRow, seq: i64, prev: &Hash) -> Result<Hash, StoreError> {
    let columns = Columns::new("audit", "hash", row);
    let action: String = columns.raw("action")?;
    let hash = seal(prev, seq, columns.moment("at")?, columns.bytes("user_id")?, &action);
    let kept: (i64, Hash, Hash) = (columns.raw("seq")?, columns.bytes("prev")?, columns.bytes("hash")?);
    if kept == (seq, *prev, hash) {
        Ok(hash)
    } else {
        Err(StoreError::bad_row("audit", seq, "does not fit the row before"))
    }
}

fn seal(prev: &Hash, seq: i64, at: Timestamp, user: UserId, action: &str) -> Hash {
    Sha256::new()
        .chain_update(prev)
        .chain_update(seq.to_be_bytes())
        .chain_update(at.millis().to_be_bytes())
        .chain_update(user.as_bytes())
        .chain_update(action)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Folder;
    use crate::store::Stores;

    const LI: UserId = UserId::from_bytes([2; 16]);

    #[tokio::test]
    async fn rows_are_chained_and_can_neither_be_changed_nor_cut() {
        let folder = Folder::new("audit");
        let stores = Stores::open(folder.path()).await.expect("opens");
        let mut connection = stores.log_writer.acquire().await.expect("free");
        for action in ["{\"one\":1}", "{\"two\":2}"] {
            Audit(&mut connection).append(Timestamp::from_millis(7), LI, action).await.expect("appends");
        }
        assert_eq!(Audit(&mut connection).verify().await.expect("whole"), 2);
        for sql in ["UPDATE audit SET at = 1", "DELETE FROM audit"] {
            let tried = sqlx::query(sql).execute(&mut *connection).await;
            assert!(tried.expect_err("refused").to_string().contains("append-only"));
        }
        // Who gets around the triggers is found by the chain.
        for sql in ["DROP TRIGGER audit_is_never_changed", "UPDATE audit SET at = 8 WHERE seq = 1"] {
            sqlx::query(sql).execute(&mut *connection).await.expect("a person with the file");
        }
        let found = Audit(&mut connection).verify().await.expect_err("found");
        assert!(matches!(&found, StoreError::BadRow { table: "audit", row, .. } if row == "1"), "{found}");
    }
}
