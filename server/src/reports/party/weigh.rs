use gongjian_shared::rules::Refusal;
use gongjian_shared::rules::party::{PartyCommand, decide};
use gongjian_shared::wire::party::Weighed;

use super::Asker;
use crate::register::weigh_party;
use crate::store::StoreError;

impl Asker<'_> {
    /// What the command would do, decided on the same facts as the command itself, and nothing written.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn weigh(&mut self, command: &PartyCommand) -> Result<Weighed, StoreError> {
        let facts = weigh_party(&mut *self.conn, self.user, command, self.today).await?;
        Ok(match decide(&facts, command) {
            Ok(entries) => Weighed::Would { entries },
            Err(party) => Weighed::Refused { refusal: Refusal::Party { party } },
        })
    }
}
