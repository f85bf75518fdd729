//! What happened to the files of one folder, in order; and the faults that are planted there.

use std::collections::BTreeMap;
use std::ffi::c_int;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use libsqlite3_sys as sqlite;

/// One thing that matters when the power goes.
#[derive(Clone)]
pub enum Op {
    Create {
        file: String,
    },
    Write {
        file: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        file: String,
        size: usize,
    },
    /// `folder`: the names in the folder are synced as well.
    Sync {
        file: String,
        folder: bool,
    },
    Delete {
        file: String,
        durable: bool,
    },
    /// The store said: what was promised up to here is on the disk.
    Promise {
        count: usize,
    },
}

impl std::fmt::Debug for Op {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Create { file } => write!(f, "create {file}"),
            Self::Write { file, at, bytes } => write!(f, "write {file} {at}+{}", bytes.len()),
            Self::Truncate { file, size } => write!(f, "truncate {file} {size}"),
            Self::Sync { file, folder } => write!(f, "sync {file} (folder: {folder})"),
            Self::Delete { file, durable } => write!(f, "delete {file} (durable: {durable})"),
            Self::Promise { count } => write!(f, "promise {count}"),
        }
    }
}

/// A call that can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Open,
    Read,
    Write,
    Truncate,
    Sync,
    Delete,
}

/// What is wrong with the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room: what makes a file longer or new fails.
    Full,
    /// Any call fails.
    Broken,
}

impl Trouble {
    fn code(self, call: Call) -> Option<c_int> {
        match (self, call) {
            (Self::Full, Call::Write) => Some(sqlite::SQLITE_FULL),
            (_, Call::Open) => Some(sqlite::SQLITE_CANTOPEN),
            (Self::Full, Call::Read | Call::Truncate | Call::Sync | Call::Delete) => None,
            (Self::Broken, Call::Read) => Some(sqlite::SQLITE_IOERR_READ),
            (Self::Broken, Call::Write) => Some(sqlite::SQLITE_IOERR_WRITE),
            (Self::Broken, Call::Truncate) => Some(sqlite::SQLITE_IOERR_TRUNCATE),
            (Self::Broken, Call::Sync) => Some(sqlite::SQLITE_IOERR_FSYNC),
            (Self::Broken, Call::Delete) => Some(sqlite::SQLITE_IOERR_DELETE),
        }
    }
}

/// Fails the `nth` call from now, and with `for_good` all after it.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub trouble: Trouble,
    pub nth: u64,
    pub for_good: bool,
}

#[derive(Default)]
struct State {
    ops: Option<Vec<Op>>,
    plan: Option<Plan>,
    calls: u64,
    fired: u64,
}

#[derive(Default)]
pub struct Tape(Mutex<State>);

static TAPES: Mutex<BTreeMap<PathBuf, Arc<Tape>>> = Mutex::new(BTreeMap::new());

/// The tape of a folder; every file that SQLite opens there has it.
pub fn tape(folder: &Path) -> Arc<Tape> {
    let mut tapes = TAPES.lock().unwrap_or_else(PoisonError::into_inner);
    tapes.entry(folder.to_owned()).or_default().clone()
}

impl Tape {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn record(&self) {
        self.state().ops = Some(Vec::new());
    }

    pub fn note(&self, op: impl FnOnce() -> Op) {
        if let Some(ops) = &mut self.state().ops {
            ops.push(op());
        }
    }

    /// Ends the record.
    pub fn take(&self) -> Vec<Op> {
        self.state().ops.take().unwrap_or_default()
    }

    pub fn plant(&self, plan: Plan) {
        let mut state = self.state();
        (state.plan, state.calls, state.fired) = (Some(plan), 0, 0);
    }

    /// The disk is well again; says how many calls have failed.
    pub fn mend(&self) -> u64 {
        let mut state = self.state();
        state.plan = None;
        state.fired
    }

    /// The code that this call fails with, if it does.
    pub fn fails(&self, call: Call) -> Option<c_int> {
        let mut state = self.state();
        let plan = state.plan?;
        let code = plan.trouble.code(call)?;
        state.calls += 1;
        let hit = state.calls == plan.nth || (plan.for_good && state.calls > plan.nth);
        state.fired += u64::from(hit);
        hit.then_some(code)
    }
}
