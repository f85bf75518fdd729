//! One person's phone: the engine that browsers run, a vault in memory, and somebody who never stops writing.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use gongjian_shared::documents::edit::{Edit, Step};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::client::{Client, Effect, Input, Unsent};
use gongjian_shared::sync::frame::{self, Down, Up};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use tungstenite::Message;

use super::{Dice, Ledger, Place, Seat};
use crate::clock::Stopwatch;
use crate::socket::{self, Heard, Socket};

/// How many changes the person is ahead of the server.
const AHEAD: usize = 3;
/// After so many edits a new document is begun.
const EDITS_MAX: usize = 40;
const PATIENCE: Duration = Duration::from_millis(5);

/// What a phone is told.
enum Order {
    /// The network is back.
    Connect,
    /// The person signed in again, perhaps elsewhere.
    Seat(Seat),
    /// All site data is gone.
    Wipe,
    /// Nothing new is written; what waits is still sent.
    Rest,
    End,
}

/// The handle of a phone that runs in a thread of its own.
pub struct Phone {
    orders: Sender<Order>,
    thread: Option<JoinHandle<()>>,
}

impl Phone {
    pub fn start(seat: Seat, ledger: Arc<Ledger>, dice: Dice) -> Self {
        let (orders, inbox) = channel();
        let thread = std::thread::spawn(move || Run::new(seat, ledger, inbox, dice).run());
        Self { orders, thread: Some(thread) }
    }

    fn tell(&self, order: Order) {
        // A phone that has ended hears nothing, and needs nothing.
        let _ = self.orders.send(order);
    }

    pub fn connect(&self) {
        self.tell(Order::Connect);
    }

    pub fn move_to(&self, seat: Seat) {
        self.tell(Order::Seat(seat));
    }

    pub fn wipe(&self) {
        self.tell(Order::Wipe);
    }

