//! Where an office keeps its things: here in PostgreSQL, each office in a schema of its own.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use gongjian_server::clock::Clock;
use gongjian_server::store::Stores;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};

use crate::folder::Folder;

const SCRIPT: &str = include_str!("postgres.sh");
const PROGRAMS: [&str; 4] = ["initdb", "postgres", "pg_isready", "pg_dump"];
const MISSING: &str =
    "PostgreSQL is not installed, so nothing here was tested. Debian: apt-get install postgresql";

/// One for all tests of this process; it goes away with the process.
static CLUSTER: LazyLock<Cluster> = LazyLock::new(|| Cluster::start(&[]));
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A PostgreSQL of our own. It ends when its standard input does.
pub struct Cluster {
    child: Child,
    pub folder: String,
}

impl Cluster {
    /// Starts one with these settings (`name=value`).
    pub fn start(settings: &[&str]) -> Self {
        let programs = programs().unwrap_or_else(|| panic!("{MISSING}"));
        let mut command = as_postgres("sh");
        command.args(["-c", SCRIPT, "postgres.sh"]).arg(programs).args(settings).current_dir("/");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a shell");
        let mut folder = String::new();
        BufReader::new(child.stdout.as_mut().expect("piped")).read_line(&mut folder).expect("a line");
        assert!(folder.starts_with('/'), "PostgreSQL did not start; its words are above");
        Self { child, folder: folder.trim_end().to_owned() }
    }

    /// As a person would write it.
    pub fn url(&self, schema: &str) -> String {
        let folder = self.folder.replace('/', "%2F");
        format!(
            "postgres://gongjian@{folder}/postgres?application_name={schema}&options=-c%20search_path%3D{schema}"
        )
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// PostgreSQL refuses to run as root.
fn as_postgres(program: &str) -> Command {
    let user = Command::new("id").arg("-u").output().expect("id is there").stdout;
    if user != b"0\n" {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--", program]);
    command
}

/// The folder of its programs: Debian does not put them on the path.
fn programs() -> Option<PathBuf> {
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    let on_path: Vec<PathBuf> = std::env::split_paths(&on_path).collect();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = debian.map(|version| version.path().join("bin"));
    let whole = |folder: &PathBuf| PROGRAMS.iter().all(|it| folder.join(it).is_file());
    debian.chain(on_path).find(whole)
}

pub struct Home {
    folder: Folder,
    pub url: String,
    schema: String,
}

impl Home {
    pub fn new() -> Self {
        let schema = format!("office_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        Self { folder: Folder::new("office"), url: CLUSTER.url(&schema), schema }
    }

    /// The data folder: the seal key alone.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub async fn open(&self) -> Stores {
        self.make_schema().await;
        let url = self.url.parse().expect("a URL");
        Stores::connect(&url, Clock::real().dice()).await.expect("the database opens")
    }

    pub async fn make_schema(&self) {
        let options: sqlx::postgres::PgConnectOptions = self.url.parse().expect("a URL");
        let mut connection = options.connect().await.expect("it answers");
        let sql = AssertSqlSafe(format!("CREATE SCHEMA IF NOT EXISTS {}", self.schema));
        sqlx::raw_sql(sql).execute(&mut connection).await.expect("made");
        connection.close().await.expect("closed");
    }

    /// As a restart of PostgreSQL does to its clients.
    pub async fn drop_connections(&self) {
        let options: sqlx::postgres::PgConnectOptions = CLUSTER.url("public").parse().expect("a URL");
        let mut connection = options.connect().await.expect("it answers");
        let sql = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1";
        let dropped = sqlx::query_scalar::<_, i64>(sql).bind(&self.schema).fetch_one(&mut connection).await;
        assert!(dropped.expect("done") > 0, "nobody was there");
        connection.close().await.expect("closed");
    }

    /// Nodes do not keep each other out.
    pub async fn until_free(&self) {}

    /// All that is kept.
    pub fn files(&self) -> Vec<PathBuf> {
        let dump = self.path().join("dump.sql");
        let mut command = Command::new(programs().expect("it runs").join("pg_dump"));
        command.args(["--username=gongjian", "--dbname=postgres", "--host", &CLUSTER.folder]);
        let done = command.args(["--schema", &self.schema]).arg("--file").arg(&dump).status();
        assert!(done.expect("pg_dump is there").success());
        vec![dump, self.path().join("seal.key")]
    }
}
