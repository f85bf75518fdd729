//! A WebSocket to our own server, with the cookie of a sign-in.

use std::net::TcpStream;
use std::time::Duration;

use tungstenite::client::IntoClientRequest as _;
use tungstenite::http::HeaderValue;
use tungstenite::{Message, WebSocket};

pub type Socket = WebSocket<TcpStream>;

/// What came in.
pub enum Heard {
    Message(Vec<u8>),
    /// Nothing, for as long as a read may take.
    Nothing,
    Closed,
}

/// Dials `/sync`; `base` is the origin. A read gives up after `patience`, or never.
pub fn dial(base: &str, cookie: &str, patience: Option<Duration>) -> Result<Socket, String> {
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    let stream = TcpStream::connect(host).map_err(|error| error.to_string())?;
    stream
        .set_nodelay(true)
        .and_then(|()| stream.set_read_timeout(Some(Duration::from_secs(20))))
        .map_err(|error| error.to_string())?;
    let mut request = format!("ws://{host}/sync").into_client_request().map_err(|error| error.to_string())?;
    for (name, value) in [("origin", base), ("cookie", cookie)] {
        let value = HeaderValue::from_str(value).map_err(|error| error.to_string())?;
        request.headers_mut().insert(name, value);
    }
    let (socket, _) = tungstenite::client(request, stream).map_err(|error| error.to_string())?;
    socket.get_ref().set_read_timeout(patience).map_err(|error| error.to_string())?;
    Ok(socket)
}

/// The next binary message.
pub fn hear(socket: &mut Socket) -> Heard {
    use std::io::ErrorKind::{TimedOut, WouldBlock};
    loop {
        match socket.read() {
            Ok(Message::Binary(message)) => return Heard::Message(message.to_vec()),
            Ok(Message::Close(_)) => return Heard::Closed,
            Ok(Message::Text(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => {}
            Err(tungstenite::Error::Io(error)) if matches!(error.kind(), WouldBlock | TimedOut) => {
                return Heard::Nothing;
            }
            Err(_) => return Heard::Closed,
        }
    }
}