    pub fn rest(&self) {
        self.tell(Order::Rest);
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        self.tell(Order::End);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

struct Run {
    seat: Seat,
    ledger: Arc<Ledger>,
    orders: Receiver<Order>,
    dice: Dice,
    clock: Stopwatch,
    engine: Client,
    socket: Option<Socket>,
    /// The vault: everything that was written here.
    own: BTreeMap<Hash, Unsent>,
    /// Sent on the open link, not answered.
    flying: BTreeSet<Hash>,
    sheet: Option<(DocumentHead, Document, usize)>,
    resting: bool,
    /// What the engine hears after it has said all it wants done.
    after: VecDeque<Input>,
}

impl Run {
    fn new(seat: Seat, ledger: Arc<Ledger>, orders: Receiver<Order>, mut dice: Dice) -> Self {
        let engine = engine(&seat, &mut dice);
        Self {
            seat,
            ledger,
            orders,
            dice,
            clock: Stopwatch::start(),
            engine,
            socket: None,
            own: BTreeMap::new(),
            flying: BTreeSet::new(),
            sheet: None,
            resting: false,
            after: VecDeque::new(),
        }
    }

    fn run(mut self) {
        while let Some(order) = self.next_order() {
            match order {
                Some(Order::Connect) => self.step(Input::Connect),
                Some(Order::Seat(seat)) => {
                    self.seat = seat;
                    self.step(Input::Connect);
                }
                Some(Order::Wipe) => self.wipe(),
                Some(Order::Rest) => self.resting = true,
                Some(Order::End) => break,
                None => {}
            }
            while !self.resting && self.engine.unsent() < AHEAD {
                self.write();
            }
            self.hear();
            if self.engine.wake_at().is_some_and(|at| at <= self.now()) {
                self.step(Input::Tick);
            }
        }
        self.unlink();
    }

    /// Without a link there is nothing to do but wait for a word or for the engine's next try.
    fn next_order(&self) -> Option<Option<Order>> {
        if self.socket.is_some() {
            return match self.orders.try_recv() {
                Ok(order) => Some(Some(order)),
                Err(TryRecvError::Empty) => Some(None),
                Err(TryRecvError::Disconnected) => None,
            };
        }
        let wait = self.engine.wake_at().map_or(1_000, |at| at.ms_since(self.now()));
        match self.orders.recv_timeout(Duration::from_millis(wait)) {
            Ok(order) => Some(Some(order)),
            Err(RecvTimeoutError::Timeout) => Some(None),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_millis(i64::try_from(self.clock.millis()).unwrap_or(i64::MAX))
    }

    fn step(&mut self, input: Input) {
        self.after.push_back(input);
        while let Some(input) = self.after.pop_front() {
            for effect in self.engine.step(self.now(), input) {
                self.carry_out(effect);
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Dial => self.dial(),
            Effect::HangUp => self.unlink(),
            Effect::Send(message) => self.send(message),
            Effect::Keep { space, restart: true, .. } => self.doubt(space),
            Effect::Fork { hashes, reason, .. } => {
                self.ledger.fault(format!("{} changes were refused: {reason:?}", hashes.len()));
            }
            Effect::Escrowed { hashes, .. } => {
                self.ledger.fault(format!("{} changes went to escrow", hashes.len()));
            }
            Effect::Settled(_)
            | Effect::There(_)
            | Effect::Keep { .. }
            | Effect::Greeted(_)
            | Effect::Taken { .. }
            | Effect::Link(_) => {}
        }
    }

    fn dial(&mut self) {
        self.unlink();
        match socket::dial(&self.seat.base, &self.seat.cookie, Some(PATIENCE)) {
            Ok(socket) => {
                self.socket = Some(socket);
                self.ledger.linked(self.seat.nth);
                self.after.push_back(Input::Opened);
            }
            Err(_) => self.after.push_back(Input::Lost),
        }
    }

    fn unlink(&mut self) {
        if self.socket.take().is_some() {
            self.ledger.unlinked(self.seat.nth, &std::mem::take(&mut self.flying));
        }
    }

    fn send(&mut self, message: Vec<u8>) {
        let hashes = pushed(&message);
        self.flying.extend(hashes.iter().copied());
        self.ledger.sent(hashes);
        let Some(socket) = &mut self.socket else { return };
        if socket.send(Message::Binary(message.into())).is_err() {
            self.unlink();
            self.after.push_back(Input::Lost);
        }
    }

    fn hear(&mut self) {
        let Some(socket) = &mut self.socket else { return };
        match socket::hear(socket) {
            Heard::Message(message) => {
                self.note(&message);
                self.step(Input::Received(message));
            }
            Heard::Nothing => {}
            Heard::Closed => {
                self.unlink();
                self.step(Input::Lost);
            }
        }
    }

    /// What the server says goes into the ledger as it came, before the engine makes something of it.
    fn note(&mut self, message: &[u8]) {
        for item in frame::decode::<Down>(message).unwrap_or_default() {
            let Down::Ack(ack) = item else { continue };
            for (hash, seq) in ack.taken {
                self.flying.remove(&hash);
                match self.own.get(&hash).map(|it| it.head) {
                    Some(DocumentHead { space, document, .. }) => {
                        self.ledger.acked(hash, Place { space, document, seq });
                    }
                    None => self.ledger.fault(format!("{hash:?} was acknowledged to somebody else")),
                }
            }
        }
    }

    /// The log began anew: what was written here counts as unsent until it is seen again.
    fn doubt(&mut self, space: SpaceId) {
        let mine = self.own.values().filter(|it| it.head.space == space);
        self.after.extend(mine.cloned().map(Input::Edited));
    }

    fn wipe(&mut self) {
        self.unlink();
        self.engine = engine(&self.seat, &mut self.dice);
        self.own.clear();
        self.sheet = None;
        self.after.clear();
    }

    fn write(&mut self) {
        let now = self.now();
        let (head, document, edits) = match &mut self.sheet {
            Some(sheet) if sheet.2 < EDITS_MAX => sheet,
            _ => {
                let space = self.seat.spaces[self.dice.roll() as usize % self.seat.spaces.len()];
                let id = DocumentId::fresh(now, self.dice.bytes());
                let actor = [self.seat.me.actor_prefix, self.dice.bytes()].concat();
                let head = DocumentHead::free(id, space, Kind::BlankPlan);
                self.sheet.insert((head, Document::new(Kind::BlankPlan, &actor), 0))
            }
        };
        *edits += 1;
        let steps = vec![Step::Splice { at: 1, delete: 0, insert: "一句话。".to_owned() }];
        let heads = document.heads();
        let edited = document.edit(&heads, &Edit::Body { steps }, now).expect("fits").expect("changes it");
        let header = ChangeHeader::read(&edited.bytes).expect("our own change is sound");
        let ChangeHeader { hash, dependencies, start_op, .. } = header;
        let unsent = Unsent { head: *head, hash, dependencies, start_op, bytes: edited.bytes };
        self.own.insert(hash, unsent.clone());
        self.step(Input::Edited(unsent));
    }
}

fn engine(seat: &Seat, dice: &mut Dice) -> Client {
    Client::new(seat.me.installation, None, BTreeMap::new(), [], dice.roll())
}

/// The changes in a message to the server.
fn pushed(message: &[u8]) -> Vec<Hash> {
    let items = frame::decode::<Up>(message).unwrap_or_default();
    let pushes = items.into_iter().filter_map(|item| match item {
        Up::Push(push) => Some(push.changes),
        Up::Hello(_) | Up::Ping(_) | Up::Presence(_) => None,
    });
    pushes.flatten().filter_map(|bytes| ChangeHeader::read(&bytes).ok()).map(|header| header.hash).collect()
}
