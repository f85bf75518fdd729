//! Road B: gather facts → `decide` → SQL, register rows, audit row, receipt, in one transaction.

pub mod escrow;
mod facts;
mod write;

use gongjian_shared::ids::{CommandId, SpaceId, UserId};
use gongjian_shared::rules::{Command, Entry, Refusal, decide};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::{CommandRequest, Outcome, Receipt};

use crate::clock::Clock;
use crate::sign_in::{Passwords, PasswordsError, SignedIn};
use crate::store::accounts::Accounts;
use crate::store::commands::Commands;
use crate::store::escrow::{Escrow, Escrows};
use crate::store::sessions::Sessions;
use crate::store::{Connection, StoreError, Stores, turns};
use crate::sync::{Hub, Seal};

/// A command that got no answer; sent again, it will.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    #[error("the server is busy")]
    Busy,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for RegisterError {
    fn from(it: sqlx::Error) -> Self {
        Self::Store(it.into())
    }
}

impl From<PasswordsError> for RegisterError {
    fn from(_: PasswordsError) -> Self {
        Self::Busy
    }
}

/// Why there is no first administrator.
#[derive(Debug, thiserror::Error)]
pub enum FirstError {
    #[error("there is an account already")]
    NotFirst,
    #[error(transparent)]
    Register(#[from] RegisterError),
}

/// The only one that decides.
#[derive(Clone, Debug)]
pub struct Register {
    pub stores: Stores,
    pub clock: Clock,
    pub hub: Hub,
    pub passwords: Passwords,
    pub seal: Seal,
}

/// A command with all that is needed to judge it.
struct Case {
    who: UserId,
    id: CommandId,
    received: Timestamp,
    command: Command,
    /// The hash of the password in the command: made before the transaction, which must be short.
    hash: Option<String>,
    /// Nobody is here yet, so the code on the terminal stands in for an administrator.
    first: bool,
    /// The late work that the command names.
    escrow: Option<Escrow>,
}

impl Case {
    /// The space whose log and members it may change.
    const fn space(&self) -> Option<SpaceId> {
        match &self.command {
            Command::SetMember { space, .. } => Some(*space),
            Command::TakeIn { .. } | Command::TurnAway { .. } => match &self.escrow {
                Some(escrow) => Some(escrow.head.space),
                None => None,
            },
            Command::AddSpace { .. } | Command::AddPerson { .. } | Command::SetAccountOpen { .. } => None,
        }
    }
}

impl Register {
    /// Answers a command; the same id gives the same receipt for ever.
    pub async fn decide(&self, who: &SignedIn, request: CommandRequest) -> Result<Receipt, RegisterError> {
        let received = self.clock.now();
        if let Some(receipt) = self.answered(who.user, request.id, received).await? {
            return Ok(receipt);
        }
        let hash = self.hash(who.user, &request.command).await?;
        let escrow = self.escrow(&request.command).await?;
        let CommandRequest { id, command } = request;
        self.settle(Case { who: who.user, id, received, command, hash, first: false, escrow }).await
    }

    /// Makes the account of the first person. Who may is the caller's question; that it is the first is ours.
    pub async fn first_administrator(&self, command: Command, user: UserId) -> Result<(), FirstError> {
        let received = self.clock.now();
        let Command::AddPerson { password, .. } = &command else { return Err(FirstError::NotFirst) };
        let hash = Some(self.passwords.hash(password.clone()).await.map_err(RegisterError::from)?);
        let id = CommandId::fresh(received, self.clock.dice());
        let receipt =
            self.settle(Case { who: user, id, received, command, hash, first: true, escrow: None }).await?;
        match receipt.outcome {
            Outcome::Accepted => Ok(()),
            Outcome::Refused { .. } => Err(FirstError::NotFirst),
        }
    }

    /// Somebody has an account.
    pub async fn is_inhabited(&self) -> Result<bool, StoreError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        Ok(Accounts(&mut reader).count().await? > 0)
    }

