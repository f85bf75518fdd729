use super::*;
use crate::ids::{Incarnation, InstallationId};
use crate::rules::Role;
use crate::sync::entry::{Chain, Cursor};
use crate::sync::frame::{self, Hello, KNOWS, SpaceGrant, Up};
use crate::sync::hub::{Effect, Found, Greeting, Input, Who};

const SPACE: SpaceId = SpaceId::from_bytes([1; 16]);
const PAPER: DocumentId = DocumentId::from_bytes([7; 16]);
const OTHER: DocumentId = DocumentId::from_bytes([8; 16]);

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millis(ms)
}

/// Links 1 and 2 read the space, 3 reads another, 4 is of before there was presence. Their sockets are idle.
fn four() -> Hub {
    let mut hub = Hub::default();
    for (n, space, knows) in [(1, 1, KNOWS), (2, 1, KNOWS), (3, 2, KNOWS), (4, 1, 8)] {
        let link = LinkId(n.into());
        let (user, installation) = (UserId::from_bytes([n; 16]), InstallationId::from_bytes([n; 16]));
        hub.step(
            at(0),
            Input::Opened { link, who: Some(Who { user, installation, session_key: String::new() }) },
        );
        let hello = Hello { installation, incarnation: None, cursors: vec![], knows: Some(knows) };
        hub.step(at(0), Input::Frame { link, message: frame::encode(&[Up::Hello(hello)]) });
        let space = SpaceId::from_bytes([space; 16]);
        let grant = SpaceGrant { space, role: Role::Commenter, ends: None, decides: false };
        let greeting = Greeting {
            incarnation: Incarnation::from_bytes([9; 16]),
            actor_prefix: *b"prefix-1",
            spaces: vec![(grant, 0, Cursor { seq: 0, chain: Chain::START })],
            changes_at: None,
            settled: vec![],
        };
        let effects = hub.step(at(0), Input::Greeted { link, greeting: Some(greeting) });
        let Some(Effect::Send { message, .. }) = effects.first() else { panic!("a welcome") };
        let items = frame::decode(message).expect("well formed");
        let [Down::Welcome(welcome)] = items.as_slice() else { panic!("a welcome") };
        let role = if knows == KNOWS { Role::Commenter } else { Role::Reader };
        assert_eq!(welcome.spaces[0].role, role, "an old phone hears a role that it knows");
        hub.step(at(0), Input::Sent { link });
    }
    hub
}

fn here(document: DocumentId, place: Option<&str>) -> Here {
    let place = place.map(|it| ByteVec::from(it.as_bytes().to_vec()));
    Here { space: SPACE, document, seat: 5, place }
}

fn says(hub: &mut Hub, ms: i64, link: u64, here: Here) -> Vec<(u64, Option<String>)> {
    let message = frame::encode(&[Up::Presence(here)]);
    heard(hub, ms, Input::Frame { link: LinkId(link), message })
}

/// Who hears what; the sockets take it at once.
fn heard(hub: &mut Hub, ms: i64, input: Input) -> Vec<(u64, Option<String>)> {
    let mut all = Vec::new();
    let mut effects = hub.step(at(ms), input);
    while let Some(effect) = effects.pop() {
        let Effect::Send { link, message } = effect else { continue };
        for item in frame::decode::<Down>(&message).expect("well formed") {
            let Down::Presence(there) = item else { continue };
            let place = there.place.map(|it| String::from_utf8(it.into()).expect("words"));
            all.push((link.0, place));
        }
        effects.extend(hub.step(at(ms), Input::Sent { link }));
    }
    all
}

fn words(it: &str) -> Option<String> {
    Some(it.to_owned())
}

#[test]
fn who_has_the_same_document_open_hears_where_the_other_is_and_nobody_else_does() {
    let mut hub = four();
    assert_eq!(says(&mut hub, 1_000, 1, here(PAPER, Some("a"))), [], "nobody is there yet");
    assert_eq!(
        says(&mut hub, 1_000, 3, here(PAPER, Some("spy"))),
        [],
        "who may not read the space is not heard"
    );
    assert_eq!(says(&mut hub, 1_000, 4, here(PAPER, Some("old"))), [(1, words("old"))], "and hears nothing");
    let mut both = says(&mut hub, 1_000, 2, here(PAPER, Some("b")));
    both.sort();
    assert_eq!(both, [(1, words("b")), (2, words("a")), (2, words("old"))], "who comes hears who is there");
    assert_eq!(says(&mut hub, 2_000, 2, here(OTHER, Some("c"))), [], "another document is another room");
    assert_eq!(says(&mut hub, 3_000, 1, here(PAPER, Some("d"))), [(2, words("d"))]);
}

