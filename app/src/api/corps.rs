//! Requests, evaluations, mentors and young teachers: asked online.

use gongjian_shared::calendar::Year;
use gongjian_shared::ids::{ProgrammeId, UnitId};
use gongjian_shared::wire::corps::{Checked, CorpsPage, EvaluationPage, NeedChannel, NeedPlace};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait CorpsDoor: Send + Sync {
    async fn need_channels(&self) -> Result<Vec<NeedChannel>, CallError>;
    async fn need_place(&self) -> Result<Option<NeedPlace>, CallError>;
    async fn evaluation(&self, programme: ProgrammeId, year: Year) -> Result<EvaluationPage, CallError>;
    async fn corps(&self, unit: Option<UnitId>) -> Result<CorpsPage, CallError>;
    /// The only one that asks for no sign-in.
    async fn check(&self, code: String) -> Result<Checked, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn CorpsDoor>, CallError> {
    use_context::<std::sync::Arc<dyn CorpsDoor>>().ok_or(CallError::Fault)
}

/// The channels for requests of the units in which the asker decides: overdue replies by their dates.
#[server(name = ReadNeedChannels, prefix = "/api", endpoint = "corps/channels", input = Json, output = Json)]
pub async fn need_channels() -> Result<Vec<NeedChannel>, CallError> {
    door()?.need_channels().await
}

/// Who would get a request of the asker.
#[server(name = ReadNeedPlace, prefix = "/api", endpoint = "corps/place", input = Json, output = Json)]
pub async fn need_place() -> Result<Option<NeedPlace>, CallError> {
    door()?.need_place().await
}

/// The evaluation of a programme in a year.
#[server(name = ReadEvaluation, prefix = "/api", endpoint = "corps/evaluation", input = Json, output = Json)]
pub async fn evaluation(programme: ProgrammeId, year: Year) -> Result<EvaluationPage, CallError> {
    door()?.evaluation(programme, year).await
}

/// Mentors and young teachers of a unit; without one, of the asker's own.
#[server(name = ReadCorps, prefix = "/api", endpoint = "corps/unit", input = Json, output = Json)]
pub async fn corps(unit: Option<UnitId>) -> Result<CorpsPage, CallError> {
    door()?.corps(unit).await
}

/// The certificate with this code: asked by strangers too.
#[server(name = CheckCertificate, prefix = "/api", endpoint = "corps/check", input = Json, output = Json)]
pub async fn check(code: String) -> Result<Checked, CallError> {
    door()?.check(code).await
}
