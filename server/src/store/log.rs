//! The log of each space: appended in order inside the caller's transaction, read after a cursor.

use gongjian_shared::documents::kind::Kind;
use gongjian_shared::ids::{DocumentId, Incarnation, InstallationId, SpaceId, UserId};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::{Chain, ChangeEntry, Cursor, Entry, RowEntry};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;
use minicbor::bytes::ByteVec;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

/// Most entries of one read, and about how many bytes of them: a message stays far below its limit.
const READ_ENTRIES: i64 = 500;
const READ_BYTES: usize = 256 << 10;

/// One register row that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub key: String,
    pub bytes: Vec<u8>,
}

/// What a read found: entries that follow a place without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub entries: Vec<Entry>,
    pub chain: Chain,
    pub newest: u64,
}

pub struct Log<'t>(pub &'t mut Connection);

impl Log<'_> {
    /// The end of the log; `None` when there is no such space.
    pub async fn end(&mut self, space: SpaceId) -> Result<Option<Cursor>, StoreError> {
        let sql = "SELECT space, seq, chain FROM spaces WHERE space = $1";
        let row = sqlx::query(sql).bind(key(space)).fetch_optional(&mut *self.0).await?;
        row.map(|row| cursor(&Columns::new("spaces", "space", &row))).transpose()
    }

    /// Puts `entry` behind `end`; gives the new end. The caller ends by [`Log::set_end`].
    pub async fn append(
        &mut self,
        space: SpaceId,
        end: Cursor,
        entry: &Entry,
        header: Option<&ChangeHeader>,
    ) -> Result<Cursor, StoreError> {
        let next = Cursor { seq: end.seq + 1, chain: end.chain.then(entry) };
        let sql = "INSERT INTO log (space, seq, chain, tag, received, bytes, row_key, document, hash, actor, \
                   actor_seq, user_id, device, mac) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
        let query =
            sqlx::query(sql).bind(key(space)).bind(signed(next.seq)).bind(next.chain.as_bytes().to_vec());
        let query = match entry {
            Entry::Row(row) => query
                .bind(1_i64)
                .bind(row.received.millis())
                .bind(row.bytes.to_vec())
                .bind(row.key.clone())
                .bind(None::<Vec<u8>>)
                .bind(None::<Vec<u8>>)
                .bind(None::<Vec<u8>>)
                .bind(None::<i64>)
                .bind(None::<Vec<u8>>)
                .bind(None::<Vec<u8>>)
                .bind(None::<Vec<u8>>),
            Entry::Change(it) => query
                .bind(0_i64)
                .bind(it.received.millis())
                .bind(it.bytes.to_vec())
                .bind(None::<String>)
                .bind(it.document.as_bytes().to_vec())
                .bind(header.map(|header| header.hash.as_bytes().to_vec()))
                .bind(header.map(|header| header.actor.clone()))
                .bind(header.map(|header| signed(header.seq)))
                .bind(it.user.as_bytes().to_vec())
                .bind(it.device.as_bytes().to_vec())
                .bind(it.mac.to_vec()),
        };
        query.execute(&mut *self.0).await?;
        Ok(next)
    }

    pub async fn set_end(&mut self, space: SpaceId, end: Cursor) -> Result<(), StoreError> {
        let sql = "UPDATE spaces SET seq = $2, chain = $3 WHERE space = $1";
        let query =
            sqlx::query(sql).bind(key(space)).bind(signed(end.seq)).bind(end.chain.as_bytes().to_vec());
        query.execute(&mut *self.0).await?;
        Ok(())
    }

    /// The chain of the entry at `seq`, if there is one.
    pub async fn chain_at(&mut self, space: SpaceId, seq: u64) -> Result<Option<Chain>, StoreError> {
        let sql = "SELECT space, seq, chain FROM log WHERE space = $1 AND seq = $2";
        let row = sqlx::query(sql).bind(key(space)).bind(signed(seq)).fetch_optional(&mut *self.0).await?;
        Ok(row.map(|row| cursor(&Columns::new("log", "space", &row))).transpose()?.map(|cursor| cursor.chain))
    }

    /// The documents of a kind that have changes behind a place of the space's log.
    pub async fn touched(
        &mut self,
        space: SpaceId,
        after: u64,
        kind: Kind,
    ) -> Result<Vec<DocumentId>, StoreError> {
        let sql = "SELECT DISTINCT log.document FROM log JOIN documents ON documents.document = log.document \
                   WHERE log.space = $1 AND log.seq > $2 AND documents.kind = $3 ORDER BY log.document";
        let query = sqlx::query(sql).bind(key(space)).bind(signed(after)).bind(kind.as_str());
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| Columns::new("log", "document", row).bytes("document")).collect()
    }

    /// Where the logs of all spaces end.
    pub async fn ends(&mut self) -> Result<Vec<(SpaceId, u64)>, StoreError> {
        let rows = sqlx::query("SELECT space, seq FROM spaces").fetch_all(&mut *self.0).await?;
        let read = |row| {
            let columns = Columns::new("spaces", "space", row);
            Ok((columns.bytes("space")?, columns.raw::<i64>("seq")?.unsigned_abs()))
        };
        rows.iter().map(read).collect()
    }

    /// The keys of the rows that came behind a place, each once.
    pub async fn row_keys(&mut self, space: SpaceId, after: u64) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT row_key FROM log \
                   WHERE space = $1 AND seq > $2 AND row_key IS NOT NULL ORDER BY row_key";
        let rows = sqlx::query(sql).bind(key(space)).bind(signed(after)).fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| Columns::new("log", "row_key", row).raw("row_key")).collect()
    }

    /// The bytes of the newest row of this key.
    pub async fn newest_row(&mut self, space: SpaceId, row: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT space, bytes FROM log WHERE space = $1 AND row_key = $2 ORDER BY seq DESC LIMIT 1";
        let found = sqlx::query(sql).bind(key(space)).bind(row).fetch_optional(&mut *self.0).await?;
        found.map(|row| Columns::new("log", "space", &row).raw("bytes")).transpose()
    }

    /// Entries behind `after`; `None` when there is no such space.
    pub async fn read(&mut self, space: SpaceId, after: u64) -> Result<Option<Page>, StoreError> {
        self.page(space, after, None, Timestamp::default()).await
    }

    /// Entries behind `after`, for `user` at `now`; `None` when nothing is there for them: the same statement that
    /// reads the bytes asks for the right.
    pub async fn read_for(
        &mut self,
        user: UserId,
        space: SpaceId,
        after: u64,
        now: Timestamp,
    ) -> Result<Option<Page>, StoreError> {
        let page = self.page(space, after, Some(user), now).await?;
        Ok(page.filter(|page| !page.entries.is_empty() || after >= page.newest))
    }

    async fn page(
        &mut self,
        space: SpaceId,
        after: u64,
        user: Option<UserId>,
        now: Timestamp,
    ) -> Result<Option<Page>, StoreError> {
        let Some(end) = self.end(space).await? else { return Ok(None) };
        let sql = "SELECT log.space, log.seq, log.chain, log.tag, log.received, log.bytes, log.row_key, log.document, \
                   log.user_id, log.device, log.mac, documents.kind, documents.owner \
                   FROM log LEFT JOIN documents ON documents.document = log.document \
                   WHERE log.space = $1 AND log.seq > $2 AND ($4 IS NULL OR EXISTS (\
                       SELECT 1 FROM grants JOIN accounts ON accounts.user_id = grants.user_id \
                       WHERE grants.space = $1 AND grants.user_id = $4 AND accounts.open = 1 \
                       AND grants.from_at <= $5 AND (grants.until_at IS NULL OR grants.until_at > $5))) \
                   ORDER BY log.seq LIMIT $3";
        let query = sqlx::query(sql).bind(key(space)).bind(signed(after)).bind(READ_ENTRIES);
        let query = query.bind(user.map(|it| it.as_bytes().to_vec())).bind(now.millis());
        let rows = query.fetch_all(&mut *self.0).await?;
        let (mut entries, mut chain, mut bytes) = (Vec::new(), end.chain, 0);
        for row in &rows {
            let (entry, at) = read_entry(row)?;
            bytes += row_size(&entry);
            if bytes > READ_BYTES && !entries.is_empty() {
                break;
            }
            chain = at.chain;
            entries.push(entry);
        }
        Ok(Some(Page { entries, chain, newest: end.seq }))
    }
}

