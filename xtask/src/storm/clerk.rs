//! An administrator who turns one person's role to and fro, and sends again what may not have arrived.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use gongjian_shared::ids::{CommandId, SpaceId, UserId};
use gongjian_shared::rules::{Command, Role};
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::wire::{CommandRequest, Receipt};
use serde_json::{Value, json};

use super::logs::Logs;
use super::{Dice, Ledger};
use crate::http::Client;
use crate::trouble::Outcome;

/// How long the clerk waits for others to write before the next command.
const PAUSE_MAX: Duration = Duration::from_millis(200);

/// A command that was sent at least once.
#[derive(Clone)]
struct Sent {
    request: CommandRequest,
    role: Role,
    receipt: Option<Receipt>,
}

type Book = Arc<Mutex<Vec<Sent>>>;

pub struct Clerk {
    /// `true`: the server is back.
    orders: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
    book: Book,
    space: SpaceId,
    ghost: UserId,
}

impl Clerk {
    pub fn start(admin: Client, space: SpaceId, ghost: UserId, ledger: Arc<Ledger>, dice: Dice) -> Self {
        let (orders, inbox) = channel();
        let book = Book::default();
        let desk = Desk { admin, space, ghost, ledger, dice, book: book.clone() };
        let thread = std::thread::spawn(move || desk.run(&inbox));
        Self { orders: Some(orders), thread: Some(thread), book, space, ghost }
    }

    /// The server is back.
    pub fn connect(&self) {
        let _ = self.orders.as_ref().map(|orders| orders.send(()));
    }

    /// How many commands were answered, and how many were sent.
    pub fn counts(&self) -> (usize, usize) {
        let book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        (book.iter().filter(|it| it.receipt.is_some()).count(), book.len())
    }

    /// What the log says that the book does not. `before`: what had been answered before the log was read.
    pub fn faults(&self, logs: &Logs, before: usize) -> Vec<String> {
        let key = format!("member/{}", self.ghost);
        let rows = logs.get(&self.space).into_iter().flatten().filter_map(|entry| match entry {
            Entry::Row(row) if row.key == key => serde_json::from_slice::<Value>(&row.bytes).ok(),
            Entry::Row(_) | Entry::Change(_) => None,
        });
        let found: Vec<Value> = rows.map(|row| row["role"].clone()).collect();
        let book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        let told: Vec<Value> = book.iter().map(|it| json!(it.role)).collect();
        let mut faults = Vec::new();
        if found.len() < before {
            faults.push(format!("{} commands were answered, {} are in the log", before, found.len()));
        }
        if found.len() > told.len() || found[..] != told[..found.len()] {
            faults.push(format!("{} commands were sent, the log has applied {}", told.len(), found.len()));
        }
        faults
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        self.orders = None;
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

struct Desk {
    admin: Client,
    space: SpaceId,
    ghost: UserId,
    ledger: Arc<Ledger>,
    dice: Dice,
    book: Book,
}

impl Desk {
    fn run(mut self, orders: &Receiver<()>) {
        while orders.recv().is_ok() {
            if self.repeat().is_err() {
                continue;
            }
            while self.next().is_ok() {
                self.ledger.has(self.ledger.all().len() + 1, PAUSE_MAX);
                if let Err(std::sync::mpsc::TryRecvError::Disconnected) = orders.try_recv() {
                    return;
                }
            }
        }
    }

    /// What has no answer yet, and then the last two that have one: the same answer again, and nothing applied.
    fn repeat(&mut self) -> Outcome {
        let all = self.book.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (open, answered): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.receipt.is_none());
        for it in open {
            let receipt = self.send(&it.request)?;
            self.answered(&it.request, receipt);
        }
        for it in answered.iter().rev().take(2).rev() {
            let again = self.send(&it.request)?;
            if Some(&again) != it.receipt.as_ref() {
                self.ledger.fault(format!("a command was answered with {:?} and then {again:?}", it.receipt));
            }
        }
        Ok(())
    }

    fn next(&mut self) -> Outcome {
        let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        let role = if book.len().is_multiple_of(2) { Role::Member } else { Role::Reader };
        let command = Command::SetMember { space: self.space, user: self.ghost, role: Some(role) };
        let request = CommandRequest { id: CommandId::from_bytes(self.dice.bytes()), command };
        book.push(Sent { request: request.clone(), role, receipt: None });
        drop(book);
        let receipt = self.send(&request)?;
        self.answered(&request, receipt);
        Ok(())
    }

    fn send(&mut self, request: &CommandRequest) -> Outcome<Receipt> {
        self.admin.post("/api/commands", request)
    }

    fn answered(&self, request: &CommandRequest, receipt: Receipt) {
        let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(it) = book.iter_mut().find(|it| it.request.id == request.id) {
            it.receipt = Some(receipt);
        }
    }
}
