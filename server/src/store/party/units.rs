//! The tree of units (A1).

use std::collections::BTreeMap;

use gongjian_shared::ids::UnitId;
use gongjian_shared::party::{Level, Line, Unit, UnitDetail, UnitKind};
use jiff::civil::Date;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::days::{key, maybe_day, maybe_id, text};
use super::search::search_text;
use crate::store::{Columns, Connection, StoreError};

/// A unit with what a tree shows beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLine {
    pub unit: Unit,
    pub children: i64,
}

pub struct Units<'t>(pub &'t mut Connection);

/// The subtrees of the units that are named at `$n…`, as a table `tree(unit)`.
fn tree(roots: usize, first: usize) -> String {
    let places: Vec<String> = (first..first + roots).map(|place| format!("${place}")).collect();
    format!(
        "WITH RECURSIVE tree(unit) AS (SELECT unit FROM units WHERE unit IN ({}) \
         UNION SELECT units.unit FROM units JOIN tree ON units.parent = tree.unit)",
        places.join(", ")
    )
}

impl Units<'_> {
    pub async fn find(&mut self, unit: UnitId) -> Result<Option<Unit>, StoreError> {
        let row = sqlx::query("SELECT * FROM units WHERE unit = $1").bind(key(unit));
        row.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// The numbers of all units that ever were.
    pub async fn ids(&mut self) -> Result<Vec<UnitId>, StoreError> {
        let rows = sqlx::query("SELECT unit FROM units").fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| Columns::new("units", "unit", row).bytes("unit")).collect()
    }

    /// The units directly below, in their order; `None` = at the top.
    pub async fn children(&mut self, parent: Option<UnitId>) -> Result<Vec<UnitLine>, StoreError> {
        const COUNT: &str = "SELECT units.*, (SELECT COUNT(*) FROM units c WHERE c.parent = units.unit) AS children FROM units";
        let rows = match parent {
            Some(parent) => {
                let sql = format!("{COUNT} WHERE parent = $1 ORDER BY place, name, unit");
                sqlx::query(AssertSqlSafe(sql)).bind(key(parent)).fetch_all(&mut *self.0).await?
            }
            None => {
                let sql = format!("{COUNT} WHERE parent IS NULL ORDER BY place, name, unit");
                sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *self.0).await?
            }
        };
        rows.iter().map(read_line).collect()
    }

    pub async fn line(&mut self, unit: UnitId) -> Result<Option<UnitLine>, StoreError> {
        let sql = "SELECT units.*, (SELECT COUNT(*) FROM units c WHERE c.parent = units.unit) AS children \
                   FROM units WHERE unit = $1";
        let row = sqlx::query(sql).bind(key(unit)).fetch_optional(&mut *self.0).await?;
        row.as_ref().map(read_line).transpose()
    }

    /// The units above, from the parent to the top.
    pub async fn above(&mut self, unit: UnitId) -> Result<Vec<Unit>, StoreError> {
        let sql = "WITH RECURSIVE path(unit, parent, depth) AS (\
                   SELECT unit, parent, 0 FROM units WHERE unit = $1 \
                   UNION SELECT units.unit, units.parent, path.depth + 1 FROM units JOIN path ON units.unit = path.parent) \
                   SELECT units.* FROM path JOIN units ON units.unit = path.unit WHERE path.depth > 0 ORDER BY path.depth";
        let rows = sqlx::query(sql).bind(key(unit)).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// `roots` and everything below them.
    pub async fn below(&mut self, roots: &[UnitId]) -> Result<Vec<Unit>, StoreError> {
        if roots.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "{} SELECT units.* FROM units JOIN tree ON tree.unit = units.unit ORDER BY units.place, units.name",
            tree(roots.len(), 1)
        );
        let query = roots.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, root| query.bind(key(*root)));
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// How many units there are below `root`.
    pub async fn count_below(&mut self, root: UnitId) -> Result<u64, StoreError> {
        let sql = format!("{} SELECT COUNT(*) FROM tree", tree(1, 1));
        let query = sqlx::query_scalar::<_, i64>(AssertSqlSafe(sql)).bind(key(root));
        Ok(query.fetch_one(&mut *self.0).await?.unsigned_abs().saturating_sub(1))
    }

    pub async fn all(&mut self) -> Result<Vec<Unit>, StoreError> {
        let sql = "SELECT * FROM units ORDER BY place, name, unit";
        sqlx::query(sql).fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// Units whose name, short name, pinyin or initials hold `typed`; `None` as roots = everywhere.
    pub async fn search(
        &mut self,
        roots: Option<&[UnitId]>,
        typed: &str,
        most: i64,
    ) -> Result<Vec<UnitLine>, StoreError> {
        const FIND: &str = "SELECT units.*, (SELECT COUNT(*) FROM units c WHERE c.parent = units.unit) AS children FROM units";
        const WHERE: &str =
            "units.search LIKE $1 ESCAPE '!' ORDER BY units.level, units.name, units.unit LIMIT $2";
        let (sql, roots) = match roots {
            Some([]) => return Ok(Vec::new()),
            Some(roots) => {
                let sql = format!(
                    "{} {FIND} JOIN tree ON tree.unit = units.unit WHERE {WHERE}",
                    tree(roots.len(), 3)
                );
                (sql, roots)
            }
            None => (format!("{FIND} WHERE {WHERE}"), [].as_slice()),
        };
        let query = sqlx::query(AssertSqlSafe(sql)).bind(like(typed)).bind(most);
        let query = roots.iter().fold(query, |query, root| query.bind(key(*root)));
        query.fetch_all(&mut *self.0).await?.iter().map(read_line).collect()
    }

    pub async fn insert(&mut self, it: &Unit) -> Result<(), StoreError> {
        let sql = "INSERT INTO units (unit, parent, name, short_name, kind, line, level, region, place, founded, draft, search) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let UnitDetail { name, short_name, kind, line, level, region, place, founded } = &it.detail;
        sqlx::query(sql)
            .bind(key(it.unit))
            .bind(it.parent.map(key))
            .bind(name.as_str())
            .bind(short_name.as_ref().map(|it| it.as_str().to_owned()))
            .bind(kind.as_str())
            .bind(line.as_str())
            .bind(level.as_str())
            .bind(region.as_str())
            .bind(*place)
            .bind(text(*founded))
            .bind(i64::from(it.draft))
            .bind(found_by(&it.detail))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn change(&mut self, unit: UnitId, detail: &UnitDetail) -> Result<(), StoreError> {
        let sql = "UPDATE units SET name = $2, short_name = $3, kind = $4, line = $5, level = $6, region = $7, \
                   place = $8, founded = $9, search = $10 WHERE unit = $1";
        let UnitDetail { name, short_name, kind, line, level, region, place, founded } = detail;
        sqlx::query(sql)
            .bind(key(unit))
            .bind(name.as_str())
            .bind(short_name.as_ref().map(|it| it.as_str().to_owned()))
            .bind(kind.as_str())
            .bind(line.as_str())
            .bind(level.as_str())
            .bind(region.as_str())
            .bind(*place)
            .bind(text(*founded))
            .bind(found_by(detail))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn enact(&mut self, unit: UnitId) -> Result<(), StoreError> {
        let sql = "UPDATE units SET draft = 0 WHERE unit = $1";
        sqlx::query(sql).bind(key(unit)).execute(&mut *self.0).await?;
        Ok(())
    }

    pub async fn set_parent(&mut self, unit: UnitId, parent: UnitId) -> Result<(), StoreError> {
        let sql = "UPDATE units SET parent = $2 WHERE unit = $1";
        sqlx::query(sql).bind(key(unit)).bind(key(parent)).execute(&mut *self.0).await?;
        Ok(())
    }

    pub async fn dissolve(&mut self, unit: UnitId, on: Date, into: Option<UnitId>) -> Result<(), StoreError> {
        let sql = "UPDATE units SET dissolved = $2, merged_into = $3 WHERE unit = $1";
        sqlx::query(sql)
            .bind(key(unit))
            .bind(on.to_string())
            .bind(into.map(key))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// The units below and the people of `unit` go over to `into`.
    pub async fn hand_over(&mut self, unit: UnitId, into: UnitId) -> Result<(), StoreError> {
        for sql in
            ["UPDATE units SET parent = $2 WHERE parent = $1", "UPDATE persons SET home = $2 WHERE home = $1"]
        {
            sqlx::query(sql).bind(key(unit)).bind(key(into)).execute(&mut *self.0).await?;
        }
        Ok(())
    }

    pub async fn delete(&mut self, unit: UnitId) -> Result<(), StoreError> {
        for sql in ["DELETE FROM guides WHERE unit = $1 OR guide = $1", "DELETE FROM units WHERE unit = $1"] {
            sqlx::query(sql).bind(key(unit)).execute(&mut *self.0).await?;
        }
        Ok(())
    }

    /// The units that guide `unit`.
    pub async fn guides(&mut self, unit: UnitId) -> Result<Vec<Unit>, StoreError> {
        let sql = "SELECT units.* FROM guides JOIN units ON units.unit = guides.guide WHERE guides.unit = $1 ORDER BY units.name";
        let rows = sqlx::query(sql).bind(key(unit)).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// By unit, those that guide it.
    pub async fn all_guides(&mut self) -> Result<BTreeMap<UnitId, Vec<UnitId>>, StoreError> {
        let sql = "SELECT guides.unit, guides.guide FROM guides JOIN units ON units.unit = guides.guide ORDER BY units.name";
        let mut guides = BTreeMap::<UnitId, Vec<UnitId>>::new();
        for row in sqlx::query(sql).fetch_all(&mut *self.0).await? {
            let columns = Columns::new("guides", "unit", &row);
            guides.entry(columns.bytes("unit")?).or_default().push(columns.bytes("guide")?);
        }
        Ok(guides)
    }

    /// The units that `guide` guides.
    pub async fn guided_by(&mut self, guide: UnitId) -> Result<Vec<UnitId>, StoreError> {
        let sql = "SELECT unit, guide FROM guides WHERE guide = $1 ORDER BY unit";
        let rows = sqlx::query(sql).bind(key(guide)).fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| Columns::new("guides", "unit", row).bytes("unit")).collect()
    }

    pub async fn set_guide(&mut self, unit: UnitId, guide: UnitId, guides: bool) -> Result<(), StoreError> {
        let sql = if guides {
            "INSERT INTO guides (unit, guide) VALUES ($1, $2) ON CONFLICT (unit, guide) DO NOTHING"
        } else {
            "DELETE FROM guides WHERE unit = $1 AND guide = $2"
        };
        sqlx::query(sql).bind(key(unit)).bind(key(guide)).execute(&mut *self.0).await?;
        Ok(())
    }

    pub async fn name_is_taken(
        &mut self,
        parent: Option<UnitId>,
        name: &str,
        but: UnitId,
    ) -> Result<bool, StoreError> {
        let sql = match parent {
            Some(_) => {
                "SELECT COUNT(*) FROM units WHERE name = $1 AND unit <> $2 AND dissolved IS NULL AND parent = $3"
            }
            None => {
                "SELECT COUNT(*) FROM units WHERE name = $1 AND unit <> $2 AND dissolved IS NULL AND parent IS NULL"
            }
        };
        let query = sqlx::query_scalar::<_, i64>(sql).bind(name.to_owned()).bind(key(but));
        let query = match parent {
            Some(parent) => query.bind(key(parent)),
            None => query,
        };
        Ok(query.fetch_one(&mut *self.0).await? > 0)
    }

    /// (children in force, people at home, documents in its space)
    pub async fn counts(&mut self, unit: UnitId) -> Result<(u64, u64, u64), StoreError> {
        let space = gongjian_shared::ids::SpaceId::of_unit(unit);
        let mut counts = [0_i64; 3];
        for (sql, id, count) in [
            ("SELECT COUNT(*) FROM units WHERE parent = $1 AND dissolved IS NULL", key(unit), 0),
            ("SELECT COUNT(*) FROM persons WHERE home = $1 AND merged_into IS NULL", key(unit), 1),
            ("SELECT COUNT(*) FROM documents WHERE space = $1", space.as_bytes().to_vec(), 2),
        ] {
            counts[count] = sqlx::query_scalar(sql).bind(id).fetch_one(&mut *self.0).await?;
        }
        Ok((counts[0].unsigned_abs(), counts[1].unsigned_abs(), counts[2].unsigned_abs()))
    }
}

/// The pattern that finds `typed` anywhere; what a person types has no wild cards.
pub(super) fn like(typed: &str) -> String {
    let plain = typed.trim().to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{plain}%")
}

fn found_by(detail: &UnitDetail) -> String {
    let short = detail.short_name.as_ref().map(|it| search_text(it.as_str())).unwrap_or_default();
    format!("{} {short}", search_text(detail.name.as_str()))
}

fn read_line(row: &AnyRow) -> Result<UnitLine, StoreError> {
    Ok(UnitLine { unit: read(row)?, children: Columns::new("units", "unit", row).raw("children")? })
}

fn read(row: &AnyRow) -> Result<Unit, StoreError> {
    let columns = Columns::new("units", "unit", row);
    let short: Option<String> = columns.raw("short_name")?;
    let short_name = short.map(|it| it.try_into().map_err(|_| columns.bad("short_name"))).transpose()?;
    let detail = UnitDetail {
        name: columns.value("name")?,
        short_name,
        kind: columns.value::<UnitKind>("kind")?,
        line: columns.value::<Line>("line")?,
        level: columns.value::<Level>("level")?,
        region: columns.raw("region")?,
        place: columns.raw("place")?,
        founded: maybe_day(&columns, "founded")?,
    };
    Ok(Unit {
        unit: columns.bytes("unit")?,
        parent: maybe_id(&columns, "parent")?,
        detail,
        draft: columns.flag("draft")?,
        dissolved: maybe_day(&columns, "dissolved")?,
        merged_into: maybe_id(&columns, "merged_into")?,
    })
}
