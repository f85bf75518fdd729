//! What sync costs and how quick it is: `tests/load` plays phones in numbers against the released binary.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::args::Args;
use crate::dist;
use crate::place;
use crate::process::{Scratch, cargo, run};
use crate::report::Report;
use crate::server::{Server, Wanted, free_port};
use crate::storm::{Office, Seat};
use crate::trouble::{Outcome, Trouble};

/// People who are signed in; each has as many links as the scene needs.
const PEOPLE: u8 = 25;
/// How long after the ack the server is killed.
const KILLED_AFTER_MS: [u64; 5] = [0, 50, 200, 1_000, 3_000];

type Figures = Map<String, Value>;

/// `--scene NAME` plays one scene alone and prints what it says.
pub fn measure(mut args: Args) -> Outcome<Report> {
    let only = args.value("--scene")?;
    args.end()?;
    let bench = Bench { server: dist::build()?.binary, load: load()? };
    let wanted = |scene: &str| only.as_deref().is_none_or(|only| only == scene);
    let mut report = Report::new(true);
    for (scene, spaces, words, figures) in SCENES {
        if wanted(scene) {
            let found = bench.play(scene, *spaces, words)?;
            println!("{scene}: {}", Value::Object(found.clone()));
            report = figures.iter().fold(report, |report, (name, path)| report.with(name, at(&found, path)));
        }
    }
    if wanted("kept") {
        let lost = bench.lost_after_ack()?;
        report = report.with("lost_after_ack", lost);
        report.ok = lost == 0;
    }
    Ok(report)
}

type Scene = (&'static str, u8, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// The scenes, in how many spaces they play, their words, and which figures are reported under which name.
const SCENES: &[Scene] = &[
    (
        "crowd",
        1,
        &["writers=5", "readers=20", "seconds=20", "every_ms=100"],
        &[
            ("fanout_p50_ms", "delivered_ms/p50"),
            ("fanout_p95_ms", "delivered_ms/p95"),
            ("fanout_p99_ms", "delivered_ms/p99"),
            ("fanout_missing", "missing"),
            ("fanout_acked_p99_ms", "acked_ms/p99"),
        ],
    ),
    ("storm", 1, &[], &[("acked_per_s", "acked_per_s"), ("cpu_us_per_change", "cpu_us_per_change")]),
    (
        "backlog",
        1,
        &[],
        &[
            ("reconnect_bytes", "reconnect_bytes"),
            ("reconnect_ms", "reconnect_ms"),
            ("reconnect_round_trips", "round_trips"),
        ],
    ),
    (
        "join",
        1,
        &[],
        &[
            ("cold_join_ms", "cold_join_ms"),
            ("cold_join_open_ms", "cold_join_open_ms"),
            ("cold_join_bytes", "cold_join_bytes"),
            ("merge_ms", "merge_ms"),
            ("merge_bytes", "merge_bytes"),
        ],
    ),
    (
        "idle",
        1,
        &[],
        &[
            ("rss_mb_0", "rss_mb_0"),
            ("rss_mb_200", "rss_mb_200"),
            ("rss_mb_1500", "rss_mb_1500"),
            ("rss_idle_kb_per_socket", "rss_idle_kb_per_socket"),
        ],
    ),
    (
        "crowd",
        PEOPLE,
        &["writers=150", "readers=1350", "seconds=30", "every_ms=2000", "wait_s=5"],
        &[
            ("acked_p50_ms", "acked_ms/p50"),
            ("acked_p99_ms", "acked_ms/p99"),
            ("crowd_delivered_p99_ms", "delivered_ms/p99"),
            ("crowd_missing", "missing"),
            ("crowd_rss_mb", "rss_mb"),
            ("crowd_cpu_ms_per_edit", "cpu_ms_per_edit"),
        ],
    ),
];

struct Bench {
    server: PathBuf,
    load: PathBuf,
}

/// A furnished server of its own for a scene.
struct Stage {
    server: Server,
    scratch: Scratch,
    seats: PathBuf,
    port: u16,
}

impl Bench {
    fn play(&self, scene: &str, spaces: u8, words: &[&str]) -> Outcome<Figures> {
        self.act(&self.stage(spaces)?.seats, scene, words)
    }

    fn stage(&self, spaces: u8) -> Outcome<Stage> {
        let (scratch, port) = (Scratch::new("bench-sync")?, free_port()?);
        let server = self.start(&scratch, port)?;
        let mut office = Office::furnish(&server, PEOPLE, spaces, 0)?;
        office.spread()?;
        let seat = |seat: &Seat| json!({ "me": seat.me, "cookie": seat.cookie, "space": seat.spaces[0] });
        let seats: Vec<Value> = office.seats.iter().map(seat).collect();
        let file = scratch.path().join("seats.json");
        let all = json!({
            "base": server.base, "process": server.process(), "seats": seats,
        });
        place::write(&file, all.to_string().as_bytes())?;
        Ok(Stage { server, scratch, seats: file, port })
    }

    fn start(&self, scratch: &Scratch, port: u16) -> Outcome<Server> {
        let data = scratch.path().join("data");
        Server::start(&Wanted { hides_code: true, ..Wanted::new(&self.server, &data, port) })
    }

    fn act(&self, seats: &Path, scene: &str, words: &[&str]) -> Outcome<Figures> {
        let output = Command::new(&self.load).arg(scene).arg(seats).args(words).output();
        let output = output.map_err(|error| Trouble::file(&self.load, &error))?;
        let failed =
            |why: String| Trouble::new(format!("scene {scene}: {why}"), "look at what the server printed");
        if !output.status.success() {
            return Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
        serde_json::from_slice(&output.stdout).map_err(|error| failed(error.to_string()))
    }

    /// An ack, a moment, `kill -9`, a new start: how many acknowledged edits are gone?
    fn lost_after_ack(&self) -> Outcome<u32> {
        let mut lost = 0;
        for delay in KILLED_AFTER_MS {
            let stage = self.stage(1)?;
            let promised = self.act(&stage.seats, "promise", &[])?;
            std::thread::sleep(Duration::from_millis(delay));
            let Stage { server, scratch, seats, port } = stage;
            drop(server);
            let _again = self.start(&scratch, port)?;
            let hash = promised.get("hash").and_then(Value::as_str).unwrap_or_default();
            let found = self.act(&seats, "kept", &[&format!("hash={hash}")])?;
            let kept = found.get("kept") == Some(&Value::Bool(true));
            println!("killed {delay} ms after the ack: {}", if kept { "kept" } else { "LOST" });
            lost += u32::from(!kept);
        }
        Ok(lost)
    }
}

/// The figure at `a/b`.
fn at(figures: &Figures, path: &str) -> Value {
    let mut parts = path.split('/');
    let first = parts.next().and_then(|name| figures.get(name));
    parts.fold(first, |value, name| value?.get(name)).cloned().unwrap_or_default()
}

fn load() -> Outcome<PathBuf> {
    run(
        cargo().args(["build", "--quiet", "--release", "-p", "gongjian-load"]),
        "the phones do not compile: mend what the compiler names above",
    )?;
    Ok(place::target().join("release").join("gongjian-load"))
}
