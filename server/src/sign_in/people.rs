//! Signing in: the wait, the password, the account; and who is who.

use std::net::IpAddr;

use gongjian_shared::ids::{InstallationId, UserId};
use gongjian_shared::values::{Login, Password};
use gongjian_shared::wire::{ActorPrefix, SignInRefusal};

use super::attempts::{Place, Tried};
use super::passwords::{Checked, Passwords, PasswordsError};
use crate::clock::Clock;
use crate::store::accounts::{Account, Accounts};
use crate::store::{StoreError, Stores, log};
use crate::sync::Seal;

/// What a crowd before the password desks is told.
const BUSY_WAIT_S: u64 = 5;

/// A sign-in that did not happen.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    #[error(transparent)]
    Refused(#[from] SignInRefusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for SignInError {
    fn from(it: sqlx::Error) -> Self {
        Self::Store(it.into())
    }
}

/// The accounts, seen from the door.
#[derive(Clone, Debug)]
pub struct People {
    pub stores: Stores,
    pub clock: Clock,
    pub passwords: Passwords,
    pub seal: Seal,
}

impl People {
    /// Judges name and password. What cannot be a name or a password is as wrong as any other.
    pub async fn sign_in(
        &self,
        login: String,
        password: String,
        from: IpAddr,
        installation: InstallationId,
    ) -> Result<Account, SignInError> {
        let login = Login::try_from(login).map_err(|_| SignInRefusal::Wrong)?;
        let tried = Tried::new(&login, self.place(&login, from, installation).await?);
        if let Some(wait_s) = tried.begin(&self.stores.side, &self.clock).await? {
            return Err(SignInRefusal::TooMany { wait_s }.into());
        }
        let password = Password::try_from(password).map_err(|_| SignInRefusal::Wrong)?;
        let account = self.check(&login, password).await?;
        tried.succeeded(&self.stores.side).await?;
        if account.open { Ok(account) } else { Err(SignInRefusal::Closed.into()) }
    }

    async fn place(
        &self,
        login: &Login,
        from: IpAddr,
        installation: InstallationId,
    ) -> Result<Place, StoreError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        let known = Accounts(&mut reader).knows_installation(login, installation.as_bytes()).await?;
        Ok(if known { Place::Known(installation) } else { Place::Address(from) })
    }

    async fn check(&self, login: &Login, password: Password) -> Result<Account, SignInError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        let account = Accounts(&mut reader).find_login(login).await?;
        drop(reader);
        let kept = account.as_ref().map(|it| it.password_hash.clone());
        let checked = self.passwords.check(password.clone(), kept).await;
        match (checked, account) {
            (Ok(Checked::Right), Some(account)) => Ok(account),
            (Ok(Checked::RightButWeak), Some(account)) => {
                self.rehash(&account, password).await?;
                Ok(account)
            }
            (Ok(_), _) => Err(SignInRefusal::Wrong.into()),
            (Err(PasswordsError::Busy), _) => Err(SignInRefusal::TooMany { wait_s: BUSY_WAIT_S }.into()),
            (Err(PasswordsError::BadHash), _) => {
                Err(StoreError::bad_row("accounts", login.as_str(), PasswordsError::BadHash).into())
            }
        }
    }

    /// Keeps the password with today's parameters; when the desks are full, next time will do.
    async fn rehash(&self, account: &Account, password: Password) -> Result<(), StoreError> {
        let Ok(new) = self.passwords.hash(password).await else { return Ok(()) };
        let mut writer = self.stores.log_writer.acquire().await?;
        Accounts(&mut writer).rehash(account.user, &account.password_hash, &new).await
    }

    /// The account, if it may be used.
    pub async fn open_account(&self, user: UserId) -> Result<Option<Account>, StoreError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        Ok(Accounts(&mut reader).find(user).await?.filter(|account| account.open))
    }

    /// The prefix of the person's actors on this installation, kept from the first time on.
    pub async fn actor_prefix(
        &self,
        user: UserId,
        installation: InstallationId,
    ) -> Result<ActorPrefix, StoreError> {
        let mut transaction = self.stores.log_writer.begin().await?;
        let prefix = self.seal.actor_prefix(user, installation);
        let prefix =
            log::actor_prefix(&mut transaction, user, installation, prefix, self.clock.now()).await?;
        transaction.commit().await?;
        Ok(prefix)
    }
}
