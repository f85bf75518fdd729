//! What the server has kept, read as any phone reads it, and held against what it had acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use gongjian_shared::ids::SpaceId;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::{Chain, Entry};
use gongjian_shared::sync::frame::{self, Down, Entries, Hello, Up};
use gongjian_shared::sync::hash::Hash;
use tungstenite::Message;

use super::{Place, Seat};
use crate::socket::{self, Heard};
use crate::trouble::{Outcome, Trouble};

const PATIENCE: Duration = Duration::from_secs(20);

/// Every log that a person may read, whole.
pub type Logs = BTreeMap<SpaceId, Vec<Entry>>;

/// Reads them from their beginning and checks every link of their chains.
pub fn read(seat: &Seat) -> Outcome<Logs> {
    let mut socket =
        socket::dial(&seat.base, &seat.cookie, Some(PATIENCE)).map_err(|error| broken(&error))?;
    let hello =
        Hello { installation: seat.me.installation, incarnation: None, cursors: Vec::new(), knows: None };
    let hello = frame::encode(&[Up::Hello(hello)]);
    socket.send(Message::Binary(hello.into())).map_err(|error| broken(&error.to_string()))?;
    let mut logs = BTreeMap::<SpaceId, (Vec<Entry>, Chain)>::new();
    let (mut granted, mut whole) = (None, BTreeSet::new());
    while granted != Some(whole.len()) {
        let Heard::Message(message) = socket::hear(&mut socket) else {
            return Err(broken("it went silent while a log was read"));
        };
        for item in frame::decode::<Down>(&message).map_err(|error| broken(&error.to_string()))? {
            match item {
                Down::Welcome(welcome) => granted = Some(welcome.spaces.len()),
                Down::Entries(page) => {
                    let (space, newest) = (page.space, page.newest);
                    let (log, chain) = logs.entry(space).or_default();
                    extend(log, chain, page)?;
                    if count(log) >= newest {
                        whole.insert(space);
                    }
                }
                Down::Ack(_)
                | Down::Refused(_)
                | Down::Later(_)
                | Down::Goodbye(_)
                | Down::Escrowed(_)
                | Down::Settled(_)
                | Down::Presence(_)
                | Down::Pong(_) => {}
            }
        }
    }
    Ok(logs.into_iter().map(|(space, (log, _))| (space, log)).collect())
}

fn extend(log: &mut Vec<Entry>, chain: &mut Chain, page: Entries) -> Outcome {
    *chain = page.entries.iter().fold(*chain, Chain::then);
    if page.from != count(log) || *chain != page.chain {
        return Err(broken("the chain of a log does not come out as told"));
    }
    log.extend(page.entries);
    Ok(())
}

/// Where every change stands.
pub fn places(logs: &Logs) -> BTreeMap<Hash, Place> {
    let mut places = BTreeMap::new();
    for (space, log) in logs {
        for (at, entry) in log.iter().enumerate() {
            let Entry::Change(change) = entry else { continue };
            let Ok(header) = ChangeHeader::read(&change.bytes) else { continue };
            let seq = u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1);
            places.insert(header.hash, Place { space: *space, document: change.document, seq });
        }
    }
    places
}

fn count(log: &[Entry]) -> u64 {
    u64::try_from(log.len()).unwrap_or(u64::MAX)
}

fn broken(why: &str) -> Trouble {
    Trouble::new(format!("a log could not be read: {why}"), "look at what the server printed")
}
