//! Receipts: what was answered to every command.

use gongjian_shared::ids::{CommandId, UserId};
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
}
