//! Rounds of pairs: asked online.

use gongjian_shared::ids::ProgrammeId;
use gongjian_shared::wire::rounds::Board;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind this call.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait RoundDoor: Send + Sync {
    async fn board(&self, programme: ProgrammeId) -> Result<Board, CallError>;
}

/// The board of a programme's pairs; for its office and for who decides there.
#[server(name = ReadBoard, prefix = "/api", endpoint = "rounds/board", input = Json, output = Json)]
pub async fn board(programme: ProgrammeId) -> Result<Board, CallError> {
    use_context::<std::sync::Arc<dyn RoundDoor>>().ok_or(CallError::Fault)?.board(programme).await
}
