//! The one task that steps the hub: events in, effects out. Slow work (commit, read, greet) runs beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::sync::hub::{self, Effect, Found, Input, LinkId, Who};
use tokio::sync::{Notify, OwnedSemaphorePermit, mpsc, oneshot};

use super::nodes::Neighbours;
use super::proof::Proofs;
use super::seal::Seal;
use super::{commit, greet};
use crate::clock::Clock;
use crate::store::log::Log;
use crate::store::spaces::Spaces;
use crate::store::{StoreError, Stores};

/// A right that ends by date is cut within this time.
const TICK: Duration = Duration::from_millis(500);

/// Something happened that the hub must hear of.
#[derive(Debug)]
pub(super) enum Event {
    Opened {
        who: Option<Who>,
        socket: mpsc::Sender<Out>,
        answer: oneshot::Sender<LinkId>,
    },
    Link(Input),
    /// A message of a phone, and the room that it takes up until it has been looked at.
    Frame {
        link: LinkId,
        message: Vec<u8>,
        room: OwnedSemaphorePermit,
    },
    SessionEnded(String),
    RightsChanged(UserId),
    Moved(SpaceId),
    /// Other nodes did things that nobody can tell any more.
    NewsMissed,
    /// Asks for the spaces that links read.
    Spaces(oneshot::Sender<Vec<SpaceId>>),
    Count(oneshot::Sender<usize>),
    ShutDown,
}

/// What a socket is to do.
#[derive(Debug)]
pub(super) enum Out {
    Send(Vec<u8>),
    /// A last message, then the end.
    Close(Vec<u8>),
}

pub(super) struct Run {
    hub: hub::Hub,
    sockets: BTreeMap<LinkId, Socket>,
    last_link: u64,
    work: Work,
    stopped: Arc<Notify>,
    stopping: bool,
}

struct Socket {
    out: mpsc::Sender<Out>,
    /// `None`: nobody is signed in, and it will be closed at once.
    user: Option<UserId>,
}

/// What the tasks beside the hub need.
#[derive(Clone)]
struct Work {
    stores: Stores,
    clock: Clock,
    seal: Seal,
    proofs: Proofs,
    events: mpsc::Sender<Event>,
    neighbours: Neighbours,
}

impl Run {
    pub fn new(
        stores: Stores,
        clock: Clock,
        seal: Seal,
        events: mpsc::Sender<Event>,
        stopped: Arc<Notify>,
    ) -> Self {
        let neighbours = Neighbours::start(&stores, &events);
        let work = Work { stores, clock, seal, proofs: Proofs::default(), events, neighbours };
        Self {
            hub: hub::Hub::default(),
            sockets: BTreeMap::new(),
            last_link: 0,
            work,
            stopped,
            stopping: false,
        }
    }

    pub async fn run(mut self, mut inbox: mpsc::Receiver<Event>) {
        let mut tick = tokio::time::interval(TICK);
        loop {
            let event = tokio::select! {
                event = inbox.recv() => event,
                _ = tick.tick() => Some(Event::Link(Input::Tick)),
            };
            let Some(event) = event else { return };
            self.handle(event);
            if self.stopping && !self.hub.is_busy() {
                self.stopped.notify_waiters();
                return;
            }
        }
    }

    fn handle(&mut self, event: Event) {
        let input = match event {
            Event::Opened { who, socket, answer } => {
                self.last_link += 1;
                let link = LinkId(self.last_link);
                self.sockets.insert(link, Socket { out: socket, user: who.as_ref().map(|it| it.user) });
                let _ = answer.send(link);
                Input::Opened { link, who }
            }
            Event::Link(input) => input,
            Event::Frame { link, message, room } => {
                self.step(Input::Frame { link, message });
                return drop(room);
            }
            Event::SessionEnded(session_key) => Input::SessionEnded { session_key },
            Event::RightsChanged(user) => Input::RightsChanged { user },
            Event::Moved(space) => return self.work.find_end(space),
            Event::NewsMissed => return self.cut_all(),
            Event::Spaces(answer) => {
                let _ = answer.send(self.hub.spaces().into_iter().collect());
                return;
            }
            Event::Count(answer) => {
                let _ = answer.send(self.hub.links());
                return;
            }
            Event::ShutDown => {
                self.stopping = true;
                Input::ShutDown
            }
        };
        if let Input::Closed { link } = &input {
            self.sockets.remove(link);
        }
        self.step(input);
    }

