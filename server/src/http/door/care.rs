//! What stands behind the questions about pairs.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::care::CareDoor;
use gongjian_shared::calendar::Year;
use gongjian_shared::commitments::{Key, Slot};
use gongjian_shared::ids::{ProgrammeId, UnitId};
use gongjian_shared::wire::care::{Coverage, CoverageLine, YearTable};

use super::{OpenDoor, fault};
use crate::http::Fault;
use crate::projection;
use crate::reports::care::{Asker, Found};

/// Asks in a reading transaction of its own, once the records are up to date.
macro_rules! care {
    ($door:expr, $programme:expr, |$asker:ident, $found:ident| $question:expr) => {{
        let asked = async {
            let (who, _) = $door.someone().await?;
            let Some($found) = $door.records(who.user, $programme).await? else { return Ok(None) };
            let mut reader = $door.state.stores.log_readers.begin().await?;
            let mut $asker = Asker::new(&mut reader, who.user, $door.state.clock.now());
            Ok::<_, Fault>($question.await?)
        };
        asked.await.map_err(fault)?.ok_or(CallError::NotThere)
    }};
}

impl OpenDoor {
    /// The records of a programme's pairs, up to date; `None` when there is no such programme for the asker.
    pub(super) async fn records(
        &self,
        user: gongjian_shared::ids::UserId,
        programme: ProgrammeId,
    ) -> Result<Option<Found>, Fault> {
        let mut reader = self.state.stores.log_readers.begin().await?;
        let spaces = Asker::new(&mut reader, user, self.state.clock.now()).spaces(programme).await?;
        drop(reader);
        let Some(spaces) = spaces else { return Ok(None) };
        projection::catch_up(&self.state.stores, &spaces).await?;
        Ok(Some(projection::records(&self.state.stores, &spaces).await?))
    }
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
}
