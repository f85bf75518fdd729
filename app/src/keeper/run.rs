//! The loop of the keeper: events in, one at a time; what comes out is done here.

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gongjian_shared::ids::{CommandId, UserId};
use gongjian_shared::sync::client::Input;

use super::desk::{Desk, Out};
use super::folded::{Letter, Receipt};
use super::news::News;
use super::talk::{FromKeeper, ToKeeper, VaultTrouble};
use crate::api::CallError;
use crate::device::link::{Happened, Socket};
use crate::device::tabs::{Board, Chair};
use crate::device::{clock, dice, http, timer, wire};

/// Quiet work waits until nothing has happened for so long.
const QUIET_MS: u64 = 120;
const IDLE_MS: u64 = 60_000;
/// Most events that share one write to the vault.
const BATCH_MAX: usize = 64;
/// So long a command waits for its answer.
const ANSWER_MS: u64 = 30_000;
const SYNC_PATH: &str = "/sync";

enum Event {
    Page(ToKeeper),
    Link {
        dial: u64,
        happened: Happened,
    },
    News(News),
    /// The server judged a command, or did not.
    Answered {
        id: CommandId,
        answer: Result<Receipt, CallError>,
    },
    /// This tab came to the head of the line for the link.
    Chosen {
        line: u64,
    },
}

/// What the loop holds of the outside.
struct Outside {
    events: UnboundedSender<Event>,
    socket: Option<Socket>,
    dials: u64,
    chair: Option<Chair>,
    lines: u64,
    board: Option<Board>,
}

/// Runs the keeper for as long as the worker lives.
pub async fn start() {
    let (events, inbox) = unbounded();
    let said = events.clone();
    wire::hear_page(move |bytes| {
        if let Ok(it) = postcard::from_bytes(&bytes) {
            let _ = said.unbounded_send(Event::Page(it));
        }
    });
    let outside = Outside { events, socket: None, dials: 0, chair: None, lines: 0, board: None };
    let tab = format!("gongjian-tab-{:016x}", u64::from_le_bytes(dice::draw()));
    let _alive = Chair::wait(&tab, || ());
    match Desk::open(tab).await {
        Ok(desk) => run(desk, outside, inbox).await,
        Err(_) => say(&FromKeeper::VaultTrouble { trouble: VaultTrouble::Broken }),
    }
}

async fn run(mut desk: Desk, mut outside: Outside, mut inbox: UnboundedReceiver<Event>) {
    desk.awake().await;
    loop {
        for out in desk.finish().await {
            outside.carry_out(out);
        }
        let (wake, quiet) = desk.wants();
        // The clock may be set back meanwhile: never sleep for longer than the engine can want.
        let until_wake = wake.map_or(IDLE_MS, |at| at.ms_since(clock::now()).min(IDLE_MS));
        let wait = if quiet { QUIET_MS.min(until_wake) } else { until_wake };
        match select(inbox.next(), std::pin::pin!(timer::wait(wait))).await {
            Either::Left((None, _)) => return,
            Either::Left((Some(event), _)) => {
                outside.handle(&mut desk, event).await;
                // What is already there shares the next write.
                for _ in 1..BATCH_MAX {
                    let Ok(event) = inbox.try_recv() else { break };
                    outside.handle(&mut desk, event).await;
                }
            }
            Either::Right(_) => {
                // The engine knows by itself whether its moment has come, also when the clock was set back.
                desk.step(Input::Tick).await;
                desk.quiet().await;
            }
        }
    }
}

impl Outside {
    async fn handle(&mut self, desk: &mut Desk, event: Event) {
        match event {
            Event::Page(it) => desk.page(it).await,
            // A socket that was given up may still speak.
            Event::Link { dial, .. } if dial != self.dials => {}
            Event::Link { happened: Happened::Opened, .. } => desk.step(Input::Opened).await,
            Event::Link { happened: Happened::Message(message), .. } => {
                desk.step(Input::Received(message)).await;
            }
            Event::Link { happened: Happened::Closed, .. } => desk.step(Input::Lost).await,
            Event::News(news) => desk.hear(news).await,
            Event::Answered { id, answer } => desk.answered(id, answer),
            Event::Chosen { line } if line == self.lines => desk.take_link().await,
            Event::Chosen { .. } => {}
        }
    }

    fn carry_out(&mut self, out: Out) {
        match out {
            Out::Say(it) => say(&it),
            Out::Tell(news) => {
                if let (Some(board), Ok(bytes)) = (&self.board, postcard::to_allocvec(&news)) {
                    board.post(&bytes);
                }
            }
            Out::Dial => self.dial(),
            Out::HangUp => {
                self.dials += 1;
                self.socket = None;
            }
            Out::Send(message) => {
                if let Some(socket) = &self.socket {
                    socket.send(&message);
                }
            }
            Out::Post { user, request } => self.post(user, request),
            Out::Queue(name) => self.queue(&name),
            Out::LeaveQueue => {
                self.lines += 1;
                self.chair = None;
                self.board = None;
            }
        }
    }

    fn dial(&mut self) {
        self.dials += 1;
        let (events, dial) = (self.events.clone(), self.dials);
        let tell = move |happened| {
            let _ = events.unbounded_send(Event::Link { dial, happened });
        };
        self.socket = Socket::dial(SYNC_PATH, tell.clone());
        if self.socket.is_none() {
            tell(Happened::Closed);
        }
    }

    /// A server that never answers counts as one that is out of reach: the command is sent again, under its id.
    fn post(&self, user: UserId, request: Letter) {
        let events = self.events.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let sent = http::post_command(user, &request);
            let answer = timer::within(ANSWER_MS, sent).await.unwrap_or(Err(CallError::Fault));
            let _ = events.unbounded_send(Event::Answered { id: request.id, answer });
        });
    }

    fn queue(&mut self, name: &str) {
        let events = self.events.clone();
        self.board = Board::open(name, move |bytes| {
            if let Ok(news) = postcard::from_bytes(&bytes) {
                let _ = events.unbounded_send(Event::News(news));
            }
        });
        self.lines += 1;
        let (events, line) = (self.events.clone(), self.lines);
        self.chair = Some(Chair::wait(name, move || {
            let _ = events.unbounded_send(Event::Chosen { line });
        }));
    }
}

fn say(it: &FromKeeper) {
    if let Ok(bytes) = postcard::to_allocvec(it) {
        wire::tell_page(&bytes);
    }
}