    async fn answered(
        &self,
        who: UserId,
        id: CommandId,
        now: Timestamp,
    ) -> Result<Option<Receipt>, RegisterError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        answered(&mut reader, who, id, now).await
    }

    /// Hashes the password of a new person, for administrators only: nobody else may burn our time.
    async fn hash(&self, who: UserId, command: &Command) -> Result<Option<String>, RegisterError> {
        let Command::AddPerson { password, .. } = command else { return Ok(None) };
        let mut reader = self.stores.log_readers.acquire().await?;
        let sender = Accounts(&mut reader).find(who).await?;
        drop(reader);
        if !sender.is_some_and(|it| it.administrator) {
            return Ok(None);
        }
        Ok(Some(self.passwords.hash(password.clone()).await?))
    }

    /// Where the late work is that the command names: it never moves, so it may be read before the transaction.
    async fn escrow(&self, command: &Command) -> Result<Option<Escrow>, RegisterError> {
        let (Command::TakeIn { escrow, .. } | Command::TurnAway { escrow, .. }) = command else {
            return Ok(None);
        };
        let mut reader = self.stores.log_readers.acquire().await?;
        Ok(Escrows(&mut reader).find(*escrow).await?)
    }

    async fn settle(&self, case: Case) -> Result<Receipt, RegisterError> {
        for _ in 1..turns::TRIES {
            match self.attempt(&case).await {
                Err(RegisterError::Store(error)) if error.is_conflict() => {
                    tracing::debug!(%error, "a command is tried again");
                }
                done => return done,
            }
        }
        self.attempt(&case).await
    }

    async fn attempt(&self, case: &Case) -> Result<Receipt, RegisterError> {
        let mut transaction = self.stores.log_writer.begin().await?;
        turns::register(&mut transaction).await?;
        turns::spaces(&mut transaction, &case.space().into_iter().collect()).await?;
        if let Some(receipt) = answered(&mut transaction, case.who, case.id, case.received).await? {
            return Ok(receipt);
        }
        let facts = facts::gather(&mut transaction, case).await?;
        let decided = decide(&facts, &case.command);
        let receipt = receipt(case, decided.as_ref().err());
        if let Ok(entries) = &decided {
            write::entries(&mut transaction, &self.seal, case, entries).await?;
        }
        Commands(&mut transaction).insert(case.who, &receipt).await?;
        transaction.commit().await?;
        self.tell(case, &decided.unwrap_or_default()).await;
        Ok(receipt)
    }

    /// Tells the links what has changed. All of it is in the database: who misses it here learns it by reconnecting.
    async fn tell(&self, case: &Case, entries: &[Entry]) {
        for entry in entries {
            match entry {
                Entry::SpaceAdded { space, .. } => self.hub.moved(*space),
                Entry::PersonAdded { .. } => {}
                Entry::MemberSet { space, user, .. } => self.tell_member(*space, *user),
                Entry::AccountSet { user, open } => self.tell_account(*user, *open).await,
                Entry::EscrowTaken { .. } | Entry::EscrowTurnedAway { .. } => {
                    let Some(escrow) = &case.escrow else { continue };
                    self.tell_member(escrow.head.space, escrow.user);
                }
            }
        }
    }

    fn tell_member(&self, space: SpaceId, user: UserId) {
        self.hub.moved(space);
        self.hub.rights_changed(user);
    }

    /// Closing ends the person's sign-ins. Should that fail, the closed account alone keeps them out.
    async fn tell_account(&self, user: UserId, open: bool) {
        if !open {
            match Sessions(&self.stores.side).end_all(user).await {
                Ok(keys) => keys.iter().for_each(|key| self.hub.session_ended(key)),
                Err(error) => {
                    tracing::error!(user.id = %user, %error, "sign-ins of a closed account are left over");
                }
            }
        }
        self.hub.rights_changed(user);
    }
}

/// The receipt of a command that was answered before. Another person's command is another's: its id is taken.
async fn answered(
    connection: &mut Connection,
    who: UserId,
    id: CommandId,
    received: Timestamp,
) -> Result<Option<Receipt>, RegisterError> {
    let found = Commands(connection).find(id).await?;
    let taken = Outcome::Refused { refusal: Refusal::IdTaken };
    Ok(found.map(
        |(sender, receipt)| if sender == who { receipt } else { Receipt { id, received, outcome: taken } },
    ))
}

fn receipt(case: &Case, refusal: Option<&Refusal>) -> Receipt {
    let outcome = refusal.map_or(Outcome::Accepted, |it| Outcome::Refused { refusal: it.clone() });
    Receipt { id: case.id, received: case.received, outcome }
}
