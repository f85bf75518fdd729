//! Programmes that were started, each version of their rules, and the ticks of their checklists.

use gongjian_shared::ids::{ProgrammeId, UnitId, UserId};
use gongjian_shared::programmes::{Key, RuleHistory, RuleSet};
use gongjian_shared::rules::programmes::{Contact, Running};
use gongjian_shared::time::Timestamp;
use gongjian_shared::values::Name;
use jiff::civil::Date;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Started {
    pub programme: ProgrammeId,
    pub definition: Key,
    pub owner: UnitId,
    pub title: Name,
    pub contacts: Vec<Contact>,
    pub started: Timestamp,
    pub ended: Option<Date>,
}

/// One version of the rules, with who made it and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub rules: RuleSet,
    pub reason: String,
    pub at: Timestamp,
    pub user: UserId,
}

/// A tick of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub site: UnitId,
    pub phase: Key,
    pub item: Key,
    pub at: Timestamp,
    pub user: UserId,
}

pub struct Programmes<'t>(pub &'t mut Connection);

impl Programmes<'_> {
    pub async fn find(&mut self, programme: ProgrammeId) -> Result<Option<Started>, StoreError> {
        let row = sqlx::query("SELECT * FROM programmes WHERE programme = $1").bind(id(programme));
        row.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    pub async fn all(&mut self) -> Result<Vec<Started>, StoreError> {
        let sql = "SELECT * FROM programmes ORDER BY started DESC, programme";
        sqlx::query(sql).fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    pub async fn insert(&mut self, it: &Started) -> Result<(), StoreError> {
        let contacts = serde_json::to_string(&it.contacts).expect("contacts are plain data");
        let sql = "INSERT INTO programmes (programme, definition, owner_unit, title, contacts, started) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        sqlx::query(sql)
            .bind(id(it.programme))
            .bind(it.definition.as_str())
            .bind(it.owner.as_bytes().to_vec())
            .bind(it.title.as_str())
            .bind(contacts)
            .bind(it.started.millis())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn end(&mut self, programme: ProgrammeId, on: Date) -> Result<(), StoreError> {
        let sql = "UPDATE programmes SET ended = $2 WHERE programme = $1";
        sqlx::query(sql).bind(id(programme)).bind(on.to_string()).execute(&mut *self.0).await?;
        Ok(())
    }

    pub async fn add_version(&mut self, programme: ProgrammeId, it: &Version) -> Result<(), StoreError> {
        let rules = serde_json::to_string(&it.rules).expect("rules are plain data");
        let sql = "INSERT INTO rule_sets (programme, version, rules, reason, at, user_id) VALUES ($1, $2, $3, $4, $5, $6)";
        sqlx::query(sql)
            .bind(id(programme))
            .bind(i64::from(it.rules.version().number()))
            .bind(rules)
            .bind(it.reason.as_str())
            .bind(it.at.millis())
            .bind(it.user.as_bytes().to_vec())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// Every version, in order.
    pub async fn versions(&mut self, programme: ProgrammeId) -> Result<Vec<Version>, StoreError> {
        let sql = "SELECT * FROM rule_sets WHERE programme = $1 ORDER BY version";
        let rows = sqlx::query(sql).bind(id(programme)).fetch_all(&mut *self.0).await?;
        rows.iter()
            .map(|row| {
                let columns = Columns::new("rule_sets", "programme", row);
                let rules: String = columns.raw("rules")?;
                Ok(Version {
                    rules: serde_json::from_str(&rules).map_err(|_| columns.bad("rules"))?,
                    reason: columns.raw("reason")?,
                    at: columns.moment("at")?,
                    user: columns.bytes("user_id")?,
                })
            })
            .collect()
    }

    /// As the rules see it.
    pub async fn running(&mut self, it: &Started) -> Result<Running, StoreError> {
        let versions = self.versions(it.programme).await?;
        let history = RuleHistory::from_versions(versions.into_iter().map(|it| it.rules).collect());
        let missing = || StoreError::bad_row("rule_sets", it.programme, "is not there");
        Ok(Running { owner: it.owner, history: history.ok_or_else(missing)?, ended: it.ended })
    }

    pub async fn ticks(&mut self, programme: ProgrammeId) -> Result<Vec<Tick>, StoreError> {
        let sql = "SELECT * FROM ticks WHERE programme = $1 ORDER BY at, site, phase, item";
        let rows = sqlx::query(sql).bind(id(programme)).fetch_all(&mut *self.0).await?;
        rows.iter()
            .map(|row| {
                let columns = Columns::new("ticks", "item", row);
                Ok(Tick {
                    site: columns.bytes("site")?,
                    phase: columns.value("phase")?,
                    item: columns.value("item")?,
                    at: columns.moment("at")?,
                    user: columns.bytes("user_id")?,
                })
            })
            .collect()
    }

    pub async fn set_tick(
        &mut self,
        programme: ProgrammeId,
        it: &Tick,
        done: bool,
    ) -> Result<(), StoreError> {
        let keys = (id(programme), it.site.as_bytes().to_vec(), it.phase.to_string(), it.item.to_string());
        if !done {
            let sql = "DELETE FROM ticks WHERE programme = $1 AND site = $2 AND phase = $3 AND item = $4";
            let query = sqlx::query(sql).bind(keys.0).bind(keys.1).bind(keys.2).bind(keys.3);
            query.execute(&mut *self.0).await?;
            return Ok(());
        }
        let sql = "INSERT INTO ticks (programme, site, phase, item, at, user_id) VALUES ($1, $2, $3, $4, $5, $6) \
                   ON CONFLICT (programme, site, phase, item) DO NOTHING";
        let query = sqlx::query(sql).bind(keys.0).bind(keys.1).bind(keys.2).bind(keys.3);
        query.bind(it.at.millis()).bind(it.user.as_bytes().to_vec()).execute(&mut *self.0).await?;
        Ok(())
    }
}

fn id(it: ProgrammeId) -> Vec<u8> {
    it.as_bytes().to_vec()
}

fn read(row: &AnyRow) -> Result<Started, StoreError> {
    let columns = Columns::new("programmes", "programme", row);
    let contacts: String = columns.raw("contacts")?;
    let ended: Option<String> = columns.raw("ended")?;
    Ok(Started {
        programme: columns.bytes("programme")?,
        definition: columns.value("definition")?,
        owner: columns.bytes("owner_unit")?,
        title: columns.value("title")?,
        contacts: serde_json::from_str(&contacts).map_err(|_| columns.bad("contacts"))?,
        started: columns.moment("started")?,
        ended: ended.map(|it| it.parse().map_err(|_| columns.bad("ended"))).transpose()?,
    })
}
