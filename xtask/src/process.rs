//! Other programs: cargo, npm, the server, Chromium.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::place;
use crate::trouble::{Outcome, Trouble};

/// Cargo, from the root, without the variables that `cargo run` left for xtask itself:
/// build scripts that watch them would run again at every call.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(&name);
        }
    }
    cargo.current_dir(place::root());
    cargo
}

/// Runs to the end, with the terminal as output.
pub fn run(command: &mut Command, advice: &str) -> Outcome {
    let name =
        Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let status =
        command.status().map_err(|error| Trouble::new(format!("{name} did not start: {error}"), advice))?;
    if status.success() { Ok(()) } else { Err(Trouble::new(format!("{name} failed ({status})"), advice)) }
}

/// Runs quietly; gives what it printed, or nothing when it failed or is not there.
pub fn answer(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of these programs that is on the path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
    })
}

/// The Chromium for tests: `CHROMIUM`, or the first one on the path.
pub fn chromium() -> Option<PathBuf> {
    let told = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|it| it.is_file());
    told.or_else(|| find(&["chromium", "chromium-browser", "google-chrome"]))
}

/// A child that ends with its owner.
pub struct Guarded(pub Child);

impl Drop for Guarded {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing to do.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A folder that goes away with its owner.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes an empty folder; the process id and the name keep two runs apart.
    pub fn new(name: &str) -> Outcome<Self> {
        let path = std::env::temp_dir().join(format!("gongjian-{name}-{}", std::process::id()));
        // Left over from a killed run that had the same process id.
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).map_err(|error| Trouble::file(&path, &error))?;
        Ok(Self(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
