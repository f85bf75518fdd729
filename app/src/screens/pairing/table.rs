//! The state of the page: what the server told, and the draft that is worked on.

use std::collections::BTreeSet;

use gongjian_shared::ids::{CommandId, RoundId, UserId};
use gongjian_shared::pairing::round::Pair;
use gongjian_shared::pairing::{Blockage, Change, Outcome, changed, solve, weigh};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::rounds::{Forbidden, RoundCommand, RoundDraft, RoundKind};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::rounds::Board;
use gongjian_shared::wire::{CommandRequest, Outcome as Answer, Receipt};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::shown::Shown;
use super::unsent;
use crate::api::{self, CallError};
use crate::device::{clock, dice, http};
use crate::screens::desk;
use crate::words::Word;

/// A round that is worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    pub round: RoundId,
    /// The version that the server has; 0: none.
    pub version: u32,
    pub draft: RoundDraft,
    /// Why the last computation gave no plan.
    pub blocked: Option<Blockage>,
    /// The last computation was not proved to be the best: our bug.
    pub unproved: bool,
}

/// Whether the server has the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    Nothing,
    Sending,
    Kept { by: String, at: Timestamp },
    Failed(Word),
}

/// A handle on the page; copy it freely.
#[derive(Clone, Copy)]
pub struct Table {
    pub board: RwSignal<Board>,
    pub work: RwSignal<Option<Work>>,
    /// The counselor, by place in the list, whom the next press moves.
    pub picked: RwSignal<Option<usize>>,
    /// The counselor that is being dragged.
    pub dragged: RwSignal<Option<usize>>,
    pub keeping: RwSignal<Keeping>,
    pub shown: Memo<Option<Shown>>,
    /// The name of who sits here. Read when the page is made: no context is at hand when an answer arrives.
    me: Signal<String>,
    user: Option<UserId>,
}

impl Table {
    pub fn new(board: Board) -> Self {
        let (work, keeping) = kept(&board);
        let me = desk().0.me;
        let user = me.with_untracked(|me| me.as_ref()?.as_ref().map(|me| me.user));
        let unsent = unsent::find(user, &board);
        let resend = unsent.is_some();
        let work = unsent.or(work);
        let (board, work) = (RwSignal::new(board), RwSignal::new(work));
        let shown = Memo::new(move |_| {
            work.with(|work| work.as_ref().map(|work| board.with(|board| Shown::of(board, &work.draft))))
        });
        let (picked, dragged) = (RwSignal::new(None), RwSignal::new(None));
        let me = Signal::derive(move || me.get().flatten().map(|me| me.name).unwrap_or_default());
        let it = Self { board, work, picked, dragged, keeping: RwSignal::new(keeping), shown, me, user };
        if resend {
            it.keep();
        }
        it
    }

    /// Begins a draft; the server hears of it with the first plan.
    pub fn begin(self, kind: RoundKind) {
        let draft = self.board.with_untracked(|board| RoundDraft {
            kind,
            from: board.today.max(board.run.0),
            order: board.order.clone(),
            locked: BTreeSet::new(),
            forbidden: Vec::new(),
            pairs: match kind {
                RoundKind::Whole => BTreeSet::new(),
                RoundKind::Amend => {
                    board.running.iter().map(|it| it.both).filter(|it| board.leads(*it)).collect()
                }
            },
        });
        let round = RoundId::fresh(clock::now(), dice::draw());
        self.work.set(Some(Work { round, version: 0, draft, blocked: None, unproved: false }));
        self.safe();
        if kind == RoundKind::Amend {
            self.solve();
        }
    }

    /// Computes the best plan, here on the device.
    pub fn solve(self) {
        let Some(problem) = self.shown.with_untracked(|it| it.as_ref().map(|it| it.problem.clone())) else {
            return;
        };
        let outcome = solve(&problem);
        self.change(|work, shown| match outcome {
            Outcome::Planned(plan) => {
                work.draft.pairs = shown.round.pairs(&plan.given).into_iter().collect();
                (work.blocked, work.unproved) = (None, !plan.proved);
            }
            Outcome::Blocked(it) => work.blocked = Some(it),
        });
    }

