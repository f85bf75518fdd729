//! When this person last looked at the page 今天 in this browser: only a moment, no content.

use gongjian_shared::ids::UserId;
use gongjian_shared::time::Timestamp;

/// A look this soon after another is the same look. Unit: milliseconds (10 minutes).
const SAME_LOOK_MS: i64 = 10 * 60_000;

/// Notes a look, and gives the one before it; `None`: there was none.
pub fn note(user: UserId, now: Timestamp) -> Option<Timestamp> {
    let storage = leptos::prelude::window().local_storage().ok().flatten()?;
    let (last, before) = (format!("gongjian-looked-{user}"), format!("gongjian-looked-before-{user}"));
    let read = |key: &str| storage.get_item(key).ok().flatten()?.parse().ok().map(Timestamp::from_millis);
    let newest = read(&last);
    let fresh = newest.is_none_or(|newest| now.millis() - newest.millis() > SAME_LOOK_MS);
    if fresh {
        if let Some(newest) = newest {
            drop(storage.set_item(&before, &newest.millis().to_string()));
        }
        drop(storage.set_item(&last, &now.millis().to_string()));
        return newest;
    }
    read(&before)
}

/// Notes that the server has answered what waits for this person.
pub fn answered(user: UserId, now: Timestamp) {
    if let Some(storage) = leptos::prelude::window().local_storage().ok().flatten() {
        drop(storage.set_item(&format!("gongjian-answered-{user}"), &now.millis().to_string()));
    }
}

/// When the server has last answered that from here.
pub fn last_answer(user: UserId) -> Option<Timestamp> {
    let storage = leptos::prelude::window().local_storage().ok().flatten()?;
    let told = storage.get_item(&format!("gongjian-answered-{user}")).ok().flatten()?;
    told.parse().ok().map(Timestamp::from_millis)
}
