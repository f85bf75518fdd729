//! One link to the server, at the level of its messages.

use std::time::Duration;

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use gongjian_shared::ids::{Incarnation, SpaceId};
use gongjian_shared::sync::entry::Cursor;
use gongjian_shared::sync::frame::{self, Down, Hello, Up};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Bytes, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::Outcome;
use crate::seats::{Seat, Seats};

type Socket = WebSocketStream<TcpStream>;

/// Longer than anything here may take.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Link {
    pub mouth: Mouth,
    pub ears: Ears,
}

/// The half that speaks.
pub struct Mouth {
    sink: SplitSink<Socket, Message>,
    pub bytes: usize,
}

/// The half that listens.
pub struct Ears {
    stream: SplitStream<Socket>,
    pub bytes: usize,
    /// Messages heard.
    pub messages: usize,
}

impl Link {
    /// Dials and greets; `cursors` is what is held already.
    pub async fn open(
        seats: &Seats,
        seat: &Seat,
        known: Option<Incarnation>,
        cursors: Vec<(SpaceId, Cursor)>,
    ) -> Outcome<Self> {
        let mut link = Self::dial(&seats.base, &seat.cookie).await?;
        let hello = Hello { installation: seat.me.installation, incarnation: known, cursors, knows: None };
        link.mouth.say(&[Up::Hello(hello)]).await?;
        Ok(link)
    }

    async fn dial(base: &str, cookie: &str) -> Outcome<Self> {
        let host = base.split_once("://").map_or(base, |(_, host)| host);
        let stream = TcpStream::connect(host).await.map_err(|error| error.to_string())?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        let mut request = format!("ws://{host}/sync").into_client_request().map_err(|e| e.to_string())?;
        for (name, value) in [("origin", base), ("cookie", cookie)] {
            let value = HeaderValue::from_str(value).map_err(|error| error.to_string())?;
            request.headers_mut().insert(name, value);
        }
        let (socket, _) = client_async(request, stream).await.map_err(|error| error.to_string())?;
        let (sink, stream) = socket.split();
        Ok(Self { mouth: Mouth { sink, bytes: 0 }, ears: Ears { stream, bytes: 0, messages: 0 } })
    }
}

impl Mouth {
    pub async fn say(&mut self, items: &[Up]) -> Outcome {
        let message = frame::encode(items);
        self.bytes += message.len();
        self.sink.send(Message::Binary(Bytes::from(message))).await.map_err(|error| error.to_string())
    }
}

impl Ears {
    /// The items of the next message.
    pub async fn hear(&mut self) -> Outcome<Vec<Down>> {
        loop {
            let next = tokio::time::timeout(PATIENCE, self.stream.next()).await;
            match next.map_err(|_| "the server says nothing")?.ok_or("the server hung up")? {
                Ok(Message::Binary(message)) => {
                    self.bytes += message.len();
                    self.messages += 1;
                    return frame::decode(&message).map_err(|error| error.to_string());
                }
                Ok(Message::Close(_)) | Err(_) => return Err("the server hung up".into()),
                Ok(_) => {}
            }
        }
    }

    /// Listens until the server has acknowledged so many batches.
    pub async fn acked(&mut self, batches: usize) -> Outcome {
        let mut open = batches;
        while open > 0 {
            for item in self.hear().await? {
                match item {
                    Down::Ack(_) => open = open.saturating_sub(1),
                    Down::Refused(refused) => return Err(format!("refused: {:?}", refused.reason)),
                    Down::Escrowed(_) => return Err("the right has ended".into()),
                    Down::Later(_) | Down::Goodbye(_) => return Err("the server has no time".into()),
                    Down::Welcome(_)
                    | Down::Entries(_)
                    | Down::Settled(_)
                    | Down::Pong(_)
                    | Down::Presence(_) => {}
                }
            }
        }
        Ok(())
    }

    /// Listens until the server has greeted; for whoever has read everything already.
    pub async fn welcome(&mut self) -> Outcome {
        while !self.hear().await?.iter().any(|item| matches!(item, Down::Welcome(_))) {}
        Ok(())
    }

    /// Listens until `space` is read to its end; gives where that is and the changes that came.
    pub async fn catch_up(&mut self, space: SpaceId) -> Outcome<(Incarnation, Cursor, Vec<Vec<u8>>)> {
        let (mut incarnation, mut changes) = (None, Vec::new());
        loop {
            for item in self.hear().await? {
                match item {
                    Down::Welcome(welcome) => incarnation = Some(welcome.incarnation),
                    Down::Entries(page) if page.space == space => {
                        let seq = page.from + page.entries.len() as u64;
                        changes.extend(page.entries.into_iter().filter_map(|entry| match entry {
                            gongjian_shared::sync::entry::Entry::Change(it) => Some(it.bytes.into()),
                            gongjian_shared::sync::entry::Entry::Row(_) => None,
                        }));
                        if seq >= page.newest {
                            let incarnation = incarnation.ok_or("entries came before the welcome")?;
                            return Ok((incarnation, Cursor { seq, chain: page.chain }, changes));
                        }
                    }
                    Down::Goodbye(goodbye) => return Err(format!("goodbye: {goodbye:?}")),
                    Down::Entries(_)
                    | Down::Ack(_)
                    | Down::Refused(_)
                    | Down::Later(_)
                    | Down::Escrowed(_)
                    | Down::Settled(_)
                    | Down::Pong(_)
                    | Down::Presence(_) => {}
                }
            }
        }
    }
}
