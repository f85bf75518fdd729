//! Who may sign in.

use gongjian_shared::ids::UserId;
use gongjian_shared::time::Timestamp;
use gongjian_shared::values::{Login, Name};
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub user: UserId,
    pub login: Login,
    pub name: Name,
    /// PHC text of argon2id.
    pub password_hash: String,
    pub administrator: bool,
    pub open: bool,
    pub created: Timestamp,
}

pub struct Accounts<'t>(pub &'t mut Connection);

impl Accounts<'_> {
    pub async fn find(&mut self, user: UserId) -> Result<Option<Account>, StoreError> {
        let sql = "SELECT * FROM accounts WHERE user_id = $1";
        let row = sqlx::query(sql).bind(user.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        row.as_ref().map(account).transpose()
    }

    pub async fn find_login(&mut self, login: &Login) -> Result<Option<Account>, StoreError> {
        let sql = "SELECT * FROM accounts WHERE login = $1";
        let row = sqlx::query(sql).bind(login.as_str()).fetch_optional(&mut *self.0).await?;
        row.as_ref().map(account).transpose()
    }

    pub async fn all(&mut self) -> Result<Vec<Account>, StoreError> {
        let rows = sqlx::query("SELECT * FROM accounts ORDER BY login").fetch_all(&mut *self.0).await?;
        rows.iter().map(account).collect()
    }

    pub async fn count(&mut self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("SELECT COUNT(*) FROM accounts").fetch_one(&mut *self.0).await?)
    }

    /// How many administrators can sign in.
    pub async fn open_administrators(&mut self) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) FROM accounts WHERE administrator = 1 AND open = 1";
        Ok(sqlx::query_scalar(sql).fetch_one(&mut *self.0).await?)
    }

    pub async fn insert(&mut self, it: &Account) -> Result<(), StoreError> {
        let sql = "INSERT INTO accounts (user_id, login, name, password_hash, administrator, open, created) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        sqlx::query(sql)
            .bind(it.user.as_bytes().to_vec())
            .bind(it.login.as_str())
            .bind(it.name.as_str())
            .bind(it.password_hash.as_str())
            .bind(i64::from(it.administrator))
            .bind(i64::from(it.open))
            .bind(it.created.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// The account is called as its person is.
    pub async fn rename(&mut self, user: UserId, name: &Name) -> Result<(), StoreError> {
        let sql = "UPDATE accounts SET name = $2 WHERE user_id = $1";
        sqlx::query(sql).bind(user.as_bytes().to_vec()).bind(name.as_str()).execute(&mut *self.0).await?;
        Ok(())
    }

    pub async fn set_open(&mut self, user: UserId, open: bool) -> Result<(), StoreError> {
        let sql = "UPDATE accounts SET open = $2 WHERE user_id = $1";
        sqlx::query(sql).bind(user.as_bytes().to_vec()).bind(i64::from(open)).execute(&mut *self.0).await?;
        Ok(())
    }

    /// Replaces `old` by a stronger hash of the same password; nothing when somebody was faster.
    pub async fn rehash(&mut self, user: UserId, old: &str, new: &str) -> Result<(), StoreError> {
        let sql = "UPDATE accounts SET password_hash = $3 WHERE user_id = $1 AND password_hash = $2";
        sqlx::query(sql).bind(user.as_bytes().to_vec()).bind(old).bind(new).execute(&mut *self.0).await?;
        Ok(())
    }

    /// The person has signed in on this installation before. One question, whether or not the login exists.
    pub async fn knows_installation(
        &mut self,
        login: &Login,
        installation: &[u8],
    ) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM accounts a JOIN installations i ON i.user_id = a.user_id \
                   WHERE a.login = $1 AND i.installation = $2";
        let found: i64 = sqlx::query_scalar(sql)
            .bind(login.as_str())
            .bind(installation.to_vec())
            .fetch_one(&mut *self.0)
            .await?;
        Ok(found > 0)
    }
}

fn account(row: &AnyRow) -> Result<Account, StoreError> {
    let columns = Columns::new("accounts", "user_id", row);
    Ok(Account {
        user: columns.bytes("user_id")?,
        login: columns.value("login")?,
        name: columns.value("name")?,
        password_hash: columns.raw("password_hash")?,
        administrator: columns.flag("administrator")?,
        open: columns.flag("open")?,
        created: columns.moment("created")?,
    })
}
