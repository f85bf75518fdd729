//! One WebSocket: carries messages between a phone and the hub, holds at most one in each direction.

use std::time::Duration;

use axum::extract::WebSocketUpgrade;
use axum::extract::ws::{Message, WebSocket};
use axum::response::Response;
use gongjian_shared::sync::frame::FRAME_MAX;
use gongjian_shared::sync::hub::{Input, LinkId, STALLED_MAX_MS, Who};
use tokio::sync::{mpsc, oneshot};

use super::run::{Event, Out};
use crate::sign_in::SignedIn;
use crate::state::AppState;

/// Small buffers: 1,500 idle sockets must not cost memory.
const BUFFER: usize = 8 << 10;
const WRITE_BUFFER_MAX: usize = FRAME_MAX + (64 << 10);
/// The hub sends one message at a time, and perhaps a goodbye behind it.
const OUT_MAX: usize = 2;

/// Takes over the upgrade; without a sign-in the phone is told so and the socket closes.
pub fn serve(upgrade: WebSocketUpgrade, state: AppState, who: Option<SignedIn>) -> Response {
    let who = who.map(|it| Who { user: it.user, installation: it.installation, session_key: it.session_key });
    upgrade
        .max_message_size(FRAME_MAX)
        .max_frame_size(FRAME_MAX)
        .read_buffer_size(BUFFER)
        .write_buffer_size(BUFFER)
        .max_write_buffer_size(WRITE_BUFFER_MAX)
        .on_upgrade(move |socket| carry(socket, state.hub.events.clone(), who))
}

async fn carry(mut socket: WebSocket, events: mpsc::Sender<Event>, who: Option<Who>) {
    let (outbox, mut out) = mpsc::channel(OUT_MAX);
    let (answer, link) = oneshot::channel();
    if events.send(Event::Opened { who, socket: outbox, answer }).await.is_err() {
        return;
    }
    let Ok(link) = link.await else { return };
    let _ = exchange(&mut socket, &events, &mut out, link).await;
    let _ = events.send(Event::Link(Input::Closed { link })).await;
}

/// Runs until one side ends. Errors mean the same as an end: the phone dials again.
async fn exchange(
    socket: &mut WebSocket,
    events: &mpsc::Sender<Event>,
    out: &mut mpsc::Receiver<Out>,
    link: LinkId,
) -> Option<()> {
    loop {
        tokio::select! {
            next = out.recv() => match next? {
                Out::Send(message) => {
                    send(socket, Message::Binary(message.into())).await?;
                    events.send(Event::Link(Input::Sent { link })).await.ok()?;
                }
                Out::Close(message) => {
                    send(socket, Message::Binary(message.into())).await?;
                    return send(socket, Message::Close(None)).await;
                }
            },
            message = socket.recv() => match message?.ok()? {
                Message::Binary(bytes) => {
                    let input = Input::Frame { link, message: bytes.to_vec() };
                    events.send(Event::Link(input)).await.ok()?;
                }
                // Not of this protocol; an empty message is answered as malformed.
                Message::Text(_) => {
                    events.send(Event::Link(Input::Frame { link, message: Vec::new() })).await.ok()?;
                }
                Message::Ping(_) | Message::Pong(_) => {}
                Message::Close(_) => return Some(()),
            },
        }
    }
}

/// Sends, unless the other side takes nothing for too long.
async fn send(socket: &mut WebSocket, message: Message) -> Option<()> {
    let limit = Duration::from_millis(STALLED_MAX_MS);
    tokio::time::timeout(limit, socket.send(message)).await.ok()?.ok()
}
