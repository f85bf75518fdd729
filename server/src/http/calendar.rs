//! `/calendar/{secret}.ics`: somebody's calendar for programs that cannot sign in (RFC 5545). The address is the only key:
//! it is kept as a hash, never logged, and ends when its owner draws another.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use gongjian_shared::time::Timestamp;
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};
use jiff::civil::{Date, Time};
use sha2::{Digest as _, Sha256};

use super::Fault;
use crate::clock::Clock;
use crate::reports::care::{self, CalendarEntry};
use crate::state::AppState;
use crate::store::accounts::Accounts;
use crate::store::feeds::Feeds;

/// Where calendars are.
pub const PREFIX: &str = "/calendar/";
/// How long an arranged talk or a meeting is taken to last: nobody says so. Unit: minutes.
const LASTS_MIN: i64 = 60;

/// The secret part of an address.
pub struct Secret([u8; 32]);

impl Secret {
    pub fn draw(clock: &Clock) -> Self {
        Self(clock.dice())
    }

    /// `None`: it was none of ours.
    fn parse(it: &str) -> Option<Self> {
        let hex = it.strip_suffix(".ics").filter(|it| it.len() == 64 && it.is_ascii())?;
        let mut bytes = [0; 32];
        for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&hex[at..at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }

    pub fn path(&self) -> String {
        let hex: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{PREFIX}{hex}.ics")
    }
}

/// Answers with the calendar. An address that ended answers like one that never was.
pub(super) async fn read(State(state): State<AppState>, Path(name): Path<String>) -> Result<Response, Fault> {
    let secret = Secret::parse(&name).ok_or(Fault::NotFound)?;
    let (stores, now) = (&state.stores, state.clock.now());
    let mut reader = stores.log_readers.begin().await?;
    let feed = Feeds(&mut reader).at(secret.hash()).await?.ok_or(Fault::NotFound)?;
    let account = Accounts(&mut reader).find(feed.user).await?;
    drop(reader);
    if !account.is_some_and(|it| it.open) {
        return Err(Fault::NotFound);
    }
    let entries = care::calendar(stores, feed.user, now, feed.names).await?;
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    Ok((HeaderMap::from_iter([(CONTENT_TYPE, kind)]), text(&entries, now)).into_response())
}

/// The calendar as text.
fn text(entries: &[CalendarEntry], now: Timestamp) -> String {
    let mut calendar = Calendar::new();
    calendar.name("共建");
    calendar.append_property(("METHOD", "PUBLISH"));
    for it in entries {
        calendar.push(event(it, now));
    }
    calendar.to_string()
}

fn event(it: &CalendarEntry, now: Timestamp) -> Event {
    let mut event = Event::new();
    event.uid(&format!("{}@gongjian", it.key)).summary(&it.title);
    event.add_property(
        "DTSTAMP",
        instant(jiff::Timestamp::from_millisecond(now.millis()).unwrap_or_default()),
    );
    match it.begins {
        None => {
            event.append_property(whole_day("DTSTART", it.on));
            event.append_property(whole_day("DTEND", it.on.tomorrow().unwrap_or(it.on)));
            event.add_property("TRANSP", "TRANSPARENT");
        }
        Some(begins) => {
            let from = moment(it.on, begins);
            let to = from.saturating_add(jiff::SignedDuration::from_mins(LASTS_MIN)).unwrap_or(from);
            event.add_property("DTSTART", instant(from));
            event.add_property("DTEND", instant(to));
        }
    }
    if !it.place.is_empty() {
        event.location(&it.place);
    }
    event.done()
}

fn whole_day(name: &str, on: Date) -> Property {
    Property::new(name, on.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

/// China keeps UTC+8 the whole year.
fn moment(on: Date, at: Time) -> jiff::Timestamp {
    jiff::tz::offset(8).to_timestamp(on.to_datetime(at)).unwrap_or_default()
}

fn instant(at: jiff::Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn a_secret_is_read_back_and_nothing_else_is_one() {
        let secret = Secret([0xab; 32]);
        let path = secret.path();
        let name = path.strip_prefix(PREFIX).expect("begins so");
        assert_eq!(Secret::parse(name).map(|it| it.0), Some([0xab; 32]));
        for odd in [
            "",
            ".ics",
            "ab.ics",
            &name.replace('a', "g"),
            &name.replace(".ics", ""),
            "共".repeat(40).as_str(),
        ] {
            assert!(Secret::parse(odd).is_none(), "{odd}");
        }
        assert_ne!(secret.hash(), [0xab; 32], "what is kept is not the secret");
    }

    #[test]
    fn what_is_written_is_what_a_reader_of_the_format_reads() {
        let title = "约谈 · 王芳，带上材料;一份, 说明".to_owned() + &"长".repeat(80);
        let entries = [
            CalendarEntry {
                key: "a".to_owned(),
                on: date(2026, 11, 30),
                begins: Some(time(14, 30, 0, 0)),
                title: title.clone(),
                place: "行政楼\n301".to_owned(),
            },
            CalendarEntry {
                key: "b".to_owned(),
                on: date(2026, 12, 31),
                begins: None,
                title: "每季度约谈 待安排".to_owned(),
                place: String::new(),
            },
        ];
        let told = text(&entries, Timestamp::from_millis(1_795_000_000_000));
        assert!(told.split("\r\n").all(|line| line.len() <= 75), "lines are folded: {told}");
        let read: Calendar = told.parse().expect("a calendar");
        let events: Vec<&Event> = read.components.iter().filter_map(|it| it.as_event()).collect();
        let of = |event: &Event, name: &str| event.property_value(name).unwrap_or_default().to_owned();
        assert_eq!(events.len(), 2);
        assert_eq!(events[0].get_summary(), Some(title.as_str()));
        assert_eq!(
            [of(events[0], "DTSTART"), of(events[0], "DTEND"), of(events[0], "UID")],
            ["20261130T063000Z", "20261130T073000Z", "a@gongjian"]
        );
        assert_eq!([of(events[1], "DTSTART"), of(events[1], "DTEND")], ["20261231", "20270101"]);
    }
}
