use super::*;
use crate::documents::edit::Edit;
use crate::documents::kind::Kind;
use crate::documents::live::Document;
use crate::ids::{EscrowId, UserId};
use crate::sync::entry::{Chain, ChangeEntry, Entry, RowEntry};
use crate::sync::frame::{Ack, Entries, Escrowed, Settled, Welcome};
use crate::wire::ActorPrefix;

const SPACE: SpaceId = SpaceId::from_bytes([1; 16]);
const PREFIX: ActorPrefix = *b"limin-01";

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millis(ms)
}

fn head(n: u8) -> DocumentHead {
    DocumentHead::free(DocumentId::fresh(at(1), [n; 10]), SPACE, Kind::BlankPlan)
}

fn change(n: u8, dependencies: Vec<Hash>) -> Unsent {
    Unsent {
        head: head(1),
        hash: Hash::from_bytes([n; 32]),
        dependencies,
        start_op: n.into(),
        bytes: vec![n],
    }
}

fn client() -> Client {
    Client::new(InstallationId::from_bytes([5; 16]), None, BTreeMap::new(), [], 7)
}

fn welcome() -> Vec<u8> {
    frame::encode(&[Down::Welcome(Welcome {
        server_time: at(0),
        incarnation: Incarnation::from_bytes([9; 16]),
        spaces: vec![],
        actor_prefix: PREFIX,
        takes: Some(frame::TAKES),
    })])
}

fn online() -> Client {
    let mut client = client();
    client.step(at(0), Input::Connect);
    client.step(at(1), Input::Opened);
    client.step(at(2), Input::Received(welcome()));
    client
}

fn pushed(effects: &[Effect]) -> Vec<Push> {
    let sent = effects.iter().filter_map(|it| if let Effect::Send(bytes) = it { Some(bytes) } else { None });
    let sent = sent.filter_map(|bytes| frame::decode::<Up>(bytes).ok());
    sent.flatten().filter_map(|item| if let Up::Push(push) = item { Some(push) } else { None }).collect()
}

fn answer(item: Down) -> Input {
    Input::Received(frame::encode(&[item]))
}

#[test]
fn an_edit_made_in_a_tunnel_leaves_when_the_link_is_back() {
    let mut client = client();
    assert_eq!(client.step(at(0), Input::Connect), [Effect::Link(LinkState::Connecting), Effect::Dial]);
    assert_eq!(client.step(at(10), Input::Lost), [Effect::Link(LinkState::Offline)]);
    assert_eq!(client.step(at(20), Input::Edited(change(1, vec![]))), []);
    let wake = client.wake_at().expect("it will try again");
    assert!(wake > at(10) && wake <= at(510));
    assert_eq!(client.step(wake, Input::Tick), [Effect::Dial]);
    client.step(wake, Input::Opened);
    let effects = client.step(wake.after_ms(5), Input::Received(welcome()));
    assert!(effects.contains(&Effect::Link(LinkState::Online)));
    assert_eq!(pushed(&effects).len(), 1);
}

#[test]
fn an_ack_ends_the_wait_and_the_next_flight_leaves() {
    let mut client = online();
    let first = pushed(&client.step(at(3), Input::Edited(change(1, vec![]))));
    assert_eq!(pushed(&client.step(at(4), Input::Edited(change(2, vec![])))), [], "one flight at a time");
    let taken = vec![(Hash::from_bytes([1; 32]), 1)];
    let effects =
        client.step(at(5), answer(Down::Ack(Ack { batch: first[0].batch, taken, received: at(4) })));
    let hashes = vec![Hash::from_bytes([1; 32])];
    assert!(effects.contains(&Effect::Taken { document: head(1).document, hashes, received: at(4) }));
    assert_eq!(pushed(&effects)[0].changes, [ByteVec::from(vec![2])]);
}

//
#[test]
fn what_went_to_escrow_ends_the_wait_beside_what_was_taken_and_is_not_sent_again() {
    let mut client = online();
    client.step(at(3), Input::Lost);
    for n in 1..=2 {
        client.step(at(3), Input::Edited(change(n, vec![])));
    }
    let wake = client.wake_at().expect("waits");
    client.step(wake, Input::Tick);
    client.step(wake, Input::Opened);
    let batch = pushed(&client.step(wake, Input::Received(welcome())))[0].batch;
    let taken = vec![(Hash::from_bytes([1; 32]), 1)];
    client.step(wake, answer(Down::Ack(Ack { batch, taken, received: at(4) })));
    assert_eq!(client.unsent(), 1, "the rest has no answer yet");
    let (escrow, hashes) = (EscrowId::from_bytes([6; 16]), vec![Hash::from_bytes([2; 32])]);
    let kept = Escrowed { batch, escrow, hashes: hashes.clone(), received: at(4) };
    let effects = client.step(wake, answer(Down::Escrowed(kept)));
    let document = head(1).document;
    assert_eq!(effects, [Effect::Escrowed { document, escrow, hashes, received: at(4) }]);
    assert_eq!(client.unsent(), 0);
    let next = client.step(wake, Input::Edited(change(3, vec![Hash::from_bytes([2; 32])])));
    assert_eq!(pushed(&next).len(), 1, "no flight is out any more");
}

