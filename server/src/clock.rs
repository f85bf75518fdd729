//! The only real clock and the only real dice of the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::SystemTime;

use gongjian_shared::time::Timestamp;

/// The local day (Asia/Shanghai) of a moment. China keeps UTC+8 the whole year.
pub fn local_day(at: Timestamp) -> jiff::civil::Date {
    const EIGHT_HOURS: jiff::tz::Offset = jiff::tz::offset(8);
    let at = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default();
    EIGHT_HOURS.to_datetime(at).date()
}

/// The moment at which a local day begins.
pub fn start_of(day: jiff::civil::Date) -> Timestamp {
    const EIGHT_HOURS: jiff::tz::Offset = jiff::tz::offset(8);
    let at = EIGHT_HOURS.to_timestamp(day.to_datetime(jiff::civil::Time::midnight()));
    Timestamp::from_millis(at.map_or(i64::MAX, jiff::Timestamp::as_millisecond))
}

/// Tells the time and rolls dice; handed on, never global.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Real {
        shift_ms: i64,
    },
    /// Stands still until a test moves it.
    Standing(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock. In builds for harnesses, `GONGJIAN_NOW` (milliseconds) says what time it is at the start.
    pub fn real() -> Self {
        Self(Kind::Real { shift_ms: shift_from_environment() })
    }

    /// A clock that stands at `at` until [`Clock::advance_ms`] moves it.
    pub fn standing_at(at: Timestamp) -> Self {
        Self(Kind::Standing(Arc::new(AtomicI64::new(at.millis()))))
    }

    /// Moves a standing clock (and all its clones); the real clock moves by itself.
    pub fn advance_ms(&self, millis: i64) {
        if let Kind::Standing(at) = &self.0 {
            at.fetch_add(millis, Ordering::SeqCst);
        }
    }

    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Kind::Real { shift_ms } => Timestamp::from_millis(machine_millis().saturating_add(*shift_ms)),
            Kind::Standing(at) => Timestamp::from_millis(at.load(Ordering::SeqCst)),
        }
    }

    /// `N` bytes that nobody can guess, from the operating system.
    pub fn dice<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes).expect("the operating system always has random bytes after its start");
        bytes
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock")]
fn machine_millis() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(feature = "test-clock")]
fn shift_from_environment() -> i64 {
    let wanted = std::env::var("GONGJIAN_NOW").ok().and_then(|it| it.parse::<i64>().ok());
    wanted.map_or(0, |at| at.saturating_sub(machine_millis()))
}

#[cfg(not(feature = "test-clock"))]
const fn shift_from_environment() -> i64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_clock_moves_only_when_told() {
        let clock = Clock::standing_at(Timestamp::from_millis(1_000));
        let clone = clock.clone();
        clock.advance_ms(500);
        assert_eq!(clone.now(), Timestamp::from_millis(1_500));
    }

    #[test]
    fn dice_do_not_repeat() {
        assert_ne!(Clock::real().dice::<16>(), Clock::real().dice::<16>());
    }
}