    fn step(&mut self, input: Input) {
        for effect in self.hub.step(self.work.clock.now(), input) {
            self.carry_out(effect);
        }
    }

    /// Everybody dials again, and is judged by what holds then.
    fn cut_all(&mut self) {
        let users: BTreeSet<UserId> = self.sockets.values().filter_map(|socket| socket.user).collect();
        for user in users {
            self.step(Input::RightsChanged { user });
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Send { link, message } => self.out(link, Out::Send(message)),
            Effect::Close { link, message } => {
                self.out(link, Out::Close(message));
                self.sockets.remove(&link);
            }
            Effect::Greet { link, who, hello } => {
                let work = self.work.clone();
                tokio::spawn(async move {
                    let greeting =
                        told(greet::greet(&work.stores, &work.clock, &work.seal, &who, &hello).await)
                            .flatten();
                    work.tell(Input::Greeted { link, greeting }).await;
                });
            }
            Effect::Commit { candidates } => {
                let work = self.work.clone();
                tokio::spawn(async move {
                    let done = told({
                        let Work { stores, clock, seal, proofs, .. } = &work;
                        commit::commit(stores, clock, seal, proofs, &candidates).await
                    });
                    let (outcomes, moved) =
                        done.map_or((None, Vec::new()), |(all, moved)| (Some(all), moved));
                    work.neighbours.moved(&moved);
                    work.tell(Input::Committed { outcomes, moved }).await;
                });
            }
            Effect::Read { link, space, after } => {
                let Some(user) = self.sockets.get(&link).and_then(|socket| socket.user) else { return };
                let work = self.work.clone();
                tokio::spawn(async move {
                    let found = told(work.read(space, after, user).await).flatten();
                    if found.is_none() && told(work.may_read(space, user).await) == Some(false) {
                        // The news of it are on their way; who dials again is judged anew.
                        work.tell(Input::RightsLost { link }).await;
                    }
                    work.tell(Input::Read { link, space, found }).await;
                });
            }
            Effect::Malformed { link, user, error } => {
                tracing::warn!(link.id = link.0, user.id = %user, %error, "a phone sent a message that cannot be read");
            }
        }
    }

    /// A socket has room for what the hub allows; one that does not is gone already.
    fn out(&mut self, link: LinkId, out: Out) {
        if let Some(socket) = self.sockets.get(&link)
            && socket.out.try_send(out).is_err()
        {
            self.sockets.remove(&link);
        }
    }
}

impl Work {
    async fn tell(&self, input: Input) {
        let _ = self.events.send(Event::Link(input)).await;
    }

    async fn read(&self, space: SpaceId, after: u64, user: UserId) -> Result<Option<Found>, StoreError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        let page = Log(&mut reader).read_for(user, space, after, self.clock.now()).await?;
        let found = |page: crate::store::log::Page| Found {
            from: after,
            entries: page.entries,
            chain: page.chain,
            newest: page.newest,
        };
        Ok(page.map(found))
    }

    async fn may_read(&self, space: SpaceId, user: UserId) -> Result<bool, StoreError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        Ok(Spaces(&mut reader).open_role(space, user, self.clock.now()).await?.is_some())
    }

    fn find_end(&self, space: SpaceId) {
        let work = self.clone();
        tokio::spawn(async move {
            let end = async {
                let mut reader = work.stores.log_readers.acquire().await?;
                Log(&mut reader).end(space).await
            };
            if let Some(Some(end)) = told(end.await) {
                work.neighbours.moved(&[(space, end.seq)]);
                work.tell(Input::Moved { space, newest: end.seq }).await;
            }
        });
    }
}

/// A fault of the store is told once, here.
fn told<T>(result: Result<T, StoreError>) -> Option<T> {
    result.inspect_err(|error| tracing::error!(%error, "the store failed")).ok()
}
