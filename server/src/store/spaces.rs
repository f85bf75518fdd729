//! Spaces and who may do what in them, from which moment until which.

use std::collections::BTreeMap;

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::{Grant, Role, Standing, next_change, standing, wrote_until};
use gongjian_shared::sync::entry::Chain;
use gongjian_shared::time::Timestamp;
use gongjian_shared::values::Name;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    pub space: SpaceId,
    pub name: Name,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    pub space: SpaceId,
    pub user: UserId,
    pub standing: Standing,
}

/// The spaces that a person may see at a moment, and when that is known to change next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub spaces: Vec<Member>,
    pub changes_at: Option<Timestamp>,
}

/// The source of a right that an administrator gave by hand.
pub const OFFICE: &str = "office";

pub struct Spaces<'t>(pub &'t mut Connection);

impl Spaces<'_> {
    pub async fn find(&mut self, space: SpaceId) -> Result<Option<Space>, StoreError> {
        let sql = "SELECT space, name FROM spaces WHERE space = $1";
        let row = sqlx::query(sql).bind(space.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        row.as_ref().map(read_space).transpose()
    }

    pub async fn all(&mut self) -> Result<Vec<Space>, StoreError> {
        let rows = sqlx::query("SELECT space, name FROM spaces ORDER BY name, space")
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(read_space).collect()
    }

    /// Everybody who may do something somewhere at `now`.
    pub async fn members(&mut self, now: Timestamp) -> Result<Vec<Member>, StoreError> {
        let sql = "SELECT space, user_id, source, role, from_at, until_at FROM grants";
        let rows = sqlx::query(sql).fetch_all(&mut *self.0).await?;
        Ok(standings(&read_grants(&rows)?, now))
    }

    /// What `user` may do in `space` at `now`, from whatever source; `None`: nothing.
    pub async fn standing(
        &mut self,
        space: SpaceId,
        user: UserId,
        now: Timestamp,
    ) -> Result<Option<Standing>, StoreError> {
        let sql = "SELECT space, user_id, source, role, from_at, until_at FROM grants \
                   WHERE space = $1 AND user_id = $2";
        let query = sqlx::query(sql).bind(space.as_bytes().to_vec()).bind(user.as_bytes().to_vec());
        let rows = query.fetch_all(&mut *self.0).await?;
        Ok(standings(&read_grants(&rows)?, now).first().map(|it| it.standing))
    }

    /// The role that `source` alone gives at `now`.
    pub async fn role_from(
        &mut self,
        space: SpaceId,
        user: UserId,
        source: &str,
        now: Timestamp,
    ) -> Result<Option<Role>, StoreError> {
        let kept = self.kept(space, user, source).await?;
        Ok(kept.filter(|kept| kept.grant.holds(now)).map(|kept| kept.grant.role))
    }

    /// What `user` may do in `space` at `now` with an account that is open.
    pub async fn open_role(
        &mut self,
        space: SpaceId,
        user: UserId,
        now: Timestamp,
    ) -> Result<Option<Role>, StoreError> {
        let sql = "SELECT grants.space, grants.user_id, grants.source, grants.role, grants.from_at, \
                   grants.until_at FROM grants JOIN accounts ON accounts.user_id = grants.user_id \
                   WHERE grants.space = $1 AND grants.user_id = $2 AND accounts.open = 1";
        let query = sqlx::query(sql).bind(space.as_bytes().to_vec()).bind(user.as_bytes().to_vec());
        let rows = query.fetch_all(&mut *self.0).await?;
        Ok(standings(&read_grants(&rows)?, now).first().map(|it| it.standing.role))
    }

    /// Every space that `user` is let into at `now`.
    pub async fn of_user(&mut self, user: UserId, now: Timestamp) -> Result<Held, StoreError> {
        let sql = "SELECT space, user_id, source, role, from_at, until_at FROM grants \
                   WHERE user_id = $1 ORDER BY space";
        let rows = sqlx::query(sql).bind(user.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        let grants = read_grants(&rows)?;
        let changes_at = grants.values().filter_map(|of_space| next_change(of_space, now)).min();
        Ok(Held { spaces: standings(&grants, now), changes_at })
    }

    /// When `user`, with an account that is open, last lost the right to write in `space`.
    pub async fn wrote_until(
        &mut self,
        space: SpaceId,
        user: UserId,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT grants.user_id, grants.role, grants.from_at, grants.until_at, grants.wrote_until \
                   FROM grants JOIN accounts ON accounts.user_id = grants.user_id \
                   WHERE grants.space = $1 AND grants.user_id = $2 AND accounts.open = 1";
        let query = sqlx::query(sql).bind(space.as_bytes().to_vec()).bind(user.as_bytes().to_vec());
        let mut last = None;
        for row in &query.fetch_all(&mut *self.0).await? {
            let columns = Columns::new("grants", "user_id", row);
            let before: Option<Timestamp> = columns.moment_if_any("wrote_until")?;
            last = last.max(before).max(wrote_until(&[read_grant(&columns)?], now));
        }
        Ok(last)
    }

    /// A space with an empty log.
    pub async fn insert(&mut self, space: SpaceId, name: &Name, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO spaces (space, name, seq, chain, created) VALUES ($1, $2, 0, $3, $4)";
        sqlx::query(sql)
            .bind(space.as_bytes().to_vec())
            .bind(name.as_str())
            .bind(Chain::START.as_bytes().to_vec())
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn rename(&mut self, space: SpaceId, name: &str) -> Result<(), StoreError> {
        let sql = "UPDATE spaces SET name = $2 WHERE space = $1";
        sqlx::query(sql).bind(space.as_bytes().to_vec()).bind(name.to_owned()).execute(&mut *self.0).await?;
        Ok(())
    }

    /// Sets what `source` gives `user` in `space`; `None` ends it at `now`. The caller has the space's turn.
    pub async fn set_grant(
        &mut self,
        space: SpaceId,
        user: UserId,
        source: &str,
        grant: Option<Grant>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let kept = self.kept(space, user, source).await?;
        let before = kept.map(|kept| ended_by(kept.grant, now));
        // What was taken away holds at no moment at all: a clock that is set back does not bring it to life.
        let empty = |it: Grant| it.until.map(|until| Grant { from: until, until: Some(until), ..it });
        let Some(grant) = grant.or(before.and_then(empty)) else { return Ok(()) };
        let wrote = before.and_then(|before| wrote_until(&[before], now));
        let wrote = wrote.max(kept.and_then(|kept| kept.wrote_until));
        let sql = "INSERT INTO grants (space, user_id, source, role, from_at, until_at, wrote_until) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (space, user_id, source) DO UPDATE SET \
                   role = excluded.role, from_at = excluded.from_at, until_at = excluded.until_at, \
                   wrote_until = excluded.wrote_until";
        sqlx::query(sql)
            .bind(space.as_bytes().to_vec())
            .bind(user.as_bytes().to_vec())
            .bind(source)
            .bind(grant.role.as_str())
            .bind(grant.from.millis())
            .bind(grant.until.map(Timestamp::millis))
            .bind(wrote.map(Timestamp::millis))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    async fn kept(&mut self, space: SpaceId, user: UserId, source: &str) -> Result<Option<Kept>, StoreError> {
        let sql = "SELECT user_id, role, from_at, until_at, wrote_until FROM grants \
                   WHERE space = $1 AND user_id = $2 AND source = $3";
        let query = sqlx::query(sql).bind(space.as_bytes().to_vec()).bind(user.as_bytes().to_vec());
        let row = query.bind(source).fetch_optional(&mut *self.0).await?;
        let Some(row) = row else { return Ok(None) };
        let columns = Columns::new("grants", "user_id", &row);
        Ok(Some(Kept { grant: read_grant(&columns)?, wrote_until: columns.moment_if_any("wrote_until")? }))
    }
}

/// A row of `grants`: what holds, and when a right to write that stood there before ended.
#[derive(Clone, Copy)]
struct Kept {
    grant: Grant,
    wrote_until: Option<Timestamp>,
}

/// The grant as it was when somebody ended it at `now`; one that had not begun never held.
fn ended_by(grant: Grant, now: Timestamp) -> Grant {
    let until = grant.until.map_or(now, |until| until.min(now)).max(grant.from);
    Grant { until: Some(until), ..grant }
}

type Grants = BTreeMap<(SpaceId, UserId), Vec<Grant>>;

fn standings(grants: &Grants, now: Timestamp) -> Vec<Member> {
    let held = |((space, user), of_one): (&(SpaceId, UserId), &Vec<Grant>)| {
        standing(of_one, now).map(|standing| Member { space: *space, user: *user, standing })
    };
    grants.iter().filter_map(held).collect()
}

fn read_grants(rows: &[AnyRow]) -> Result<Grants, StoreError> {
    let mut grants = Grants::new();
    for row in rows {
        let columns = Columns::new("grants", "user_id", row);
        let whose = (columns.bytes("space")?, columns.bytes("user_id")?);
        grants.entry(whose).or_default().push(read_grant(&columns)?);
    }
    Ok(grants)
}

fn read_grant(columns: &Columns<'_>) -> Result<Grant, StoreError> {
    let role = Role::parse(&columns.raw::<String>("role")?).ok_or_else(|| columns.bad("role"))?;
    Ok(Grant { role, from: columns.moment("from_at")?, until: columns.moment_if_any("until_at")? })
}

fn read_space(row: &AnyRow) -> Result<Space, StoreError> {
    let columns = Columns::new("spaces", "space", row);
    Ok(Space { space: columns.bytes("space")?, name: columns.value("name")? })
}