// X-14, sim seed 36
#[test]
fn what_waits_behind_late_work_that_was_turned_away_is_not_sent() {
    let mut client = client();
    let (escrow, late) = (EscrowId::from_bytes([6; 16]), Hash::from_bytes([1; 32]));
    client.remember_late(escrow, head(1).document, [late]);
    client.step(at(0), Input::Edited(change(2, vec![late])));
    client.step(at(0), Input::Connect);
    client.step(at(1), Input::Opened);
    let no = Settled { escrow, taken: false, reason: None, at: at(1) };
    let items = frame::decode::<Down>(&welcome()).expect("well formed").into_iter();
    let told = frame::encode(&items.chain([Down::Settled(no.clone())]).collect::<Vec<_>>());
    let effects = client.step(at(2), Input::Received(told));
    assert_eq!(pushed(&effects), []);
    let hashes = vec![Hash::from_bytes([2; 32])];
    assert!(effects.contains(&Effect::Settled(no)));
    assert!(effects.contains(&Effect::Fork { document: head(1).document, hashes, reason: Reason::NoRight }));
}

#[test]
fn what_was_in_flight_when_the_link_broke_is_sent_again() {
    let mut client = online();
    client.step(at(3), Input::Edited(change(1, vec![])));
    client.step(at(4), Input::Lost);
    let wake = client.wake_at().expect("waits");
    client.step(wake, Input::Tick);
    client.step(wake, Input::Opened);
    let effects = client.step(wake, Input::Received(welcome()));
    assert_eq!(pushed(&effects)[0].changes, [ByteVec::from(vec![1])]);
}

#[test]
fn a_refused_change_takes_its_descendants_along_also_later_ones() {
    let mut client = online();
    let (a, b) = (change(1, vec![]), change(2, vec![Hash::from_bytes([1; 32])]));
    let other = Unsent { dependencies: vec![], ..change(4, vec![]) };
    let batch = pushed(&client.step(at(3), Input::Edited(a.clone())))[0].batch;
    client.step(at(4), Input::Edited(b.clone()));
    client.step(at(4), Input::Edited(other));
    let refused = Refused { batch, place: 0, reason: Reason::NoRight };
    let effects = client.step(at(5), answer(Down::Refused(refused)));
    let document = head(1).document;
    assert_eq!(effects[0], Effect::Fork { document, hashes: vec![a.hash, b.hash], reason: Reason::NoRight });
    let late = client.step(at(6), Input::Edited(change(3, vec![b.hash])));
    let hashes = vec![Hash::from_bytes([3; 32])];
    assert_eq!(late, [Effect::Fork { document, hashes, reason: Reason::NoRight }]);
    assert_eq!(client.unsent(), 1, "what does not stand on it still goes");
}

#[test]
fn later_waits_and_tries_again() {
    let mut client = online();
    let batch = pushed(&client.step(at(3), Input::Edited(change(1, vec![]))))[0].batch;
    assert_eq!(
        pushed(&client.step(at(5), answer(Down::Later(Later { batch, missing: vec![], after_ms: 200 })))),
        []
    );
    assert_eq!(client.wake_at(), Some(at(205)));
    assert_eq!(pushed(&client.step(at(205), Input::Tick)).len(), 1);
}

#[test]
fn a_silent_link_is_asked_and_then_given_up() {
    let mut client = online();
    let quiet = client.wake_at().expect("watches");
    assert_eq!(quiet, at(2).after_ms(QUIET_MS));
    assert!(matches!(client.step(quiet, Input::Tick).as_slice(), [Effect::Send(_)]));
    let dead = client.wake_at().expect("waits for the answer");
    assert_eq!(client.step(dead, Input::Tick), [Effect::HangUp, Effect::Link(LinkState::Offline)]);
}

