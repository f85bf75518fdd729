//! How people want to be reminded, and on which days they were.

use gongjian_shared::ids::UserId;
use gongjian_shared::rules::notices::{Channel, Hour, Reminders};
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;

use super::{Columns, Connection, StoreError};

pub struct ReminderRows<'t>(pub &'t mut Connection);

impl ReminderRows<'_> {
    /// What the person chose; `None`: nothing yet.
    pub async fn find(&mut self, user: UserId) -> Result<Option<Reminders>, StoreError> {
        let query = sqlx::query("SELECT * FROM reminders WHERE user_id = $1").bind(user.as_bytes().to_vec());
        let Some(row) = query.fetch_optional(&mut *self.0).await? else { return Ok(None) };
        let columns = Columns::new("reminders", "user_id", &row);
        let hour = |column| {
            let hour = u8::try_from(columns.raw::<i64>(column)?).map_err(|_| columns.bad(column))?;
            Hour::try_from(hour).map_err(|_| columns.bad(column))
        };
        Ok(Some(Reminders {
            channel: columns.value::<Channel>("channel")?,
            at: hour("at_hour")?,
            quiet_from: hour("quiet_from")?,
            quiet_until: hour("quiet_until")?,
        }))
    }

    pub async fn set(&mut self, user: UserId, it: Reminders) -> Result<(), StoreError> {
        let sql = "INSERT INTO reminders (user_id, channel, at_hour, quiet_from, quiet_until) \
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT (user_id) DO UPDATE SET channel = excluded.channel, \
                   at_hour = excluded.at_hour, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until";
        sqlx::query(sql)
            .bind(user.as_bytes().to_vec())
            .bind(it.channel.as_str())
            .bind(i64::from(it.at.get()))
            .bind(i64::from(it.quiet_from.get()))
            .bind(i64::from(it.quiet_until.get()))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn was_told(&mut self, user: UserId, day: Date) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM digests WHERE user_id = $1 AND day = $2";
        let query = sqlx::query_scalar::<_, i64>(sql).bind(user.as_bytes().to_vec()).bind(day.to_string());
        Ok(query.fetch_one(&mut *self.0).await? > 0)
    }

    /// Takes the person's message of the day; `false`: it is taken already, here or by another node.
    pub async fn take(
        &mut self,
        user: UserId,
        day: Date,
        channel: Channel,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO digests (user_id, day, channel, at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (user_id, day) DO NOTHING";
        let query = sqlx::query(sql).bind(user.as_bytes().to_vec()).bind(day.to_string());
        let done = query.bind(channel.as_str()).bind(at.millis()).execute(&mut *self.0).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Gives it back: it is certain that nothing went out.
    pub async fn give_back(&mut self, user: UserId, day: Date) -> Result<(), StoreError> {
        let sql = "DELETE FROM digests WHERE user_id = $1 AND day = $2";
        let query = sqlx::query(sql).bind(user.as_bytes().to_vec()).bind(day.to_string());
        query.execute(&mut *self.0).await?;
        Ok(())
    }
}
