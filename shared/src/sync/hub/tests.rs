use super::*;
use crate::documents::kind::DocumentHead;
use crate::documents::kind::Kind;
use crate::ids::{DocumentId, Incarnation, InstallationId, UserId};
use crate::rules::Role;
use crate::sync::entry::Chain;
use crate::sync::frame::{Hello, SpaceGrant};
use minicbor::bytes::ByteVec;

const LI: LinkId = LinkId(1);
const ZHAO: LinkId = LinkId(2);
const SPACE: SpaceId = SpaceId::from_bytes([1; 16]);

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millis(ms)
}

fn who(n: u8) -> Who {
    let (user, installation) = (UserId::from_bytes([n; 16]), InstallationId::from_bytes([n; 16]));
    Who { user, installation, session_key: format!("s{n}") }
}

fn greeting(seq: u64, newest: u64) -> Greeting {
    let grant = SpaceGrant { space: SPACE, role: Role::Member, ends: None, decides: false };
    let spaces = vec![(grant, newest, Cursor { seq, chain: Chain::START })];
    Greeting {
        incarnation: Incarnation::from_bytes([9; 16]),
        actor_prefix: *b"prefix-1",
        spaces,
        changes_at: None,
        settled: vec![],
    }
}

// sim seed 3: the greeting was read, then an entry was committed, then the greeting came in.
#[test]
fn a_greeting_that_was_read_before_a_move_does_not_hide_it() {
    let mut hub = Hub::default();
    hub.step(at(0), Input::Opened { link: LI, who: Some(who(1)) });
    hub.step(at(1), Input::Moved { space: SPACE, newest: 4 });
    hub.step(at(2), Input::Greeted { link: LI, greeting: Some(greeting(3, 3)) });
    let effects = hub.step(at(3), Input::Sent { link: LI });
    assert_eq!(effects, [Effect::Read { link: LI, space: SPACE, after: 3 }]);
}

/// Li and Zhao are linked, have read all three entries of the space, and their sockets are idle.
fn two() -> Hub {
    let mut hub = Hub::default();
    for (link, n) in [(LI, 1), (ZHAO, 2)] {
        hub.step(at(0), Input::Opened { link, who: Some(who(n)) });
        hub.step(at(0), Input::Greeted { link, greeting: Some(greeting(3, 3)) });
        hub.step(at(0), Input::Sent { link });
    }
    hub
}

fn push(batch: u64) -> Vec<u8> {
    let document = DocumentId::fresh(at(1), [1; 10]);
    let head = DocumentHead::free(document, SPACE, Kind::BlankPlan);
    let change = crate::documents::genesis::bytes(Kind::BlankPlan).to_vec();
    frame::encode(&[Up::Push(Push { batch, head, changes: vec![ByteVec::from(change)] })])
}

fn items(effects: &[Effect], to: LinkId) -> Vec<Down> {
    let sent = |it: &Effect| match it {
        Effect::Send { link, message } | Effect::Close { link, message } => {
            (*link == to).then(|| message.clone())
        }
        Effect::Greet { .. } | Effect::Commit { .. } | Effect::Read { .. } | Effect::Malformed { .. } => None,
    };
    effects
        .iter()
        .filter_map(sent)
        .flat_map(|message| frame::decode(&message).expect("well formed"))
        .collect()
}

fn taken(place: u64) -> Outcome {
    Outcome { taken: vec![(Hash::from_bytes([4; 32]), place)], ..Outcome::default() }
}

#[test]
fn no_ack_before_the_commit_and_then_everybody_reads_on() {
    let mut hub = two();
    let effects = hub.step(at(1), Input::Frame { link: LI, message: push(1) });
    assert!(
        matches!(effects.as_slice(), [Effect::Commit { candidates }] if candidates.len() == 1),
        "{effects:?}"
    );
    let effects =
        hub.step(at(2), Input::Committed { outcomes: Some(vec![taken(4)]), moved: vec![(SPACE, 4)] });
    let Down::Ack(ack) = &items(&effects, LI)[0] else { panic!("{effects:?}") };
    assert_eq!((ack.batch, ack.received), (1, at(1)), "the time of receipt, before any queue");
    assert!(effects.contains(&Effect::Read { link: ZHAO, space: SPACE, after: 3 }));
}

#[test]
fn pushes_that_come_during_a_commit_share_the_next_one() {
    let mut hub = two();
    hub.step(at(1), Input::Frame { link: LI, message: push(1) });
    for batch in 2..5 {
        assert_eq!(hub.step(at(2), Input::Frame { link: ZHAO, message: push(batch) }), []);
    }
    let effects = hub.step(at(3), Input::Committed { outcomes: Some(vec![taken(4)]), moved: vec![] });
    let together = |it: &Effect| matches!(it, Effect::Commit { candidates } if candidates.len() == 3);
    assert!(effects.iter().any(together));
}

