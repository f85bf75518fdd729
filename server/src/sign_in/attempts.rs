//! The wait after wrong passwords. Never by address alone: a whole campus may share one.

use std::collections::BTreeSet;
use std::net::IpAddr;

use gongjian_shared::ids::InstallationId;
use gongjian_shared::time::Timestamp;
use gongjian_shared::values::Login;
use sha2::{Digest as _, Sha256};

use crate::clock::Clock;
use crate::store::attempts::{Attempts, Failures, Who};
use crate::store::{Pool, StoreError, turns};

/// Counted failures are forgotten after this time without a new one.
const FORGOTTEN_MS: u64 = 24 * 60 * 60 * 1_000;
/// One sign-in in this many tidies the table.
const TIDIES_ONE_IN: u8 = 64;

/// How patient one counter is: so many free tries, then a wait that doubles from two seconds up to `max_s`.
#[derive(Clone, Copy, Debug)]
struct Patience {
    free: u32,
    max_s: u64,
}

/// One name from one place.
const PAIR: Patience = Patience { free: 5, max_s: 15 * 60 };
/// One name from anywhere: milder, so that a stranger cannot lock somebody out for long.
const NAME: Patience = Patience { free: 20, max_s: 60 };

/// Codes of certificates from one address: a campus may share it, so the wait stays short.
const CODE: Patience = Patience { free: 20, max_s: 60 };

/// Where a sign-in is tried from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A browser on which this person has signed in before: others cannot use up its tries.
    Known(InstallationId),
    Address(IpAddr),
}

/// The counters that one try belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Tried(Vec<(Who, Patience)>);

impl Tried {
    pub(super) fn new(login: &Login, place: Place) -> Self {
        match place {
            Place::Known(it) => Self(vec![(who(b"known", login, it.as_bytes()), PAIR)]),
            Place::Address(it) => {
                Self(vec![(who(b"pair", login, &network(it)), PAIR), (who(b"name", login, b""), NAME)])
            }
        }
    }

    /// A code that a stranger wants to check (S0-15).
    pub(crate) fn code(from: IpAddr) -> Self {
        Self(vec![(hashed(&[b"code", b"", &network(from)]), CODE)])
    }

    /// Counts the try as failed before it is judged, so that a hundred at once are a hundred.
    /// Gives the seconds to wait when it may not be judged at all; such a try is not counted.
    pub(crate) async fn begin(&self, side: &Pool, clock: &Clock) -> Result<Option<u64>, StoreError> {
        let now = clock.now();
        let wait_s = self.count(side, now).await?;
        if wait_s.is_none() && clock.dice::<1>()[0].is_multiple_of(TIDIES_ONE_IN) {
            let oldest = Timestamp::from_millis(now.millis().saturating_sub_unsigned(FORGOTTEN_MS));
            let mut side = side.acquire().await?;
            Attempts(&mut side).sweep(oldest).await?;
        }
        Ok(wait_s)
    }

    async fn count(&self, side: &Pool, now: Timestamp) -> Result<Option<u64>, StoreError> {
        let mut transaction = side.begin().await?;
        turns::attempts(&mut transaction, &self.counters()).await?;
        let mut attempts = Attempts(&mut transaction);
        let mut counted = Vec::new();
        let mut wait_ms = 0;
        for (who, patience) in &self.0 {
            let failures = recent(attempts.find(who).await?, now);
            wait_ms = wait_ms.max(patience.wait_ms(failures, now));
            counted.push((who, Failures { count: failures.count.saturating_add(1), last: now }));
        }
        if wait_ms > 0 {
            return Ok(Some(wait_ms.div_ceil(1_000)));
        }
        for (who, failures) in counted {
            attempts.set(who, failures).await?;
        }
        transaction.commit().await?;
        Ok(None)
    }

    fn counters(&self) -> BTreeSet<Who> {
        self.0.iter().map(|(who, _)| *who).collect()
    }

    /// The password was right: the slate is clean.
    pub(crate) async fn succeeded(&self, side: &Pool) -> Result<(), StoreError> {
        let mut transaction = side.begin().await?;
        for who in &self.counters() {
            Attempts(&mut transaction).clear(who).await?;
        }
        Ok(transaction.commit().await?)
    }
}

impl Patience {
    const fn wait_ms(self, failures: Failures, now: Timestamp) -> u64 {
        if failures.count < self.free {
            return 0;
        }
        let over = failures.count - self.free;
        let doubled = if over < 20 { 2_u64 << over } else { self.max_s };
        let seconds = if doubled < self.max_s { doubled } else { self.max_s };
        (seconds * 1_000).saturating_sub(now.ms_since(failures.last))
    }
}

