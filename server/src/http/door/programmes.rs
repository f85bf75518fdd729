//! What stands behind the questions about programmes.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::programmes::ProgrammeDoor;
use gongjian_shared::ids::ProgrammeId;
use gongjian_shared::wire::programmes::{DraftAsked, Drafted, ProgrammeList, ProgrammePage};

use super::{OpenDoor, ask};
use crate::reports::programmes::Asker;

#[async_trait]
impl ProgrammeDoor for OpenDoor {
    async fn programmes(&self) -> Result<ProgrammeList, CallError> {
        ask!(self, Asker, |asker| asker.list())
    }

    async fn programme(&self, programme: ProgrammeId) -> Result<ProgrammePage, CallError> {
        ask!(self, Asker, |asker| asker.page(programme))?.ok_or(CallError::NotThere)
    }

    async fn draft(&self, asked: DraftAsked) -> Result<Drafted, CallError> {
        ask!(self, Asker, |asker| asker.draft(&asked))?.ok_or(CallError::NotThere)
    }
}
