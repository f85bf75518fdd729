//! What a page keeps in this browser beside the vault, for one person: the draft of a score sheet, and what was read for it.
//! Written at once, so that what was typed is safe when the key is up. Gone when the person signs out.

use gongjian_shared::ids::UserId;

fn storage() -> Option<web_sys::Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}

fn key(user: UserId, what: &str) -> String {
    format!("gongjian-kept-{user}/{what}")
}

pub fn read(user: UserId, what: &str) -> Option<String> {
    storage()?.get_item(&key(user, what)).ok().flatten()
}

/// False: this browser has no room, or keeps nothing.
pub fn write(user: UserId, what: &str, text: &str) -> bool {
    storage().is_some_and(|it| it.set_item(&key(user, what), text).is_ok())
}

pub fn remove(user: UserId, what: &str) {
    if let Some(it) = storage() {
        drop(it.remove_item(&key(user, what)));
    }
}

/// All that is kept of everybody.
pub fn wipe() {
    let Some(it) = storage() else { return };
    let count = it.length().unwrap_or(0);
    let keys: Vec<String> = (0..count).filter_map(|nth| it.key(nth).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with("gongjian-kept-")) {
        drop(it.remove_item(key));
    }
}
