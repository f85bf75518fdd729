//! What other nodes did. The tables are the truth; a notification is a hint that may be lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use gongjian_shared::ids::{Incarnation, SpaceId, UserId};
use sqlx::Row as _;
use sqlx::postgres::{PgListener, PgNotification, PgPool, PgRow};

use crate::store::StoreError;

/// A notification is 8,000 bytes at most; a space and its place take 53 at most.
const TOLD_TOGETHER: usize = 128;

/// Something of another node that links here must hear of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    RightsChanged(UserId),
    SessionEnded(String),
    /// This node was away for so long that news are forgotten: anything may have happened.
    Missed,
}

/// What a notification says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    Moved(Vec<(SpaceId, u64)>),
    /// There is news to read.
    News,
    /// The line was cut for a while: whatever was said meanwhile is lost.
    Lost,
}

/// The other nodes, seen from this one.
#[derive(Clone, Debug)]
pub struct Nodes {
    pool: PgPool,
    /// Who we are in the news.
    node: Arc<str>,
    channel: Arc<str>,
    /// The last news that were read.
    last: Arc<AtomicI64>,
}

impl Nodes {
    /// What happened before is in the tables that links are greeted from.
    pub(super) async fn start(pool: PgPool, node: Arc<str>) -> Result<Self, StoreError> {
        let last = sqlx::query_scalar("SELECT value FROM turns WHERE name = 'news'").fetch_one(&pool).await?;
        let sql = "SELECT value FROM meta WHERE key = 'incarnation'";
        let incarnation: Vec<u8> = sqlx::query_scalar(sql).fetch_one(&pool).await?;
        let bad = |_| StoreError::bad_row("meta", "incarnation", "column value breaks its rules");
        let incarnation = Incarnation::try_from(incarnation.as_slice()).map_err(bad)?;
        let channel = format!("gongjian_{}", incarnation.as_uuid().simple());
        Ok(Self { pool, node, channel: channel.into(), last: Arc::new(AtomicI64::new(last)) })
    }

    /// A line on which hints come.
    pub async fn listen(&self) -> Result<Hints, StoreError> {
        let mut listener = PgListener::connect_with(&self.pool).await?;
        listener.listen(&self.channel).await?;
        Ok(Hints(listener))
    }

    /// Tells the other nodes how far spaces have moved. The commit is done: this may fail without harm.
    pub async fn tell(&self, moved: &[(SpaceId, u64)]) -> Result<(), StoreError> {
        for some in moved.chunks(TOLD_TOGETHER) {
            let words: Vec<String> =
                some.iter().map(|(space, seq)| format!("{}:{seq}", space.as_uuid().simple())).collect();
            let query = sqlx::query("SELECT pg_notify($1, $2)").bind(&*self.channel).bind(words.join(" "));
            query.execute(&self.pool).await?;
        }
        Ok(())
    }

    /// How far these spaces go.
    pub async fn heads(&self, spaces: &[SpaceId]) -> Result<Vec<(SpaceId, u64)>, StoreError> {
        let keys: Vec<Vec<u8>> = spaces.iter().map(|it| it.as_bytes().to_vec()).collect();
        let sql = "SELECT space, seq FROM spaces WHERE space = ANY($1)";
        sqlx::query(sql).bind(keys).fetch_all(&self.pool).await?.iter().map(head).collect()
    }

    /// What other nodes did since the last call.
    pub async fn read(&self) -> Result<Vec<News>, StoreError> {
        let last = self.last.load(Ordering::SeqCst);
        let sql = "SELECT seq, origin, user_id, session_key FROM news WHERE seq > $1 ORDER BY seq";
        let rows = sqlx::query(sql).bind(last).fetch_all(&self.pool).await?;
        let (Some(first), Some(newest)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
        let (first, newest): (i64, i64) = (first.try_get("seq")?, newest.try_get("seq")?);
        let news = if first > last + 1 {
            vec![News::Missed]
        } else {
            rows.iter().filter_map(|row| self.news(row).transpose()).collect::<Result<_, _>>()?
        };
        self.last.store(newest, Ordering::SeqCst);
        Ok(news)
    }

    /// `None`: this node did it, its links have heard.
    fn news(&self, row: &PgRow) -> Result<Option<News>, StoreError> {
        if row.try_get::<&str, _>("origin")? == &*self.node {
            return Ok(None);
        }
        if let Some(key) = row.try_get("session_key")? {
            return Ok(Some(News::SessionEnded(key)));
        }
        let user: Option<&[u8]> = row.try_get("user_id")?;
        let user = user.and_then(|it| UserId::try_from(it).ok());
        Ok(Some(user.map_or(News::Missed, News::RightsChanged)))
    }

    pub(in crate::store) async fn close(&self) {
        self.pool.close().await;
    }
}

/// The line of hints; it dials again by itself.
pub struct Hints(PgListener);

impl Hints {
    /// # Errors
    /// [`StoreError`] when the line is cut and cannot be had back at once.
    pub async fn next(&mut self) -> Result<Hint, StoreError> {
        let heard = self.0.try_recv().await?;
        Ok(heard.map_or(Hint::Lost, |it| hint(&it)))
    }
}

/// What we do not understand, a newer node has said: look at everything.
fn hint(it: &PgNotification) -> Hint {
    if it.payload() == "news" {
        return Hint::News;
    }
    let moved: Option<Vec<(SpaceId, u64)>> = it.payload().split(' ').map(place).collect();
    moved.map_or(Hint::Lost, Hint::Moved)
}

fn place(word: &str) -> Option<(SpaceId, u64)> {
    let (space, seq) = word.split_once(':')?;
    let space = uuid::Uuid::try_parse(space).ok()?;
    Some((SpaceId::from_bytes(space.into_bytes()), seq.parse().ok()?))
}

fn head(row: &PgRow) -> Result<(SpaceId, u64), StoreError> {
    let bad = |what| StoreError::bad_row("spaces", "", what);
    let space: &[u8] = row.try_get("space")?;
    let space = SpaceId::try_from(space).map_err(|_| bad("column space breaks its rules"))?;
    let seq = u64::try_from(row.try_get::<i64, _>("seq")?).map_err(|_| bad("column seq breaks its rules"))?;
    Ok((space, seq))
}
