//! One WebSocket: carries messages between a phone and the hub, holds at most one in each direction.

use std::time::Duration;

use axum::extract::WebSocketUpgrade;
use axum::extract::ws::{Message, WebSocket};
use axum::response::Response;
use gongjian_shared::sync::frame::FRAME_MAX;
use gongjian_shared::sync::hub::{Input, LinkId, STALLED_MAX_MS, Who};
use tokio::sync::{mpsc, oneshot};

use super::Hub;
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
        .on_upgrade(move |socket| carry(socket, state.hub, who))
}

async fn carry(mut socket: WebSocket, hub: Hub, who: Option<Who>) {
    let (outbox, mut out) = mpsc::channel(OUT_MAX);
    let (answer, link) = oneshot::channel();
    if hub.events.send(Event::Opened { who, socket: outbox, answer }).await.is_err() {
        return;
    }
    let Ok(link) = link.await else { return };
    let _ = exchange(&mut socket, &hub, &mut out, link).await;
    let _ = hub.events.send(Event::Link(Input::Closed { link })).await;
}

/// Runs until one side ends. Errors mean the same as an end: the phone dials again.
async fn exchange(
    socket: &mut WebSocket,
    hub: &Hub,
    out: &mut mpsc::Receiver<Out>,
    link: LinkId,
) -> Option<()> {
    loop {
        tokio::select! {
            next = out.recv() => match next? {
                Out::Send(message) => {
                    send(socket, Message::Binary(message.into())).await?;
                    hub.events.send(Event::Link(Input::Sent { link })).await.ok()?;
                }
                Out::Close(message) => {
                    send(socket, Message::Binary(message.into())).await?;
                    return send(socket, Message::Close(None)).await;
                }
            },
            message = socket.recv() => match message?.ok()? {
                Message::Binary(bytes) => hand_in(hub, link, bytes.to_vec()).await?,
                // Not of this protocol; an empty message is answered as malformed.
                Message::Text(_) => hand_in(hub, link, Vec::new()).await?,
                Message::Ping(_) | Message::Pong(_) => {}
                Message::Close(_) => return Some(()),
            },
        }
    }
}

/// Gives the hub a message once there is room for it: a phone that sends faster than we look is not read from.
async fn hand_in(hub: &Hub, link: LinkId, message: Vec<u8>) -> Option<()> {
    let size = u32::try_from(message.len()).unwrap_or(u32::MAX).max(1);
    let room = hub.room.clone().acquire_many_owned(size).await.ok()?;
    hub.events.send(Event::Frame { link, message, room }).await.ok()
}

/// Sends, unless the other side takes nothing for too long.
async fn send(socket: &mut WebSocket, message: Message) -> Option<()> {
    let limit = Duration::from_millis(STALLED_MAX_MS);
    tokio::time::timeout(limit, socket.send(message)).await.ok()?.ok()
}