/// Writes register rows behind the end of a space's log, inside the caller's transaction.
///
/// # Errors
/// [`StoreError::BadRow`] when there is no such space.
pub async fn append_rows(
    conn: &mut Connection,
    space: SpaceId,
    rows: Vec<Row>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut log = Log(conn);
    let missing = || StoreError::bad_row("spaces", space, "is not there");
    let mut end = log.end(space).await?.ok_or_else(missing)?;
    for Row { key, bytes } in rows {
        let entry = Entry::Row(RowEntry { key, bytes: bytes.into(), received: now });
        end = log.append(space, end, &entry, None).await?;
    }
    log.set_end(space, end).await
}

/// The actor prefix of a person on an installation: the one given before, or `fresh`, for ever.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn actor_prefix(
    conn: &mut Connection,
    user: UserId,
    installation: InstallationId,
    fresh: ActorPrefix,
    now: Timestamp,
) -> Result<ActorPrefix, StoreError> {
    let ids = (user.as_bytes().to_vec(), installation.as_bytes().to_vec());
    let sql = "INSERT INTO installations (user_id, installation, prefix, created) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (user_id, installation) DO NOTHING";
    let query =
        sqlx::query(sql).bind(ids.0.clone()).bind(ids.1.clone()).bind(fresh.to_vec()).bind(now.millis());
    query.execute(&mut *conn).await?;
    let sql = "SELECT prefix FROM installations WHERE user_id = $1 AND installation = $2";
    let row = sqlx::query(sql).bind(ids.0).bind(ids.1).fetch_one(conn).await?;
    Columns::new("installations", "prefix", &row).bytes("prefix")
}

