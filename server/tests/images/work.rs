//! A store at work: pushes, commands and sign-ins, a checkpoint every few pages, a restart in the middle.

use std::path::Path;

use gongjian_server::clock::Clock;
use gongjian_server::store::accounts::{Account, Accounts};
use gongjian_server::store::audit::Audit;
use gongjian_server::store::commands::Commands;
use gongjian_server::store::log::{self, Row};
use gongjian_server::store::sessions::{SessionRecord, Sessions};
use gongjian_server::store::spaces::{OFFICE, Spaces};
use gongjian_server::store::{Stores, run};
use gongjian_server::sync::Seal;
use gongjian_server::sync::commit::commit;
use gongjian_server::sync::proof::Proofs;
use gongjian_shared::documents::edit::{Edit, Step};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::ids::{CommandId, DocumentId, InstallationId, SpaceId, UserId};
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::sync::hub::{Candidate, LinkId, Who};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::{Outcome, Receipt};

use crate::tape::{Op, Tape};

pub const SPACES: [SpaceId; 2] = [SpaceId::from_bytes([1; 16]), SpaceId::from_bytes([2; 16])];
const LI: UserId = UserId::from_bytes([3; 16]);
const PHONE: InstallationId = InstallationId::from_bytes([4; 16]);
const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);

/// Something that somebody was told is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Promise {
    Change { space: SpaceId, seq: u64, hash: Hash },
    Command(CommandId),
    SignIn([u8; 32]),
}

/// How the log is synced.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Synced {
    /// As the store opens it.
    Full,
    /// As many recommend for a WAL: planted, to prove that the images tell the difference.
    Normal,
}

/// Runs for `rounds` on an empty folder; notes every promise on the tape at the moment it is made.
pub async fn work(folder: &Path, tape: &Tape, synced: Synced, rounds: u8) -> Vec<Promise> {
    let mut desk = Desk::open(folder, synced).await;
    desk.furnish().await;
    let mut promises = Vec::new();
    for round in 0..rounds {
        if round == rounds / 2 {
            desk.stores.close().await;
            drop(desk.stores);
            desk.stores = opened(folder, synced).await;
        }
        match round % 4 {
            1 => promises.push(desk.command(round).await),
            3 => promises.push(desk.sign_in(round).await),
            _ => promises.extend(desk.pushes(round).await),
        }
        tape.note(|| Op::Promise { count: promises.len() });
    }
    desk.stores.close().await;
    promises
}

struct Desk {
    stores: Stores,
    seal: Seal,
    plans: Vec<(DocumentHead, Document)>,
}

async fn opened(folder: &Path, synced: Synced) -> Stores {
    let stores = Stores::open(folder).await.expect("opens");
    let mut writer = stores.log_writer.acquire().await.expect("free");
    run(&mut writer, "PRAGMA wal_autocheckpoint = 12").await.expect("sets");
    if synced == Synced::Normal {
        run(&mut writer, "PRAGMA synchronous = NORMAL").await.expect("sets");
    }
    drop(writer);
    stores
}

impl Desk {
    async fn open(folder: &Path, synced: Synced) -> Self {
        let stores = opened(folder, synced).await;
        let seal = Seal::open(folder, &Clock::standing_at(NOW)).expect("a key");
        let actor = |nth: u8| [seal.actor_prefix(LI, PHONE), [nth; 8]].concat();
        let plan = |nth: u8| {
            let document = DocumentId::fresh(NOW, [nth; 10]);
            let head = DocumentHead::free(document, SPACES[usize::from(nth) % 2], Kind::BlankPlan);
            (head, Document::new(Kind::BlankPlan, &actor(nth)))
        };
        let plans = (0..3).map(plan).collect();
        Self { stores, seal, plans }
    }

    async fn furnish(&self) {
        let mut transaction = self.stores.log_writer.begin().await.expect("begins");
        let account = Account {
            user: LI,
            login: "limin".to_owned().try_into().expect("a login"),
            name: "李敏".to_owned().try_into().expect("a name"),
            password_hash: "none".to_owned(),
            administrator: true,
            open: true,
            created: NOW,
        };
        Accounts(&mut transaction).insert(&account).await.expect("inserts");
        for space in SPACES {
            let name = "空间".to_owned().try_into().expect("a name");
            Spaces(&mut transaction).insert(space, &name, NOW).await.expect("inserts");
            let member = Grant { role: Role::Member, from: NOW, until: None };
            Spaces(&mut transaction).set_grant(space, LI, OFFICE, Some(member), NOW).await.expect("lets in");
        }
        let prefix = self.seal.actor_prefix(LI, PHONE);
        log::actor_prefix(&mut transaction, LI, PHONE, prefix, NOW).await.expect("gives");
        transaction.commit().await.expect("commits");
    }

    /// Several pushes in one commit, as the hub collects them.
    async fn pushes(&mut self, round: u8) -> Vec<Promise> {
        let count = 1 + usize::from(round / 4) % 3;
        let candidates: Vec<Candidate> = self.plans.iter_mut().take(count).map(candidate).collect();
        let (outcomes, _) =
            commit(&self.stores, &Clock::standing_at(NOW), &self.seal, &Proofs::default(), &candidates)
                .await
                .expect("commits");
        let told = candidates.iter().zip(&outcomes).flat_map(|(candidate, outcome)| {
            assert_eq!(outcome.taken.len(), candidate.changes.len(), "{outcome:?}");
            let space = candidate.head.space;
            outcome.taken.iter().map(move |(hash, seq)| Promise::Change { space, seq: *seq, hash: *hash })
        });
        told.collect()
    }

    /// A decision in one transaction, as the register writes it.
    async fn command(&self, round: u8) -> Promise {
        let id = CommandId::from_bytes([round; 16]);
        let receipt = Receipt { id, received: NOW, outcome: Outcome::Accepted };
        let mut transaction = self.stores.log_writer.begin().await.expect("begins");
        let row = Row { key: format!("row/{round}"), bytes: vec![round; 700] };
        log::append_rows(&mut transaction, SPACES[0], vec![row], NOW).await.expect("appends");
        Audit(&mut transaction).append(NOW, LI, "{}").await.expect("appends");
        Commands(&mut transaction).insert(LI, &receipt).await.expect("inserts");
        transaction.commit().await.expect("commits");
        Promise::Command(id)
    }

    async fn sign_in(&self, round: u8) -> Promise {
        let session = SessionRecord {
            key: format!("key {round}"),
            user: LI,
            installation: PHONE,
            device: "Chrome".to_owned(),
            created: NOW,
            last_seen: NOW,
        };
        Sessions(&self.stores.side).insert([round; 32], &session).await.expect("inserts");
        Promise::SignIn([round; 32])
    }
}

fn candidate((head, document): &mut (DocumentHead, Document)) -> Candidate {
    let heads = document.heads();
    let steps =
        vec![Step::Splice { at: 1, delete: 0, insert: "围绕健全组织、搭建平台。".repeat(20) }];
    let edited = document.edit(&heads, &Edit::Body { steps }, NOW).expect("fits").expect("changes");
    let header = ChangeHeader::read(&edited.bytes).expect("sound");
    Candidate {
        link: LinkId(1),
        batch: 1,
        who: Who { user: LI, installation: PHONE, session_key: "a".to_owned() },
        head: *head,
        changes: vec![(header, edited.bytes)],
        bytes: 0,
        broken: false,
        received: NOW,
        knows_escrow: true,
    }
}
