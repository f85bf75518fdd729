use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::ground::Ground;
use crate::process::{Guarded, Scratch, answer};
use crate::server::{Server, Wanted};
use crate::setup;
use crate::trouble::{Outcome, Trouble};

/// The same as for the server's own tests: makes a PostgreSQL in a fresh folder, and takes it away when its input ends.
const SCRIPT: &str = include_str!("../../../../server/tests/support/postgres.sh");
const ADVICE: &str = "Debian: apt-get install postgresql";

/// PostgreSQL beside the server: one of our own for each era. The server is killed; the database sees it go.
pub struct Postgres {
    scratch: Scratch,
    era: u32,
    cluster: Option<Cluster>,
}

impl Postgres {
    pub fn new() -> Outcome<Self> {
        Ok(Self { scratch: Scratch::new("kills-postgres")?, era: 0, cluster: None })
    }
}

impl Ground for Postgres {
    fn name(&self) -> &'static str {
        "postgresql"
    }

    fn has_files(&self) -> bool {
        false
    }

    fn fresh(&mut self) -> Outcome {
        self.cluster = None;
        self.cluster = Some(Cluster::start()?);
        self.era += 1;
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.scratch.path().join(format!("era-{}", self.era)).join("data")
    }

    fn start(&self, binary: &Path, port: u16) -> Outcome<Server> {
        let data = self.data();
        let url = self.cluster.as_ref().map(Cluster::url);
        let wanted = Wanted::new(binary, &data, port);
        Server::spawn(&Wanted { hides_code: true, database: url.as_deref(), ..wanted })
    }
}

struct Cluster {
    /// Its input is held open: when that ends, also because we were killed, all of it goes away.
    script: Guarded,
    folder: String,
}

impl Cluster {
    fn start() -> Outcome<Self> {
        let programs =
            setup::postgres_programs().ok_or_else(|| Trouble::new("PostgreSQL is not installed", ADVICE))?;
        let mut command = as_postgres("sh");
        command.args(["-c", SCRIPT, "postgres.sh"]).arg(programs).current_dir("/");
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut script =
            child.map(Guarded).map_err(|error| Trouble::new(format!("PostgreSQL: {error}"), ADVICE))?;
        let mut folder = String::new();
        if let Some(out) = script.0.stdout.as_mut() {
            // Nothing read is told below.
            let _ = BufReader::new(out).read_line(&mut folder);
        }
        if folder.starts_with('/') {
            Ok(Self { script, folder: folder.trim_end().to_owned() })
        } else {
            Err(Trouble::new("PostgreSQL did not start", "its own words are above"))
        }
    }

    fn url(&self) -> String {
        format!("postgres://gongjian@{}/postgres", self.folder.replace('/', "%2F"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.script.0.stdin.take());
        // It takes its folder away before it ends.
        let _ = self.script.0.wait();
    }
}

/// PostgreSQL refuses to run as root.
fn as_postgres(program: &str) -> Command {
    if answer("id", &["-u"]).as_deref() != Some("0") {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--", program]);
    command
}
