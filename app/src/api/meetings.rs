//! Meetings: asked online. The meetings themselves come as register rows, also offline.

use gongjian_shared::ids::UnitId;
use gongjian_shared::wire::meetings::{Convener, OpenAction};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait MeetingDoor: Send + Sync {
    async fn conveners(&self) -> Result<Vec<Convener>, CallError>;
    async fn open_actions(&self, unit: UnitId) -> Result<Vec<OpenAction>, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn MeetingDoor>, CallError> {
    use_context::<std::sync::Arc<dyn MeetingDoor>>().ok_or(CallError::Fault)
}

/// The units for which the asker may call meetings, and who can be asked to come.
#[server(name = ReadConveners, prefix = "/api", endpoint = "meetings/conveners", input = Json, output = Json)]
pub async fn conveners() -> Result<Vec<Convener>, CallError> {
    door()?.conveners().await
}

/// What meetings of a unit left open; for its office and who decides there.
#[server(name = ReadOpenActions, prefix = "/api", endpoint = "meetings/actions", input = Json, output = Json)]
pub async fn open_actions(unit: UnitId) -> Result<Vec<OpenAction>, CallError> {
    door()?.open_actions(unit).await
}
