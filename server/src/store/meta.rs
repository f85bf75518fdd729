//! What a database knows of itself.

use super::{Columns, Connection, StoreError};

/// Says which seal key was used here, without telling it.
pub type SealMark = [u8; 16];

/// The mark of the key that sealed what is here; `None`: nothing was sealed yet.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn seal_mark(conn: &mut Connection) -> Result<Option<SealMark>, StoreError> {
    let row = sqlx::query("SELECT key, value FROM meta WHERE key = 'seal_mark'").fetch_optional(conn).await?;
    row.map(|row| Columns::new("meta", "key", &row).bytes("value")).transpose()
}

/// Keeps the mark of the first node; later ones change nothing.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn keep_seal_mark(conn: &mut Connection, mark: SealMark) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (key, value) VALUES ('seal_mark', $1) ON CONFLICT (key) DO NOTHING";
    sqlx::query(sql).bind(mark.to_vec()).execute(conn).await?;
    Ok(())
}