#[test]
fn a_failed_commit_is_answered_with_later_never_with_an_ack() {
    let mut hub = two();
    hub.step(at(1), Input::Frame { link: LI, message: push(1) });
    let effects = hub.step(at(2), Input::Committed { outcomes: None, moved: vec![] });
    assert!(matches!(items(&effects, LI).as_slice(), [Down::Later(Later { batch: 1, .. })]));
}

#[test]
fn a_slow_reader_holds_one_message_and_is_cut_at_last() {
    let mut hub = two();
    let effects = hub.step(at(1), Input::Moved { space: SPACE, newest: 4 });
    assert!(effects.contains(&Effect::Read { link: ZHAO, space: SPACE, after: 3 }));
    let found = Found { from: 3, entries: vec![], chain: Chain::START, newest: 4 };
    let effects = hub.step(at(2), Input::Read { link: ZHAO, space: SPACE, found: Some(found) });
    assert_eq!(items(&effects, ZHAO).len(), 1);
    for newest in 5..50 {
        let effects = hub.step(at(3), Input::Moved { space: SPACE, newest });
        assert!(
            effects
                .iter()
                .all(|it| !matches!(it, Effect::Read { link: ZHAO, .. } | Effect::Send { link: ZHAO, .. }))
        );
    }
    let late = at(2).after_ms(STALLED_MAX_MS);
    assert_eq!(items(&hub.step(late, Input::Tick), ZHAO), [Down::Goodbye(Goodbye::TooSlow)]);
}

// sim seed 22: the links of phones that were gone stayed for as long as the clock had been fast.
#[test]
fn a_clock_that_is_set_back_does_not_stop_the_watch_over_links() {
    let mut hub = Hub::default();
    hub.step(at(9_000_000), Input::Opened { link: LI, who: Some(who(1)) });
    let mut effects = Vec::new();
    for tick in 0..=i64::try_from(SILENCE_MAX_MS / 1_000).expect("small") {
        effects.extend(hub.step(at(tick * 1_000), Input::Tick));
    }
    assert_eq!(items(&effects, LI), [Down::Goodbye(Goodbye::TooSlow)]);
    let effects = hub.step(at(70_000), Input::Opened { link: ZHAO, who: Some(who(2)) });
    assert_eq!((effects, hub.links()), (vec![], 1));
}

#[test]
fn an_ended_session_and_changed_rights_cut_at_once() {
    let mut hub = two();
    let effects = hub.step(at(1), Input::SessionEnded { session_key: "s1".into() });
    assert_eq!(items(&effects, LI), [Down::Goodbye(Goodbye::SignedOut)]);
    let effects = hub.step(at(1), Input::RightsChanged { user: who(2).user });
    assert_eq!(items(&effects, ZHAO), [Down::Goodbye(Goodbye::RightsChanged)]);
    assert_eq!(hub.links(), 0);
}

/// The refusal of a read can be late: the same person may have dialled again, and been judged anew.
#[test]
fn a_refused_read_cuts_its_own_link_only() {
    let mut hub = two();
    let effects = hub.step(at(1), Input::Opened { link: LinkId(9), who: Some(who(2)) });
    assert_eq!(effects, vec![]);
    let effects = hub.step(at(1), Input::RightsLost { link: ZHAO });
    assert_eq!(items(&effects, ZHAO), [Down::Goodbye(Goodbye::RightsChanged)]);
    assert_eq!(hub.links(), 2);
    assert_eq!(hub.step(at(1), Input::RightsLost { link: ZHAO }), vec![]);
}

#[test]
fn nobody_signed_in_gets_one_word() {
    let effects = Hub::default().step(at(0), Input::Opened { link: LI, who: None });
    assert_eq!(items(&effects, LI), [Down::Goodbye(Goodbye::SignedOut)]);
}

#[test]
fn a_malformed_message_costs_its_sender_the_link_and_nobody_else() {
    let mut hub = two();
    let effects = hub.step(at(1), Input::Frame { link: LI, message: vec![1, 2, 3] });
    assert!(matches!(effects[0], Effect::Malformed { link: LI, .. }));
    assert_eq!(items(&effects, LI), [Down::Goodbye(Goodbye::Malformed)]);
    assert_eq!(hub.links(), 1);
}

#[test]
fn a_link_without_changes_of_its_own_is_told_to_wait_when_it_floods() {
    let mut hub = two();
    hub.step(at(1), Input::Frame { link: ZHAO, message: push(1) });
    let mut told = Vec::new();
    for batch in 0..100 {
        told.extend(items(&hub.step(at(2), Input::Frame { link: LI, message: push(batch) }), LI));
        hub.step(at(2), Input::Sent { link: LI });
    }
    assert!(told.iter().all(|it| matches!(it, Down::Later(_))));
    assert_eq!(told.len(), 100 - WAITING_MAX);
}

