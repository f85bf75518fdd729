//! Everything of the keeper together. Takes one event at a time; what may only be said once it is safe waits in
//! `after` until the vault has the bytes.

mod engine;
mod export;
mod given;
mod page;
mod papers;
mod past;
mod seal;
mod tabs;
mod together;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{DocumentId, InstallationId, SpaceId, UserId};
use gongjian_shared::sync::client::{Client, Input};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::Me;

use self::together::Company;
use self::wanted::Wanted;
use super::folded::Letter;
use super::given::Commands;
use super::lists;
use super::news::News;
use super::paper::OpenDocument;
use super::records::Card;
use super::shelf::Shelf;
use super::talk::{FromKeeper, Link, Paper, VaultTrouble};
use crate::device::vault::{Op, Store, Vault, VaultError};
use crate::device::{clock, dice};

const ME: &[u8] = b"me";
const INSTALLATION: &[u8] = b"installation";
/// The sign-in that the server still has to end.
const OWED: &[u8] = b"owed";
/// The database of the browser profile: which installation, who is signed in.
const PROFILE: &str = "gongjian";

/// To be done outside, in this order.
#[derive(Debug)]
pub enum Out {
    Say(FromKeeper),
    Tell(News),
    Dial,
    HangUp,
    Send(Vec<u8>),
    /// Ask the server to judge a command of this person.
    Post {
        user: UserId,
        request: Letter,
    },
    /// Wait in line for the link of this person; leave the line that was waited in.
    Queue(String),
    LeaveQueue,
}

/// To be done once the writes before it are safe.
#[derive(Debug)]
enum After {
    Say(FromKeeper),
    Tell(News),
    Engine(Input),
}

pub struct Desk {
    profile: Vault,
    installation: InstallationId,
    me: Option<Me>,
    vault: Option<Vault>,
    shelf: Shelf,
    given: Commands,
    /// The name of the lock that this tab holds for as long as it lives.
    tab: String,
    /// Only in the tab that holds the link.
    engine: Option<Client>,
    /// This tab is to hold the link as soon as the vault takes what is on its way.
    link_due: bool,
    /// Closed spaces are to leave the phone as soon as the vault takes writes again.
    wipe_due: bool,
    link: Link,
    papers: BTreeMap<Paper, OpenDocument>,
    /// What the page has on its screen.
    shown: BTreeSet<Paper>,
    /// Documents whose line in the lists must be folded anew.
    stale: BTreeSet<DocumentId>,
    /// Spaces that the server no longer told of: their documents leave once the server has what was written there.
    sealed: BTreeSet<SpaceId>,
    /// When the next right ends, by the clock of this phone.
    next_end: Option<Timestamp>,
    lists_stale: bool,
    wanted: Wanted,
    company: Company,
    ops: Vec<Op>,
    after: Vec<After>,
    out: Vec<Out>,
    trouble: Option<VaultTrouble>,
}

impl Desk {
    /// Opens the profile of this browser.
    ///
    /// # Errors
    /// [`VaultError`] when the browser keeps nothing: the app cannot promise anything then.
    pub async fn open(tab: String) -> Result<Self, VaultError> {
        let profile = Vault::open(PROFILE).await?;
        let found = profile.get(Store::Meta, INSTALLATION).await?;
        let known = found.and_then(|value| InstallationId::try_from(value.as_slice()).ok());
        let installation = match known {
            Some(known) => known,
            None => {
                let fresh = InstallationId::fresh(clock::now(), dice::draw());
                let value = fresh.as_bytes().to_vec();
                profile.write(&[Op::Put { store: Store::Meta, key: INSTALLATION.to_vec(), value }]).await?;
                fresh
            }
        };
        Ok(Self {
            profile,
            installation,
            me: None,
            vault: None,
            shelf: Shelf::default(),
            given: Commands::default(),
            tab,
            engine: None,
            link_due: false,
            wipe_due: false,
            link: Link::Connecting,
            papers: BTreeMap::new(),
            shown: BTreeSet::new(),
            stale: BTreeSet::new(),
            sealed: BTreeSet::new(),
            next_end: None,
            lists_stale: false,
            wanted: Wanted::default(),
            company: Company::default(),
            ops: Vec::new(),
            after: Vec::new(),
            out: Vec::new(),
            trouble: None,
        })
    }

    /// The first event: who was here last.
    pub async fn awake(&mut self) {
        let found = self.profile.get(Store::Meta, ME).await.ok().flatten();
        let me: Option<Me> = found.and_then(|value| serde_json::from_slice(&value).ok());
        let owed = self.profile.get(Store::Meta, OWED).await.ok().flatten();
        let owed = owed.and_then(|value| String::from_utf8(value).ok());
        self.say(FromKeeper::Awake { me: me.clone(), installation: self.installation, owed });
        if let Some(me) = me {
            self.enter(me).await;
        }
    }

