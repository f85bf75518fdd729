//! Many commands of one person, one transaction: a savepoint for each, so that a bad one spoils no other.

use std::collections::BTreeSet;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use gongjian_shared::ids::UserId;
use gongjian_shared::rights::{Relation, Thing, Verb, may, parts};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::{CommandRequest, Outcome, Receipt};

use super::party::Touched;
use super::{Case, Judged, Register, RegisterError, judge};
use crate::clock::local_day;
use crate::rights::Posts;
use crate::sign_in::SignedIn;
use crate::store::{self, Connection, turns};
use crate::sync::Seal;

/// As many as the passwords have desks.
const HASHED_AT_ONCE: usize = 2;

/// Whether a conflict may still be answered by trying everything again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    No,
    Yes,
}

impl Register {
    /// Answers commands in their order, one receipt for each; the same ids give the same receipts for ever.
    ///
    /// # Errors
    /// [`RegisterError`] when nothing was committed.
    pub async fn decide_all(
        &self,
        who: &SignedIn,
        requests: Vec<CommandRequest>,
    ) -> Result<Vec<Receipt>, RegisterError> {
        let cases = self.cases(who.user, requests).await?;
        for _ in 1..turns::TRIES {
            match self.attempt_all(&cases, Last::No).await {
                Err(RegisterError::Store(error)) if error.is_conflict() => {
                    tracing::debug!(%error, "a batch is tried again");
                }
                done => return done,
            }
        }
        self.attempt_all(&cases, Last::Yes).await
    }

    /// Hashes the passwords of new accounts for somebody who may make accounts. The account's person may come earlier
    /// in the same batch, so the rest is judged when its turn has come.
    async fn cases(&self, who: UserId, requests: Vec<CommandRequest>) -> Result<Vec<Case>, RegisterError> {
        let received = self.clock.now();
        let hashes = self.may_make_accounts(who, received).await?;
        let cases = requests.into_iter().map(|it| async move {
            let known = self.answered(who, it.id, received).await?.is_some();
            let password = it.command.password().filter(|_| hashes && !known).cloned();
            let hash = match password {
                Some(it) => Some(self.passwords.hash(it).await?),
                None => None,
            };
            let CommandRequest { id, command } = it;
            let escrow = self.escrow(&command).await?;
            let table = self.table(who, &command).await?;
            let asked = Case::asked(who, id, received, command);
            Ok::<_, RegisterError>(Case { hash, escrow, table, ..asked })
        });
        stream::iter(cases).buffered(HASHED_AT_ONCE).try_collect().await
    }

    async fn may_make_accounts(&self, who: UserId, now: Timestamp) -> Result<bool, RegisterError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        let posts = Posts::of(&mut reader, who, local_day(now)).await?;
        let gives = |part| may(part, Relation::Own, Thing::Account, Verb::Create);
        let by_post = posts.held.iter().any(|held| parts(held.post, held.acting).iter().any(|it| gives(*it)));
        Ok(posts.administrator || by_post)
    }

    async fn attempt_all(&self, cases: &[Case], last: Last) -> Result<Vec<Receipt>, RegisterError> {
        let mut transaction = self.stores.log_writer.begin().await?;
        turns::register(&mut transaction).await?;
        let spaces: BTreeSet<_> = cases.iter().filter_map(Case::space).collect();
        turns::spaces(&mut transaction, &spaces).await?;
        let mut judged = Vec::with_capacity(cases.len());
        for case in cases {
            judged.push(one(&mut transaction, &self.seal, case, last).await?);
        }
        transaction.commit().await?;
        for it in &judged {
            self.tell_judged(it).await;
        }
        Ok(judged.into_iter().map(|it| it.receipt).collect())
    }
}

/// One command inside a savepoint. What breaks there is told once, and leaves nothing behind.
async fn one(conn: &mut Connection, seal: &Seal, case: &Case, last: Last) -> Result<Judged, RegisterError> {
    store::run(conn, "SAVEPOINT command").await?;
    match judge(conn, seal, case).await {
        Ok(judged) => {
            store::run(conn, "RELEASE SAVEPOINT command").await?;
            Ok(judged)
        }
        Err(RegisterError::Store(error)) if error.is_conflict() && last == Last::No => Err(error.into()),
        Err(error) => {
            tracing::error!(%error, command.id = %case.id, "a command of a batch could not be written");
            store::run(conn, "ROLLBACK TO SAVEPOINT command").await?;
            store::run(conn, "RELEASE SAVEPOINT command").await?;
            let receipt = Receipt { id: case.id, received: case.received, outcome: Outcome::Failed };
            Ok(Judged { receipt, entries: Vec::new(), touched: Touched::default() })
        }
    }
}