#[test]
fn entries_move_the_cursor_and_a_broken_chain_starts_the_space_anew() {
    let mut client = online();
    let row = Entry::Row(RowEntry { key: "space".into(), bytes: vec![1].into(), received: at(1) });
    let chain = Chain::START.then(&row);
    let entries = |from, chain| Entries { space: SPACE, from, entries: vec![row.clone()], chain, newest: 1 };
    let effects = client.step(at(3), answer(Down::Entries(entries(0, chain))));
    let cursor = Cursor { seq: 1, chain };
    assert_eq!(effects, [Effect::Keep { space: SPACE, restart: false, entries: vec![row.clone()], cursor }]);
    let effects = client.step(at(4), answer(Down::Entries(entries(1, Chain::from_bytes([7; 16])))));
    assert_eq!(effects[0], Effect::HangUp);
    // The server answers the missing cursor from the start; a space that was here before restarts.
    let wake = client.wake_at().expect("waits");
    client.step(wake, Input::Tick);
    client.step(wake, Input::Opened);
    client.step(wake, Input::Received(welcome()));
    let effects = client.step(wake, answer(Down::Entries(entries(0, chain))));
    assert!(matches!(effects[0], Effect::Keep { restart: true, .. }));
    let mut client = online();
    client.step(at(3), answer(Down::Entries(entries(0, chain))));
    let effects = client.step(at(4), answer(Down::Entries(entries(0, chain))));
    assert!(matches!(effects[0], Effect::Keep { restart: true, .. }));
}

#[test]
fn an_ended_sign_in_stops_dialling_until_somebody_signs_in() {
    let mut client = online();
    let effects = client.step(at(3), answer(Down::Goodbye(Goodbye::SignedOut)));
    assert_eq!(effects, [Effect::HangUp, Effect::Link(LinkState::SignedOut)]);
    assert_eq!(client.wake_at(), None);
    assert!(client.step(at(9), Input::Connect).contains(&Effect::Dial));
}

#[test]
fn garbage_from_the_server_ends_the_link_not_the_app() {
    let mut client = online();
    let effects = client.step(at(3), Input::Received(vec![1, 2, 3]));
    assert_eq!(effects, [Effect::HangUp, Effect::Link(LinkState::Offline)]);
}

// A vault is read by hash, a clock may go back: the order in which changes come in says nothing. (sim seed 86)
#[test]
fn changes_leave_behind_what_they_stand_on_however_they_came_in() {
    let mut client = client();
    for it in [change(3, vec![Hash::from_bytes([2; 32])]), change(2, vec![]), change(1, vec![])] {
        client.step(at(0), Input::Edited(it));
    }
    client.step(at(0), Input::Connect);
    client.step(at(1), Input::Opened);
    let effects = client.step(at(2), Input::Received(welcome()));
    assert_eq!(pushed(&effects)[0].changes, [1, 2, 3].map(|n| ByteVec::from(vec![n])));
}

// sim seed 4: an ack runs ahead of the entries, so a cursor that still fits proves nothing. (sim seed 185: nor does
// silence, when the restored space is empty.)
#[test]
fn another_history_puts_everything_of_this_phone_in_doubt_before_anything_else() {
    let cursor = Cursor { seq: 4, chain: Chain::from_bytes([7; 16]) };
    let known = Some(Incarnation::from_bytes([8; 16]));
    let cursors = BTreeMap::from([(SPACE, cursor)]);
    let mut client = Client::new(InstallationId::from_bytes([5; 16]), known, cursors, [], 7);
    client.step(at(0), Input::Connect);
    client.step(at(1), Input::Opened);
    let effects = client.step(at(2), Input::Received(welcome()));
    assert_eq!(effects[0], Effect::Keep { space: SPACE, restart: true, entries: vec![], cursor });
    assert!(matches!(effects[1], Effect::Greeted(_)));
}

/// A change as the log gives it, and as this phone waits to send it.
fn logged() -> (Unsent, Entry, Chain) {
    let mut plan = Document::new(Kind::BlankPlan, b"limin-01-a-tab-1");
    let heads = plan.heads();
    let edit = Edit::Title { at: 0, delete: 0, insert: "方案".into() };
    let made = plan.edit(&heads, &edit, at(1)).expect("fits").expect("new");
    let unsent = Unsent { hash: made.hash, bytes: made.bytes.clone(), ..change(1, vec![]) };
    let entry = Entry::Change(ChangeEntry {
        document: head(1).document,
        kind: Kind::BlankPlan,
        owner: None,
        bytes: made.bytes.into(),
        user: UserId::from_bytes([4; 16]),
        device: InstallationId::from_bytes([5; 16]),
        received: at(2),
        mac: vec![].into(),
    });
    let chain = Chain::START.then(&entry);
    (unsent, entry, chain)
}

