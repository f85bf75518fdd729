//! Answers that a page opens with again after a restart without a network.

use gongjian_shared::ids::UserId;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::CallError;
use crate::device::kept;
use crate::screens::calls::Asked;
use crate::screens::desk;

/// Who is signed in here.
pub fn me() -> Option<UserId> {
    let (notebook, _) = desk();
    notebook.me.with_untracked(|me| me.as_ref()?.as_ref().map(|me| me.user))
}

/// As [`Asked`], from what was answered last until the server answers, and kept for the next start.
pub fn lasting<T, F>(question: &str, ask: impl Fn() -> F + Send + Sync + 'static) -> Asked<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Future<Output = Result<T, CallError>> + 'static,
{
    let asked = Asked::<T>::new(question, ask);
    let Some(me) = me() else { return asked };
    let before = kept::read(me, question).and_then(|it| serde_json::from_str(&it).ok());
    if let Some(before) = before.filter(|_| asked.answer.with_untracked(Option::is_none)) {
        asked.answer.set(Some(Ok(before)));
    }
    let question = question.to_owned();
    Effect::new(move |_| {
        asked.answer.with(|it| match it {
            Some(Ok(it)) => {
                let text = serde_json::to_string(it).unwrap_or_default();
                // Without room it is asked again at the next start.
                let _room = kept::write(me, &question, &text);
            }
            Some(Err(CallError::NotThere)) => kept::remove(me, &question),
            Some(Err(_)) | None => {}
        });
    });
    asked
}
