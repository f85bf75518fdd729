//! What stands behind the questions about pairs.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::care::CareDoor;
use gongjian_shared::calendar::Year;
use gongjian_shared::commitments::{Key, Slot};
use gongjian_shared::ids::{FilingId, ProgrammeId, UnitId};
use gongjian_shared::wire::care::{Coverage, CoverageLine, YearTable};

use super::{OpenDoor, fault};
use crate::http::Fault;
use crate::reports::care::{self, Asker};

/// Asks in a reading transaction of its own, once the records are up to date.
macro_rules! care {
    ($door:expr, $programme:expr, |$asker:ident, $found:ident| $question:expr) => {{
        let asked = async {
            let (who, _) = $door.someone().await?;
            let (stores, now) = (&$door.state.stores, $door.state.clock.now());
            let Some($found) = care::found(stores, who.user, now, $programme).await? else { return Ok(None) };
            let mut reader = stores.log_readers.begin().await?;
            let mut $asker = Asker::new(&mut reader, who.user, now);
            Ok::<_, Fault>($question.await?)
        };
        asked.await.map_err(fault)?.ok_or(CallError::NotThere)
    }};
}

#[async_trait]
impl CareDoor for OpenDoor {
    async fn coverage(
        &self,
        programme: ProgrammeId,
        year: Year,
        rule: Option<Key>,
    ) -> Result<Coverage, CallError> {
        care!(self, programme, |asker, found| asker.coverage(programme, year, rule, &found))
    }

    async fn cell(
        &self,
        programme: ProgrammeId,
        year: Year,
        at: (Key, Slot, UnitId),
    ) -> Result<Vec<CoverageLine>, CallError> {
        care!(self, programme, |asker, found| asker.cell(programme, year, at, &found))
    }

    async fn year(&self, programme: ProgrammeId, year: Year) -> Result<YearTable, CallError> {
        care!(self, programme, |asker, found| asker.year(programme, year, &found))
    }

    async fn filed(&self, filing: FilingId) -> Result<YearTable, CallError> {
        let asked = async {
            let (who, _) = self.someone().await?;
            let mut reader = self.state.stores.log_readers.begin().await?;
            let mut asker = Asker::new(&mut reader, who.user, self.state.clock.now());
            Ok::<_, Fault>(asker.filed(filing).await?)
        };
        asked.await.map_err(fault)?.ok_or(CallError::NotThere)
    }
}
