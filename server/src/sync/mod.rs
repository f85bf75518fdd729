//! Links between phones and the log: the IO around `shared::sync::hub`.
//!
//! - [`socket`]: one WebSocket; `run`: the one task that steps the hub.
//! - [`commit`], `greet`: what the hub asks of the store; [`seal`], [`same_seal`]: who wrote what, provably.
//! - `nodes`: other servers on the same database.

pub mod commit;
mod greet;
mod nodes;
pub mod proof;
mod run;
pub mod same_seal;
pub mod seal;
pub mod socket;

use std::sync::Arc;

use gongjian_shared::ids::{SpaceId, UserId};
use tokio::sync::{Notify, Semaphore, mpsc, oneshot};

use crate::clock::Clock;
use crate::store::Stores;
use run::{Event, Run};
pub use seal::Seal;

/// Most events that wait for the hub; sockets wait before they read more.
const EVENTS_MAX: usize = 1_024;
/// What the messages of phones that wait for the hub may weigh together. Unit: bytes.
const MESSAGES_BYTES_MAX: usize = 16 << 20;

/// The way in for the rest of the server: what happened elsewhere that links must hear of.
#[derive(Clone, Debug)]
pub struct Hub {
    events: mpsc::Sender<Event>,
    stopped: Arc<Notify>,
    /// One permit for each byte of a message that waits.
    room: Arc<Semaphore>,
}

impl Hub {
    /// Starts the task that serves all links of this node.
    pub fn start(stores: Stores, clock: Clock, seal: Seal) -> Self {
        let (events, inbox) = mpsc::channel(EVENTS_MAX);
        let stopped = Arc::new(Notify::new());
        let run = Run::new(stores, clock, seal, events.clone(), stopped.clone());
        tokio::spawn(run.run(inbox));
        Self { events, stopped, room: Arc::new(Semaphore::new(MESSAGES_BYTES_MAX)) }
    }

    /// A sign-in has ended: its links are cut.
    pub fn session_ended(&self, session_key: &str) {
        self.tell(Event::SessionEnded(session_key.to_owned()));
    }

    /// The rights of a person changed: the links learn them anew.
    pub fn rights_changed(&self, user: UserId) {
        self.tell(Event::RightsChanged(user));
    }

    /// The log of a space has moved on.
    pub fn moved(&self, space: SpaceId) {
        self.tell(Event::Moved(space));
    }

    /// Tells every phone goodbye and finishes what is being committed.
    pub async fn shut_down(&self) {
        let stopped = self.stopped.notified();
        if self.events.send(Event::ShutDown).await.is_ok() {
            stopped.await;
        }
    }

    /// How many links there are.
    pub async fn links(&self) -> usize {
        let (answer, links) = oneshot::channel();
        if self.events.send(Event::Count(answer)).await.is_err() {
            return 0;
        }
        links.await.unwrap_or(0)
    }

    /// Never lost and never in the way of the caller: a full inbox is waited for beside it.
    fn tell(&self, event: Event) {
        if let Err(mpsc::error::TrySendError::Full(event)) = self.events.try_send(event) {
            let events = self.events.clone();
            tokio::spawn(async move { events.send(event).await });
        }
    }
}