fn recent(failures: Failures, now: Timestamp) -> Failures {
    if now.ms_since(failures.last) >= FORGOTTEN_MS { Failures::default() } else { failures }
}

fn who(kind: &[u8], login: &Login, place: &[u8]) -> Who {
    hashed(&[kind, login.as_str().as_bytes(), place])
}

fn hashed(parts: &[&[u8]]) -> Who {
    parts.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part).chain_update([0])).finalize().into()
}

/// IPv4: the address. IPv6: the /64, which one household owns whole.
fn network(it: IpAddr) -> Vec<u8> {
    match it.to_canonical() {
        IpAddr::V4(it) => it.octets().to_vec(),
        IpAddr::V6(it) => it.octets()[..8].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Folder;
    use crate::store::Stores;

    const CAMPUS: Place = Place::Address(IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1)));
    const ELSEWHERE: Place = Place::Address(IpAddr::V4(std::net::Ipv4Addr::new(8, 8, 8, 8)));
    const OWN_PHONE: Place = Place::Known(InstallationId::from_bytes([7; 16]));

    fn login(it: &str) -> Login {
        Login::try_from(it.to_owned()).expect("fits")
    }

    /// Tries until a wait is asked for; gives how many tries were free, and the wait.
    async fn until_wait(stores: &Stores, clock: &Clock, tried: &Tried) -> (u32, u64) {
        for free in 0..100 {
            if let Some(wait_s) = tried.begin(&stores.side, clock).await.expect("counts") {
                return (free, wait_s);
            }
        }
        panic!("a hundred free tries");
    }

    #[tokio::test]
    async fn the_wait_doubles_up_to_a_quarter_of_an_hour_and_ends() {
        let folder = Folder::new("wait");
        let stores = Stores::open(folder.path()).await.expect("opens");
        let clock = Clock::standing_at(Timestamp::from_millis(1_000_000));
        let tried = Tried::new(&login("limin"), OWN_PHONE);
        assert_eq!(until_wait(&stores, &clock, &tried).await, (5, 2));
        let mut waits = Vec::new();
        for _ in 0..10 {
            let (_, wait_s) = until_wait(&stores, &clock, &tried).await;
            waits.push(wait_s);
            clock.advance_ms(i64::try_from(wait_s).expect("small") * 1_000);
        }
        assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 512, 900]);
        clock.advance_ms(24 * 60 * 60 * 1_000);
        assert_eq!(until_wait(&stores, &clock, &tried).await, (5, 2));
    }

    #[tokio::test]
    async fn a_stranger_on_the_same_campus_locks_out_neither_others_nor_the_own_phone() {
        let folder = Folder::new("campus");
        let stores = Stores::open(folder.path()).await.expect("opens");
        let clock = Clock::standing_at(Timestamp::from_millis(1_000_000));
        assert_eq!(until_wait(&stores, &clock, &Tried::new(&login("limin"), CAMPUS)).await, (5, 2));
        assert_eq!(until_wait(&stores, &clock, &Tried::new(&login("wangfang"), CAMPUS)).await, (5, 2));
        assert_eq!(until_wait(&stores, &clock, &Tried::new(&login("limin"), ELSEWHERE)).await, (5, 2));
        assert_eq!(until_wait(&stores, &clock, &Tried::new(&login("limin"), OWN_PHONE)).await, (5, 2));
    }

    #[tokio::test]
    async fn many_places_share_the_tries_of_one_name_but_never_wait_long() {
        let folder = Folder::new("botnet");
        let stores = Stores::open(folder.path()).await.expect("opens");
        let clock = Clock::standing_at(Timestamp::from_millis(1_000_000));
        let place = |n| Place::Address(IpAddr::from([9, 9, 9, n]));
        let mut waits = Vec::new();
        for n in 0..200 {
            let wait_s =
                Tried::new(&login("limin"), place(n)).begin(&stores.side, &clock).await.expect("counts");
            waits.extend(wait_s);
            clock.advance_ms(i64::try_from(wait_s.unwrap_or(0)).expect("small") * 1_000);
        }
        assert_eq!((waits.first(), waits.last()), (Some(&2), Some(&60)));
        assert!(200 - waits.len() < 120, "the name was tried {} times", 200 - waits.len());
    }

    #[tokio::test]
    async fn success_cleans_the_slate() {
        let folder = Folder::new("slate");
        let stores = Stores::open(folder.path()).await.expect("opens");
        let clock = Clock::standing_at(Timestamp::from_millis(1_000_000));
        let tried = Tried::new(&login("limin"), CAMPUS);
        assert_eq!(until_wait(&stores, &clock, &tried).await, (5, 2));
        tried.succeeded(&stores.side).await.expect("clears");
        assert_eq!(until_wait(&stores, &clock, &tried).await, (5, 2));
    }
}
