//! The server as a child process: its settings, its one-time code, and when it listens.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::clock::Stopwatch;
use crate::http::Client;
use crate::process::{Guarded, cargo, find, run};
use crate::trouble::{Outcome, Trouble};

const START_MAX: Duration = Duration::from_secs(20);
const CODE_LINE: &str = "one-time code: ";
/// The line before it.
const INVITATION: &str = "Nobody has an account here.";

/// What to start and where.
pub struct Wanted<'a> {
    pub binary: &'a Path,
    /// The site's folder; a binary that carries its site needs none.
    pub site: Option<&'a Path>,
    pub data: &'a Path,
    pub port: u16,
    /// What browsers call it, where that is not its own address.
    pub origin: Option<&'a str>,
    /// `None`: SQLite in its data folder.
    pub database: Option<&'a str>,
    /// Where it runs; `None`: where xtask runs.
    pub folder: Option<&'a Path>,
    /// The one-time code is for xtask, not for the person at the terminal; nor is the line that it listens.
    pub hides_code: bool,
    /// The file of accounts that the sign-in page of a demo shows.
    pub demo: Option<&'a Path>,
}

impl<'a> Wanted<'a> {
    /// A binary that carries its site.
    pub const fn new(binary: &'a Path, data: &'a Path, port: u16) -> Self {
        Self {
            binary,
            site: None,
            data,
            port,
            origin: None,
            database: None,
            folder: None,
            hides_code: false,
            demo: None,
        }
    }
}

/// A running server; it ends with this value.
pub struct Server {
    child: Guarded,
    lines: Receiver<String>,
    pub base: String,
    watch: Stopwatch,
    /// From start to the first answer.
    pub started_ms: u64,
}

impl Server {
    /// Starts it and waits until it answers. Its lines go on to the terminal.
    pub fn start(wanted: &Wanted) -> Outcome<Self> {
        Self::spawn(wanted)?.ready()
    }

    /// Starts it and waits for nothing.
    pub fn spawn(wanted: &Wanted) -> Outcome<Self> {
        let watch = Stopwatch::start();
        let mut command = command(wanted);
        if wanted.hides_code {
            command.stdout(Stdio::null());
        }
        let mut child = command.spawn().map(Guarded).map_err(|error| {
            Trouble::new(format!("{}: {error}", wanted.binary.display()), "build it first")
        })?;
        let (send, lines) = channel();
        let hides = wanted.hides_code;
        let errors =
            child.0.stderr.take().ok_or_else(|| Trouble::new("the server has no stderr", "report this"))?;
        thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                if !(hides && is_invitation(&line)) {
                    eprintln!("{line}");
                }
                // Nobody may be listening any more; the terminal has the line all the same.
                let _ = send.send(line);
            }
        });
        let base = format!("http://127.0.0.1:{}", wanted.port);
        Ok(Self { child, lines, base, watch, started_ms: 0 })
    }

    /// Waits until it answers.
    pub fn ready(mut self) -> Outcome<Self> {
        self.wait()?;
        self.started_ms = self.watch.millis();
        Ok(self)
    }

    fn wait(&mut self) -> Outcome {
        let client = Client::new(&self.base);
        while self.watch.elapsed() < START_MAX {
            if let Some(status) = self.ended() {
                return Err(Trouble::new(
                    format!("the server stopped at once ({status})"),
                    "its own words are above",
                ));
            }
            if client.get("/healthz", &[]).is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Err(Trouble::new(format!("{} does not answer /healthz", self.base), "its own words are above"))
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.0.id()
    }

    /// How it ended, if it did.
    pub fn ended(&mut self) -> Option<String> {
        self.child.0.try_wait().ok().flatten().map(|status| status.to_string())
    }

    /// The one-time code that an empty server prints; waits a moment for it.
    pub fn code(&self) -> Option<String> {
        let watch = Stopwatch::start();
        while watch.elapsed() < Duration::from_secs(2) {
            let line = self.lines.recv_timeout(Duration::from_millis(100)).unwrap_or_default();
            if let Some((_, code)) = line.split_once(CODE_LINE) {
                return code.split_whitespace().next().map(str::to_owned);
            }
        }
        None
    }
}

fn is_invitation(line: &str) -> bool {
    line.contains(CODE_LINE) || line.starts_with(INVITATION)
}

/// Where `setpriv` is there, the server also ends when xtask is killed. At once: it is built for that,
/// and the reader of its last words is gone.
fn command(wanted: &Wanted) -> Command {
    let mut command = match find(&["setpriv"]) {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", "KILL"]).arg(wanted.binary);
            command
        }
        None => Command::new(wanted.binary),
    };
    command.arg("serve").stdin(Stdio::null()).stderr(Stdio::piped());
    command.env("GONGJIAN_LISTEN", format!("127.0.0.1:{}", wanted.port)).env("GONGJIAN_DATA", wanted.data);
    if let Some(folder) = wanted.folder {
        command.current_dir(folder);
    }
    let chosen = [
        ("GONGJIAN_SITE", wanted.site.map(Path::as_os_str)),
        ("GONGJIAN_PUBLIC_ORIGIN", wanted.origin.map(OsStr::new)),
        ("GONGJIAN_DATABASE", wanted.database.map(OsStr::new)),
        ("GONGJIAN_DEMO", wanted.demo.map(Path::as_os_str)),
    ];
    for (name, value) in chosen {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

/// A port that is free at this moment.
pub fn free_port() -> Outcome<u16> {
    let listener = listen(0)?;
    let port = listener.local_addr().map(|address| address.port());
    port.map_err(|error| Trouble::new(error.to_string(), "is loopback up on this machine?"))
}

/// Listens on loopback, to learn whether the port is free or to keep it.
pub fn listen(port: u16) -> Outcome<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).map_err(|error| {
        Trouble::new(format!("port {port}: {error}"), "stop what uses it, or choose another with --port")
    })
}

/// Builds the server as Cargo builds it for tests, without a site.
pub fn build() -> Outcome<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "-p", "gongjian-server"]);
    run(&mut build, "the server does not compile: mend what the compiler names above")?;
    Ok(built("debug"))
}

/// Where Cargo leaves the server.
pub fn built(folder: &str) -> PathBuf {
    crate::place::target().join(folder).join("gongjian")
}