// The right ended after the commit and before the ack: the refusal of the second push comes after the fact.
#[test]
fn what_was_seen_in_the_log_is_not_refused_and_not_sent_again() {
    let (unsent, entry, chain) = logged();
    let entries = Entries { space: SPACE, from: 0, entries: vec![entry], chain, newest: 1 };
    let mut client = online();
    let batch = pushed(&client.step(at(3), Input::Edited(unsent)))[0].batch;
    client.step(at(4), answer(Down::Entries(entries)));
    assert_eq!(client.unsent(), 0);
    let refused = Refused { batch, place: 0, reason: Reason::NoRight };
    assert_eq!(client.step(at(5), answer(Down::Refused(refused))), []);
}

#[test]
fn what_stands_on_a_refused_change_goes_out_once_the_log_has_that_change() {
    let (unsent, entry, chain) = logged();
    let entries = Entries { space: SPACE, from: 0, entries: vec![entry], chain, newest: 1 };
    let mut client = online();
    client.remember_refused(head(1).document, [unsent.hash], Reason::NoRight);
    client.step(at(4), answer(Down::Entries(entries)));
    let effects = client.step(at(5), Input::Edited(change(2, vec![unsent.hash])));
    assert_eq!(pushed(&effects).len(), 1);
}

// sim seed 93: with a clock that was set back by a year, a dead link was found after a year.
#[test]
fn a_clock_that_is_set_back_does_not_stop_the_watch() {
    const YEAR_MS: i64 = 365 * 24 * 3_600_000;
    let mut client = online();
    let before = at(10);
    client.step(before, Input::Edited(change(1, vec![])));
    let back = at(10 - YEAR_MS);
    client.step(back, Input::Tick);
    assert_eq!(client.wake_at(), Some(back.after_ms(ANSWER_MAX_MS)));
    let effects = client.step(back.after_ms(ANSWER_MAX_MS), Input::Tick);
    assert!(effects.contains(&Effect::HangUp));
    let retry = client.wake_at().expect("waits");
    assert!(retry.ms_since(back.after_ms(ANSWER_MAX_MS)) <= 500);
}

// sim seed 484: the dial went out before the sign-in, and its answer came after.
#[test]
fn a_sign_in_during_a_dial_outweighs_the_signed_out_that_the_dial_brings() {
    let mut client = client();
    client.step(at(0), Input::Connect);
    client.step(at(1), Input::Opened);
    client.step(at(2), Input::Connect);
    let effects = client.step(at(3), answer(Down::Goodbye(Goodbye::SignedOut)));
    assert_eq!(effects, [Effect::HangUp, Effect::Dial]);
    client.step(at(4), Input::Opened);
    let effects = client.step(at(5), answer(Down::Goodbye(Goodbye::SignedOut)));
    assert!(effects.contains(&Effect::Link(LinkState::SignedOut)));
}

#[test]
fn where_somebody_is_leaves_at_once_or_never() {
    let here = || {
        let (space, document) = (SpaceId::from_bytes([1; 16]), DocumentId::from_bytes([2; 16]));
        Input::Here(frame::Here { space, document, seat: 1, place: Some(vec![1].into()) })
    };
    let mut offline = client();
    assert_eq!(offline.step(at(1), here()), []);
    offline.step(at(2), Input::Connect);
    offline.step(at(3), Input::Opened);
    let effects = offline.step(at(4), Input::Received(welcome()));
    assert!(!effects.iter().any(|it| matches!(it, Effect::Send(_))), "nothing of it waited");
    let effects = offline.step(at(5), here());
    let [Effect::Send(message)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(matches!(frame::decode::<Up>(message).as_deref(), Ok([Up::Presence(_)])));
    let mut old = client();
    old.step(at(1), Input::Connect);
    old.step(at(2), Input::Opened);
    // [1, [0, [time, incarnation, [], prefix]]]: a server of before there was presence.
    let body =
        [vec![0x81, 0x82, 0, 0x81, 0x84, 0, 0x50], vec![9; 16], vec![0x80, 0x48], PREFIX.to_vec()].concat();
    let effects = old.step(at(3), Input::Received([vec![frame::VERSION], body].concat()));
    assert!(effects.contains(&Effect::Link(LinkState::Online)), "{effects:?}");
    assert_eq!(old.step(at(4), here()), [], "it would not understand");
}
