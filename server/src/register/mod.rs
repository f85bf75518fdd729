//! Road B: gather facts → `decide` → SQL, register rows, audit row, receipt, in one transaction.

mod batch;
mod calls;
mod case;
mod corps;
mod decisions;
pub mod escrow;
pub(crate) mod evaluations;
mod facts;
mod filings;
mod liaison;
mod measures;
mod meetings;
pub(crate) mod needs;
mod noted;
mod notices;
mod pairing;
mod party;
mod programmes;
mod review;
mod rounds;
mod wishes;
mod write;

pub(crate) use self::calls::{addressee_of, answers_of, head_facts, templates};
use self::case::{Case, Decided};
pub use self::noted::{Noted, exported, note};
pub(crate) use self::notices::belongs_to;
pub(crate) use self::pairing::said as pair_row;
use self::party::Touched;
pub(crate) use self::party::gather as weigh_party;
pub(crate) use self::review::{applicant, posts_of};
use gongjian_shared::ids::{CommandId, SpaceId, UserId};
use gongjian_shared::rules::party::PartyEntry;
use gongjian_shared::rules::{Command, Entry, Refusal, Verdict, decide, judge as weigh, seat};
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

impl Register {
    /// Answers a command; the same id gives the same receipt for ever.
    pub async fn decide(&self, who: &SignedIn, request: CommandRequest) -> Result<Receipt, RegisterError> {
        let received = self.clock.now();
        if let Some(receipt) = self.answered(who.user, request.id, received).await? {
            return Ok(receipt);
        }
        let hash = self.hash(who.user, &request.command).await?;
        let escrow = self.escrow(&request.command).await?;
        let table = self.table(who.user, &request.command).await?;
        let CommandRequest { id, command } = request;
        let case =
            Case { who: who.user, id, received, now: received, command, hash, first: false, escrow, table };
        self.settle(case).await
    }

