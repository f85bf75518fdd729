//! What stands behind the page of auditors.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::audit::AuditDoor;
use gongjian_shared::wire::audit::{AuditAsked, AuditPage};

use super::{OpenDoor, fault};
use crate::clock::local_day;
use crate::http::Fault;
use crate::reports::audit;

#[async_trait]
impl AuditDoor for OpenDoor {
    async fn record(&self, asked: AuditAsked) -> Result<AuditPage, CallError> {
        self.read_record(&asked).await.map_err(fault)?.ok_or(CallError::NotThere)
    }
}

impl OpenDoor {
    async fn read_record(&self, asked: &AuditAsked) -> Result<Option<AuditPage>, Fault> {
        let (who, _) = self.someone().await?;
        let mut reader = self.state.stores.log_readers.begin().await?;
        let verified = self.state.trail.follow(&mut reader).await?;
        let today = local_day(self.state.clock.now());
        Ok(audit::page(&mut reader, who.user, today, asked, verified).await?)
    }
}
