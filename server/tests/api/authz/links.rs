use std::sync::atomic::{AtomicU8, Ordering};

use gongjian_shared::ids::{PinId, SpaceId};
use gongjian_shared::rights::{Thing, Verb};
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::frame::{Down, Reason, Welcome};
use serde_json::json;

use super::Seen;
use super::world::{NOWHERE, Subject, World, space_of};
use crate::office::Browser;
use crate::phone::{Notes, Phone, Plan, document};

/// The number of a paper that nobody wrote.
const NO_PAPER: u8 = 250;
/// The number of a paper where there is no space: it is refused, and may be tried again.
const LOST_PAPER: u8 = 251;

/// The papers of a unit over a link of their own: told of, read, written into, begun.
pub async fn walk(world: &World, subject: &mut Subject, unit: u16) -> Vec<Seen> {
    let (space, paper) = subject.papers(unit);
    let (mut phone, welcome) = Phone::greet(&world.served, &subject.browser, vec![]).await;
    let told = welcome.spaces.iter().any(|it| it.space == space);
    let mut seen = vec![Seen::new("welcome", Thing::Paper, Verb::Read, told)];
    if told {
        let (entries, _) = phone.read_all().await;
        let read = entries.iter().any(|it| matches!(it, Entry::Change(_)));
        seen.push(Seen::new("log", Thing::Paper, Verb::Read, read));
    }
    seen.extend(pushes(&mut phone, &welcome, space).await);
    seen.push(comments(&mut phone, &welcome, space).await);
    seen.push(adopt(&mut subject.browser, paper).await);
    seen
}

/// A fresh paper, then a second change to it: refused alike where the space is hidden and where there is none.
async fn pushes(phone: &mut Phone, welcome: &Welcome, space: SpaceId) -> Vec<Seen> {
    let mut seen = Vec::new();
    let created = push(phone, welcome, space, 1).await;
    let nothing = push(phone, welcome, space_of(NOWHERE), 11).await;
    for ((verb, answer), nothing) in [Verb::Create, Verb::Write].into_iter().zip(created).zip(nothing) {
        let mut it = Seen::new("push", Thing::Paper, verb, answer == Came::In);
        // Whose right has ended knows the space, and hands late work over.
        if !it.allowed && answer != Came::Late && answer != nothing {
            it.told_apart_from_nothing = Some(Thing::Paper);
        }
        seen.push(it);
    }
    seen
}

/// A comment on a paper: refused alike where the space is hidden and where there is none.
async fn comments(phone: &mut Phone, welcome: &Welcome, space: SpaceId) -> Seen {
    let mut answers = Vec::new();
    for (batch, space) in [(21, space), (22, space_of(NOWHERE))] {
        let nth = number(space);
        let mut notes = Notes::on(document(nth), space, nth, welcome);
        let bytes = notes.say("意见");
        answers.push(came(phone.push(batch, notes.head, &[&bytes]).await));
    }
    let mut it = Seen::new("comment", Thing::Paper, Verb::Comment, answers[0] == Came::In);
    if !it.allowed && answers[0] != Came::Late && answers[0] != answers[1] {
        it.told_apart_from_nothing = Some(Thing::Paper);
    }
    it
}

fn came(answer: Option<Down>) -> Came {
    match answer {
        Some(Down::Ack(_)) => Came::In,
        Some(Down::Escrowed(_)) => Came::Late,
        Some(Down::Refused(it)) => Came::Refused(it.place, it.reason),
        other => panic!("an answer to a push, not {other:?}"),
    }
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    In,
    Late,
    Refused(u32, Reason),
}

/// A decision on a version that is none: who may decide hears that.
async fn adopt(browser: &mut Browser, paper: u8) -> Seen {
    let mut told = Vec::new();
    for paper in [paper, NO_PAPER] {
        let (pin, document) = (PinId::from_bytes([paper; 16]), document(paper));
        let act = json!({ "act": "adopt", "pin": pin, "document": document, "heads": [], "reason": "定稿" });
        let answer = browser.plain(json!({ "command": "decision", "decision": act })).await.json();
        told.push(answer["outcome"]["refusal"]["decision"]["why"].as_str().expect("a refusal").to_owned());
    }
    let mut seen = Seen::new("adopt", Thing::Paper, Verb::Decide, told[0] == "bad_version");
    if !seen.allowed && told[0] != told[1] {
        seen.told_apart_from_nothing = Some(Thing::Paper);
    }
    seen
}

/// A document lies in one space, for ever: each push begins one of its own.
pub fn fresh() -> u8 {
    static DRAWN: AtomicU8 = AtomicU8::new(0);
    let drawn = DRAWN.fetch_add(1, Ordering::Relaxed);
    assert!(drawn < NO_PAPER, "numbers of papers would repeat");
    drawn
}

fn number(space: SpaceId) -> u8 {
    if space == space_of(NOWHERE) { LOST_PAPER } else { fresh() }
}

/// What became of each of two changes.
async fn push(phone: &mut Phone, welcome: &Welcome, space: SpaceId, batch: u64) -> [Came; 2] {
    let mut plan = Plan::new(space, number(space), welcome);
    let mut came = [Came::In; 2];
    for (at, text) in (0..).zip(["乙", "丙"]) {
        let edit = plan.write(text);
        came[at] = self::came(phone.push(batch + at as u64, plan.head, &[&edit.bytes]).await);
    }
    came
}
