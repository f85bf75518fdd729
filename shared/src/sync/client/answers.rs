//! What the server makes of pushes.

use super::{Client, Effect};
use crate::sync::frame::{Ack, Escrowed, Reason, Refused, Settled};
use crate::sync::hash::Hash;
use crate::sync::sabotage::planted;

impl Client {
    pub(super) fn acknowledged(&mut self, ack: &Ack, effects: &mut Vec<Effect>) {
        let hashes: Vec<Hash> = ack.taken.iter().map(|(hash, _)| *hash).collect();
        if let Some(document) = self.queue.taken(ack.batch, &hashes) {
            effects.push(Effect::Taken { document, hashes, received: ack.received });
        }
    }

    pub(super) fn escrowed(&mut self, it: Escrowed, effects: &mut Vec<Effect>) {
        let Escrowed { batch, escrow, hashes, received } = it;
        if let Some(document) = self.queue.taken(batch, &hashes) {
            self.remember_late(escrow, document, hashes.iter().copied());
            effects.push(Effect::Escrowed { document, escrow, hashes, received });
        }
    }

    pub(super) fn settled(&mut self, it: Settled, effects: &mut Vec<Effect>) {
        let late = self.late.remove(&it.escrow);
        let taken = it.taken;
        effects.push(Effect::Settled(it));
        let Some((document, hashes)) = late.filter(|_| !taken) else { return };
        let fallen = self.queue.fell(document, &hashes);
        self.remember_refused(document, hashes.into_iter().chain(fallen.iter().copied()), Reason::NoRight);
        if !fallen.is_empty() {
            effects.push(Effect::Fork { document, hashes: fallen, reason: Reason::NoRight });
        }
    }

    pub(super) fn refuse(&mut self, it: &Refused, effects: &mut Vec<Effect>) {
        let Some((document, hashes)) = self.queue.refuse(it.batch, it.place) else { return };
        let known = hashes.iter().copied().filter(|_| !planted!(RefusedForgotten));
        self.remember_refused(document, known, it.reason);
        effects.push(Effect::Fork { document, hashes, reason: it.reason });
    }
}
