//! The only clock of xtask: it measures, and nothing that it builds depends on it.

use std::time::{Duration, Instant};

#[derive(Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "a tool on a developer's machine measures real time")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }

    /// Seconds with one decimal, for people.
    pub fn seconds(self) -> String {
        format!("{:.1} s", self.0.elapsed().as_secs_f64())
    }

    pub fn millis(self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}
