//! The steps that bring a database to this version. Never edited after a merge; new ones go to the end.

use std::borrow::Cow;

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use super::{Pool, StoreError};

/// Version (the name's time stamp), name, SQL.
type Step = (i64, &'static str, &'static str);

macro_rules! step {
    ($folder:literal, $version:literal, $name:literal) => {
        (
            $version,
            $name,
            include_str!(concat!("../../migrations/", $folder, "/", $version, "_", $name, ".sql")),
        )
    };
}

pub(super) const LOG: &[Step] = &[
    step!("log", 20261122000000, "log"),
    step!("log", 20261122000001, "accounts"),
    step!("log", 20261122000002, "grants"),
    step!("log", 20261122000003, "party"),
    step!("log", 20261122000004, "escrow"),
    step!("log", 20261122000005, "programmes"),
    step!("log", 20261122000006, "pins"),
    step!("log", 20261122000010, "posts"),
    step!("log", 20261122000020, "pairs"),
    step!("log", 20261122000021, "rounds"),
    step!("log", 20261122000022, "notices"),
    step!("log", 20261122000023, "tables"),
    step!("log", 20261122000024, "wishes"),
    step!("log", 20261122000030, "calls"),
    step!("log", 20261122000031, "withdrawn"),
    step!("log", 20261122000033, "filings"),
    step!("log", 20261122000034, "reviews"),
    step!("log", 20261122000036, "blobs"),
    step!("log", 20261122000037, "meetings"),
    step!("log", 20261122000038, "calendars"),
    step!("log", 20261122000040, "liaison"),
    step!("log", 20261122000041, "feeds"),
    step!("log", 20261122000042, "corps"),
    step!("log", 20261122000043, "evaluations"),
    step!("log", 20261122000046, "nothings"),
];
pub(super) const SIDE: &[Step] = &[
    step!("side", 20261122000000, "sessions"),
    step!("side", 20261122000020, "records"),
    step!("side", 20261122000046, "figures"),
];
/// Both in one database, in PostgreSQL's own words; and the news that several nodes need.
pub(super) const POSTGRES: &[Step] = &[
    step!("postgres", 20261122000000, "log"),
    step!("postgres", 20261122000001, "accounts"),
    step!("postgres", 20261122000002, "sessions"),
    step!("postgres", 20261122000003, "news"),
    step!("postgres", 20261122000004, "grants"),
    step!("postgres", 20261122000005, "party"),
    step!("postgres", 20261122000006, "escrow"),
    step!("postgres", 20261122000007, "programmes"),
    step!("postgres", 20261122000008, "pins"),
    step!("postgres", 20261122000012, "posts"),
    step!("postgres", 20261122000020, "pairs"),
    step!("postgres", 20261122000021, "rounds"),
    step!("postgres", 20261122000022, "notices"),
    step!("postgres", 20261122000023, "tables"),
    step!("postgres", 20261122000024, "wishes"),
    step!("postgres", 20261122000030, "calls"),
    step!("postgres", 20261122000031, "withdrawn"),
    step!("postgres", 20261122000033, "filings"),
    step!("postgres", 20261122000034, "reviews"),
    step!("postgres", 20261122000036, "blobs"),
    step!("postgres", 20261122000037, "meetings"),
    step!("postgres", 20261122000038, "calendars"),
    step!("postgres", 20261122000040, "liaison"),
    step!("postgres", 20261122000041, "feeds"),
    step!("postgres", 20261122000042, "corps"),
    step!("postgres", 20261122000043, "evaluations"),
    step!("postgres", 20261122000046, "figures"),
];

/// The version that the steps lead to.
pub(super) fn newest(steps: &[Step]) -> i64 {
    steps.iter().map(|(version, ..)| *version).max().unwrap_or(0)
}

pub(super) async fn run(pool: &Pool, steps: &[Step]) -> Result<(), StoreError> {
    let migrations = steps.iter().map(|(version, name, sql)| {
        Migration::new(*version, Cow::Borrowed(*name), MigrationType::Simple, (*sql).into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect()).run(pool).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    // Who was let in before rights had ends stays in, by the office's hand.
    #[tokio::test]
    async fn members_of_old_become_grants_of_the_office() {
        let folder = crate::scratch::Folder::new("migrations");
        let path = folder.path().join("gongjian.db");
        let pool = super::super::open::pool(&path, 1, super::super::open::Mode::Writes).await.expect("opens");
        run(&pool, &LOG[..2]).await.expect("the version of then");
        let old = "INSERT INTO members VALUES (x'01', x'02', 'member', 77)";
        sqlx::query(old).execute(&pool).await.expect("written");
        run(&pool, LOG).await.expect("this version");
        let sql = "SELECT source || role || from_at FROM grants WHERE until_at IS NULL";
        let found: String = sqlx::query_scalar(sql).fetch_one(&pool).await.expect("read");
        assert_eq!(found, "officemember77");
    }

    #[test]
    fn every_file_is_a_step_and_the_steps_are_in_order() {
        for (folder, steps) in [("log", LOG), ("side", SIDE), ("postgres", POSTGRES)] {
            let path = format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
            let mut files: Vec<String> = std::fs::read_dir(path)
                .expect("the folder is there")
                .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
                .collect();
            files.sort();
            let named: Vec<String> =
                steps.iter().map(|(version, name, _)| format!("{version}_{name}.sql")).collect();
            assert_eq!(files, named);
        }
    }
}
