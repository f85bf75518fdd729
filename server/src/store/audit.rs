//! The record of what was decided: append-only, each row sealed to the one before.

use gongjian_shared::ids::UserId;
use gongjian_shared::time::Timestamp;
use sha2::{Digest as _, Sha256};

use super::{Columns, Connection, StoreError};

type Hash = [u8; 32];

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

    /// Walks the whole chain.
    ///
    /// # Errors
    /// [`StoreError::BadRow`] names the first row that does not fit.
    pub async fn verify(&mut self) -> Result<i64, StoreError> {
        let rows = sqlx::query("SELECT * FROM audit ORDER BY seq").fetch_all(&mut *self.0).await?;
        let mut prev = [0; 32];
        let mut expected = 0;
        for row in &rows {
            expected += 1;
            let columns = Columns::new("audit", "hash", row);
            let (seq, action) = (columns.raw::<i64>("seq")?, columns.raw::<String>("action")?);
            let hash = seal(&prev, seq, columns.moment("at")?, columns.bytes("user_id")?, &action);
            let kept: (Hash, Hash) = (columns.bytes("prev")?, columns.bytes("hash")?);
            if (seq, kept) != (expected, (prev, hash)) {
                return Err(StoreError::bad_row("audit", seq, "it does not fit the row before"));
            }
            prev = hash;
        }
        Ok(expected)
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
