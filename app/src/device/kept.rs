//! What a page keeps in this browser beside the vault, for one person: the draft of a score sheet, and what was read for it.
//! Written at once, so that what was typed is safe when the key is up. Gone when the person signs out.

use gongjian_shared::ids::UserId;

/// Names of drafts of score sheets begin like this.
pub const SHEETS: &str = "sheet-draft/";

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

/// How much of this person is kept under names that begin like this.
pub fn count(user: UserId, begins: &str) -> usize {
    keys(&key(user, begins)).len()
}

/// All that is kept of this person; what another who uses this browser is writing stays.
pub fn wipe(user: UserId) {
    let Some(it) = storage() else { return };
    for key in keys(&key(user, "")) {
        drop(it.remove_item(&key));
    }
}

fn keys(begins: &str) -> Vec<String> {
    let Some(it) = storage() else { return Vec::new() };
    let count = it.length().unwrap_or(0);
    let all = (0..count).filter_map(|nth| it.key(nth).ok().flatten());
    all.filter(|key| key.starts_with(begins)).collect()
}
