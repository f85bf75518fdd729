//! Commands that were given on this phone (road B): they wait in the vault until the server has judged them. Pure.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{CommandId, DocumentId, PinId};
use gongjian_shared::rules::Refusal;
use gongjian_shared::rules::decisions::{DecisionCommand, DecisionRefusal};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::Outcome;
use serde::{Deserialize, Serialize};

use super::folded::{Folded, Letter, Receipt};
use super::talk::{GivenRow, GivenState};
use crate::api::CallError;
use crate::device::vault::{Op, Store};

/// The first pause after a failure doubles up to the last. Unit: milliseconds.
const PAUSE_FIRST_MS: u64 = 2_000;
const PAUSE_MAX_MS: u64 = 60_000;
/// So long a command that was done is still shown. Unit: milliseconds.
const DONE_SHOWN_MS: u64 = 24 * 60 * 60 * 1_000;

/// One command, as it lies in the vault (JSON; only ever added to).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub request: Letter,
    pub made: Timestamp,
    /// The order in which commands were given on this phone.
    pub number: u64,
    pub state: GivenState,
}

impl Given {
    pub fn put(&self) -> Op {
        let value = serde_json::to_vec(self).expect("a command is plain data");
        Op::Put { store: Store::Outbox, key: self.request.id.as_bytes().to_vec(), value }
    }

    pub fn delete(id: CommandId) -> Op {
        Op::Delete { store: Store::Outbox, key: id.as_bytes().to_vec() }
    }

    pub fn read(value: &[u8]) -> Option<Self> {
        serde_json::from_slice(value).ok()
    }

    const fn waits(&self) -> bool {
        matches!(self.state, GivenState::Waits | GivenState::WaitsForContent)
    }

    fn pin(&self) -> Option<PinId> {
        self.request.decision.as_ref().map(|decision| match decision {
            DecisionCommand::Adopt { pin, .. } | DecisionCommand::Reopen { pin, .. } => *pin,
        })
    }

    /// The document and the version that it judges.
    fn version(&self) -> Option<(DocumentId, &[Hash])> {
        match self.request.decision.as_ref()? {
            DecisionCommand::Adopt { document, heads, .. } => Some((*document, heads)),
            DecisionCommand::Reopen { .. } => None,
        }
    }

    /// All documents and versions that it judges.
    fn versions(&self) -> Vec<(DocumentId, &[Hash])> {
        let papers = self.request.papers.iter().map(|it| (it.document, &it.heads[..]));
        self.version().into_iter().chain(papers).collect()
    }

    /// What is said when its content was not accepted.
    fn hopeless(&self) -> Folded<Refusal> {
        if !self.request.is_application() {
            Folded::decision(&DecisionRefusal::StandsOnRefused)
        } else {
            Folded::bad_papers()
        }
    }

