//! Figures that nobody types: asked online.

use gongjian_shared::calendar::{Quarter, Year};
use gongjian_shared::ids::UnitId;
use gongjian_shared::measures::Measure;
use gongjian_shared::wire::measures::{Behind, Board};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait MeasureDoor: Send + Sync {
    async fn board(&self, unit: Option<UnitId>, year: Year, measure: Measure) -> Result<Board, CallError>;
    async fn behind(
        &self,
        at: (UnitId, bool),
        when: (Year, Option<Quarter>),
        measure: Measure,
    ) -> Result<Behind, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn MeasureDoor>, CallError> {
    use_context::<std::sync::Arc<dyn MeasureDoor>>().ok_or(CallError::Fault)
}

/// One measure of a unit and what is below it, in one year; where the asker begins, when no unit is named.
#[server(name = ReadFigures, prefix = "/api", endpoint = "measures/board", input = Json, output = Json)]
pub async fn board(unit: Option<UnitId>, year: Year, measure: Measure) -> Result<Board, CallError> {
    door()?.board(unit, year, measure).await
}

/// The records behind a number; `alone`: of the unit itself, without what is below it.
#[server(name = ReadBehindFigure, prefix = "/api", endpoint = "measures/behind", input = Json, output = Json)]
pub async fn behind(
    unit: UnitId,
    alone: bool,
    year: Year,
    quarter: Option<Quarter>,
    measure: Measure,
) -> Result<Behind, CallError> {
    door()?.behind((unit, alone), (year, quarter), measure).await
}
