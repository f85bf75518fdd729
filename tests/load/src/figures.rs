//! Numbers of a run, and what the system says of the server's process.

use std::time::Duration;

use serde_json::{Value, json};

/// Milliseconds, as many as were measured.
#[derive(Debug, Default)]
pub struct Latencies(Vec<f64>);

impl Latencies {
    pub fn add(&mut self, took: Duration) {
        self.0.push(took.as_secs_f64() * 1_000.0);
    }

    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// `p50, p95, p99, max`, in milliseconds; null when nothing was measured.
    pub fn told(mut self) -> Value {
        self.0.sort_by(f64::total_cmp);
        let at = |part: f64| {
            let place = (self.0.len() as f64 * part).ceil() as usize;
            self.0.get(place.saturating_sub(1).min(self.0.len().saturating_sub(1))).map(|it| round(*it))
        };
        json!({ "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": at(1.0) })
    }
}

/// Two digits behind the point: more would only pretend.
pub fn round(it: f64) -> f64 {
    (it * 100.0).round() / 100.0
}

pub fn millis(took: Duration) -> f64 {
    round(took.as_secs_f64() * 1_000.0)
}

/// Resident memory of a process. Unit: KiB.
pub fn memory_kib(process: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

/// CPU time that a process has used. Linux counts it in hundredths of a second.
pub fn cpu(process: u32) -> Option<Duration> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system): (u64, u64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Duration::from_millis((user + system) * 10))
}
