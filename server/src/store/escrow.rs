//! Work that came after its author's right had ended, until somebody has decided on it.

use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::ids::{DocumentId, EscrowId, InstallationId, SpaceId, UserId};
use gongjian_shared::rules::LATE_MAX_MS;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::frame::Settled;
use gongjian_shared::sync::guard::Late;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::{Columns, Connection, StoreError};

/// Most that waits of one person in one space. Unit: bytes.
pub const WAITING_BYTES_MAX: u64 = 16 << 20;
/// Authors are told of decisions for so long. Unit: milliseconds (180 days).
const TOLD_FOR_MS: i64 = 180 * 24 * 3_600_000;
/// Most decisions told in one greeting.
const TOLD_MAX: i64 = 100;
/// Most rows of a list.
const LISTED_MAX: i64 = 500;
const WAITING: &str = "waiting";
const TAKEN: &str = "taken";
const TURNED_AWAY: &str = "turned_away";

/// Late work of one person on one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escrow {
    pub id: EscrowId,
    pub head: DocumentHead,
    pub user: UserId,
    pub since: Timestamp,
    pub waits: bool,
}

/// A change in escrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EscrowedChange {
    pub device: InstallationId,
    pub received: Timestamp,
    pub bytes: Vec<u8>,
}

/// How much of it there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    pub changes: u32,
    pub bytes: u64,
    pub newest: Timestamp,
}

pub struct Escrows<'t>(pub &'t mut Connection);

