//! What is owed in pairs, as the office sees it: asked online.

use gongjian_shared::calendar::Year;
use gongjian_shared::commitments::{Key, Slot};
use gongjian_shared::ids::{FilingId, ProgrammeId, UnitId};
use gongjian_shared::wire::care::{Coverage, CoverageLine, YearTable};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait CareDoor: Send + Sync {
    async fn coverage(
        &self,
        programme: ProgrammeId,
        year: Year,
        rule: Option<Key>,
    ) -> Result<Coverage, CallError>;
    async fn cell(
        &self,
        programme: ProgrammeId,
        year: Year,
        at: (Key, Slot, UnitId),
    ) -> Result<Vec<CoverageLine>, CallError>;
    async fn year(&self, programme: ProgrammeId, year: Year) -> Result<YearTable, CallError>;
    async fn filed(&self, filing: FilingId) -> Result<YearTable, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn CareDoor>, CallError> {
    use_context::<std::sync::Arc<dyn CareDoor>>().ok_or(CallError::Fault)
}

/// How a commitment of pairs stands in a year, by unit and period.
#[server(name = ReadCoverage, prefix = "/api", endpoint = "care/coverage", input = Json, output = Json)]
pub async fn coverage(programme: ProgrammeId, year: Year, rule: Option<Key>) -> Result<Coverage, CallError> {
    door()?.coverage(programme, year, rule).await
}

/// The pairs and records behind a cell of it.
#[server(name = ReadCoverageCell, prefix = "/api", endpoint = "care/cell", input = Json, output = Json)]
pub async fn coverage_cell(
    programme: ProgrammeId,
    year: Year,
    rule: Key,
    slot: Slot,
    unit: UnitId,
) -> Result<Vec<CoverageLine>, CallError> {
    door()?.cell(programme, year, (rule, slot, unit)).await
}

/// 年度汇总表 as it stands.
#[server(name = ReadYearTable, prefix = "/api", endpoint = "care/year", input = Json, output = Json)]
pub async fn year_table(programme: ProgrammeId, year: Year) -> Result<YearTable, CallError> {
    door()?.year(programme, year).await
}

/// 年度汇总表 as it was filed.
#[server(name = ReadFiledTable, prefix = "/api", endpoint = "care/filed", input = Json, output = Json)]
pub async fn filed_table(filing: FilingId) -> Result<YearTable, CallError> {
    door()?.filed(filing).await
}
