//! What stands behind the question about rounds of pairs.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::rounds::RoundDoor;
use gongjian_shared::ids::ProgrammeId;
use gongjian_shared::wire::rounds::Board;

use super::{OpenDoor, ask};
use crate::reports::rounds::Asker;

#[async_trait]
impl RoundDoor for OpenDoor {
    async fn board(&self, programme: ProgrammeId) -> Result<Board, CallError> {
        ask!(self, Asker, |asker| asker.board(programme))?.ok_or(CallError::NotThere)
    }
}
