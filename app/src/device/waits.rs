//! How many photos of a person are in this browser and nowhere else: a number, so that a start knows whether to fetch
//! what sends them, and a sign-out what would be lost.

use gongjian_shared::ids::UserId;

fn key(user: UserId) -> String {
    format!("gongjian-photos-{user}")
}

pub fn count(user: UserId) -> usize {
    let storage = leptos::prelude::window().local_storage().ok().flatten();
    let noted = storage.and_then(|it| it.get_item(&key(user)).ok().flatten());
    noted.and_then(|it| it.parse().ok()).unwrap_or(0)
}

pub fn note(user: UserId, count: usize) {
    if let Ok(Some(storage)) = leptos::prelude::window().local_storage() {
        let key = key(user);
        drop(if count > 0 { storage.set_item(&key, &count.to_string()) } else { storage.remove_item(&key) });
    }
}
