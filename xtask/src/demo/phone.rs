//! A phone of one of the demo's people: signs in, reads what is there, writes, waits until the server has it.

use std::collections::BTreeMap;

use gongjian_shared::documents::edit::Edit;
use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{DocumentId, InstallationId};
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::frame::{self, Down, Hello, Push, Up};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::{ActorPrefix, Me};
use minicbor::bytes::ByteVec;
use serde_json::json;
use tungstenite::Message;

use super::people::{self, PASSWORD};
use crate::http::Client;
use crate::socket::{self, Socket};
use crate::trouble::{Outcome, Trouble};

pub struct Phone {
    socket: Socket,
    prefix: ActorPrefix,
    nth: u8,
    batch: u64,
    /// What others wrote, as far as it was read.
    logs: BTreeMap<DocumentId, Vec<Vec<u8>>>,
}

/// A document in the hands of a phone.
pub struct Sheet {
    head: DocumentHead,
    document: Document,
    changes: Vec<Vec<u8>>,
}

impl Phone {
    /// Signs in on the `nth` phone of the demo and reads everything that its person may see.
    pub fn open(base: &str, login: &str, nth: u8) -> Outcome<Self> {
        let mut client = Client::new(base);
        let installation = InstallationId::from_bytes(people::id(3, nth + 1));
        let body = json!({ "login": login, "password": PASSWORD, "installation": installation });
        let _: Me = client.post("/api/sign-in", &body)?;
        let socket = dial(&client)?;
        let mut phone = Self { socket, prefix: [0; 8], nth, batch: 0, logs: BTreeMap::new() };
        phone.say(&[Up::Hello(Hello { installation, incarnation: None, cursors: vec![], knows: None })])?;
        phone.read()?;
        Ok(phone)
    }

    fn say(&mut self, items: &[Up]) -> Outcome {
        self.socket
            .send(Message::Binary(frame::encode(items).into()))
            .map_err(|error| broken(&error.to_string()))
    }

    fn hear(&mut self) -> Outcome<Vec<Down>> {
        loop {
            match self.socket.read().map_err(|error| broken(&error.to_string()))? {
                Message::Binary(message) => {
                    return frame::decode(&message).map_err(|error| broken(&error.to_string()));
                }
                Message::Close(_) => return Err(broken("the server hung up")),
                Message::Text(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            }
        }
    }

    /// Reads every space to its end.
    fn read(&mut self) -> Outcome {
        let mut open = None;
        while open != Some(0) {
            for item in self.hear()? {
                match item {
                    Down::Welcome(welcome) => {
                        self.prefix = welcome.actor_prefix;
                        open = Some(welcome.spaces.len());
                    }
                    Down::Entries(page) => {
                        let last = page.from + u64::try_from(page.entries.len()).unwrap_or(0);
                        page.entries.into_iter().for_each(|entry| self.keep(entry));
                        if last >= page.newest {
                            open = open.map(|left| left - 1);
                        }
                    }
                    Down::Ack(_)
                    | Down::Refused(_)
                    | Down::Later(_)
                    | Down::Goodbye(_)
                    | Down::Escrowed(_)
                    | Down::Settled(_)
                    | Down::Presence(_)
                    | Down::Pong(_) => {}
                }
            }
        }
        Ok(())
    }

    fn keep(&mut self, entry: Entry) {
        if let Entry::Change(change) = entry {
            self.logs.entry(change.document).or_default().push(change.bytes.into());
        }
    }

    /// The document as this phone knows it.
    pub fn sheet(&self, head: DocumentHead) -> Outcome<Sheet> {
        let actor = [self.prefix.as_slice(), &[self.nth; 8]].concat();
        let mut document = Document::new(head.kind, &actor);
        let known = self.logs.get(&head.document).into_iter().flatten();
        document.apply(known.map(Vec::as_slice)).map_err(|error| broken(&error.to_string()))?;
        Ok(Sheet { head, document, changes: Vec::new() })
    }

    /// Sends what was written and waits until it is durable.
    pub fn send(&mut self, sheet: Sheet) -> Outcome {
        self.batch += 1;
        let batch = self.batch;
        let changes = sheet.changes.into_iter().map(ByteVec::from).collect();
        self.say(&[Up::Push(Push { batch, head: sheet.head, changes })])?;
        loop {
            for item in self.hear()? {
                match item {
                    Down::Ack(ack) if ack.batch == batch => return Ok(()),
                    Down::Refused(refused) => return Err(broken(&format!("refused: {:?}", refused.reason))),
                    Down::Later(_) | Down::Goodbye(_) => return Err(broken("the server has no time")),
                    Down::Escrowed(_) => return Err(broken("the right has ended")),
                    Down::Welcome(_)
                    | Down::Entries(_)
                    | Down::Ack(_)
                    | Down::Settled(_)
                    | Down::Presence(_)
                    | Down::Pong(_) => {}
                }
            }
        }
    }
}

impl Sheet {
    pub fn view(&self) -> View {
        self.document.view()
    }

    /// Nobody has written in it yet, as far as this phone knows.
    pub fn is_new(&mut self) -> bool {
        self.document.heads() == Document::new(self.head.kind, b"nobody").heads()
    }

    pub fn edit(&mut self, edit: &Edit) -> Outcome {
        let heads = self.document.heads();
        // The same moment every time: the demo made twice is the same demo.
        let edited = self.document.edit(&heads, edit, Timestamp::from_millis(1_790_000_000_000));
        if let Some(edited) = edited.map_err(|error| broken(&error.to_string()))? {
            self.changes.push(edited.bytes);
        }
        Ok(())
    }
}

fn dial(client: &Client) -> Outcome<Socket> {
    let wrong = |error: String| Trouble::new(format!("/sync: {error}"), "look at what the server printed");
    socket::dial(client.base(), client.cookie().unwrap_or_default(), None).map_err(wrong)
}

fn broken(why: &str) -> Trouble {
    Trouble::new(format!("the demo's phone: {why}"), "look at what the server printed")
}
