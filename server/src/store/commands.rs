//! Receipts: what was answered to every command.

use gongjian_shared::ids::{CommandId, UserId};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::Receipt;

use super::{Columns, Connection, StoreError};

pub struct Commands<'t>(pub &'t mut Connection);

impl Commands<'_> {
    /// Who sent this command, and what was answered.
    pub async fn find(&mut self, id: CommandId) -> Result<Option<(UserId, Receipt)>, StoreError> {
        let sql = "SELECT id, user_id, receipt FROM commands WHERE id = $1";
        let row = sqlx::query(sql).bind(id.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        let Some(row) = row else { return Ok(None) };
        let columns = Columns::new("commands", "id", &row);
        let receipt: String = columns.raw("receipt")?;
        let receipt = serde_json::from_str(&receipt).map_err(|_| columns.bad("receipt"))?;
        Ok(Some((columns.bytes("user_id")?, receipt)))
    }

    pub async fn insert(&mut self, user: UserId, receipt: &Receipt) -> Result<(), StoreError> {
        let text = serde_json::to_string(receipt).expect("a receipt is plain data");
        sqlx::query("INSERT INTO commands (id, user_id, received, receipt) VALUES ($1, $2, $3, $4)")
            .bind(receipt.id.as_bytes().to_vec())
            .bind(user.as_bytes().to_vec())
            .bind(receipt.received.millis())
            .bind(text)
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// When a command that waits for what it judges first came in, and whose it is.
    pub async fn arrival(&mut self, id: CommandId) -> Result<Option<(UserId, Timestamp)>, StoreError> {
        let sql = "SELECT id, user_id, received FROM arrivals WHERE id = $1";
        let row = sqlx::query(sql).bind(id.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        let Some(row) = row else { return Ok(None) };
        let columns = Columns::new("arrivals", "id", &row);
        Ok(Some((columns.bytes("user_id")?, columns.moment("received")?)))
    }

    /// Keeps when a command first came in: a later one of the same id changes nothing.
    pub async fn arrived(&mut self, user: UserId, id: CommandId, at: Timestamp) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO arrivals (id, user_id, received) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";
        sqlx::query(sql)
            .bind(id.as_bytes().to_vec())
            .bind(user.as_bytes().to_vec())
            .bind(at.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}
