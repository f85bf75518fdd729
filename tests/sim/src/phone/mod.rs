//! A phone: the vault of one browser profile, and the tabs that share it. Does what `app/src/keeper/desk` does.

pub mod desk;
mod edits;
mod effects;
pub mod paper;
mod seal;
pub mod shelf;
mod tabs;
pub mod vault;

use std::collections::{BTreeMap, VecDeque};

use gongjian_shared::ids::{DocumentId, InstallationId, UserId};
use gongjian_shared::sync::frame::{Down, decode};
use gongjian_shared::wire::ActorPrefix;

use desk::Desk;
use tabs::News;
use vault::Vault;

/// Something happened to a tab.
#[derive(Clone, Debug)]
pub enum TabEvent {
    Opened {
        dial: u64,
    },
    Message {
        dial: u64,
        message: Vec<u8>,
    },
    Closed {
        dial: u64,
    },
    News(News),
    /// It came to the head of the line for the link.
    Chosen,
    /// The timer with this number rings.
    Timer {
        number: u64,
    },
    /// The network is back, or somebody tapped.
    Connect,
    /// The person does something.
    Act {
        dice: u64,
    },
    /// The person goes on writing in this document.
    Write {
        dice: u64,
        document: DocumentId,
    },
}

impl TabEvent {
    /// For the trace.
    pub fn name(&self) -> String {
        match self {
            Self::Opened { dial } => format!("opened {dial}"),
            Self::Message { dial, message } => format!("on {dial}: {}", heard(message)),
            Self::Closed { dial } => format!("closed {dial}"),
            Self::News(_) => "news".into(),
            Self::Chosen => "chosen".into(),
            Self::Timer { number } => format!("timer {number}"),
            Self::Connect => "connect".into(),
            Self::Act { .. } => "the person acts".into(),
            Self::Write { .. } => "the person writes".into(),
        }
    }
}

fn heard(message: &[u8]) -> String {
    let items = decode::<Down>(message).unwrap_or_default();
    let names = items.iter().map(|item| match item {
        Down::Welcome(it) => format!("welcome to {} spaces", it.spaces.len()),
        Down::Entries(it) => format!("entries {}+{} of {}", it.from, it.entries.len(), it.newest),
        Down::Ack(it) => format!("ack {} {:?}", it.batch, it.taken),
        Down::Refused(it) => format!("refused {}.{} {:?}", it.batch, it.place, it.reason),
        Down::Escrowed(it) => format!("escrowed {} {:?} {:?}", it.batch, it.escrow, it.hashes),
        Down::Settled(it) => format!("settled {:?} {}", it.escrow, it.taken),
        Down::Later(it) => format!("later {} {:?} {} ms", it.batch, it.missing, it.after_ms),
        Down::Goodbye(it) => format!("goodbye {it:?}"),
        Down::Pong(_) => "pong".into(),
        Down::Presence(_) => "there".into(),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// One open tab with its worker.
pub struct Tab {
    pub desk: Desk,
    pub inbox: VecDeque<TabEvent>,
    /// The vault is writing for it: events wait.
    pub writing: bool,
    pub dials: u64,
    pub wire: Option<u64>,
    pub timer: u64,
    pub spins: u32,
}

impl Tab {
    pub const fn new(desk: Desk) -> Self {
        Self { desk, inbox: VecDeque::new(), writing: false, dials: 0, wire: None, timer: 0, spins: 0 }
    }
}

/// What a browser profile holds beside the vault.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    pub installation: InstallationId,
    pub prefix: ActorPrefix,
}

pub struct Phone {
    pub user: UserId,
    /// `None`: nobody has signed in yet.
    pub profile: Option<Profile>,
    pub vault: Vault,
    /// Counts evictions: what was saved before one is gone.
    pub life: u64,
    pub tabs: BTreeMap<u64, Tab>,
    pub last_tab: u64,
    /// Tabs in line for the link; the first has it.
    pub line: VecDeque<u64>,
    pub online: bool,
    /// How wrong its clock goes.
    pub clock_off_ms: i64,
    /// Writes to the vault fail.
    pub trouble: bool,
    /// Dies at its next write to the vault.
    pub dies_in_write: bool,
    /// Nobody opens the app before.
    pub asleep_until: i64,
}

impl Phone {
    pub fn new(user: UserId) -> Self {
        Self {
            user,
            profile: None,
            vault: Vault::default(),
            life: 0,
            tabs: BTreeMap::new(),
            last_tab: 0,
            line: VecDeque::new(),
            online: true,
            clock_off_ms: 0,
            trouble: false,
            dies_in_write: false,
            asleep_until: 0,
        }
    }
}
