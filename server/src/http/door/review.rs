//! What stands behind the questions about reviews.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::review::ReviewDoor;
use gongjian_shared::ids::{ApplicationId, CallId};
use gongjian_shared::wire::review::{BoardPage, Candidate, ReviewTask, SheetPage};

use super::{OpenDoor, fault};
use crate::http::Fault;
use crate::reports::review::Asker;

/// Opens one reading transaction and asks in it, by the server's time.
macro_rules! ask_at {
    ($door:expr, |$asker:ident| $question:expr) => {{
        let asked = async {
            let (who, _) = $door.someone().await?;
            let mut reader = $door.state.stores.log_readers.begin().await?;
            let mut $asker = Asker::new(&mut reader, who.user, $door.state.clock.now());
            Ok::<_, Fault>($question.await?)
        };
        asked.await.map_err(fault)
    }};
}

#[async_trait]
impl ReviewDoor for OpenDoor {
    async fn review_tasks(&self) -> Result<Vec<ReviewTask>, CallError> {
        ask_at!(self, |asker| asker.tasks())
    }

    async fn sheet(&self, application: ApplicationId) -> Result<SheetPage, CallError> {
        ask_at!(self, |asker| asker.sheet(application))?.ok_or(CallError::NotThere)
    }

    async fn review_board(&self, call: CallId) -> Result<BoardPage, CallError> {
        ask_at!(self, |asker| asker.board(call))?.ok_or(CallError::NotThere)
    }

    async fn review_people(&self, call: CallId, typed: String) -> Result<Vec<Candidate>, CallError> {
        ask_at!(self, |asker| asker.people(call, typed))?.ok_or(CallError::NotThere)
    }
}
