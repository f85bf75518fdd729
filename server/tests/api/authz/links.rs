use std::sync::atomic::{AtomicU8, Ordering};

use gongjian_shared::ids::SpaceId;
use gongjian_shared::rights::{Thing, Verb};
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::frame::{Down, Reason, Welcome};

use super::Seen;
use super::world::{NOWHERE, Subject, World, space_of};
use crate::phone::{Phone, Plan};

/// The papers of a unit over a link of their own: told of, read, written into, begun.
pub async fn walk(world: &World, subject: &Subject, unit: u16) -> Vec<Seen> {
    let (mut phone, welcome) = Phone::greet(&world.served, &subject.browser, vec![]).await;
    let told = welcome.spaces.iter().any(|it| it.space == space_of(unit));
    let mut seen = vec![Seen::new("welcome", Thing::Paper, Verb::Read, told)];
    if told {
        let (entries, _) = phone.read_all().await;
        let read = entries.iter().any(|it| matches!(it, Entry::Change(_)));
        seen.push(Seen::new("log", Thing::Paper, Verb::Read, read));
    }
    seen.extend(pushes(&mut phone, &welcome, unit).await);
    seen
}

/// A fresh paper, then a second change to it: refused alike where the space is hidden and where there is none.
async fn pushes(phone: &mut Phone, welcome: &Welcome, unit: u16) -> Vec<Seen> {
    let mut seen = Vec::new();
    let created = push(phone, welcome, space_of(unit), 1).await;
    let nothing = push(phone, welcome, space_of(NOWHERE), 11).await;
    for ((verb, answer), nothing) in [Verb::Create, Verb::Write].into_iter().zip(created).zip(nothing) {
        let mut it = Seen::new("push", Thing::Paper, verb, answer.is_none());
        if answer.is_some() && answer != nothing {
            it.told_apart_from_nothing = Some(Thing::Paper);
        }
        seen.push(it);
    }
    seen
}

/// A document lies in one space, for ever: each push begins one of its own.
pub fn fresh() -> u8 {
    static DRAWN: AtomicU8 = AtomicU8::new(0);
    DRAWN.fetch_add(1, Ordering::Relaxed)
}

/// Why each of two changes was not taken; `None`: it was.
async fn push(
    phone: &mut Phone,
    welcome: &Welcome,
    space: SpaceId,
    batch: u64,
) -> [Option<(u32, Reason)>; 2] {
    let mut plan = Plan::new(space, fresh(), welcome);
    let mut why = [None, None];
    for (at, text) in ["乙", "丙"].into_iter().enumerate() {
        let edit = plan.write(text);
        let batch = batch + u64::try_from(at).expect("small");
        why[at] = match phone.push(batch, plan.head, &[&edit.bytes]).await {
            Some(Down::Ack(_)) => None,
            Some(Down::Refused(it)) => Some((it.place, it.reason)),
            other => panic!("an answer to a push, not {other:?}"),
        };
    }
    why
}
