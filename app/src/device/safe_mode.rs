//! 安全模式: plans are written in plain text areas, for keyboards that do not get on with the view. A setting of this
//! browser, not of the account.

const KEY: &str = "gongjian-safe-mode";

pub fn is_on() -> bool {
    let storage = leptos::prelude::window().local_storage().ok().flatten();
    storage.and_then(|it| it.get_item(KEY).ok().flatten()).is_some()
}

/// Remembers the choice where the browser allows it.
pub fn set(on: bool) {
    if let Ok(Some(storage)) = leptos::prelude::window().local_storage() {
        drop(if on { storage.set_item(KEY, "on") } else { storage.remove_item(KEY) });
    }
}
