//! The side of talks: the office's desk, the liaison person's list, what is handed on, calendars. Asked online.

use gongjian_shared::ids::{IssueId, PersonId, ProgrammeId, UnitId};
use gongjian_shared::wire::liaison::{ArrangeList, FeedState, Handover, IssueLine, OfficeDesk};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait LiaisonDoor: Send + Sync {
    async fn office(&self, programme: ProgrammeId) -> Result<OfficeDesk, CallError>;
    async fn arrange(&self) -> Result<ArrangeList, CallError>;
    async fn handover(&self, programme: ProgrammeId, person: PersonId) -> Result<Handover, CallError>;
    async fn issue(&self, issue: IssueId) -> Result<IssueLine, CallError>;
    async fn issues(&self, unit: UnitId) -> Result<Vec<IssueLine>, CallError>;
    async fn feed(&self) -> Result<FeedState, CallError>;
    async fn renew_feed(&self, names: bool) -> Result<String, CallError>;
    async fn end_feed(&self) -> Result<(), CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn LiaisonDoor>, CallError> {
    use_context::<std::sync::Arc<dyn LiaisonDoor>>().ok_or(CallError::Fault)
}

/// The desk of a programme's office (S1-02).
#[server(name = ReadOfficeDesk, prefix = "/api", endpoint = "liaison/office", input = Json, output = Json)]
pub async fn office_desk(programme: ProgrammeId) -> Result<OfficeDesk, CallError> {
    door()?.office(programme).await
}

/// What is to be arranged for the leaders whom the asker serves.
#[server(name = ReadArrangeList, prefix = "/api", endpoint = "liaison/arrange", input = Json, output = Json)]
pub async fn arrange_list() -> Result<ArrangeList, CallError> {
    door()?.arrange().await
}

/// What somebody hands on who leaves a post.
#[server(name = ReadHandover, prefix = "/api", endpoint = "liaison/handover", input = Json, output = Json)]
pub async fn handover(programme: ProgrammeId, person: PersonId) -> Result<Handover, CallError> {
    door()?.handover(programme, person).await
}

/// An issue, for its owner (S1-16).
#[server(name = ReadIssue, prefix = "/api", endpoint = "liaison/issue", input = Json, output = Json)]
pub async fn issue(issue: IssueId) -> Result<IssueLine, CallError> {
    door()?.issue(issue).await
}

/// Issues of a unit's programmes that are not answered, for a meeting of its office (S1-17).
#[server(name = ReadIssues, prefix = "/api", endpoint = "liaison/issues", input = Json, output = Json)]
pub async fn issues(unit: UnitId) -> Result<Vec<IssueLine>, CallError> {
    door()?.issues(unit).await
}

/// Whether the asker has a calendar address.
#[server(name = ReadFeed, prefix = "/api", endpoint = "liaison/feed", input = Json, output = Json)]
pub async fn feed() -> Result<FeedState, CallError> {
    door()?.feed().await
}

/// A new calendar address, told this once; the one before ends.
#[server(name = RenewFeed, prefix = "/api", endpoint = "liaison/renew-feed", input = Json, output = Json)]
pub async fn renew_feed(names: bool) -> Result<String, CallError> {
    door()?.renew_feed(names).await
}

/// Ends the calendar address.
#[server(name = EndFeed, prefix = "/api", endpoint = "liaison/end-feed", input = Json, output = Json)]
pub async fn end_feed() -> Result<(), CallError> {
    door()?.end_feed().await
}
