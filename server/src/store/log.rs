//! The log of a space. (A first version, so that the rest compiles: the lead owns this file.)

use gongjian_shared::ids::{InstallationId, SpaceId, UserId};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;
use sha2::{Digest as _, Sha256};

use super::{Columns, Connection, StoreError};

/// One register row that is to be written.
pub struct Row {
    pub key: String,
    pub bytes: Vec<u8>,
}

pub async fn append_rows(
    conn: &mut Connection,
    space: SpaceId,
    rows: Vec<Row>,
    now: Timestamp,
) -> Result<(), StoreError> {
    for it in rows {
        let found = sqlx::query("SELECT space, seq, chain FROM spaces WHERE space = $1")
            .bind(space.as_bytes().to_vec())
            .fetch_one(&mut *conn)
            .await?;
        let columns = Columns::new("spaces", "space", &found);
        let seq = columns.raw::<i64>("seq")? + 1;
        let chain =
            Sha256::new().chain_update(columns.raw::<Vec<u8>>("chain")?).chain_update(&it.bytes).finalize();
        sqlx::query(
            "INSERT INTO log (space, seq, tag, row_key, bytes, received) VALUES ($1, $2, 1, $3, $4, $5)",
        )
        .bind(space.as_bytes().to_vec())
        .bind(seq)
        .bind(it.key)
        .bind(it.bytes)
        .bind(now.millis())
        .execute(&mut *conn)
        .await?;
        sqlx::query("UPDATE spaces SET seq = $2, chain = $3 WHERE space = $1")
            .bind(space.as_bytes().to_vec())
            .bind(seq)
            .bind(chain.to_vec())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

pub async fn actor_prefix(
    conn: &mut Connection,
    user: UserId,
    installation: InstallationId,
    dice: [u8; 8],
    now: Timestamp,
) -> Result<ActorPrefix, StoreError> {
    let ids = (user.as_bytes().to_vec(), installation.as_bytes().to_vec());
    sqlx::query(
        "INSERT INTO installations (user_id, installation, prefix, created) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (user_id, installation) DO NOTHING",
    )
    .bind(ids.0.clone())
    .bind(ids.1.clone())
    .bind(dice.to_vec())
    .bind(now.millis())
    .execute(&mut *conn)
    .await?;
    let row = sqlx::query("SELECT prefix FROM installations WHERE user_id = $1 AND installation = $2")
        .bind(ids.0)
        .bind(ids.1)
        .fetch_one(conn)
        .await?;
    Columns::new("installations", "prefix", &row).bytes("prefix")
}
