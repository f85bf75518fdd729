use super::{Effect, Goodbye, Greeting, Hub, LinkId};
use crate::rules::Role;
use crate::sync::frame::{self, Down, Hello, SpaceGrant, Welcome};
use crate::sync::sabotage::planted;
use crate::time::Timestamp;

impl Hub {
    pub(super) fn hello(&mut self, link: LinkId, hello: Hello, effects: &mut Vec<Effect>) {
        self.with(link, effects, |it, effects| {
            // One at a time: each is work beside the hub.
            if std::mem::replace(&mut it.greeting, true) {
                return;
            }
            it.knows_escrow = hello.knows >= Some(frame::KNOWS_ESCROW);
            it.knows_presence = hello.knows >= Some(frame::KNOWS_PRESENCE);
            effects.push(Effect::Greet { link, who: it.who.clone(), hello });
        });
    }

    pub(super) fn greeted(
        &mut self,
        now: Timestamp,
        link: LinkId,
        greeting: Option<Greeting>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(greeting) = greeting else {
            return self.close_one(link, Goodbye::Closing, effects);
        };
        if let Some(mut it) = self.forget(link) {
            self.touched.insert(link);
            let known = it.knows_presence;
            let grants = greeting.spaces.iter().map(|(grant, _, _)| understood(grant, known)).collect();
            let heard = |space| {
                self.newest.get(&space).copied().filter(|_| !planted!(GreetingHidesMove)).unwrap_or(0)
            };
            let read = greeting.spaces.into_iter();
            it.greeting = false;
            it.rooms.clear();
            it.changes_at = greeting.changes_at;
            it.spaces =
                read.map(|(grant, newest, at)| (grant.space, (at, newest.max(heard(grant.space))))).collect();
            it.answers.push(Down::Welcome(Welcome {
                server_time: now,
                incarnation: greeting.incarnation,
                spaces: grants,
                actor_prefix: greeting.actor_prefix,
                takes: Some(frame::TAKES),
            }));
            if it.knows_escrow {
                it.answers.extend(greeting.settled.into_iter().map(Down::Settled));
            }
            for space in it.spaces.keys() {
                self.readers.entry(*space).or_default().insert(link);
            }
            self.links.insert(link, it);
        }
    }
}

/// A phone of before there were comments knows two roles: who may only comment reads there.
fn understood(grant: &SpaceGrant, knows: bool) -> SpaceGrant {
    let role = match grant.role {
        Role::Commenter if !knows => Role::Reader,
        role @ (Role::Reader | Role::Commenter | Role::Member) => role,
    };
    SpaceGrant { role, ..grant.clone() }
}
