//! Issues as they stand, and which opinion went into which (S1-16).

use std::collections::BTreeMap;

use gongjian_shared::ids::{DocumentId, IssueId, PersonId, ProgrammeId};
use gongjian_shared::rules::liaison::IssueRow;
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

pub struct Issues<'t>(pub &'t mut Connection);

impl Issues<'_> {
    /// `None` when there is none.
    pub async fn find(&mut self, issue: IssueId) -> Result<Option<IssueRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM issues WHERE issue = $1").bind(issue.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// In the order in which they were merged.
    pub async fn of_programme(&mut self, programme: ProgrammeId) -> Result<Vec<IssueRow>, StoreError> {
        let sql = "SELECT * FROM issues WHERE programme = $1 ORDER BY issue";
        let query = sqlx::query(sql).bind(programme.as_bytes().to_vec());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    pub async fn owned_by(&mut self, owner: PersonId) -> Result<Vec<IssueRow>, StoreError> {
        let sql = "SELECT * FROM issues WHERE owner = $1 ORDER BY issue";
        let query = sqlx::query(sql).bind(owner.as_bytes().to_vec());
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// The issue into which an opinion went.
    pub async fn of_opinion(
        &mut self,
        document: DocumentId,
        row: &str,
    ) -> Result<Option<IssueId>, StoreError> {
        let sql = "SELECT * FROM issue_origins WHERE document = $1 AND opinion = $2";
        let query = sqlx::query(sql).bind(document.as_bytes().to_vec()).bind(row.to_owned());
        let found = query.fetch_optional(&mut *self.0).await?;
        found.map(|row| Columns::new("issue_origins", "document", &row).bytes("issue")).transpose()
    }

    /// Writes the issue, and takes its opinions for it.
    pub async fn set(&mut self, it: &IssueRow, now: Timestamp) -> Result<(), StoreError> {
        let told = serde_json::to_string(it).expect("an issue is plain data");
        let sql = "INSERT INTO issues (issue, programme, unit, owner, told, changed) VALUES ($1, $2, $3, $4, $5, $6) \
                   ON CONFLICT (issue) DO UPDATE SET owner = excluded.owner, told = excluded.told, \
                   changed = excluded.changed";
        sqlx::query(sql)
            .bind(it.issue.as_bytes().to_vec())
            .bind(it.programme.as_bytes().to_vec())
            .bind(it.unit.as_bytes().to_vec())
            .bind(it.draft.owner.as_bytes().to_vec())
            .bind(told)
            .bind(now.millis())
            .execute(&mut *self.0)
            .await?;
        for origin in &it.origins {
            let sql = "INSERT INTO issue_origins (document, opinion, issue) VALUES ($1, $2, $3) \
                       ON CONFLICT (document, opinion) DO NOTHING";
            sqlx::query(sql)
                .bind(origin.document.as_bytes().to_vec())
                .bind(origin.row.as_str().to_owned())
                .bind(it.issue.as_bytes().to_vec())
                .execute(&mut *self.0)
                .await?;
        }
        Ok(())
    }

    /// The issues of a programme by the opinions that went into them.
    pub async fn by_opinion(
        &mut self,
        programme: ProgrammeId,
    ) -> Result<BTreeMap<(DocumentId, String), IssueId>, StoreError> {
        let mut all = BTreeMap::new();
        for row in self.of_programme(programme).await? {
            all.extend(row.origins.into_iter().map(|it| ((it.document, it.row), row.issue)));
        }
        Ok(all)
    }
}

fn read(row: &AnyRow) -> Result<IssueRow, StoreError> {
    let columns = Columns::new("issues", "issue", row);
    let told: String = columns.raw("told")?;
    serde_json::from_str(&told).map_err(|_| columns.bad("told"))
}
