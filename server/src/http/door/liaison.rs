//! What stands behind the questions about the side of talks.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::liaison::LiaisonDoor;
use gongjian_shared::ids::{IssueId, PersonId, ProgrammeId, UnitId};
use gongjian_shared::wire::liaison::{ArrangeList, FeedState, Handover, IssueLine, OfficeDesk};

use super::{OpenDoor, fault};
use crate::http::{Fault, calendar};
use crate::reports::care;
use crate::store::feeds::{Feed, Feeds};

/// Who asks and when; then one report.
macro_rules! report {
    ($door:expr, |$stores:ident, $user:ident, $now:ident| $question:expr) => {{
        let asked = async {
            let (who, _) = $door.someone().await?;
            let ($stores, $user, $now) = (&$door.state.stores, who.user, $door.state.clock.now());
            Ok::<_, Fault>($question.await?)
        };
        asked.await.map_err(fault)
    }};
}

#[async_trait]
impl LiaisonDoor for OpenDoor {
    async fn office(&self, programme: ProgrammeId) -> Result<OfficeDesk, CallError> {
        report!(self, |stores, user, now| care::office(stores, user, now, programme))?
            .ok_or(CallError::NotThere)
    }

    async fn arrange(&self) -> Result<ArrangeList, CallError> {
        report!(self, |stores, user, now| care::arrange(stores, user, now))
    }

    async fn handover(&self, programme: ProgrammeId, person: PersonId) -> Result<Handover, CallError> {
        let which = (programme, person);
        report!(self, |stores, user, now| care::handed_on(stores, user, now, which))?
            .ok_or(CallError::NotThere)
    }

    async fn issue(&self, issue: IssueId) -> Result<IssueLine, CallError> {
        report!(self, |stores, user, now| care::issue(stores, user, now, issue))?.ok_or(CallError::NotThere)
    }

    async fn issues(&self, unit: UnitId) -> Result<Vec<IssueLine>, CallError> {
        report!(self, |stores, user, now| care::issues_of(stores, user, now, unit))
    }

    async fn feed(&self) -> Result<FeedState, CallError> {
        let found = self.own_feed().await.map_err(fault)?;
        Ok(FeedState { open: found.is_some(), names: found.is_some_and(|it| it.names) })
    }

    async fn renew_feed(&self, names: bool) -> Result<String, CallError> {
        self.draw_feed(names).await.map_err(fault)
    }

    async fn end_feed(&self) -> Result<(), CallError> {
        self.close_feed().await.map_err(fault)
    }
}

impl OpenDoor {
    async fn own_feed(&self) -> Result<Option<Feed>, Fault> {
        let (who, _) = self.someone().await?;
        let mut reader = self.state.stores.log_readers.begin().await?;
        Ok(Feeds(&mut reader).of(who.user).await?)
    }

    async fn draw_feed(&self, names: bool) -> Result<String, Fault> {
        let (who, _) = self.someone().await?;
        let secret = calendar::Secret::draw(&self.state.clock);
        let mut writer = self.state.stores.log_writer.begin().await?;
        let feed = Feed { user: who.user, names };
        Feeds(&mut writer).set(feed, secret.hash(), self.state.clock.now()).await?;
        writer.commit().await?;
        Ok(secret.path())
    }

    async fn close_feed(&self) -> Result<(), Fault> {
        let (who, _) = self.someone().await?;
        let mut writer = self.state.stores.log_writer.begin().await?;
        Feeds(&mut writer).end(who.user).await?;
        writer.commit().await?;
        Ok(())
    }
}