    /// Makes the account of the first person. Who may is the caller's question; that it is the first is ours.
    pub async fn first_administrator(&self, command: Command, user: UserId) -> Result<(), FirstError> {
        let received = self.clock.now();
        let Command::AddPerson { password, .. } = &command else { return Err(FirstError::NotFirst) };
        let hash = Some(self.passwords.hash(password.clone()).await.map_err(RegisterError::from)?);
        let id = CommandId::fresh(received, self.clock.dice());
        let receipt = self
            .settle(Case {
                who: user,
                id,
                received,
                now: received,
                command,
                hash,
                first: true,
                escrow: None,
                table: None,
            })
            .await?;
        match receipt.outcome {
            Outcome::Accepted => Ok(()),
            Outcome::Refused { .. } | Outcome::NotYetHere { .. } | Outcome::Failed => {
                Err(FirstError::NotFirst)
            }
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

    /// Hashes the password of a new account, if the command may pass: nobody else may burn our time.
    async fn hash(&self, who: UserId, command: &Command) -> Result<Option<String>, RegisterError> {
        let Some(password) = command.password() else { return Ok(None) };
        let mut reader = self.stores.log_readers.acquire().await?;
        let now = self.clock.now();
        let asked = Case::asked(who, CommandId::fresh(now, self.clock.dice()), now, command.clone());
        let facts = facts::gather(&mut reader, &asked).await?;
        drop(reader);
        if decide(&facts, command).is_err() {
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
        let judged = judge(&mut transaction, &self.seal, case).await?;
        transaction.commit().await?;
        self.tell_judged(&judged).await;
        Ok(judged.receipt)
    }

    async fn tell_judged(&self, judged: &Judged) {
        self.tell(&judged.entries).await;
        self.tell_touched(&judged.touched);
    }

    /// Tells the links what has changed. All of it is in the database: who misses it here learns it by reconnecting.
    async fn tell(&self, entries: &[Entry]) {
        for entry in entries {
            match entry {
                Entry::SpaceAdded { space, .. } => self.hub.moved(*space),
                Entry::PersonAdded { .. } => {}
                Entry::MemberSet { space, user, .. } => self.tell_member(*space, *user),
                Entry::AccountSet { user, open } => self.tell_account(*user, *open).await,
                Entry::Party(it) => self.tell_party(it),
                Entry::Programme(_) | Entry::Round(_) | Entry::Filing(_) | Entry::Measure(_) => {}
                // Whom and what they moved is among what was touched.
                Entry::Notice(_)
                | Entry::Call(_)
                | Entry::Meeting(_)
                | Entry::Pairing(_)
                | Entry::Decision(_)
                | Entry::Wish(_)
                | Entry::EscrowTaken { .. }
                | Entry::Review(_)
                | Entry::Liaison(_)
                | Entry::Need(_)
                | Entry::Evaluation(_)
                | Entry::Corps(_)
                | Entry::EscrowTurnedAway { .. } => {}
            }
        }
    }

    fn tell_party(&self, entry: &PartyEntry) {
        match entry {
            PartyEntry::UnitAdded { unit, .. } | PartyEntry::UnitChanged { unit, .. } => {
                self.hub.moved(SpaceId::of_unit(*unit));
            }
            PartyEntry::UnitEnacted { .. }
            | PartyEntry::UnitMoved { .. }
            | PartyEntry::GuideSet { .. }
            | PartyEntry::UnitDissolved { .. }
            | PartyEntry::UnitDeleted { .. }
            | PartyEntry::UnitMerged { .. }
            | PartyEntry::PersonAdded { .. }
            | PartyEntry::PersonChanged { .. }
            | PartyEntry::PrivateSet { .. }
            | PartyEntry::PersonDeleted { .. }
            | PartyEntry::PersonMerged { .. }
            | PartyEntry::AccountOpened { .. }
            | PartyEntry::Awarded { .. }
            | PartyEntry::Appointed { .. }
            | PartyEntry::AppointmentEnded { .. }
            | PartyEntry::FollowAdded { .. }
            | PartyEntry::FollowEnded { .. }
            | PartyEntry::StandardSet { .. }
            | PartyEntry::StandardDropped { .. }
            | PartyEntry::CalendarSet { .. } => {}
        }
    }

    fn tell_touched(&self, touched: &Touched) {
        touched.spaces.iter().for_each(|space| self.hub.moved(*space));
        touched.users.iter().for_each(|user| self.hub.rights_changed(*user));
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

/// What became of one command inside a transaction; told to the links once that is committed.
struct Judged {
    receipt: Receipt,
    entries: Vec<Entry>,
    touched: Touched,
}

/// Judges one command and writes all that follows, inside the caller's transaction.
async fn judge(conn: &mut Connection, seal: &Seal, case: &Case) -> Result<Judged, RegisterError> {
    let without = |receipt| Judged { receipt, entries: Vec::new(), touched: Touched::default() };
    if let Some(receipt) = answered(conn, case.who, case.id, case.received).await? {
        return Ok(without(receipt));
    }
    let arrived = Commands(&mut *conn).arrival(case.id).await?;
    if arrived.is_some_and(|(sender, _)| sender != case.who) {
        return Ok(without(taken(case.id, case.received)));
    }
    let case = &Case { received: arrived.map_or(case.received, |(_, at)| at), ..case.clone() };
    let facts = facts::gather(conn, case).await?;
    let receipt = |outcome| Receipt { id: case.id, received: case.received, outcome };
    match weigh(&facts, &case.command) {
        Verdict::NotYetHere(missing) => {
            Commands(conn).arrived(case.who, case.id, case.received).await?;
            Ok(without(receipt(Outcome::NotYetHere { missing })))
        }
        Verdict::Refused(refusal) => {
            let receipt = receipt(Outcome::Refused { refusal });
            Commands(conn).insert(case.who, &receipt).await?;
            Ok(without(receipt))
        }
        Verdict::Decided(entries) => {
            let by = Decided::by(&mut *conn, case, seat(&facts, &case.command)).await?;
            let touched = write::entries(conn, seal, &by, &entries).await?;
            let receipt = receipt(Outcome::Accepted);
            Commands(conn).insert(case.who, &receipt).await?;
            Ok(Judged { receipt, entries, touched })
        }
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
    Ok(found.map(|(sender, receipt)| if sender == who { receipt } else { taken(id, received) }))
}

fn taken(id: CommandId, received: Timestamp) -> Receipt {
    Receipt { id, received, outcome: Outcome::Refused { refusal: Refusal::IdTaken } }
}
