//! The record of decisions: asked online.

use gongjian_shared::wire::audit::{AuditAsked, AuditPage};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind this call.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait AuditDoor: Send + Sync {
    async fn record(&self, asked: AuditAsked) -> Result<AuditPage, CallError>;
}

/// A page of the record, newest first.
#[server(name = ReadRecord, prefix = "/api", endpoint = "audit", input = Json, output = Json)]
pub async fn record(asked: AuditAsked) -> Result<AuditPage, CallError> {
    use_context::<std::sync::Arc<dyn AuditDoor>>().ok_or(CallError::Fault)?.record(asked).await
}