    /// It must not overtake `earlier`. Decisions on different versions do not wait for each other: one that waits
    /// for its content must not hold up the rest.
    fn stands_on(&self, earlier: &Self) -> bool {
        match (self.pin(), earlier.pin()) {
            (Some(pin), Some(other)) => {
                let document = self.version().map(|(document, _)| document);
                pin == other || (document.is_some() && document == earlier.version().map(|it| it.0))
            }
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// What becomes of the work that a command stands on.
pub trait Work {
    /// Changes of the document wait for the server.
    fn is_unsent(&self, document: DocumentId) -> bool;
    /// Changes of the document that the server did not accept.
    fn refused(&self, document: DocumentId) -> BTreeSet<Hash>;
}

/// All commands of this phone.
#[derive(Clone, Debug, Default)]
pub struct Commands {
    all: BTreeMap<CommandId, Given>,
    sending: Option<CommandId>,
    failures: u32,
    pub retry_at: Option<Timestamp>,
}

impl Commands {
    /// Takes over what lies in the vault; what is on its way stays on its way.
    pub fn take_over(&mut self, found: Vec<Given>) {
        self.all = found.into_iter().map(|it| (it.request.id, it)).collect();
    }

    pub fn give(&mut self, request: Letter, made: Timestamp) -> Op {
        let number = self.all.values().map(|it| it.number).max().unwrap_or(0) + 1;
        let given = Given { request, made, number, state: GivenState::Waits };
        let op = given.put();
        self.all.insert(given.request.id, given);
        op
    }

    /// A person has seen what became of it. A command that waits is not dropped.
    pub fn dismiss(&mut self, id: CommandId) -> Option<Op> {
        self.all.get(&id).filter(|it| !it.waits())?;
        self.all.remove(&id);
        Some(Given::delete(id))
    }

    /// Something changed that may let commands through: they are tried at once.
    pub const fn hurry(&mut self) {
        self.retry_at = None;
        self.failures = 0;
    }

    fn in_order(&self) -> Vec<&Given> {
        let mut all: Vec<&Given> = self.all.values().collect();
        all.sort_by_key(|it| (it.number, it.request.id));
        all
    }

    /// Commands that stand on work which was not accepted can never pass: they are refused here.
    pub fn give_up(&mut self, work: &impl Work) -> Vec<Op> {
        let hopeless = |it: &&mut Given| {
            it.waits()
                && it.versions().into_iter().any(|(document, heads)| {
                    let refused = work.refused(document);
                    heads.iter().any(|head| refused.contains(head))
                })
        };
        let given_up = self.all.values_mut().filter(hopeless).map(|it| {
            it.state = GivenState::Refused { refusal: it.hopeless() };
            it.put()
        });
        given_up.collect()
    }

    /// The command that is to be sent now; it is on its way from here on.
    pub fn next(&mut self, now: Timestamp, work: &impl Work) -> Option<Letter> {
        if self.sending.is_some() || self.retry_at.is_some_and(|at| now < at) {
            return None;
        }
        let mut held: Vec<&Given> = Vec::new();
        let mut found = None;
        for it in self.in_order().into_iter().filter(|it| it.waits()) {
            let unsent = it.versions().iter().any(|(document, _)| work.is_unsent(*document));
            if unsent || held.iter().any(|earlier| it.stands_on(earlier)) {
                held.push(it);
                continue;
            }
            found = Some(it.request.clone());
            break;
        }
        self.sending = found.as_ref().map(|it| it.id);
        found
    }

    /// Takes in what the server said; `None`: nothing is to be written.
    pub fn answered(
        &mut self,
        id: CommandId,
        answer: Result<Receipt, CallError>,
        now: Timestamp,
    ) -> Option<Op> {
        if self.sending != Some(id) {
            return None;
        }
        self.sending = None;
        let state = match answer {
            Ok(Receipt { outcome: Outcome::Accepted, received, .. }) => GivenState::Done { at: received },
            Ok(Receipt { outcome: Outcome::Refused { refusal }, .. }) => GivenState::Refused { refusal },
            Ok(Receipt { outcome: Outcome::NotYetHere { .. }, .. }) => GivenState::WaitsForContent,
            Err(CallError::Bad { .. }) => GivenState::NotUnderstood,
            Ok(Receipt { outcome: Outcome::Failed, .. })
            | Err(
                CallError::Fault
                | CallError::SignedOut
                | CallError::NotAdministrator
                | CallError::NotThere
                | CallError::Refused { .. },
            ) => {
                self.pause(now);
                return None;
            }
        };
        if state == GivenState::WaitsForContent {
            self.pause(now);
        } else {
            self.failures = 0;
        }
        let given = self.all.get_mut(&id)?;
        given.state = state;
        Some(given.put())
    }

    fn pause(&mut self, now: Timestamp) {
        let pause = (PAUSE_FIRST_MS << self.failures.min(10)).min(PAUSE_MAX_MS);
        self.failures += 1;
        self.retry_at = Some(now.after_ms(pause));
    }

    /// When it wants to be woken.
    pub fn wake_at(&self) -> Option<Timestamp> {
        self.retry_at.filter(|_| self.all.values().any(Given::waits))
    }

    /// What was done long ago is forgotten.
    pub fn forget_old(&mut self, now: Timestamp) -> Vec<Op> {
        let old =
            |it: &Given| matches!(it.state, GivenState::Done { at } if now.ms_since(at) > DONE_SHOWN_MS);
        let ids: Vec<CommandId> = self.all.values().filter(|it| old(it)).map(|it| it.request.id).collect();
        ids.into_iter().filter_map(|id| self.dismiss(id)).collect()
    }

    /// For the page, the newest first.
    pub fn rows(&self) -> Vec<GivenRow> {
        let mut rows: Vec<GivenRow> = self
            .in_order()
            .into_iter()
            .map(|it| GivenRow {
                id: it.request.id,
                request: it.request.body.clone(),
                made: it.made,
                state: it.state.clone(),
            })
            .collect();
        rows.reverse();
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: DocumentId = DocumentId::from_bytes([1; 16]);
    const OTHER: DocumentId = DocumentId::from_bytes([2; 16]);
    const HEAD: Hash = Hash::from_bytes([3; 32]);

    #[derive(Default)]
    struct Desk {
        unsent: Vec<DocumentId>,
        refused: BTreeSet<Hash>,
    }

    impl Work for Desk {
        fn is_unsent(&self, document: DocumentId) -> bool {
            self.unsent.contains(&document)
        }

        fn refused(&self, _: DocumentId) -> BTreeSet<Hash> {
            self.refused.clone()
        }
    }

    const fn at(ms: i64) -> Timestamp {
        Timestamp::from_millis(ms)
    }

    const fn id(nth: u8) -> CommandId {
        CommandId::from_bytes([nth; 16])
    }

    fn request(nth: u8, decision: DecisionCommand) -> Letter {
        Letter::judges(id(nth), decision)
    }

    fn adopt(nth: u8, document: DocumentId) -> Letter {
        let pin = PinId::from_bytes([nth; 16]);
        let reason = "通过".to_owned();
        request(nth, DecisionCommand::Adopt { pin, document, heads: vec![HEAD], reason, number: None })
    }

    fn reopen(nth: u8, of: u8) -> Letter {
        let pin = PinId::from_bytes([of; 16]);
        request(nth, DecisionCommand::Reopen { pin, reason: "有误".to_owned() })
    }

    fn receipt(nth: u8, outcome: Outcome<Folded<Refusal>>) -> Result<Receipt, CallError> {
        Ok(Receipt { id: id(nth), received: at(9), outcome })
    }

    fn given(requests: Vec<Letter>) -> Commands {
        let mut commands = Commands::default();
        for request in requests {
            commands.give(request, at(1));
        }
        commands
    }

    fn sent(commands: &mut Commands, now: i64, desk: &Desk) -> Option<CommandId> {
        commands.next(at(now), desk).map(|it| it.id)
    }

    #[test]
    fn they_leave_one_by_one_in_the_order_in_which_they_were_given() {
        // The ids are not in order: a clock was set back.
        let (mut commands, desk) = (given(vec![adopt(7, PLAN), adopt(5, PLAN)]), Desk::default());
        assert_eq!(sent(&mut commands, 1, &desk), Some(id(7)));
        assert_eq!(sent(&mut commands, 1, &desk), None, "one at a time");
        let op = commands.answered(id(7), receipt(7, Outcome::Accepted), at(2));
        assert!(matches!(op, Some(Op::Put { store: Store::Outbox, .. })));
        assert_eq!(commands.answered(id(7), receipt(7, Outcome::Accepted), at(2)), None, "an echo");
        assert_eq!(sent(&mut commands, 2, &desk), Some(id(5)));
    }

    #[test]
    fn content_goes_first_and_holds_up_only_what_stands_on_it() {
        let mut commands = given(vec![adopt(1, PLAN), reopen(2, 1), adopt(3, OTHER)]);
        let writing = Desk { unsent: vec![PLAN], ..Desk::default() };
        assert_eq!(sent(&mut commands, 1, &writing), Some(id(3)));
        commands.answered(id(3), receipt(3, Outcome::Accepted), at(2));
        assert_eq!(sent(&mut commands, 2, &writing), None);
        let desk = Desk::default();
        assert_eq!(sent(&mut commands, 2, &desk), Some(id(1)));
        commands.answered(id(1), receipt(1, Outcome::NotYetHere { missing: vec![HEAD] }), at(2));
        assert_eq!(commands.rows()[2].state, GivenState::WaitsForContent);
        assert_eq!((sent(&mut commands, 3, &desk), commands.wake_at()), (None, Some(at(2_002))));
        commands.hurry();
        assert_eq!(sent(&mut commands, 3, &desk), Some(id(1)), "the same command again");
    }

    #[test]
    fn a_fault_is_tried_again_with_longer_pauses_and_nothing_is_forgotten() {
        let (mut commands, desk) = (given(vec![adopt(1, PLAN)]), Desk::default());
        let mut now = 0;
        for pause in [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000] {
            assert_eq!(sent(&mut commands, now, &desk), Some(id(1)));
            assert_eq!(commands.answered(id(1), Err(CallError::Fault), at(now)), None);
            assert_eq!(commands.wake_at(), Some(at(now + pause)));
            now += pause;
        }
        assert_eq!(commands.rows()[0].state, GivenState::Waits);
    }

    #[test]
    fn what_was_refused_stays_until_a_person_has_seen_it() {
        let (mut commands, desk) = (given(vec![adopt(1, PLAN), adopt(2, PLAN)]), Desk::default());
        sent(&mut commands, 1, &desk);
        let refusal = Folded::decision(&DecisionRefusal::NotYours);
        commands.answered(id(1), receipt(1, Outcome::Refused { refusal: refusal.clone() }), at(1));
        assert_eq!(commands.forget_old(at(i64::MAX)), []);
        assert_eq!(commands.rows()[1].state, GivenState::Refused { refusal });
        assert_eq!(commands.dismiss(id(2)), None, "what waits is not dropped");
        assert_eq!(commands.dismiss(id(1)), Some(Given::delete(id(1))));
        assert_eq!(commands.rows().len(), 1);
    }

    #[test]
    fn a_version_on_work_that_was_not_accepted_is_given_up() {
        let mut commands = given(vec![adopt(1, PLAN)]);
        let desk = Desk { refused: BTreeSet::from([HEAD]), ..Desk::default() };
        assert_eq!(commands.give_up(&Desk::default()), []);
        assert_eq!(commands.give_up(&desk).len(), 1);
        assert_eq!((commands.give_up(&desk).len(), sent(&mut commands, 1, &desk)), (0, None));
    }

    // Kept formats live longer than code.
    #[test]
    fn a_command_survives_the_vault() {
        let given =
            Given { request: adopt(1, PLAN), made: at(5), number: 2, state: GivenState::WaitsForContent };
        let Op::Put { key, value, .. } = given.put() else { panic!("a put") };
        assert_eq!((key.as_slice(), Given::read(&value)), (id(1).as_bytes().as_slice(), Some(given)));
        let kept = r#"{"request":{"id":"01010101-0101-0101-0101-010101010101","command":"decision","decision":{"act":"reopen","pin":"02020202-0202-0202-0202-020202020202","reason":"x"}},"made":5,"number":1,"state":{"state":"waits"}}"#;
        assert_eq!(Given::read(kept.as_bytes()).map(|it| it.request.id), Some(id(1)));
    }
}
