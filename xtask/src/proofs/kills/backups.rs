use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::process::Guarded;
use crate::trouble::{Outcome, Trouble};

/// A backup on its way, in a process of its own.
pub struct Backup {
    child: Guarded,
    to: PathBuf,
}

impl Backup {
    pub fn start(binary: &Path, data: &Path, to: &Path) -> Outcome<Self> {
        let child = gongjian(binary, "backup", &[("--data", data), ("--to", to)])?;
        Ok(Self { child: Guarded(child), to: to.to_owned() })
    }

    /// Kills it as well. Gives whether it had come to its end, and what is wrong with what it left.
    pub fn strike(self) -> (bool, Option<String>) {
        let Self { child, to } = self;
        drop(child);
        let half = to.exists() && !to.join("manifest.json").is_file();
        (to.exists(), half.then(|| format!("a backup that was cut off left {}", to.display())))
    }

    /// Lets it come to its end, whatever became of the server.
    pub fn finish(mut self) -> Outcome<Option<String>> {
        let status = self.child.0.wait().map_err(|error| broken(&error.to_string()))?;
        Ok((!status.success()).then(|| format!("a backup under load failed ({status})")))
    }
}

/// Restores a backup into a new folder; says what is wrong.
pub fn restore(binary: &Path, from: &Path, data: &Path) -> Outcome<Option<String>> {
    let status = end(gongjian(binary, "restore", &[("--from", from), ("--data", data)])?)?;
    Ok((!status.success()).then(|| format!("{} does not come back ({status})", from.display())))
}

/// Looks through a data folder: chains, seals, audit; says what is wrong.
pub fn audit(binary: &Path, data: &Path) -> Outcome<Option<String>> {
    let status = end(gongjian(binary, "audit", &[("--data", data)])?)?;
    Ok((!status.success()).then(|| format!("{} is not as it was written ({status})", data.display())))
}

fn end(mut child: Child) -> Outcome<ExitStatus> {
    child.wait().map_err(|error| broken(&error.to_string()))
}

fn gongjian(binary: &Path, verb: &str, folders: &[(&str, &Path)]) -> Outcome<Child> {
    let mut command = Command::new(binary);
    command.arg(verb).stdin(Stdio::null()).stdout(Stdio::null());
    for (flag, folder) in folders {
        command.arg(flag).arg(folder);
    }
    command.spawn().map_err(|error| broken(&error.to_string()))
}

fn broken(why: &str) -> Trouble {
    Trouble::new(format!("gongjian backup: {why}"), "look at what it printed")
}
