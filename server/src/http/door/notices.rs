//! What stands behind the questions about notices, reminders and today.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::notices::NoticeDoor;
use gongjian_shared::ids::NoticeId;
use gongjian_shared::wire::notices::{NoticeList, ReminderPage, SentPage};
use gongjian_shared::wire::today::Waiting;

use super::{OpenDoor, fault};
use crate::http::Fault;
use crate::reports::notices::Asker;
use crate::reports::{care, today};
use crate::store::party::People;
use crate::store::reminders::ReminderRows;

#[async_trait]
impl NoticeDoor for OpenDoor {
    async fn notices(&self) -> Result<NoticeList, CallError> {
        self.list_notices().await.map_err(fault)
    }

    async fn notice(&self, notice: NoticeId) -> Result<SentPage, CallError> {
        self.sent_notice(notice).await.map_err(fault)?.ok_or(CallError::NotThere)
    }

    async fn reminders(&self) -> Result<ReminderPage, CallError> {
        self.own_reminders().await.map_err(fault)
    }

    async fn waiting(&self) -> Result<Vec<Waiting>, CallError> {
        self.waits().await.map_err(fault)
    }
}

impl OpenDoor {
    async fn list_notices(&self) -> Result<NoticeList, Fault> {
        let (who, _) = self.someone().await?;
        let mut reader = self.state.stores.log_readers.begin().await?;
        Ok(Asker::new(&mut reader, who.user, self.state.clock.now()).await?.list().await?)
    }

    async fn sent_notice(&self, notice: NoticeId) -> Result<Option<SentPage>, Fault> {
        let (who, _) = self.someone().await?;
        let mut reader = self.state.stores.log_readers.begin().await?;
        Ok(Asker::new(&mut reader, who.user, self.state.clock.now()).await?.page(notice).await?)
    }

    async fn own_reminders(&self) -> Result<ReminderPage, Fault> {
        let (who, _) = self.someone().await?;
        let mut reader = self.state.stores.log_readers.begin().await?;
        let private = People(&mut reader).private(who.user.into()).await?;
        Ok(ReminderPage {
            reminders: ReminderRows(&mut reader).find(who.user).await?.unwrap_or_default(),
            mail: self.state.config.reminders.mail.is_some(),
            has_address: private.is_some_and(|it| !it.email.trim().is_empty()),
            group: self.state.config.reminders.group.is_some(),
        })
    }

    async fn waits(&self) -> Result<Vec<Waiting>, Fault> {
        let (who, _) = self.someone().await?;
        let mut reader = self.state.stores.log_readers.begin().await?;
        let now = self.state.clock.now();
        let mut all = today::waiting(&mut reader, who.user, now).await?;
        drop(reader);
        all.extend(care::waiting(&self.state.stores, who.user, now).await?);
        Ok(all)
    }
}
