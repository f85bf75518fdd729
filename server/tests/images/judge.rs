//! Opens what a power cut left, with the store's own code, and says what is missing or broken.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gongjian_server::store::commands::Commands;
use gongjian_server::store::{Pool, Stores, copies};
use sqlx::Row as _;

use crate::work::{Promise, SPACES};

/// What was found in one image.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub lost: usize,
    pub corrupt: Option<String>,
}

/// Puts the files into the folder, in place of what is there, and judges them against the promises.
pub async fn judge(folder: &Path, files: &BTreeMap<String, Vec<u8>>, promises: &[Promise]) -> Found {
    for entry in std::fs::read_dir(folder).expect("is there") {
        std::fs::remove_file(entry.expect("readable").path()).expect("goes");
    }
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).expect("writes");
    }
    let stores = match Stores::open(folder).await {
        Ok(stores) => stores,
        Err(error) => return Found { lost: promises.len(), corrupt: Some(error.to_string()) },
    };
    let corrupt = damage(&stores).await.err();
    let lost = missing(&stores, promises).await;
    stores.close().await;
    Found { lost, corrupt }
}

async fn damage(stores: &Stores) -> Result<(), String> {
    for pool in [&stores.log_writer, &stores.side] {
        let row = sqlx::query("PRAGMA integrity_check").fetch_one(pool).await.map_err(|e| e.to_string())?;
        let found: String = row.try_get(0).map_err(|e| e.to_string())?;
        if found != "ok" {
            return Err(found);
        }
    }
    let mut connection = stores.log_writer.acquire().await.map_err(|e| e.to_string())?;
    for space in SPACES {
        copies::walk(&mut connection, space).await.map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// How many promises are broken. The tables are read whole: one question for all.
async fn missing(stores: &Stores, promises: &[Promise]) -> usize {
    let sql = "SELECT space, seq, hash FROM log WHERE hash IS NOT NULL";
    let changes = read(&stores.log_writer, sql, |row| {
        Some((
            row.try_get::<Vec<u8>, _>(0).ok()?,
            row.try_get::<i64, _>(1).ok()?,
            row.try_get::<Vec<u8>, _>(2).ok()?,
        ))
    });
    let changes: BTreeSet<_> = changes.await;
    let sessions =
        read(&stores.side, "SELECT id_hash FROM sessions", |row| row.try_get::<Vec<u8>, _>(0).ok());
    let sessions: BTreeSet<_> = sessions.await;
    let mut connection = stores.log_writer.acquire().await.expect("free");
    let mut lost = 0;
    for promise in promises {
        let kept = match promise {
            Promise::Change { space, seq, hash } => {
                let seq = i64::try_from(*seq).expect("small");
                changes.contains(&(space.as_bytes().to_vec(), seq, hash.as_bytes().to_vec()))
            }
            Promise::Command(id) => matches!(Commands(&mut connection).find(*id).await, Ok(Some(_))),
            Promise::SignIn(id) => sessions.contains(id.as_slice()),
        };
        lost += usize::from(!kept);
    }
    lost
}

async fn read<T: Ord>(
    pool: &Pool,
    sql: &'static str,
    row: impl Fn(&sqlx::any::AnyRow) -> Option<T>,
) -> BTreeSet<T> {
    let rows = sqlx::query(sql).fetch_all(pool).await.unwrap_or_default();
    rows.iter().filter_map(row).collect()
}
