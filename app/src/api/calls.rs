//! Calls and applications: asked online.

use gongjian_shared::ids::{ApplicationId, CallId, ProgrammeId};
use gongjian_shared::wire::calls::{ApplicationPage, CallDesk, CallList, CallPage};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait CallDoor: Send + Sync {
    async fn calls(&self) -> Result<CallList, CallError>;
    async fn call(&self, call: CallId) -> Result<CallPage, CallError>;
    async fn call_desk(&self, programme: ProgrammeId) -> Result<CallDesk, CallError>;
    async fn application(&self, application: ApplicationId) -> Result<ApplicationPage, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn CallDoor>, CallError> {
    use_context::<std::sync::Arc<dyn CallDoor>>().ok_or(CallError::Fault)
}

/// The calls that the asker sees, and the programmes for which they may call.
#[server(name = ReadCalls, prefix = "/api", endpoint = "calls/list", input = Json, output = Json)]
pub async fn calls() -> Result<CallList, CallError> {
    door()?.calls().await
}

/// The page of a call.
#[server(name = ReadCall, prefix = "/api", endpoint = "calls/page", input = Json, output = Json)]
pub async fn call(call: CallId) -> Result<CallPage, CallError> {
    door()?.call(call).await
}

/// What a call of a programme can be made of.
#[server(name = ReadCallDesk, prefix = "/api", endpoint = "calls/desk", input = Json, output = Json)]
pub async fn desk(programme: ProgrammeId) -> Result<CallDesk, CallError> {
    door()?.call_desk(programme).await
}

/// The page of an application.
#[server(name = ReadApplication, prefix = "/api", endpoint = "calls/application", input = Json, output = Json)]
pub async fn application(application: ApplicationId) -> Result<ApplicationPage, CallError> {
    door()?.application(application).await
}
