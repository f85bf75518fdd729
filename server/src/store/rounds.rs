//! Rounds of pairs (E1): drafts and what was published.

use gongjian_shared::ids::{ProgrammeId, RoundId, UserId};
use gongjian_shared::rules::rounds::RoundDraft;
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    pub round: RoundId,
    pub programme: ProgrammeId,
    pub version: u32,
    pub draft: RoundDraft,
    pub published: Option<Timestamp>,
    /// When it was kept last, and by whom.
    pub at: Timestamp,
    pub user: UserId,
}

pub struct Rounds<'t>(pub &'t mut Connection);

impl Rounds<'_> {
    pub async fn find(&mut self, round: RoundId) -> Result<Option<KeptDraft>, StoreError> {
        let query = sqlx::query("SELECT * FROM rounds WHERE round = $1").bind(round.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// Newest first.
    pub async fn of_programme(&mut self, programme: ProgrammeId) -> Result<Vec<KeptDraft>, StoreError> {
        let sql = "SELECT * FROM rounds WHERE programme = $1 ORDER BY at DESC, round";
        let query = sqlx::query(sql).bind(programme.as_bytes().to_vec());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// Makes it, or puts this version in the place of the last.
    pub async fn keep(&mut self, it: &KeptDraft) -> Result<(), StoreError> {
        let draft = serde_json::to_string(&it.draft).expect("a draft is plain data");
        let sql = "INSERT INTO rounds (round, programme, version, draft, at, user_id) \
                   VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (round) DO UPDATE SET \
                   version = excluded.version, draft = excluded.draft, at = excluded.at, user_id = excluded.user_id";
        sqlx::query(sql)
            .bind(it.round.as_bytes().to_vec())
            .bind(it.programme.as_bytes().to_vec())
            .bind(i64::from(it.version))
            .bind(draft)
            .bind(it.at.millis())
            .bind(it.user.as_bytes().to_vec())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn publish(&mut self, round: RoundId, at: Timestamp, user: UserId) -> Result<(), StoreError> {
        let sql = "UPDATE rounds SET published = $2, at = $2, user_id = $3 WHERE round = $1";
        let query = sqlx::query(sql).bind(round.as_bytes().to_vec()).bind(at.millis());
        query.bind(user.as_bytes().to_vec()).execute(&mut *self.0).await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<KeptDraft, StoreError> {
    let columns = Columns::new("rounds", "round", row);
    let draft: String = columns.raw("draft")?;
    Ok(KeptDraft {
        round: columns.bytes("round")?,
        programme: columns.bytes("programme")?,
        version: u32::try_from(columns.raw::<i64>("version")?).map_err(|_| columns.bad("version"))?,
        draft: serde_json::from_str(&draft).map_err(|_| columns.bad("draft"))?,
        published: columns.raw::<Option<i64>>("published")?.map(Timestamp::from_millis),
        at: columns.moment("at")?,
        user: columns.bytes("user_id")?,
    })
}