impl Escrows<'_> {
    pub async fn find(&mut self, id: EscrowId) -> Result<Option<Escrow>, StoreError> {
        let sql = "SELECT id, space, document, kind, owner, user_id, since, state FROM escrow WHERE id = $1";
        let row = sqlx::query(sql).bind(id.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        row.as_ref().map(read_escrow).transpose()
    }

    /// What of a document and person the guard must know; `None` when so much waits that no more is kept.
    pub async fn late(&mut self, user: UserId, head: &DocumentHead) -> Result<Option<Late>, StoreError> {
        if self.waiting_bytes(user, head.space).await? >= WAITING_BYTES_MAX {
            return Ok(None);
        }
        let sql = "SELECT escrow_changes.hash, escrow_changes.actor, escrow_changes.actor_seq, escrow.state \
                   FROM escrow JOIN escrow_changes ON escrow_changes.escrow = escrow.id \
                   WHERE escrow.user_id = $1 AND escrow.document = $2";
        let query = sqlx::query(sql).bind(user.as_bytes().to_vec());
        let rows = query.bind(head.document.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        let mut late = Late::default();
        for row in &rows {
            let columns = Columns::new("escrow_changes", "hash", row);
            let hash = Hash::from_bytes(columns.bytes("hash")?);
            match columns.raw::<String>("state")?.as_str() {
                WAITING => {
                    let seq = unsigned(columns.raw("actor_seq")?);
                    let last = late.last_seq.entry(columns.raw("actor")?).or_default();
                    *last = seq.max(*last);
                    late.waiting.insert(hash);
                }
                TURNED_AWAY => drop(late.turned_away.insert(hash)),
                _ => {}
            }
        }
        Ok(Some(late))
    }

    async fn waiting_bytes(&mut self, user: UserId, space: SpaceId) -> Result<u64, StoreError> {
        let sql = "SELECT CAST(COALESCE(SUM(escrow_changes.size), 0) AS BIGINT) AS bytes FROM escrow \
                   JOIN escrow_changes ON escrow_changes.escrow = escrow.id \
                   WHERE escrow.user_id = $1 AND escrow.space = $2 AND escrow.state = 'waiting'";
        let query = sqlx::query(sql).bind(user.as_bytes().to_vec()).bind(space.as_bytes().to_vec());
        let row = query.fetch_one(&mut *self.0).await?;
        Ok(unsigned(Columns::new("escrow_changes", "bytes", &row).raw("bytes")?))
    }

    /// What waits of `user` on this document.
    pub async fn waiting(
        &mut self,
        user: UserId,
        document: DocumentId,
    ) -> Result<Option<Escrow>, StoreError> {
        let sql = "SELECT id, space, document, kind, owner, user_id, since, state FROM escrow \
                   WHERE user_id = $1 AND document = $2 AND state = 'waiting'";
        let query = sqlx::query(sql).bind(user.as_bytes().to_vec()).bind(document.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read_escrow).transpose()
    }

    pub async fn insert(&mut self, it: &Escrow) -> Result<(), StoreError> {
        let sql = "INSERT INTO escrow (id, space, document, kind, owner, user_id, since, state) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting')";
        sqlx::query(sql)
            .bind(it.id.as_bytes().to_vec())
            .bind(it.head.space.as_bytes().to_vec())
            .bind(it.head.document.as_bytes().to_vec())
            .bind(it.head.kind.as_str())
            .bind(it.head.owner.map(|owner| owner.as_bytes().to_vec()))
            .bind(it.user.as_bytes().to_vec())
            .bind(it.since.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// Puts a change behind those that are there.
    pub async fn add(
        &mut self,
        escrow: EscrowId,
        document: DocumentId,
        header: &ChangeHeader,
        change: &EscrowedChange,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO escrow_changes (document, hash, escrow, place, actor, actor_seq, device, received, \
                   size, bytes) SELECT $1, $2, $3, COUNT(*) + 1, $4, $5, $6, $7, $8, $9 \
                   FROM escrow_changes WHERE escrow = $3";
        sqlx::query(sql)
            .bind(document.as_bytes().to_vec())
            .bind(header.hash.as_bytes().to_vec())
            .bind(escrow.as_bytes().to_vec())
            .bind(header.actor.clone())
            .bind(signed(header.seq))
            .bind(change.device.as_bytes().to_vec())
            .bind(change.received.millis())
            .bind(i64::try_from(change.bytes.len()).unwrap_or(i64::MAX))
            .bind(change.bytes.clone())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn changes(&mut self, id: EscrowId) -> Result<Vec<EscrowedChange>, StoreError> {
        let sql = "SELECT hash, device, received, bytes FROM escrow_changes WHERE escrow = $1 ORDER BY place";
        let rows = sqlx::query(sql).bind(id.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        let read = |row| {
            let columns = Columns::new("escrow_changes", "hash", row);
            let received = columns.moment("received")?;
            Ok(EscrowedChange { device: columns.bytes("device")?, received, bytes: columns.raw("bytes")? })
        };
        rows.iter().map(read).collect()
    }

    pub async fn amount(&mut self, id: EscrowId) -> Result<Amount, StoreError> {
        let sql = "SELECT COUNT(*) AS changes, CAST(COALESCE(SUM(size), 0) AS BIGINT) AS bytes, \
                   CAST(COALESCE(MAX(received), 0) AS BIGINT) AS newest FROM escrow_changes WHERE escrow = $1";
        let row = sqlx::query(sql).bind(id.as_bytes().to_vec()).fetch_one(&mut *self.0).await?;
        let columns = Columns::new("escrow_changes", "changes", &row);
        let changes = u32::try_from(columns.raw::<i64>("changes")?).map_err(|_| columns.bad("changes"))?;
        Ok(Amount { changes, bytes: unsigned(columns.raw("bytes")?), newest: columns.moment("newest")? })
    }

    /// Everything that waits and is not in its document yet: who got the right back may have sent it once more.
    pub async fn all_waiting(&mut self) -> Result<Vec<Escrow>, StoreError> {
        let sql = "SELECT id, space, document, kind, owner, user_id, since, state FROM escrow \
                   WHERE state = 'waiting' AND EXISTS (SELECT 1 FROM escrow_changes WHERE escrow = escrow.id \
                   AND NOT EXISTS (SELECT 1 FROM log WHERE log.document = escrow_changes.document \
                   AND log.hash = escrow_changes.hash)) ORDER BY since LIMIT $1";
        let rows = sqlx::query(sql).bind(LISTED_MAX).fetch_all(&mut *self.0).await?;
        rows.iter().map(read_escrow).collect()
    }

    /// Closes it. What was taken is in the log; what was turned away is kept for its author for a while.
    pub async fn decide(
        &mut self,
        id: EscrowId,
        by: UserId,
        turned_away: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE escrow SET state = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1";
        sqlx::query(sql)
            .bind(id.as_bytes().to_vec())
            .bind(if turned_away.is_some() { TURNED_AWAY } else { TAKEN })
            .bind(by.as_bytes().to_vec())
            .bind(now.millis())
            .bind(turned_away)
            .execute(&mut *self.0)
            .await?;
        let old = now.millis().saturating_sub(i64::try_from(LATE_MAX_MS).unwrap_or(i64::MAX));
        let sql = "DELETE FROM escrow_changes WHERE escrow IN (SELECT id FROM escrow \
                   WHERE state = 'taken' OR (state = 'turned_away' AND decided_at < $1))";
        sqlx::query(sql).bind(old).execute(&mut *self.0).await?;
        Ok(())
    }

    /// What was decided on late work of `user`, newest first.
    pub async fn settled(&mut self, user: UserId, now: Timestamp) -> Result<Vec<Settled>, StoreError> {
        let sql = "SELECT id, state, reason, decided_at FROM escrow \
                   WHERE user_id = $1 AND state <> 'waiting' AND decided_at > $2 \
                   ORDER BY decided_at DESC LIMIT $3";
        let query = sqlx::query(sql).bind(user.as_bytes().to_vec());
        let query = query.bind(now.millis().saturating_sub(TOLD_FOR_MS)).bind(TOLD_MAX);
        let rows = query.fetch_all(&mut *self.0).await?;
        let read = |row| {
            let columns = Columns::new("escrow", "id", row);
            Ok(Settled {
                escrow: columns.bytes("id")?,
                taken: columns.raw::<String>("state")? == TAKEN,
                reason: columns.raw("reason")?,
                at: columns.moment("decided_at")?,
            })
        };
        rows.iter().map(read).collect()
    }
}

fn read_escrow(row: &AnyRow) -> Result<Escrow, StoreError> {
    let columns = Columns::new("escrow", "id", row);
    let owner: Option<Vec<u8>> = columns.raw("owner")?;
    let owner = owner.map(|it| Uuid::from_slice(&it)).transpose().map_err(|_| columns.bad("owner"))?;
    let kind = Kind::parse(&columns.raw::<String>("kind")?).ok_or_else(|| columns.bad("kind"))?;
    let (document, space) = (columns.bytes("document")?, columns.bytes("space")?);
    Ok(Escrow {
        id: columns.bytes("id")?,
        head: DocumentHead { document, space, kind, owner },
        user: columns.bytes("user_id")?,
        since: columns.moment("since")?,
        waits: columns.raw::<String>("state")? == WAITING,
    })
}

fn unsigned(it: i64) -> u64 {
    u64::try_from(it).unwrap_or(0)
}

fn signed(it: u64) -> i64 {
    i64::try_from(it).unwrap_or(i64::MAX)
}
