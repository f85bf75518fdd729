//! Where log lines go: standard error, as text or as JSON.

use tracing_subscriber::EnvFilter;

use crate::config::LogFormat;

/// What is logged when `RUST_LOG` says nothing. Our own code says at its boundary what failed, so the
/// libraries below it need not say it a second time.
const USUAL: &str = "info,sqlx=warn,tower_sessions_core=off,tower_sessions=off";

/// Starts logging; a second call in one process changes nothing.
pub fn start(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    // Whoever read standard error may be gone: a line that cannot be written must not stop what it tells of.
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .log_internal_errors(false);
    let started = match format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
    if started.is_err() {
        tracing::debug!("logging was started already");
    }
}
