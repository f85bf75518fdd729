//! What stands behind the questions about requests, evaluations, mentors and young teachers.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::corps::CorpsDoor;
use gongjian_shared::calendar::Year;
use gongjian_shared::ids::{ProgrammeId, UnitId};
use gongjian_shared::wire::SignInRefusal;
use gongjian_shared::wire::corps::{Checked, CorpsPage, EvaluationPage, NeedChannel, NeedPlace};

use super::{OpenDoor, ask, fault};
use crate::http::Fault;
use crate::reports::corps::{Asker as CorpsAsker, check};
use crate::reports::evaluations::Asker as EvaluationAsker;
use crate::reports::needs::Asker as NeedAsker;
use crate::sign_in::Tried;

#[async_trait]
impl CorpsDoor for OpenDoor {
    async fn need_channels(&self) -> Result<Vec<NeedChannel>, CallError> {
        ask!(self, NeedAsker, |asker| asker.channels())
    }

    async fn need_place(&self) -> Result<Option<NeedPlace>, CallError> {
        ask!(self, NeedAsker, |asker| asker.place())
    }

    async fn evaluation(&self, programme: ProgrammeId, year: Year) -> Result<EvaluationPage, CallError> {
        ask!(self, EvaluationAsker, |asker| asker.page(programme, year))?.ok_or(CallError::NotThere)
    }

    async fn corps(&self, unit: Option<UnitId>) -> Result<CorpsPage, CallError> {
        ask!(self, CorpsAsker, |asker| asker.page(unit))?.ok_or(CallError::NotThere)
    }

    async fn check(&self, code: String) -> Result<Checked, CallError> {
        let side = &self.state.stores.side;
        let tried = Tried::code(self.from);
        let wait = tried.begin(side, &self.state.clock).await.map_err(|e| fault(e.into()))?;
        if let Some(wait_s) = wait {
            return Err(CallError::Refused { refusal: SignInRefusal::TooMany { wait_s } });
        }
        let asked = async {
            let mut reader = self.state.stores.log_readers.acquire().await?;
            let found = check(&mut reader, &code).await?;
            if found.is_some() {
                tried.succeeded(side).await?;
            }
            Ok::<_, Fault>(found)
        };
        asked.await.map_err(fault)?.ok_or(CallError::NotThere)
    }
}
