//! Notices, reminders and what waits today: asked online.

use gongjian_shared::ids::NoticeId;
use gongjian_shared::wire::notices::{NoticeList, ReminderPage, SentPage};
use gongjian_shared::wire::today::Waiting;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait NoticeDoor: Send + Sync {
    async fn notices(&self) -> Result<NoticeList, CallError>;
    async fn notice(&self, notice: NoticeId) -> Result<SentPage, CallError>;
    async fn reminders(&self) -> Result<ReminderPage, CallError>;
    async fn waiting(&self) -> Result<Vec<Waiting>, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn NoticeDoor>, CallError> {
    use_context::<std::sync::Arc<dyn NoticeDoor>>().ok_or(CallError::Fault)
}

/// What came to the asker, what the asker may follow, and where they may send from (S0-32).
#[server(name = ReadNotices, prefix = "/api", endpoint = "notices/list", input = Json, output = Json)]
pub async fn notices() -> Result<NoticeList, CallError> {
    door()?.notices().await
}

/// How far a notice came; for those who follow it.
#[server(name = ReadNotice, prefix = "/api", endpoint = "notices/page", input = Json, output = Json)]
pub async fn notice(notice: NoticeId) -> Result<SentPage, CallError> {
    door()?.notice(notice).await
}

/// How the asker is reminded.
#[server(name = ReadReminders, prefix = "/api", endpoint = "notices/reminders", input = Json, output = Json)]
pub async fn reminders() -> Result<ReminderPage, CallError> {
    door()?.reminders().await
}

/// What waits for the asker today.
#[server(name = ReadWaiting, prefix = "/api", endpoint = "today", input = Json, output = Json)]
pub async fn waiting() -> Result<Vec<Waiting>, CallError> {
    door()?.waiting().await
}