    /// A move or swap that the rules let through.
    pub fn shift(self, change: Change) {
        self.picked.set(None);
        self.change(|work, shown| {
            let Some(given) = &shown.given else { return };
            if weigh(&shown.problem, given, change).is_ok() {
                work.draft.pairs = shown.round.pairs(&changed(given, change)).into_iter().collect();
            }
        });
    }

    pub fn lock(self, pair: Pair, hold: bool) {
        self.change(|work, _| {
            if hold {
                work.draft.locked.insert(pair);
            } else {
                work.draft.locked.remove(&pair);
            }
        });
    }

    pub fn forbid(self, pair: Pair, reason: String) {
        self.change(|work, _| {
            work.draft.locked.remove(&pair);
            work.draft.forbidden.retain(|it| it.pair != pair);
            work.draft.forbidden.push(Forbidden { pair, reason });
        });
    }

    pub fn lift(self, pair: Pair) {
        self.change(|work, _| work.draft.forbidden.retain(|it| it.pair != pair));
    }

    /// Changes the draft and has the server keep it.
    pub fn change(self, act: impl FnOnce(&mut Work, &Shown)) {
        let Some(shown) = self.shown.get_untracked() else { return };
        self.work.update(|work| {
            if let Some(work) = work {
                act(work, &shown);
            }
        });
        self.safe();
        self.keep();
    }

    /// Keeps what stands on the page in this browser.
    fn safe(self) {
        let programme = self.board.with_untracked(|it| it.programme);
        self.work.with_untracked(|work| {
            if let Some(work) = work {
                unsent::keep(self.user, programme, work);
            }
        });
    }

    /// Sends the draft, one version after another; what changes meanwhile goes with the next.
    fn keep(self) {
        if self.keeping.get_untracked() == Keeping::Sending {
            return;
        }
        let Some(sent) = self.work.get_untracked() else { return };
        self.keeping.set(Keeping::Sending);
        let programme = self.board.with_untracked(|it| it.programme);
        let (round, base, draft) = (sent.round, sent.version, sent.draft.clone());
        let command = Command::Round { round: RoundCommand::Keep { round, programme, base, draft } };
        let by = self.me.get_untracked();
        spawn_local(async move {
            let id = CommandId::fresh(clock::now(), dice::draw());
            let answer =
                http::post_json::<_, Receipt>("/api/commands", &CommandRequest { id, command }).await;
            match answer {
                Ok(Receipt { outcome: Answer::Accepted, received, .. }) => {
                    let kept = Keeping::Kept { by, at: received };
                    drop(self.keeping.try_set(kept));
                    self.settle(&sent);
                }
                Ok(Receipt { outcome: Answer::Refused { refusal }, .. }) => {
                    drop(self.keeping.try_set(Keeping::Failed(Word::Refusal(refusal))));
                }
                Ok(_) => drop(self.keeping.try_set(Keeping::Failed(Word::Call(CallError::Fault)))),
                Err(error) => drop(self.keeping.try_set(Keeping::Failed(Word::Call(error)))),
            }
        });
    }

    fn settle(self, sent: &Work) {
        let changed = self.work.try_update(|work| {
            let work = work.as_mut().filter(|it| it.round == sent.round)?;
            work.version = sent.version + 1;
            Some(work.draft != sent.draft)
        });
        if changed.flatten() == Some(true) {
            self.safe();
            self.keep();
        } else if let Some(programme) = self.board.try_with_untracked(|it| it.programme) {
            unsent::forget(self.user, programme);
        }
    }

    /// Reads everything anew.
    pub fn reread(self) {
        let programme = self.board.with_untracked(|it| it.programme);
        spawn_local(async move {
            let Ok(board) = api::rounds::board(programme).await else { return };
            let (work, keeping) = kept(&board);
            drop(self.board.try_set(board));
            drop(self.work.try_set(work));
            drop(self.keeping.try_set(keeping));
        });
    }
}

/// The draft that the server has.
fn kept(board: &Board) -> (Option<Work>, Keeping) {
    let Some(it) = board.draft.clone() else { return (None, Keeping::Nothing) };
    let keeping = Keeping::Kept { by: it.by, at: it.at };
    let (round, version, draft) = (it.round, it.version, it.draft);
    (Some(Work { round, version, draft, blocked: None, unproved: false }), keeping)
}
