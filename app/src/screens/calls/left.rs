//! The time that is left, as words and drawn.

use gongjian_shared::calendar::{Deadline, TimeLeft};
use gongjian_shared::time::Timestamp;
use leptos::prelude::*;

use crate::device::clock;
use crate::screens::desk;
use crate::words::calls::CallWord as W;

const MINUTE_MS: u64 = 60_000;
const HOUR_MS: u64 = 60 * MINUTE_MS;
const DAY_MS: u64 = 24 * HOUR_MS;
/// From here on it presses. Unit: milliseconds.
const NEAR_MS: u64 = 3 * DAY_MS;

/// How much is left at `now`.
pub fn left(deadline: Deadline, now: Timestamp) -> W {
    match deadline.left(now) {
        TimeLeft::Late { .. } => W::Late,
        TimeLeft::Left { ms } if ms >= DAY_MS => {
            W::LeftDays { days: ms / DAY_MS, hours: ms % DAY_MS / HOUR_MS }
        }
        TimeLeft::Left { ms } => W::LeftHours { hours: ms / HOUR_MS, minutes: ms % HOUR_MS / MINUTE_MS },
    }
}

pub fn until(deadline: Deadline) -> W {
    let (date, at) = (deadline.date(), deadline.closing());
    W::Until { date, hour: at.hour(), minute: at.minute() }
}

/// The part of the time since `from` that is left. Unit: percent.
fn share(deadline: Deadline, from: Option<Timestamp>, now: Timestamp) -> u64 {
    let TimeLeft::Left { ms } = deadline.left(now) else { return 0 };
    let whole = match from.map(|from| deadline.left(from)) {
        Some(TimeLeft::Left { ms: whole }) => whole.max(1),
        Some(TimeLeft::Late { .. }) | None => return 100,
    };
    (ms.saturating_mul(100) / whole).clamp(2, 100)
}

#[component]
pub fn Left(deadline: Option<Deadline>, #[prop(optional_no_strip)] from: Option<Timestamp>) -> impl IntoView {
    let (_, words) = desk();
    let Some(deadline) = deadline else {
        return view! { <p class="muted small">{words.call(W::NoDeadline)}</p> }.into_any();
    };
    let now = clock::now();
    let tone = match deadline.left(now) {
        TimeLeft::Late { .. } => "late",
        TimeLeft::Left { ms } if ms < NEAR_MS => "near",
        TimeLeft::Left { .. } => "far",
    };
    let width = format!("{}%", share(deadline, from, now));
    view! {
        <div class="left" data-left=tone>
            <div class="left-words">
                <strong>{words.call(left(deadline, now))}</strong>
                <span class="num">{words.call(until(deadline))}</span>
            </div>
            <span class="left-track" aria-hidden="true"><i style:width=width></i></span>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use gongjian_shared::calendar::china;
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn what_is_left_is_said_to_the_minute_and_the_next_second_is_late() {
        let deadline = Deadline::closing_at(date(2024, 3, 5), time(17, 30, 0, 0));
        let closing = china::moment(deadline.date(), deadline.closing());
        let before =
            |ms: u64| Timestamp::from_millis(closing.millis() + 1_000 - i64::try_from(ms).unwrap_or(0));
        for (ms, expected) in [
            (2 * DAY_MS + 5 * HOUR_MS, W::LeftDays { days: 2, hours: 5 }),
            (DAY_MS - MINUTE_MS, W::LeftHours { hours: 23, minutes: 59 }),
            (1, W::LeftHours { hours: 0, minutes: 0 }),
            (0, W::Late),
        ] {
            assert_eq!(left(deadline, before(ms)), expected, "{ms}");
        }
        let from = Some(before(10 * DAY_MS));
        assert_eq!([9, 5, 0].map(|days| share(deadline, from, before(days * DAY_MS))), [90, 50, 0]);
    }
}
