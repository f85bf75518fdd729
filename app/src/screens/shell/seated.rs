//! Whether the person holds a post: then the organisation is in their menu. Asked once, when there is a link.

use gongjian_shared::ids::UserId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::keeper::talk::Link;
use crate::notebook::Notebook;

/// `None` until the server has said it.
#[derive(Clone, Copy)]
pub struct Seated(pub RwSignal<Option<bool>>);

/// Asks once for each person, as soon as there is a link; nothing waits for the answer.
pub fn ask_once(notebook: Notebook) {
    let seated = Seated(RwSignal::new(None));
    provide_context(seated);
    let asked = StoredValue::new(None::<UserId>);
    let who =
        Memo::new(move |_| notebook.me.with(|me| me.as_ref().and_then(|me| me.as_ref().map(|me| me.user))));
    Effect::new(move |_| {
        let (user, online) = (who.get(), matches!(notebook.link.get(), Link::Online | Link::ElsewhereOnline));
        if user != asked.get_value() {
            seated.0.set(None);
            asked.set_value(None);
        }
        if user.is_none() || !online || asked.get_value().is_some() {
            return;
        }
        asked.set_value(user);
        spawn_local(async move {
            match api::party::my_posts().await {
                Ok(posts) if who.try_get_untracked() == Some(user) => {
                    seated.0.try_set(Some(!posts.held.is_empty()));
                }
                Ok(_) => {}
                // Asked again with the next link.
                Err(_) => drop(asked.try_set_value(None)),
            }
        });
    });
}
