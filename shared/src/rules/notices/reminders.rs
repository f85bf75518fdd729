use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use crate::named::named;

named! {
    /// How a reminder reaches a person outside the app.
    Channel {
        /// To the mail address that the register holds.
        Mail = "mail",
        /// Into the group of 企业微信 that the server is set up for.
        Group = "group",
        /// Not at all: the person looks into the app.
        None = "none",
    }
}

/// An hour of the local day. Range: 0 to 23.
///
/// # Errors
/// [`HourError`] above 23.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Hour(u8);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day has the hours 0 to 23")]
pub struct HourError;

impl Hour {
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Hour {
    type Error = HourError;

    fn try_from(it: u8) -> Result<Self, HourError> {
        if it < 24 { Ok(Self(it)) } else { Err(HourError) }
    }
}

impl From<Hour> for u8 {
    fn from(it: Hour) -> Self {
        it.0
    }
}

/// How somebody wants to be reminded: at most one message a day, never in quiet hours. Road B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminders {
    pub channel: Channel,
    /// Not before this hour.
    pub at: Hour,
    /// Quiet from this hour on, until that one; the night may lie between them. Equal: no hour is quiet.
    pub quiet_from: Hour,
    pub quiet_until: Hour,
}

impl Default for Reminders {
    /// One mail at eight in the morning; silence from ten in the evening to seven.
    fn default() -> Self {
        Self { channel: Channel::Mail, at: Hour(8), quiet_from: Hour(22), quiet_until: Hour(7) }
    }
}

impl Reminders {
    /// Whether a message may go out at this local time of a working day.
    pub fn may_send(&self, now: Time) -> bool {
        let hour = now.hour();
        hour >= self.at.0.cast_signed() && !self.is_quiet(hour)
    }

    const fn is_quiet(&self, hour: i8) -> bool {
        let (from, until) = (self.quiet_from.0.cast_signed(), self.quiet_until.0.cast_signed());
        if from <= until { from <= hour && hour < until } else { from <= hour || hour < until }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(at: u8, quiet_from: u8, quiet_until: u8) -> Reminders {
        Reminders {
            channel: Channel::Mail,
            at: Hour(at),
            quiet_from: Hour(quiet_from),
            quiet_until: Hour(quiet_until),
        }
    }

    // X-16 2/2
    #[test]
    fn nothing_goes_out_before_its_hour_or_in_quiet_hours() {
        for (reminders, hour, expected) in [
            (Reminders::default(), 7, false),
            (Reminders::default(), 8, true),
            (Reminders::default(), 21, true),
            (Reminders::default(), 22, false),
            (Reminders::default(), 23, false),
            (hours(0, 22, 7), 3, false),
            (hours(0, 22, 7), 7, true),
            // Quiet over noon.
            (hours(9, 12, 14), 11, true),
            (hours(9, 12, 14), 12, false),
            (hours(9, 12, 14), 14, true),
            (hours(6, 0, 0), 6, true),
        ] {
            assert_eq!(reminders.may_send(Time::constant(hour, 30, 0, 0)), expected, "{reminders:?} {hour}");
        }
        assert_eq!(Hour::try_from(24), Err(HourError));
    }
}
