//! What stands behind the questions about meetings.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::meetings::MeetingDoor;
use gongjian_shared::ids::UnitId;
use gongjian_shared::wire::meetings::{Convener, OpenAction};

use super::{OpenDoor, ask};
use crate::reports::meetings::Asker;

#[async_trait]
impl MeetingDoor for OpenDoor {
    async fn conveners(&self) -> Result<Vec<Convener>, CallError> {
        ask!(self, Asker, |asker| asker.conveners())
    }

    async fn open_actions(&self, unit: UnitId) -> Result<Vec<OpenAction>, CallError> {
        ask!(self, Asker, |asker| asker.open_actions(unit))?.ok_or(CallError::NotThere)
    }
}
