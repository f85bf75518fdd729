//! Meetings as they stand (F6).

use gongjian_shared::ids::{MeetingId, SpaceId, UnitId, UserId};
use gongjian_shared::rules::meetings::MeetingRow;
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

pub struct Meetings<'t>(pub &'t mut Connection);

impl Meetings<'_> {
    /// `None` when there is none.
    pub async fn find(&mut self, meeting: MeetingId) -> Result<Option<MeetingRow>, StoreError> {
        let query =
            sqlx::query("SELECT * FROM meetings WHERE meeting = $1").bind(meeting.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// All that a unit convened, the latest change first.
    pub async fn of_unit(&mut self, unit: UnitId) -> Result<Vec<MeetingRow>, StoreError> {
        let sql = "SELECT * FROM meetings WHERE unit = $1 ORDER BY changed DESC, meeting";
        let rows = sqlx::query(sql).bind(unit.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// All whose spaces are open to somebody at `now`.
    pub async fn of_user(&mut self, user: UserId, now: Timestamp) -> Result<Vec<MeetingRow>, StoreError> {
        let sql = "SELECT DISTINCT meetings.meeting, meetings.told FROM meetings \
                   JOIN grants ON grants.space = meetings.space \
                   WHERE grants.user_id = $1 AND grants.from_at <= $2 \
                   AND (grants.until_at IS NULL OR grants.until_at > $2) ORDER BY meetings.meeting";
        let query = sqlx::query(sql).bind(user.as_bytes().to_vec()).bind(now.millis());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// The meeting whose space it is.
    pub async fn in_space(&mut self, space: SpaceId) -> Result<Option<MeetingRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM meetings WHERE space = $1").bind(space.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// Whether it is the space of a meeting.
    pub async fn has_space(&mut self, space: SpaceId) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT meeting FROM meetings WHERE space = $1");
        Ok(query.bind(space.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?.is_some())
    }

    /// The spaces of all meetings.
    pub async fn spaces(&mut self) -> Result<Vec<SpaceId>, StoreError> {
        let rows = sqlx::query("SELECT meeting, space FROM meetings").fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| Columns::new("meetings", "meeting", row).bytes("space")).collect()
    }

    pub async fn set(&mut self, it: &MeetingRow, now: Timestamp) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("a meeting is plain data");
        let sql = "INSERT INTO meetings (meeting, space, unit, told, changed) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (meeting) DO UPDATE SET told = excluded.told, changed = excluded.changed";
        sqlx::query(sql)
            .bind(it.meeting.as_bytes().to_vec())
            .bind(SpaceId::of_meeting(it.meeting).as_bytes().to_vec())
            .bind(it.unit.as_bytes().to_vec())
            .bind(told)
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<MeetingRow, StoreError> {
    let columns = Columns::new("meetings", "meeting", row);
    let told: String = columns.raw("told")?;
    serde_json::from_str(&told).map_err(|_| columns.bad("told"))
}