/// Which history this database is; `dice` names it at the first start.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn incarnation(conn: &mut Connection, dice: [u8; 16]) -> Result<Incarnation, StoreError> {
    let sql = "INSERT INTO meta (key, value) VALUES ('incarnation', $1) ON CONFLICT (key) DO NOTHING";
    sqlx::query(sql).bind(dice.to_vec()).execute(&mut *conn).await?;
    let row = sqlx::query("SELECT key, value FROM meta WHERE key = 'incarnation'").fetch_one(conn).await?;
    Columns::new("meta", "key", &row).bytes("value")
}

fn read_entry(row: &AnyRow) -> Result<(Entry, Cursor), StoreError> {
    let columns = Columns::new("log", "space", row);
    let bytes = ByteVec::from(columns.raw::<Vec<u8>>("bytes")?);
    let received = columns.moment("received")?;
    let entry = if columns.flag("tag")? {
        Entry::Row(RowEntry { key: columns.raw("row_key")?, bytes, received })
    } else {
        Entry::Change(ChangeEntry {
            document: columns.bytes("document")?,
            kind: Kind::parse(&columns.raw::<String>("kind")?).ok_or_else(|| columns.bad("kind"))?,
            owner: columns.raw::<Option<Vec<u8>>>("owner")?.map(ByteVec::from),
            bytes,
            user: columns.bytes("user_id")?,
            device: columns.bytes("device")?,
            received,
            mac: columns.raw::<Vec<u8>>("mac")?.into(),
        })
    };
    Ok((entry, cursor(&columns)?))
}

fn row_size(entry: &Entry) -> usize {
    const FRAME: usize = 128;
    FRAME
        + match entry {
            Entry::Change(it) => it.bytes.len(),
            Entry::Row(it) => it.bytes.len() + it.key.len(),
        }
}

fn cursor(columns: &Columns<'_>) -> Result<Cursor, StoreError> {
    let seq = u64::try_from(columns.raw::<i64>("seq")?).map_err(|_| columns.bad("seq"))?;
    let chain: Vec<u8> = columns.raw("chain")?;
    let chain = <[u8; 16]>::try_from(chain).map_err(|_| columns.bad("chain"))?;
    Ok(Cursor { seq, chain: Chain::from_bytes(chain) })
}

fn key(space: SpaceId) -> Vec<u8> {
    space.as_bytes().to_vec()
}

fn signed(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}
