//! What stands behind the questions about calls and applications.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::calls::CallDoor;
use gongjian_shared::ids::{ApplicationId, CallId, ProgrammeId};
use gongjian_shared::wire::calls::{ApplicationPage, CallDesk, CallList, CallPage};

use super::{OpenDoor, fault};
use crate::http::Fault;
use crate::reports::calls::Asker;

/// Opens one reading transaction and asks in it, by the server's time.
macro_rules! ask_at {
    ($door:expr, |$asker:ident| $question:expr) => {{
        let asked = async {
            let (who, _) = $door.someone().await?;
            let mut reader = $door.state.stores.log_readers.begin().await?;
            let mut $asker = Asker::new(&mut reader, who.user, $door.state.clock.now()).await?;
            Ok::<_, Fault>($question.await?)
        };
        asked.await.map_err(fault)
    }};
}

#[async_trait]
impl CallDoor for OpenDoor {
    async fn calls(&self) -> Result<CallList, CallError> {
        ask_at!(self, |asker| asker.list())
    }

    async fn call(&self, call: CallId) -> Result<CallPage, CallError> {
        ask_at!(self, |asker| asker.page(call))?.ok_or(CallError::NotThere)
    }

    async fn call_desk(&self, programme: ProgrammeId) -> Result<CallDesk, CallError> {
        ask_at!(self, |asker| asker.desk(programme))?.ok_or(CallError::NotThere)
    }

    async fn application(&self, application: ApplicationId) -> Result<ApplicationPage, CallError> {
        ask_at!(self, |asker| asker.application(application))?.ok_or(CallError::NotThere)
    }
}
