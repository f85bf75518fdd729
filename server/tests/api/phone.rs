//! A phone on a real socket, as far as the server can tell: it speaks frames and writes documents.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::serve::ListenerExt as _;
use futures_util::{SinkExt as _, StreamExt as _};
use gongjian_shared::comments::{Act, Said};
use gongjian_shared::documents::edit::{Edit, Step};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::{Document, Edited};
use gongjian_shared::ids::{CommentId, DocumentId, SpaceId};
use gongjian_shared::sync::entry::{Cursor, Entry};
use gongjian_shared::sync::frame::{self, Down, Entries, Goodbye, Hello, KNOWS, Push, Up, Welcome};
use gongjian_shared::time::Timestamp;
use minicbor::bytes::ByteVec;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Message, http::HeaderValue};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::database::Home;
use crate::office::{Browser, OWN, Office};

/// An office on a port of its own; the port is given up with it.
pub struct Served {
    pub at: SocketAddr,
    /// `None`: it runs by itself.
    pub accepting: Option<AbortHandle>,
    /// What it serves stays while somebody may still dial.
    #[expect(dead_code, reason = "held, not read")]
    pub home: Option<Arc<Home>>,
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(accepting) = &self.accepting {
            accepting.abort();
        }
    }
}

pub async fn serve(office: &Office) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let at = listener.local_addr().expect("bound");
    let service =
        gongjian_server::router(office.state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    // As the binary does: small messages leave at once.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let accepting = tokio::spawn(async move { axum::serve(listener, service).await });
    Served { at, accepting: Some(accepting.abort_handle()), home: Some(office.home.clone()) }
}

pub struct Phone {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    waiting: Vec<Down>,
    /// Every byte that ever came.
    pub wire: Vec<u8>,
}

impl Phone {
    /// Dials with the cookie of the browser.
    pub async fn dial(served: &Served, browser: &Browser) -> Self {
        let mut request = format!("ws://{}/sync", served.at).into_client_request().expect("a request");
        request.headers_mut().insert("origin", HeaderValue::from_static(OWN));
        if let Some(cookie) = &browser.cookie {
            request.headers_mut().insert("cookie", HeaderValue::from_str(cookie).expect("a header"));
        }
        let (socket, _) = connect_async(request).await.expect("the server takes the socket");
        Self { socket, waiting: Vec::new(), wire: Vec::new() }
    }

    /// Dials and says hello from these cursors.
    pub async fn greet(
        served: &Served,
        browser: &Browser,
        cursors: Vec<(SpaceId, Cursor)>,
    ) -> (Self, Welcome) {
        let mut phone = Self::dial(served, browser).await;
        let welcome = phone.hello(browser, cursors).await;
        (phone, welcome.expect("a welcome"))
    }

    /// Says hello; `None` when the server has no welcome for it.
    pub async fn hello(&mut self, browser: &Browser, cursors: Vec<(SpaceId, Cursor)>) -> Option<Welcome> {
        let installation = browser.installation;
        self.say(&[Up::Hello(Hello { installation, incarnation: None, cursors, knows: Some(KNOWS) })]).await;
        match self.hear().await {
            Some(Down::Welcome(welcome)) => Some(welcome),
            Some(Down::Goodbye(_)) | None => None,
            other => panic!("a welcome, not {other:?}"),
        }
    }

    pub async fn say(&mut self, items: &[Up]) {
        self.send_bytes(frame::encode(items)).await;
    }

    pub async fn send_bytes(&mut self, message: Vec<u8>) {
        // A server that has hung up is heard of in `hear`.
        let _ = self.socket.send(Message::Binary(message.into())).await;
    }

    /// The next item; `None` when the server has closed.
    pub async fn hear(&mut self) -> Option<Down> {
        while self.waiting.is_empty() {
            match self.socket.next().await?.ok()? {
                Message::Binary(message) => {
                    self.wire.extend_from_slice(&message);
                    self.waiting = frame::decode(&message).expect("well formed");
                }
                Message::Close(_) => return None,
                other @ (Message::Text(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => {
                    panic!("a frame, not {other:?}")
                }
            }
        }
        Some(self.waiting.remove(0))
    }

    /// The answer to a push: what is not entries.
    pub async fn answer(&mut self) -> Option<Down> {
        loop {
            let heard = self.hear().await?;
            if !matches!(heard, Down::Entries(_)) {
                return Some(heard);
            }
        }
    }

    pub async fn entries(&mut self) -> Entries {
        loop {
            match self.hear().await {
                Some(Down::Entries(entries)) => return entries,
                Some(_) => {}
                None => panic!("the server closed"),
            }
        }
    }

    /// Reads a space to its end.
    pub async fn read_all(&mut self) -> (Vec<Entry>, Cursor) {
        let (mut all, mut first) = (Vec::new(), None);
        loop {
            let page = self.entries().await;
            let start = *first.get_or_insert(page.from);
            all.extend(page.entries);
            let seq = start + u64::try_from(all.len()).expect("few");
            if seq >= page.newest {
                return (all, Cursor { seq, chain: page.chain });
            }
        }
    }

    pub async fn push(&mut self, batch: u64, head: DocumentHead, changes: &[&[u8]]) -> Option<Down> {
        let changes = changes.iter().map(|bytes| ByteVec::from(bytes.to_vec())).collect();
        self.say(&[Up::Push(Push { batch, head, changes })]).await;
        self.answer().await
    }

    pub async fn goodbye(&mut self) -> Option<Goodbye> {
        loop {
            if let Down::Goodbye(goodbye) = self.hear().await? {
                return Some(goodbye);
            }
        }
    }
}

/// The document with this number.
pub fn document(nth: u8) -> DocumentId {
    DocumentId::fresh(Timestamp::from_millis(1), [nth; 10])
}

/// A plan that a phone writes.
pub struct Plan {
    pub head: DocumentHead,
    document: Document,
}

impl Plan {
    pub fn new(space: SpaceId, nth: u8, welcome: &Welcome) -> Self {
        let document = document(nth);
        let actor = [welcome.actor_prefix, [nth; 8]].concat();
        let head = DocumentHead::free(document, space, Kind::BlankPlan);
        Self { head, document: Document::new(Kind::BlankPlan, &actor) }
    }

    pub fn write(&mut self, text: &str) -> Edited {
        let steps = vec![Step::Splice { at: 1, delete: 0, insert: text.to_owned() }];
        let heads = self.document.heads();
        let edited = self.document.edit(&heads, &Edit::Body { steps }, Timestamp::from_millis(0));
        edited.expect("fits").expect("changes something")
    }
}

/// Comments that a phone writes on a document.
pub struct Notes {
    pub head: DocumentHead,
    document: Document,
    said: u8,
}

impl Notes {
    pub fn on(text: DocumentId, space: SpaceId, nth: u8, welcome: &Welcome) -> Self {
        let head = DocumentHead::free(text, space, Kind::BlankPlan).comments();
        let actor = [welcome.actor_prefix, [nth; 8]].concat();
        Self { head, document: Document::new(Kind::Comments, &actor), said: 0 }
    }

    /// The change that begins a thread.
    pub fn say(&mut self, text: &str) -> Vec<u8> {
        self.said += 1;
        let id = CommentId::from_bytes([self.said; 16]);
        let said = Said { text: text.to_owned(), mentions: vec![] };
        let edit = Edit::Comment { id, thread: id, act: Act::Begin { anchor: None, said } };
        let heads = self.document.heads();
        let edited = self.document.edit(&heads, &edit, Timestamp::from_millis(0));
        edited.expect("fits").expect("changes something").bytes
    }
}
