//! Processes of their own for what may break: with limits, and measured.

use std::io::{self, Read as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use nix::sys::resource::{Resource, UsageWho, getrusage, setrlimit};
use nix::sys::time::TimeValLike as _;
use serde_json::{Value, json};

use crate::guarded::{self, Reached};
use crate::honest;
use crate::raw::{self, Raw};
use crate::specimens::Input;

/// What refusing one input may cost us.
pub const CPU_MAX_US: u64 = 100_000;
pub const RSS_MAX_KIB: u64 = 64 << 10;
/// What a child may take before it is killed: many times that.
const MEMORY_MAX: u64 = 1 << 30;
const SECONDS_MAX: u64 = 2;

/// Limits this process. Address space, so that an allocation fails before the machine is short of memory.
///
/// # Errors
/// When the system refuses.
pub fn limit() -> io::Result<()> {
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    setrlimit(Resource::RLIMIT_AS, MEMORY_MAX, MEMORY_MAX)?;
    setrlimit(Resource::RLIMIT_CPU, SECONDS_MAX, SECONDS_MAX + 1)?;
    Ok(())
}

/// Gives every input to the library; one line for the parent.
///
/// # Errors
/// When the file cannot be read.
pub fn run_raw(file: &Path) -> io::Result<Value> {
    let (set, inputs) = (honest::set(), read(file)?);
    let before = cpu_us()?;
    let broken = inputs.iter().filter(|it| raw::one(&set[it.push], &it.bytes) != Raw::Sound).count();
    let (cpu_us, rss_kib) = (cpu_us()? - before, rss_kib()?);
    Ok(json!({ "inputs": inputs.len(), "broken": broken, "cpu_us": cpu_us, "rss_kib": rss_kib }))
}

/// Gives every input to us; one line for the parent.
///
/// # Errors
/// When the file cannot be read.
pub fn run_guarded(file: &Path) -> io::Result<Value> {
    let (set, inputs) = (honest::set(), read(file)?);
    let (mut refused, mut worst_us) = (0, 0);
    for it in &inputs {
        let before = cpu_us()?;
        let reached = guarded::one(&set[it.push], &it.bytes);
        worst_us = worst_us.max(cpu_us()? - before);
        refused += usize::from(!matches!(reached, Reached::Whole | Reached::Broken));
    }
    Ok(json!({ "inputs": inputs.len(), "refused": refused, "cpu_us": worst_us, "rss_kib": rss_kib()? }))
}

fn rss_kib() -> io::Result<i64> {
    Ok(getrusage(UsageWho::RUSAGE_SELF)?.max_rss())
}

fn cpu_us() -> io::Result<i64> {
    let used = getrusage(UsageWho::RUSAGE_SELF)?;
    Ok(used.user_time().num_microseconds() + used.system_time().num_microseconds())
}

/// How a child ended.
pub enum End {
    Said(Value),
    /// By which signal.
    Killed(i32),
    Failed,
}

/// Runs this program again with these words.
///
/// # Errors
/// When it does not start.
pub fn call(words: &[&str]) -> io::Result<End> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(words)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut said = String::new();
    if let Some(out) = &mut child.stdout {
        out.read_to_string(&mut said)?;
    }
    let status = child.wait()?;
    Ok(match (status.signal(), serde_json::from_str(&said)) {
        (Some(signal), _) => End::Killed(signal),
        (None, Ok(said)) if status.success() => End::Said(said),
        (None, _) => End::Failed,
    })
}

/// Writes inputs where another process reads them.
///
/// # Errors
/// When the file cannot be written.
pub fn write(file: &Path, inputs: &[Input]) -> io::Result<()> {
    let mut all = Vec::new();
    for it in inputs {
        all.extend((it.push as u64).to_be_bytes());
        all.extend((it.bytes.len() as u64).to_be_bytes());
        all.extend(&it.bytes);
    }
    std::fs::write(file, all)
}

fn read(file: &Path) -> io::Result<Vec<Input>> {
    let all = std::fs::read(file)?;
    let mut rest = all.as_slice();
    let mut inputs = Vec::new();
    while let Some((head, behind)) = rest.split_first_chunk::<16>() {
        let (push, length) = head.split_at(8);
        let number = |it: &[u8]| it.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte));
        let (bytes, behind) = behind.split_at_checked(number(length)).ok_or(io::ErrorKind::UnexpectedEof)?;
        inputs.push(Input { push: number(push), bytes: bytes.to_vec() });
        rest = behind;
    }
    Ok(inputs)
}
