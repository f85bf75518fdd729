//! Tables of other issuers, with the ties of their cells.

use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::ids::{SpaceId, TableId, UserId};
use gongjian_shared::office::tie::Tie;
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

/// A table without its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub table: TableId,
    pub space: SpaceId,
    pub name: String,
    pub template: TemplateId,
    pub ties: Vec<Tie>,
}

pub struct Tables<'t>(pub &'t mut Connection);

const COLUMNS: &str = "office_table, space, name, template, ties";

impl Tables<'_> {
    pub async fn find(&mut self, table: TableId) -> Result<Option<Table>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM office_tables WHERE office_table = $1");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(table.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// The tables of a space, by name.
    pub async fn of_space(&mut self, space: SpaceId) -> Result<Vec<Table>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM office_tables WHERE space = $1 ORDER BY name, office_table");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(space.as_bytes().to_vec());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    pub async fn count(&mut self, space: SpaceId) -> Result<u64, StoreError> {
        let query = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM office_tables WHERE space = $1");
        let count = query.bind(space.as_bytes().to_vec()).fetch_one(&mut *self.0).await?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// The file as it was uploaded.
    pub async fn file(&mut self, table: TableId) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query("SELECT office_table, file FROM office_tables WHERE office_table = $1");
        let row = query.bind(table.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        row.map(|row| Columns::new("office_tables", "office_table", &row).raw("file")).transpose()
    }

    pub async fn insert(
        &mut self,
        it: &Table,
        file: Vec<u8>,
        user: UserId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO office_tables (office_table, space, name, template, file, ties, user_id, at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        sqlx::query(sql)
            .bind(it.table.as_bytes().to_vec())
            .bind(it.space.as_bytes().to_vec())
            .bind(it.name.as_str())
            .bind(it.template.as_str())
            .bind(file)
            .bind(written(&it.ties))
            .bind(user.as_bytes().to_vec())
            .bind(at.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn tie(
        &mut self,
        table: TableId,
        ties: &[Tie],
        user: UserId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE office_tables SET ties = $2, user_id = $3, at = $4 WHERE office_table = $1")
            .bind(table.as_bytes().to_vec())
            .bind(written(ties))
            .bind(user.as_bytes().to_vec())
            .bind(at.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

fn written(ties: &[Tie]) -> String {
    serde_json::to_string(ties).expect("ties are plain data")
}

fn read(row: &AnyRow) -> Result<Table, StoreError> {
    let columns = Columns::new("office_tables", "office_table", row);
    let ties: String = columns.raw("ties")?;
    Ok(Table {
        table: columns.bytes("office_table")?,
        space: columns.bytes("space")?,
        name: columns.raw("name")?,
        template: columns.value("template")?,
        ties: serde_json::from_str(&ties).map_err(|_| columns.bad("ties"))?,
    })
}
