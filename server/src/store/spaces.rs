//! Spaces and who is in them.

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::Role;
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
    pub role: Role,
}

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

    pub async fn members(&mut self) -> Result<Vec<Member>, StoreError> {
        let sql = "SELECT space, user_id, role FROM members ORDER BY space, user_id";
        let rows = sqlx::query(sql).fetch_all(&mut *self.0).await?;
        rows.iter().map(read_member).collect()
    }

    /// What `user` may do in `space`; `None` when not a member.
    pub async fn role(&mut self, space: SpaceId, user: UserId) -> Result<Option<Role>, StoreError> {
        let sql = "SELECT space, user_id, role FROM members WHERE space = $1 AND user_id = $2";
        let ids = (space.as_bytes().to_vec(), user.as_bytes().to_vec());
        let row = sqlx::query(sql).bind(ids.0).bind(ids.1).fetch_optional(&mut *self.0).await?;
        Ok(row.as_ref().map(read_member).transpose()?.map(|member| member.role))
    }

    /// What `user` may do in `space` with an account that is open.
    pub async fn open_role(&mut self, space: SpaceId, user: UserId) -> Result<Option<Role>, StoreError> {
        let sql = "SELECT members.space, members.user_id, members.role FROM members \
                   JOIN accounts ON accounts.user_id = members.user_id \
                   WHERE members.space = $1 AND members.user_id = $2 AND accounts.open = 1";
        let ids = (space.as_bytes().to_vec(), user.as_bytes().to_vec());
        let row = sqlx::query(sql).bind(ids.0).bind(ids.1).fetch_optional(&mut *self.0).await?;
        Ok(row.as_ref().map(read_member).transpose()?.map(|member| member.role))
    }

    /// Every space that `user` is let into.
    pub async fn of_user(&mut self, user: UserId) -> Result<Vec<Member>, StoreError> {
        let sql = "SELECT space, user_id, role FROM members WHERE user_id = $1 ORDER BY space";
        let rows = sqlx::query(sql).bind(user.as_bytes().to_vec()).fetch_all(&mut *self.0).await?;
        rows.iter().map(read_member).collect()
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

    /// Lets `user` in with `role`, or changes the role; `None` takes them out.
    pub async fn set_member(
        &mut self,
        space: SpaceId,
        user: UserId,
        role: Option<Role>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let ids = (space.as_bytes().to_vec(), user.as_bytes().to_vec());
        let Some(role) = role else {
            let sql = "DELETE FROM members WHERE space = $1 AND user_id = $2";
            sqlx::query(sql).bind(ids.0).bind(ids.1).execute(&mut *self.0).await?;
            return Ok(());
        };
        let sql = "INSERT INTO members (space, user_id, role, since) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (space, user_id) DO UPDATE SET role = excluded.role, since = excluded.since";
        let query = sqlx::query(sql).bind(ids.0).bind(ids.1).bind(role.as_str()).bind(now.millis());
        query.execute(&mut *self.0).await?;
        Ok(())
    }
}

fn read_space(row: &AnyRow) -> Result<Space, StoreError> {
    let columns = Columns::new("spaces", "space", row);
    Ok(Space { space: columns.bytes("space")?, name: columns.value("name")? })
}

fn read_member(row: &AnyRow) -> Result<Member, StoreError> {
    let columns = Columns::new("members", "user_id", row);
    let role = Role::parse(&columns.raw::<String>("role")?).ok_or_else(|| columns.bad("role"))?;
    Ok(Member { space: columns.bytes("space")?, user: columns.bytes("user_id")?, role })
}
