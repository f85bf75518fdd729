//! Composition (pinyin and the like): nothing is sent and nothing comes in until it ends. What stands in the
//! text area is kept as a draft meanwhile, so that a killed tab loses nothing.

use std::time::Duration;

use gongjian_shared::time::Timestamp;
use leptos::prelude::*;

use crate::device::clock;
use crate::notebook::{Held, OpenPaper};

/// A draft is kept at most this often.
const DRAFT_MS: u64 = 300;
/// Some keyboards send more input right after the end: news wait that long.
const SETTLE: Duration = Duration::from_millis(50);

/// `P` names a text area of the page.
#[derive(Clone, Copy)]
pub struct Composing<P: 'static> {
    open: OpenPaper,
    inner: StoredValue<Inner<P>>,
    /// Something composes; for those who wait for its end.
    pub running: RwSignal<bool>,
}

struct Inner<P> {
    place: Option<P>,
    /// Counts starts: a timer of an earlier composition must not end a later one.
    round: u64,
    drafted: Timestamp,
    /// What the next draft will say, while it waits for its turn.
    waiting: Option<(String, String)>,
}

impl<P: Copy + PartialEq + Send + Sync + 'static> Composing<P> {
    pub fn new(open: OpenPaper) -> Self {
        Self {
            open,
            inner: StoredValue::new(Inner {
                place: None,
                round: 0,
                drafted: Timestamp::default(),
                waiting: None,
            }),
            running: RwSignal::new(false),
        }
    }

    pub fn place(self) -> Option<P> {
        self.inner.try_with_value(|inner| inner.place).flatten()
    }

    pub fn is_at(self, place: P) -> bool {
        // After its end a composition is only being waited out: what is typed then counts at once.
        self.place() == Some(place) && self.running.get_untracked()
    }

    pub fn start(self, place: P) {
        self.inner.update_value(|inner| {
            inner.place = Some(place);
            inner.round += 1;
        });
        self.running.set(true);
        self.open.hold(Held::Composing, true);
    }

    /// Ends it; `then` runs when the keyboard has settled and nothing new composes.
    pub fn end(self, name: &str, then: impl FnOnce() + 'static) {
        self.inner.update_value(|inner| inner.waiting = None);
        self.open.draft(name, "");
        self.running.set(false);
        self.open.hold(Held::Composing, false);
        let round = self.inner.with_value(|inner| inner.round);
        set_timeout(
            move || {
                let settled = self.inner.try_update_value(|inner| {
                    let settled = inner.round == round;
                    if settled {
                        inner.place = None;
                    }
                    settled
                });
                if settled == Some(true) {
                    then();
                }
            },
            SETTLE,
        );
    }

    /// Keeps what stands at the place, at most every 300 ms; the last word is always kept.
    pub fn draft(self, place: P, name: &str, text: &str) {
        if self.place() != Some(place) {
            self.start(place);
        }
        let (name, text) = (name.to_owned(), text.to_owned());
        let passed = clock::now().ms_since(self.inner.with_value(|inner| inner.drafted));
        let already_waits = self
            .inner
            .try_update_value(|inner| inner.waiting.replace((name, text)).is_some())
            .unwrap_or(true);
        if passed >= DRAFT_MS {
            self.keep_draft();
        } else if !already_waits {
            set_timeout(move || self.keep_draft(), Duration::from_millis(DRAFT_MS - passed));
        }
    }

    fn keep_draft(self) {
        let waiting = self.inner.try_update_value(|inner| {
            inner.drafted = clock::now();
            inner.waiting.take()
        });
        if let Some((name, text)) = waiting.flatten() {
            self.open.draft(&name, &text);
        }
    }
}
