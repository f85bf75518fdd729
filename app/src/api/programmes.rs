//! Programmes of work: asked online.

use gongjian_shared::ids::ProgrammeId;
use gongjian_shared::wire::programmes::{DraftAsked, Drafted, ProgrammeList, ProgrammePage};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait ProgrammeDoor: Send + Sync {
    async fn programmes(&self) -> Result<ProgrammeList, CallError>;
    async fn programme(&self, programme: ProgrammeId) -> Result<ProgrammePage, CallError>;
    async fn draft(&self, asked: DraftAsked) -> Result<Drafted, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn ProgrammeDoor>, CallError> {
    use_context::<std::sync::Arc<dyn ProgrammeDoor>>().ok_or(CallError::Fault)
}

/// The programmes that the asker may read, and what can be started where.
#[server(name = ReadProgrammes, prefix = "/api", endpoint = "programmes/list", input = Json, output = Json)]
pub async fn programmes() -> Result<ProgrammeList, CallError> {
    door()?.programmes().await
}

/// The page of a programme.
#[server(name = ReadProgramme, prefix = "/api", endpoint = "programmes/page", input = Json, output = Json)]
pub async fn programme(programme: ProgrammeId) -> Result<ProgrammePage, CallError> {
    door()?.programme(programme).await
}

/// What a start or a change would look like; nothing is written.
#[server(name = DraftProgramme, prefix = "/api", endpoint = "programmes/draft", input = Json, output = Json)]
pub async fn draft(asked: DraftAsked) -> Result<Drafted, CallError> {
    door()?.draft(asked).await
}
