//! What stands behind the app's server functions, for one request.

mod audit;
mod calls;
mod care;
mod corps;
mod liaison;
mod measures;
mod meetings;
mod notices;
mod party;
mod programmes;
mod review;
mod rounds;

use std::collections::BTreeSet;
use std::net::IpAddr;

use async_trait::async_trait;
use gongjian_app::api::{CallError, Door};
use gongjian_shared::ids::{EscrowId, InstallationId, SpaceId, UserId};
use gongjian_shared::rules::Command;
use gongjian_shared::values::{Login, Name, Password};
use gongjian_shared::wire::{
    EscrowPreview, EscrowRow, Me, Organisation, PersonRow, SessionRow, SignInRefusal, SpaceRow,
};
use tower_sessions::Session;

use crate::http::{Fault, late, signed_in};
use crate::register::FirstError;
use crate::sign_in::{SignInError, SignedIn, keys, oldest};
use crate::state::AppState;
use crate::store::accounts::{Account, Accounts};
use crate::store::meetings::Meetings;
use crate::store::needs::Needs;
use crate::store::pairs::Pairs;
use crate::store::sessions::Sessions;
use crate::store::spaces::Spaces;

/// Opens one reading transaction and asks in it.
macro_rules! ask {
    ($door:expr, $kind:ident, |$asker:ident| $question:expr) => {{
        let asked = async {
            let (who, _) = $door.someone().await?;
            let mut reader = $door.state.stores.log_readers.begin().await?;
            let today = $crate::clock::local_day($door.state.clock.now());
            let mut $asker = $kind::new(&mut reader, who.user, today).await?;
            Ok::<_, $crate::http::Fault>($question.await?)
        };
        asked.await.map_err($crate::http::door::fault)
    }};
}

use ask;

#[derive(Clone)]
pub(super) struct OpenDoor {
    pub state: AppState,
    pub session: Session,
    pub from: IpAddr,
    pub device: String,
}

#[async_trait]
impl Door for OpenDoor {
    async fn sign_in(
        &self,
        login: String,
        password: String,
        installation: InstallationId,
    ) -> Result<Me, CallError> {
        let judged = self.state.people().sign_in(login, password, self.from, installation).await;
        let account = judged.map_err(|error| match error {
            SignInError::Refused(refusal) => CallError::Refused { refusal },
            SignInError::Store(error) => fault(error.into()),
        })?;
        self.welcome(account, installation).await.map_err(fault)
    }

    async fn sign_out(&self) -> Result<(), CallError> {
        self.leave().await.map_err(fault)
    }

    async fn who_am_i(&self) -> Result<Me, CallError> {
        let (who, account) = self.someone().await.map_err(fault)?;
        self.me(account, who.installation, who.session_key).await.map_err(fault)
    }

    async fn sessions(&self) -> Result<Vec<SessionRow>, CallError> {
        let (who, _) = self.someone().await.map_err(fault)?;
        let side = &self.state.stores.side;
        let found =
            Sessions(side).of(who.user, oldest(self.state.clock.now())).await.map_err(|e| fault(e.into()))?;
        let rows = found.into_iter().map(|it| SessionRow {
            current: it.key == who.session_key,
            key: it.key,
            installation: it.installation,
            device: it.device,
            since: it.created,
            last_seen: it.last_seen,
        });
        Ok(rows.collect())
    }

    async fn end_session(&self, key: String) -> Result<(), CallError> {
        let (who, _) = self.someone().await.map_err(fault)?;
        // Also this very one without touching the cookie: the next person's may be on its way to the browser.
        let ended =
            Sessions(&self.state.stores.side).end(who.user, &key).await.map_err(|e| fault(e.into()))?;
        if ended {
            self.state.hub.session_ended(&key);
        }
        Ok(())
    }

    async fn organisation(&self) -> Result<Organisation, CallError> {
        let (_, account) = self.someone().await.map_err(fault)?;
        if !account.administrator {
            return Err(CallError::NotAdministrator);
        }
        self.everything().await.map_err(fault)
    }

    async fn escrows(&self) -> Result<Vec<EscrowRow>, CallError> {
        let (who, account) = self.someone().await.map_err(fault)?;
        late::list(&self.state, who.user, account.administrator).await.map_err(fault)
    }

    async fn escrow_preview(&self, escrow: EscrowId) -> Result<EscrowPreview, CallError> {
        let (who, account) = self.someone().await.map_err(fault)?;
        late::preview(&self.state, who.user, account.administrator, escrow).await.map_err(fault)
    }

