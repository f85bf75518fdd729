//! What no honest phone sends: each must be refused, or wait, or do no harm.

use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::{Document, Edited};
use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::sync::frame::{Push, Up, encode};
use gongjian_shared::sync::hub::{Input, LinkId};
use gongjian_shared::time::Timestamp;

use crate::phone::paper::Paper;
use crate::world::{Event, NodeEvent, World};

impl World {
    pub fn forge(&mut self, phone: usize, node: usize) {
        let Some(who) = self.who(phone) else { return };
        let Some(profile) = self.phones[phone].profile else { return };
        if !self.nodes[node].up {
            return;
        }
        self.ledger.counts.forgeries += 1;
        let head = self.some_head();
        let stranger = self.phones.iter().filter(|it| it.user != who.user).find_map(|it| it.profile);
        let own = [profile.prefix, self.drawn.bytes()].concat();
        let foreign = stranger.map(|it| [it.prefix, self.drawn.bytes()].concat());
        let mut pushes: Vec<(DocumentHead, Vec<u8>)> = Vec::new();
        match self.trouble.below(6) {
            // Somebody else's actor.
            0 => pushes.extend(foreign.map(|actor| (head, self.forged(head, &actor, 1).remove(0).bytes))),
            // One actor, two first changes.
            1 => {
                for _ in 0..2 {
                    pushes.push((head, self.forged(head, &own, 1).remove(0).bytes));
                }
            }
            // What it stands on is held back.
            2 => pushes.push((head, self.forged(head, &own, 2).remove(1).bytes)),
            // A flipped bit.
            3 => {
                let mut bytes = self.forged(head, &own, 1).remove(0).bytes;
                let place = self.trouble.index(bytes.len());
                bytes[place] ^= 1;
                pushes.push((head, bytes));
            }
            // The document of one space pushed into another.
            4 => {
                let spaces: Vec<SpaceId> = self.disk.live().ends.keys().copied().collect();
                if let Some(space) = spaces.into_iter().find(|it| *it != head.space) {
                    let moved = DocumentHead { space, ..head };
                    pushes.push((moved, self.forged(head, &own, 1).remove(0).bytes));
                }
            }
            // The same again.
            _ => {
                let bytes = self.forged(head, &own, 1).remove(0).bytes;
                pushes = vec![(head, bytes.clone()), (head, bytes)];
            }
        }
        self.nodes[node].last_link += 1;
        let link = LinkId(self.nodes[node].last_link);
        self.node_later(node, 0, NodeEvent::Input(Input::Opened { link, who: Some(who) }));
        for (batch, (head, bytes)) in (1..).zip(pushes) {
            let push = Push { batch, head, changes: vec![bytes.into()] };
            let after = self.trouble.below(300);
            let message = encode(&[Up::Push(push)]);
            self.node_later(node, after, NodeEvent::Input(Input::Frame { link, message }));
        }
        let boot = self.nodes[node].boot;
        self.later(4_000, Event::RogueEnds { node, boot, link });
    }

    fn some_head(&mut self) -> DocumentHead {
        let known: Vec<DocumentHead> = self.disk.live().documents.values().copied().collect();
        if let Some(head) = self.trouble.pick(&known).copied() {
            return head;
        }
        let spaces: Vec<SpaceId> = self.disk.live().ends.keys().copied().collect();
        let space = self.trouble.pick(&spaces).copied().expect("there is a space");
        let document = DocumentId::fresh(Timestamp::from_millis(self.now), self.drawn.bytes());
        DocumentHead::free(document, space, Kind::BlankPlan)
    }

    /// Sound changes by an actor, each on top of the one before, all on top of the genesis.
    fn forged(&mut self, head: DocumentHead, actor: &[u8], count: usize) -> Vec<Edited> {
        let mut paper = Paper { document: Document::new(head.kind, actor), shown: [].into() };
        let user = self.phones.iter().find(|it| it.profile.is_some_and(|it| actor.starts_with(&it.prefix)));
        let user = user.map(|it| it.user).expect("the actor is somebody's");
        let mut made = Vec::new();
        while made.len() < count {
            let idea = paper.idea(&self.ledger.word(), &mut self.trouble);
            let heads = paper.document.heads();
            let edited = paper.document.edit(&heads, &idea, Timestamp::from_millis(self.now));
            if let Ok(Some(edited)) = edited {
                self.ledger.forged(head.document, edited.hash, user);
                made.push(edited);
            }
        }
        made
    }
}
