//! Reviews: asked online.

use gongjian_shared::ids::{ApplicationId, CallId};
use gongjian_shared::wire::review::{BoardPage, Candidate, ReviewTask, SheetPage};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait ReviewDoor: Send + Sync {
    async fn review_tasks(&self) -> Result<Vec<ReviewTask>, CallError>;
    async fn sheet(&self, application: ApplicationId) -> Result<SheetPage, CallError>;
    async fn review_board(&self, call: CallId) -> Result<BoardPage, CallError>;
    async fn review_people(&self, call: CallId, typed: String) -> Result<Vec<Candidate>, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn ReviewDoor>, CallError> {
    use_context::<std::sync::Arc<dyn ReviewDoor>>().ok_or(CallError::Fault)
}

/// What the asker judges, or may be asked to judge.
#[server(name = ReadReviewTasks, prefix = "/api", endpoint = "review/tasks", input = Json, output = Json)]
pub async fn tasks() -> Result<Vec<ReviewTask>, CallError> {
    door()?.review_tasks().await
}

/// The asker's own sheet for an application, beside what is judged.
#[server(name = ReadSheet, prefix = "/api", endpoint = "review/sheet", input = Json, output = Json)]
pub async fn sheet(application: ApplicationId) -> Result<SheetPage, CallError> {
    door()?.sheet(application).await
}

/// The office's board.
#[server(name = ReadReviewBoard, prefix = "/api", endpoint = "review/board", input = Json, output = Json)]
pub async fn board(call: CallId) -> Result<BoardPage, CallError> {
    door()?.review_board(call).await
}

/// Who can be a reviewer: people with an account, by characters, pinyin or initials.
#[server(name = ReadReviewPeople, prefix = "/api", endpoint = "review/people", input = Json, output = Json)]
pub async fn people(call: CallId, typed: String) -> Result<Vec<Candidate>, CallError> {
    door()?.review_people(call, typed).await
}