    /// Opens the vault of a person and waits in line for the link.
    async fn enter(&mut self, me: Me) {
        self.leave();
        let vault = match Vault::open(&vault_name(&me)).await {
            Ok(vault) => vault,
            Err(error) => return self.report(&error),
        };
        match Shelf::read(&vault).await {
            Ok(shelf) => self.shelf = shelf,
            Err(error) => return self.report(&error),
        }
        if let Err(error) = self.read_given(&vault).await {
            return self.report(&error);
        }
        let behind = |card: &&Card| !card.folded || self.shelf.waiting.contains_key(&card.head.document);
        self.stale = self.shelf.cards.values().filter(behind).map(|card| card.head.document).collect();
        self.out.push(Out::Queue(vault_name(&me)));
        self.out.push(Out::Tell(News::WhoHolds));
        self.me = Some(me);
        self.vault = Some(vault);
        self.next_end = self.shelf.next_end(clock::now());
        let rows = self.given.rows();
        self.say(FromKeeper::Given { rows });
        self.say_lists();
    }

    /// Forgets a person's things in memory; the vault stays.
    fn leave(&mut self) {
        (self.link_due, self.wipe_due) = (false, false);
        if self.engine.take().is_some() {
            self.out.push(Out::HangUp);
        }
        self.out.push(Out::LeaveQueue);
        self.me = None;
        self.vault = None;
        self.shelf = Shelf::default();
        self.given = Commands::default();
        self.papers.clear();
        self.shown.clear();
        self.sealed.clear();
        self.wanted = Wanted::default();
        self.company = Company::default();
        self.next_end = None;
        self.ops.clear();
        self.after.clear();
    }

    fn say(&mut self, it: FromKeeper) {
        self.out.push(Out::Say(it));
    }

    fn say_lists(&mut self) {
        self.lists_stale = false;
        let Some(me) = &self.me else { return };
        let now = clock::now();
        let said = [
            FromKeeper::Spaces { spaces: lists::spaces(&self.shelf, me, now) },
            FromKeeper::Documents { documents: lists::documents(&self.shelf, me, now) },
            FromKeeper::Unsent { rows: lists::unsent(&self.shelf, now) },
            FromKeeper::Mentions { mentions: lists::mentions(&self.shelf, now) },
        ];
        said.into_iter().for_each(|it| self.say(it));
        self.say_pins();
        self.say_wanted();
    }

    /// When the engine wants to be woken, and whether quiet work waits.
    pub fn wants(&self) -> (Option<Timestamp>, bool) {
        let quiet = self.lists_stale
            || !self.stale.is_empty()
            || !self.ops.is_empty()
            || self.link_due
            || self.wipe_due;
        let given = self.given.wake_at().filter(|_| self.engine.is_some());
        let wakes = [self.engine.as_ref().and_then(Client::wake_at), self.next_end, given];
        (wakes.into_iter().flatten().min(), quiet)
    }

    /// Does what waits for a quiet moment: one line of the lists, then the lists.
    pub async fn quiet(&mut self) {
        self.look_at_ends().await;
        if let Some(document) = self.stale.pop_first() {
            self.fold(document).await;
            self.lists_stale = true;
        }
        if self.lists_stale && self.stale.is_empty() {
            return self.say_lists();
        }
        if self.engine.is_some() && self.ops.is_empty() && self.stale.is_empty() {
            self.adopt().await;
            self.given_elsewhere().await;
        }
    }

    /// Writes what is to be written, then does what waited for it, until nothing is left. Gives what is to be done.
    pub async fn finish(&mut self) -> Vec<Out> {
        while self.link_due || self.wipe_due || !(self.ops.is_empty() && self.after.is_empty()) {
            if !self.flush().await {
                break;
            }
            if self.wipe_due {
                self.wipe().await;
                if self.wipe_due {
                    break;
                }
            }
            if self.link_due {
                self.take_link().await;
                if self.link_due {
                    break;
                }
            }
            for after in std::mem::take(&mut self.after) {
                match after {
                    After::Say(it) => self.out.push(Out::Say(it)),
                    After::Tell(news) => self.out.push(Out::Tell(news)),
                    After::Engine(input) => self.step(input).await,
                }
            }
        }
        self.send_given();
        std::mem::take(&mut self.out)
    }

    /// True when everything is in the vault. Otherwise it is tried again with the next event: nothing is forgotten,
    /// and nothing was called saved.
    async fn flush(&mut self) -> bool {
        let Some(vault) = self.vault.clone() else {
            self.ops.clear();
            return true;
        };
        match vault.write(&self.ops).await {
            Ok(()) => {
                self.ops.clear();
                if self.trouble.take().is_some() {
                    self.say(FromKeeper::VaultTrouble { trouble: VaultTrouble::Over });
                }
                true
            }
            Err(error) => {
                self.report(&error);
                false
            }
        }
    }

    /// The vault, with everything in it that this tab has to say: nobody reads past what is still on its way.
    async fn vault_up_to_date(&mut self) -> Option<Vault> {
        self.flush().await;
        self.vault.clone()
    }

    fn report(&mut self, error: &VaultError) {
        let trouble = match error {
            VaultError::Full => VaultTrouble::Full,
            VaultError::Broken(_) => VaultTrouble::Broken,
        };
        if self.trouble != Some(trouble) {
            self.trouble = Some(trouble);
            self.say(FromKeeper::VaultTrouble { trouble });
        }
    }

    fn show_link(&mut self, link: Link) {
        if self.link != link {
            self.given.hurry();
            self.link = link;
            self.say(FromKeeper::Link { link });
            self.alone_offline();
        }
    }
}

fn vault_name(me: &Me) -> String {
    vault_of(me.user)
}

/// The name of a person's database. The page keeps photos in it beside the keeper.
pub fn vault_of(user: UserId) -> String {
    format!("{PROFILE}-{user}")
}
