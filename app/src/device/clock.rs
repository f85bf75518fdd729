//! The real clock and the local calendar, in page and worker alike.

use gongjian_shared::time::Timestamp;
use js_sys::Date;
use wasm_bindgen::JsValue;

/// A moment as the wall clock beside the person shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    pub day: u8,
    /// 0 is Sunday.
    pub weekday: u8,
    pub hour: u8,
    pub minute: u8,
}

/// The time of this device; it may be wrong, the server's receipt time counts.
pub fn now() -> Timestamp {
    Timestamp::from_millis(whole(Date::now()))
}

/// The moment in the time zone of this device.
pub fn local(it: Timestamp) -> LocalTime {
    let date = Date::new(&JsValue::from_f64(number(it.millis())));
    LocalTime {
        year: i32::try_from(date.get_full_year()).unwrap_or(0),
        month: small(date.get_month()) + 1,
        day: small(date.get_date()),
        weekday: small(date.get_day()),
        hour: small(date.get_hours()),
        minute: small(date.get_minutes()),
    }
}

fn small(it: u32) -> u8 {
    u8::try_from(it).unwrap_or(0)
}

// Milliseconds since 1970 fit 53 bits for 285,000 years: neither way loses any.
fn whole(it: f64) -> i64 {
    it as i64
}

fn number(it: i64) -> f64 {
    it as f64
}
