//! What the guard must know of a document and a person before a change is taken.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::ids::{DocumentId, UserId};
use gongjian_shared::rules::LATE_MAX_MS;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::guard::{Facts, Late};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::escrow::Escrows;
use super::spaces::Spaces;
use super::{Columns, Connection, StoreError};

/// Most hashes that one question names.
const ASKED_TOGETHER: usize = 256;

pub struct Changes<'t>(pub &'t mut Connection);

impl Changes<'_> {
    /// Gathers the facts for one push that is judged at `now`. `late`: also what escrow needs.
    pub async fn facts(
        &mut self,
        user: UserId,
        head: &DocumentHead,
        changes: &[ChangeHeader],
        now: Timestamp,
        late: bool,
    ) -> Result<Facts, StoreError> {
        let role = Spaces(&mut *self.0).open_role(head.space, user, now).await?;
        let mut facts =
            Facts { may_write: role.is_some_and(|role| role.may_write_kind(head.kind)), ..Facts::default() };
        facts.known = self.find(head.document).await?;
        if late && !facts.may_write {
            facts.late = self.late(user, head, now).await?;
            // A document that is in escrow only has its home there.
            if facts.late.is_some() && facts.known.is_none() {
                let waiting = Escrows(&mut *self.0).waiting(user, head.document).await?;
                facts.known = waiting.map(|it| it.head);
            }
        }
        facts.prefixes = self.prefixes(user).await?;
        facts.present = self.present(head.document, changes).await?;
        let actors: BTreeSet<&[u8]> =
            changes.iter().flat_map(|it| it.named.iter().chain([&it.actor])).map(Vec::as_slice).collect();
        for actor in actors {
            let last = self.last_seq(head.document, actor).await?;
            facts.last_seq.insert(actor.to_vec(), last);
        }
        Ok(facts)
    }

    /// What lies in escrow, for somebody whose right to write ended not long ago.
    async fn late(
        &mut self,
        user: UserId,
        head: &DocumentHead,
        now: Timestamp,
    ) -> Result<Option<Late>, StoreError> {
        let ended = Spaces(&mut *self.0).wrote_until(head.space, user, now).await?;
        if ended.is_none_or(|ended| now.ms_since(ended) > LATE_MAX_MS) {
            return Ok(None);
        }
        Escrows(&mut *self.0).late(user, head).await
    }

    pub async fn find(&mut self, document: DocumentId) -> Result<Option<DocumentHead>, StoreError> {
        let sql = "SELECT document, space, kind, owner FROM documents WHERE document = $1";
        let row = sqlx::query(sql).bind(document.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        let Some(row) = row else { return Ok(None) };
        let columns = Columns::new("documents", "document", &row);
        let owner: Option<Vec<u8>> = columns.raw("owner")?;
        let owner = owner.map(|it| Uuid::from_slice(&it)).transpose().map_err(|_| columns.bad("owner"))?;
        let kind = Kind::parse(&columns.raw::<String>("kind")?).ok_or_else(|| columns.bad("kind"))?;
        Ok(Some(DocumentHead { document, space: columns.bytes("space")?, kind, owner }))
    }

    /// The changes of a document, in the order of the log, up to the first that came after `until`; `None` when the
    /// document has more than `most` bytes of them.
    pub async fn at_most(
        &mut self,
        document: DocumentId,
        until: Option<Timestamp>,
        most: u64,
    ) -> Result<Option<Vec<Vec<u8>>>, StoreError> {
        let sql =
            "SELECT CAST(COALESCE(SUM(LENGTH(bytes)), 0) AS BIGINT) AS size FROM log WHERE document = $1";
        let key = document.as_bytes().to_vec();
        let row = sqlx::query(sql).bind(key.clone()).fetch_one(&mut *self.0).await?;
        let size: i64 = Columns::new("log", "size", &row).raw("size")?;
        if u64::try_from(size).unwrap_or(0) > most {
            return Ok(None);
        }
        let sql = "SELECT hash, bytes, received FROM log WHERE document = $1 ORDER BY seq";
        let mut changes = Vec::new();
        for row in &sqlx::query(sql).bind(key).fetch_all(&mut *self.0).await? {
            let columns = Columns::new("log", "hash", row);
            if until.is_some_and(|until| until < columns.moment("received").unwrap_or_default()) {
                break;
            }
            changes.push(columns.raw("bytes")?);
        }
        Ok(Some(changes))
    }

    pub async fn insert(&mut self, head: &DocumentHead, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO documents (document, space, kind, owner, created) VALUES ($1, $2, $3, $4, $5)";
        sqlx::query(sql)
            .bind(head.document.as_bytes().to_vec())
            .bind(head.space.as_bytes().to_vec())
            .bind(head.kind.as_str())
            .bind(head.owner.map(|owner| owner.as_bytes().to_vec()))
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// All changes of a document with their hashes, in the order of the log.
    pub async fn all(&mut self, document: DocumentId) -> Result<Vec<(Hash, Vec<u8>)>, StoreError> {
        let sql = "SELECT hash, bytes FROM log WHERE document = $1 ORDER BY seq";
        let rows = sqlx::query(sql).bind(document.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        let change = |row| {
            let columns = Columns::new("log", "hash", row);
            Ok((Hash::from_bytes(columns.bytes("hash")?), columns.raw("bytes")?))
        };
        rows.iter().map(change).collect()
    }

    /// Which of these changes are not in the log of the document.
    pub async fn missing(&mut self, document: DocumentId, wanted: &[Hash]) -> Result<Vec<Hash>, StoreError> {
        let mut missing = Vec::new();
        for hash in wanted {
            let sql = "SELECT COUNT(*) FROM log WHERE document = $1 AND hash = $2";
            let query = sqlx::query_scalar::<_, i64>(sql).bind(document.as_bytes().to_vec());
            let found = query.bind(hash.as_bytes().to_vec()).fetch_one(&mut *self.0).await?;
            missing.extend((found == 0).then_some(*hash));
        }
        Ok(missing)
    }

    async fn prefixes(&mut self, user: UserId) -> Result<BTreeSet<ActorPrefix>, StoreError> {
        let sql = "SELECT user_id, prefix FROM installations WHERE user_id = $1";
        let rows = sqlx::query(sql).bind(user.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| Columns::new("installations", "user_id", row).bytes("prefix")).collect()
    }

    /// Which of the pushed changes and of their dependencies are in the log.
    async fn present(
        &mut self,
        document: DocumentId,
        changes: &[ChangeHeader],
    ) -> Result<BTreeMap<Hash, u64>, StoreError> {
        let mut present = BTreeMap::new();
        let pushed = changes.iter().map(|change| change.hash);
        let ancestors = changes.iter().flat_map(|change| change.dependencies.iter().copied());
        let hashes: Vec<Hash> = pushed.chain(ancestors).collect::<BTreeSet<Hash>>().into_iter().collect();
        for some in hashes.chunks(ASKED_TOGETHER) {
            // Few different lengths, so few statements to prepare; the last one is asked for again instead.
            let asked = some.iter().chain(std::iter::repeat(&some[some.len() - 1]));
            let asked: Vec<&Hash> = asked.take(some.len().next_power_of_two()).collect();
            let places: Vec<String> = (2..asked.len() + 2).map(|place| format!("${place}")).collect();
            let sql =
                format!("SELECT hash, seq FROM log WHERE document = $1 AND hash IN ({})", places.join(", "));
            let query = sqlx::query(AssertSqlSafe(sql)).bind(document.as_bytes().to_vec());
            let query = asked.iter().fold(query, |query, hash| query.bind(hash.as_bytes().to_vec()));
            for row in &query.fetch_all(&mut *self.0).await? {
                let columns = Columns::new("log", "hash", row);
                let hash = Hash::from_bytes(columns.bytes("hash")?);
                let seq = u64::try_from(columns.raw::<i64>("seq")?).map_err(|_| columns.bad("seq"))?;
                present.insert(hash, seq);
            }
        }
        Ok(present)
    }

    async fn last_seq(&mut self, document: DocumentId, actor: &[u8]) -> Result<u64, StoreError> {
        let sql = "SELECT space, actor_seq FROM log WHERE document = $1 AND actor = $2 ORDER BY actor_seq DESC LIMIT 1";
        let query = sqlx::query(sql).bind(document.as_bytes().to_vec()).bind(actor.to_vec());
        let Some(row) = query.fetch_optional(&mut *self.0).await? else { return Ok(0) };
        let columns = Columns::new("log", "space", &row);
        u64::try_from(columns.raw::<i64>("actor_seq")?).map_err(|_| columns.bad("actor_seq"))
    }
}