#[test]
fn who_leaves_is_gone_at_once_and_who_falls_silent_within_half_a_minute() {
    let mut hub = four();
    says(&mut hub, 1_000, 1, here(PAPER, Some("a")));
    says(&mut hub, 1_000, 2, here(PAPER, Some("b")));
    assert_eq!(says(&mut hub, 2_000, 2, here(PAPER, None)), [(1, None)], "a tab that closes says so");
    says(&mut hub, 3_000, 2, here(PAPER, Some("b")));
    assert_eq!(
        heard(&mut hub, 4_000, Input::Closed { link: LinkId(2) }),
        [(1, None)],
        "a link that is cut does"
    );
    let mut hub = four();
    says(&mut hub, 1_000, 2, here(PAPER, Some("b")));
    says(&mut hub, 20_000, 1, here(PAPER, Some("a")));
    assert_eq!(heard(&mut hub, 25_000, Input::Tick), []);
    assert_eq!(heard(&mut hub, 27_000, Input::Tick), [(1, None)]);
    heard(&mut hub, 60_000, Input::Tick);
    heard(&mut hub, 90_000, Input::Tick);
    assert!(hub.rooms.rooms.is_empty(), "nothing of it is kept");
}

#[test]
fn a_socket_that_is_busy_gets_only_the_last_word_and_gets_it_last() {
    let mut hub = four();
    says(&mut hub, 1_000, 2, here(PAPER, Some("b")));
    says(&mut hub, 1_000, 1, here(PAPER, Some("a")));
    // Its socket takes an answer, and there is something to be read after it.
    let ping = frame::encode(&[Up::Ping(1)]);
    hub.step(at(2_000), Input::Frame { link: LinkId(2), message: ping });
    hub.step(at(2_000), Input::Moved { space: SPACE, newest: 1 });
    for (ms, place) in [(3_000, "x"), (4_000, "y"), (5_000, "z")] {
        assert_eq!(says(&mut hub, ms, 1, here(PAPER, Some(place))), [], "{place}");
    }
    let read = hub.step(at(5_100), Input::Sent { link: LinkId(2) });
    assert!(matches!(read.as_slice(), [Effect::Read { link: LinkId(2), .. }]), "{read:?}");
    let found = Found { from: 0, entries: vec![], chain: Chain::START, newest: 0 };
    hub.step(
        at(5_200),
        Input::Read { link: LinkId(2), space: SPACE, found: Some(Found { newest: 1, ..found.clone() }) },
    );
    hub.links.get_mut(&LinkId(2)).expect("there").spaces.clear();
    assert_eq!(
        heard(&mut hub, 5_300, Input::Sent { link: LinkId(2) }),
        [],
        "and nothing once the right has gone"
    );
    let cursor = Cursor { seq: 1, chain: Chain::START };
    hub.links.get_mut(&LinkId(2)).expect("there").spaces.insert(SPACE, (cursor, 1));
    let pong = Input::Frame { link: LinkId(2), message: frame::encode(&[Up::Ping(2)]) };
    assert_eq!(heard(&mut hub, 5_400, pong), [(2, words("z"))]);
}

#[test]
fn what_is_too_fast_too_long_or_too_much_is_not_passed_on() {
    let mut hub = four();
    says(&mut hub, 1_000, 2, here(PAPER, Some("b")));
    says(&mut hub, 1_000, 1, here(PAPER, Some("a")));
    assert_eq!(says(&mut hub, 1_050, 1, here(PAPER, Some("c"))), [], "faster than it may");
    assert_eq!(says(&mut hub, 1_100, 1, here(PAPER, Some("d"))), []);
    assert_eq!(heard(&mut hub, 1_500, Input::Tick), [(2, words("d"))], "the tick tells the last of it");
    assert_eq!(says(&mut hub, 3_000, 1, here(PAPER, Some(&"x".repeat(PLACE_MAX + 1)))), []);
    for seat in 10..40 {
        says(
            &mut hub,
            4_000 + 200 * i64::try_from(seat).expect("few"),
            1,
            Here { seat, ..here(PAPER, Some("t")) },
        );
    }
    assert_eq!(hub.rooms.rooms[&(SPACE, PAPER)].len(), TABS_MAX + 1, "tabs of one link are counted");
    for nth in 0..100 {
        let document = DocumentId::from_bytes([nth; 16]);
        says(&mut hub, 20_000 + 200 * i64::from(nth), 1, here(document, Some("t")));
    }
    assert_eq!(hub.links[&LinkId(1)].rooms.len(), ROOMS_MAX);
}
