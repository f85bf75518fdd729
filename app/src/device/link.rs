//! The WebSocket of the keeper: opens, carries bytes, tells what happened.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{BinaryType, MessageEvent, WebSocket};

/// What happened to the socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    Opened,
    Message(Vec<u8>),
    Closed,
}

/// An open or opening socket. Dropping it closes it and silences it.
pub struct Socket {
    socket: WebSocket,
    _handlers: [Closure<dyn FnMut(MessageEvent)>; 3],
}

impl Socket {
    /// Dials `path` of the server that the app came from. `None` when the browser does not even try.
    pub fn dial(path: &str, tell: impl Fn(Happened) + Clone + 'static) -> Option<Self> {
        let socket = WebSocket::new(&address(path)?).ok()?;
        socket.set_binary_type(BinaryType::Arraybuffer);
        let (told, heard) = (tell.clone(), tell.clone());
        let opened = Closure::new(move |_: MessageEvent| told(Happened::Opened));
        let message = Closure::new(move |event: MessageEvent| {
            if let Ok(buffer) = event.data().dyn_into::<ArrayBuffer>() {
                heard(Happened::Message(Uint8Array::new(&buffer).to_vec()));
            }
        });
        let closed = Closure::new(move |_: MessageEvent| tell(Happened::Closed));
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(message.as_ref().unchecked_ref()));
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        Some(Self { socket, _handlers: [opened, message, closed] })
    }

    /// Sends; a socket that cannot will say `Closed` by itself.
    pub fn send(&self, message: &[u8]) {
        let _ = self.socket.send_with_u8_array(message);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}

/// `wss://host/path` for `https://host/…`.
fn address(path: &str) -> Option<String> {
    let location = js_sys::Reflect::get(&js_sys::global(), &"location".into()).ok()?;
    let origin = js_sys::Reflect::get(&location, &"origin".into()).ok()?.as_string()?;
    Some(format!("ws{}{path}", origin.strip_prefix("http")?))
}
