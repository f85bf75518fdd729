//! What stands behind the questions about figures.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::measures::MeasureDoor;
use gongjian_shared::calendar::{Quarter, Year};
use gongjian_shared::ids::UnitId;
use gongjian_shared::measures::Measure;
use gongjian_shared::wire::measures::{Behind, Board};

use super::{OpenDoor, fault};
use crate::clock::local_day;
use crate::http::Fault;
use crate::projection::figures;
use crate::reports::measures::Asker;

/// Asks in a reading transaction of its own, once the figures are up to date.
macro_rules! figures {
    ($door:expr, |$asker:ident| $question:expr) => {{
        let asked = async {
            let (who, _) = $door.someone().await?;
            let (stores, today) = (&$door.state.stores, local_day($door.state.clock.now()));
            figures::catch_up(stores).await?;
            let mut reader = stores.log_readers.begin().await?;
            let mut $asker = Asker::new(&mut reader, stores, who.user, today).await?;
            Ok::<_, Fault>($question.await?)
        };
        asked.await.map_err(fault)?.ok_or(CallError::NotThere)
    }};
}

#[async_trait]
impl MeasureDoor for OpenDoor {
    async fn board(&self, unit: Option<UnitId>, year: Year, measure: Measure) -> Result<Board, CallError> {
        figures!(self, |asker| asker.board(unit, year, measure))
    }

    async fn behind(
        &self,
        at: (UnitId, bool),
        when: (Year, Option<Quarter>),
        measure: Measure,
    ) -> Result<Behind, CallError> {
        figures!(self, |asker| asker.behind(at, when, measure))
    }
}
