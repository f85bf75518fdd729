//! The record of decisions for administrators and auditors: newest first, cut to the units that the asker sees.

mod names;
mod trail;

pub use trail::Trail;

use std::collections::BTreeSet;

use gongjian_shared::ids::{UnitId, UserId};
use gongjian_shared::party::Post;
use gongjian_shared::rights::Thing;
use gongjian_shared::wire::audit::{AuditAsked, AuditEntry, AuditKind, AuditLine, AuditPage, Verified};
use jiff::civil::Date;
use serde_json::Value;

use self::names::Names;
use crate::rights::{Posts, Sight};
use crate::store::audit::{Audit, Decision};
use crate::store::party::Units;
use crate::store::{Connection, StoreError};

/// Most lines of one answer, and most rows that are looked at for it.
const LINES_MAX: usize = 50;
const SCANNED_MAX: usize = 2_000;
const CHUNK: i64 = 200;

/// A page of the record; `None`: the asker reads no record.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn page(
    conn: &mut Connection,
    user: UserId,
    today: Date,
    asked: &AuditAsked,
    verified: Verified,
) -> Result<Option<AuditPage>, StoreError> {
    let Some(sight) = sight(&mut *conn, user, today).await? else { return Ok(None) };
    let mut names = Names::new(conn).await?;
    let (mut lines, mut before, mut scanned) = (Vec::new(), asked.before.unwrap_or(i64::MAX), 0);
    loop {
        let rows = Audit(names.conn()).page(before, CHUNK).await?;
        for row in &rows {
            before = row.seq;
            scanned += 1;
            lines.extend(line(&mut names, row, &sight, asked).await?);
            if lines.len() >= LINES_MAX || scanned >= SCANNED_MAX {
                break;
            }
        }
        if rows.is_empty() || lines.len() >= LINES_MAX || scanned >= SCANNED_MAX {
            break;
        }
    }
    Ok(Some(AuditPage { lines, next: (before > 1 && before < i64::MAX).then_some(before), verified }))
}

/// The units whose record the asker reads; `None` inside: all of them.
async fn sight(
    conn: &mut Connection,
    user: UserId,
    today: Date,
) -> Result<Option<Option<BTreeSet<UnitId>>>, StoreError> {
    let posts = Posts::of(&mut *conn, user, today).await?;
    Ok(match posts.sight(&mut *conn, Thing::Audit).await? {
        Sight::Everywhere => Some(None),
        Sight::Within { trees, alone } if trees.is_empty() && alone.is_empty() => None,
        Sight::Within { trees, alone } => {
            let below = Units(conn).below(&trees).await?;
            Some(Some(below.into_iter().map(|it| it.unit).chain(alone).collect()))
        }
    })
}

/// The row in names, if it is within sight and asked for.
async fn line(
    names: &mut Names<'_>,
    row: &Decision,
    sight: &Option<BTreeSet<UnitId>>,
    asked: &AuditAsked,
) -> Result<Option<AuditLine>, StoreError> {
    let action: Value = serde_json::from_str(&row.action).unwrap_or_default();
    let entries = action["entries"].as_array().cloned().unwrap_or_default();
    // Not even that somebody asked for help is anybody's to read (S0-18).
    if entries.iter().any(|it| it["entry"] == "need_set") {
        return Ok(None);
    }
    if let Some(sight) = sight {
        let concerned = names.units_of(&action["entries"]).await?;
        if concerned.is_disjoint(sight) {
            return Ok(None);
        }
    }
    let mut told = Vec::new();
    for it in &entries {
        told.push(entry(names, it).await?);
    }
    let seat = &action["seat"];
    let line = AuditLine {
        seq: row.seq,
        at: row.at,
        who: names.person(&row.user.to_string()).await?.unwrap_or_default(),
        post: seat["post"].as_str().and_then(Post::parse),
        unit: names.unit(&seat["unit"]).await?,
        entries: told,
    };
    Ok(is_asked(&line, asked).then_some(line))
}

async fn entry(names: &mut Names<'_>, it: &Value) -> Result<AuditEntry, StoreError> {
    let detail = [&it["detail"], &it["follow"], it].into_iter().find(|it| it.is_object()).unwrap_or(it);
    let first = |keys: &[&str]| {
        let found = keys.iter().flat_map(|key| [&it[*key], &detail[*key]]).find(|it| it.is_string());
        found.cloned().unwrap_or_default()
    };
    let text = |key: &str| first(&[key]).as_str().map(str::to_owned);
    let kind = it["entry"].as_str().and_then(AuditKind::parse).unwrap_or(AuditKind::Other);
    // Who or what is gone has the name under which it came.
    let came_as = |prefix: &str| text("name").filter(|_| kind.as_str().starts_with(prefix));
    let person = first(&["person", "user"]);
    let person = match person.as_str() {
        Some(id) => names.person(id).await?.or_else(|| came_as("person_")),
        None => None,
    };
    Ok(AuditEntry {
        kind,
        person,
        unit: names.unit(&first(&["unit", "under"])).await?.or_else(|| came_as("unit_")),
        other: names.other(&first(&["into", "parent", "guide", "of_unit", "home"])).await?,
        space: names.space(&first(&["space"])).await?.or_else(|| came_as("space_")),
        post: text("post").as_deref().and_then(Post::parse),
        role: serde_json::from_value(it["role"].clone()).unwrap_or(None),
        open: it["open"].as_bool(),
        reason: text("reason"),
        number: text("number"),
        sha256: text("sha256"),
    })
}

fn is_asked(line: &AuditLine, asked: &AuditAsked) -> bool {
    let (person, unit) = (asked.person.trim(), asked.unit.trim());
    let within = |typed: &str, names: &[Option<&String>]| {
        typed.is_empty() || names.iter().flatten().any(|name| name.contains(typed))
    };
    let mut people = vec![Some(&line.who)];
    let mut units = vec![line.unit.as_ref()];
    for it in &line.entries {
        people.push(it.person.as_ref());
        units.extend([it.unit.as_ref(), it.other.as_ref(), it.space.as_ref()]);
    }
    let kind = asked.kind.is_none_or(|kind| line.entries.iter().any(|it| it.kind == kind));
    kind && within(person, &people) && within(unit, &units)
}