    async fn first_administrator(
        &self,
        code: String,
        login: String,
        name: String,
        password: String,
        installation: InstallationId,
    ) -> Result<Me, CallError> {
        let register = self.state.register();
        if register.is_inhabited().await.map_err(|e| fault(e.into()))? {
            return Err(CallError::Refused { refusal: SignInRefusal::NotFirst });
        }
        if !self.state.first.is_right(&code, self.state.clock.now()) {
            return Err(CallError::Refused { refusal: SignInRefusal::BadCode });
        }
        let user = UserId::fresh(self.state.clock.now(), self.state.clock.dice());
        let command = newcomer(user, login, name, password)?;
        register.first_administrator(command, user).await.map_err(|error| match error {
            FirstError::NotFirst => CallError::Refused { refusal: SignInRefusal::NotFirst },
            FirstError::Register(error) => fault(error.into()),
        })?;
        self.state.first.spend();
        self.arrive(user, installation).await.map_err(fault)
    }
}

impl OpenDoor {
    async fn someone(&self) -> Result<(SignedIn, Account), Fault> {
        let who = signed_in::of(&self.session, &self.state).await?.ok_or(Fault::SignedOut)?;
        let account = self.state.people().open_account(who.user).await?.ok_or(Fault::SignedOut)?;
        Ok((who, account))
    }

    async fn arrive(&self, user: UserId, installation: InstallationId) -> Result<Me, Fault> {
        let account = self.state.people().open_account(user).await?.ok_or(Fault::SignedOut)?;
        self.welcome(account, installation).await
    }

    /// Starts a sign-in under a fresh id: whoever planted or overheard the old one gains nothing.
    async fn welcome(&self, account: Account, installation: InstallationId) -> Result<Me, Fault> {
        self.leave().await?;
        self.session.insert(keys::USER, account.user).await?;
        self.session.insert(keys::INSTALLATION, installation).await?;
        self.session.insert(keys::DEVICE, &self.device).await?;
        self.session.cycle_id().await?;
        self.session.save().await?;
        let session_key = self.session.get::<String>(keys::KEY).await?.unwrap_or_default();
        self.me(account, installation, session_key).await
    }

    /// Ends the sign-in of this browser, if there is one.
    async fn leave(&self) -> Result<(), Fault> {
        if let Some(key) = self.session.get::<String>(keys::KEY).await? {
            self.session.flush().await?;
            self.state.hub.session_ended(&key);
        }
        Ok(())
    }

    async fn me(&self, it: Account, installation: InstallationId, session: String) -> Result<Me, Fault> {
        let actor_prefix = self.state.people().actor_prefix(it.user, installation).await?;
        Ok(Me {
            user: it.user,
            login: it.login.into(),
            name: it.name.into(),
            administrator: it.administrator,
            installation,
            actor_prefix,
            session,
        })
    }

    async fn everything(&self) -> Result<Organisation, Fault> {
        let mut reader = self.state.stores.log_readers.begin().await?;
        let members = Spaces(&mut reader).members(self.state.clock.now()).await?;
        let accounts = Accounts(&mut reader).all().await?;
        // The spaces of pairs, meetings and requests, and letter boxes, are run by nobody's hand.
        let mut closed: BTreeSet<SpaceId> = accounts.iter().map(|it| SpaceId::letter_box(it.user)).collect();
        closed.extend(Pairs(&mut reader).spaces().await?);
        closed.extend(Meetings(&mut reader).spaces().await?);
        closed.extend(Needs(&mut reader).spaces().await?);
        let all = Spaces(&mut reader).all().await?.into_iter();
        let spaces = all.filter(|it| !closed.contains(&it.space)).map(|it| SpaceRow {
            space: it.space,
            name: it.name.into(),
            members: members
                .iter()
                .filter(|m| m.space == it.space)
                .map(|m| (m.user, m.standing.role))
                .collect(),
        });
        let people = accounts.into_iter().map(|it| PersonRow {
            user: it.user,
            login: it.login.into(),
            name: it.name.into(),
            administrator: it.administrator,
            open: it.open,
        });
        Ok(Organisation { spaces: spaces.collect(), people: people.collect() })
    }
}

fn newcomer(user: UserId, login: String, name: String, password: String) -> Result<Command, CallError> {
    let bad = |what: &str| CallError::Bad { what: what.to_owned() };
    Ok(Command::AddPerson {
        user,
        login: Login::try_from(login).map_err(|_| bad("login"))?,
        name: Name::try_from(name).map_err(|_| bad("name"))?,
        password: Password::try_from(password).map_err(|_| bad("password"))?,
        administrator: true,
    })
}

/// What the app hears of a fault. What is ours to repair is logged, once.
fn fault(it: Fault) -> CallError {
    it.log();
    match it {
        Fault::SignedOut => CallError::SignedOut,
        Fault::NotAdministrator => CallError::NotAdministrator,
        Fault::Bad { what } => CallError::Bad { what },
        Fault::NotFound => CallError::NotThere,
        Fault::ForeignOrigin
        | Fault::WrongMethod
        | Fault::TooLarge
        | Fault::TooSlow
        | Fault::Busy
        | Fault::Panicked
        | Fault::Store(_)
        | Fault::Depot(_)
        | Fault::Session(_) => CallError::Fault,
    }
}