//
#[test]
fn a_right_that_ends_or_begins_by_date_cuts_the_link_in_that_moment_whatever_the_clock_was_before() {
    let mut hub = Hub::default();
    hub.step(at(9_000_000), Input::Opened { link: LI, who: Some(who(1)) });
    let greeting = Greeting { changes_at: Some(at(5_000)), ..greeting(3, 3) };
    hub.step(at(4_000), Input::Greeted { link: LI, greeting: Some(greeting) });
    assert_eq!(items(&hub.step(at(4_999), Input::Tick), LI), []);
    assert_eq!(items(&hub.step(at(5_000), Input::Tick), LI), [Down::Goodbye(Goodbye::RightsChanged)]);
}

/// A push of so many bytes, none of them a change: what waits for a commit is refused there.
fn heavy(batch: u64, bytes: usize) -> Vec<u8> {
    let document = DocumentId::fresh(at(1), [1; 10]);
    let head = DocumentHead::free(document, SPACE, Kind::BlankPlan);
    frame::encode(&[Up::Push(Push { batch, head, changes: vec![ByteVec::from(vec![0; bytes])] })])
}

// reliability.md T8: one link, and 200 of them, push a megabyte again and again while the disk is slow and nobody reads.
#[test]
fn what_waits_is_bounded_in_bytes_for_one_link_and_for_all() {
    let mut hub = two();
    for batch in 0..50 {
        hub.step(at(1), Input::Frame { link: LI, message: heavy(batch, 900 << 10) });
    }
    assert!(hub.links[&LI].waiting_bytes <= LINK_BYTES_MAX, "{}", hub.links[&LI].waiting_bytes);
    for n in 10..210 {
        let link = LinkId(n);
        hub.step(at(1), Input::Opened { link, who: Some(who(9)) });
        for batch in 0..3 {
            hub.step(at(1), Input::Frame { link, message: heavy(batch, 900 << 10) });
        }
    }
    assert!(hub.waiting_bytes <= ALL_BYTES_MAX, "{}", hub.waiting_bytes);
    assert!(hub.waiting_bytes > ALL_BYTES_MAX / 2, "not vacuous");
    // The rest of what came first has its turn, and then there is room for all again.
    while hub.is_busy() {
        hub.step(at(2), Input::Committed { outcomes: None, moved: vec![] });
    }
    assert_eq!(hub.waiting_bytes, 0);
    assert!(hub.links.values().all(|it| it.waiting_bytes == 0));
}

// reliability.md T8
#[test]
fn who_asks_again_and_again_and_never_reads_is_cut() {
    let mut hub = two();
    hub.step(at(1), Input::Moved { space: SPACE, newest: 4 });
    let found = Found { from: 3, entries: vec![], chain: Chain::START, newest: 4 };
    hub.step(at(2), Input::Read { link: ZHAO, space: SPACE, found: Some(found) });
    let mut told = Vec::new();
    for batch in 0..100_000 {
        let effects = hub.step(at(3), Input::Frame { link: ZHAO, message: push(batch) });
        told.extend(items(&effects, ZHAO));
        let owed = hub.links.get(&ZHAO).map_or(0, |it| it.answers.len());
        assert!(owed <= ANSWERS_MAX + WAITING_MAX, "{owed}");
    }
    assert_eq!(told, [Down::Goodbye(Goodbye::TooSlow)]);
    assert_eq!(hub.links(), 1, "nobody else is cut");
}

// reliability.md T8
#[test]
fn a_link_is_greeted_by_one_reader_of_the_store_at_a_time() {
    let mut hub = Hub::default();
    hub.step(at(0), Input::Opened { link: LI, who: Some(who(1)) });
    let installation = InstallationId::from_bytes([1; 16]);
    let hello = Hello { installation, incarnation: None, cursors: vec![], knows: None };
    let message = frame::encode(&[Up::Hello(hello.clone()), Up::Hello(hello)]);
    let greets = |effects: &[Effect]| effects.iter().filter(|it| matches!(it, Effect::Greet { .. })).count();
    let count = greets(&hub.step(at(1), Input::Frame { link: LI, message: message.clone() }));
    let again = greets(&hub.step(at(1), Input::Frame { link: LI, message: message.clone() }));
    assert_eq!((count, again), (1, 0));
    hub.step(at(2), Input::Greeted { link: LI, greeting: Some(greeting(3, 3)) });
    assert_eq!(greets(&hub.step(at(3), Input::Frame { link: LI, message })), 1);
}
