//! Several phones note who came, together and apart.

use std::collections::BTreeSet;

use gongjian_shared::activities::{Group, Host, HostKind, PhotoNote, PlanField, Seen, Tally};
use gongjian_shared::documents::edit::{ActivityEdit, Edit};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::{Document, Edited};
use gongjian_shared::documents::view::{ActivityView, View};
use gongjian_shared::ids::{InstallationId, PersonId, UnitId, UserId};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::blobs::BlobHash;
use proptest::prelude::*;

const NOW: i64 = 1_700_000_000_000;

fn seen(it: u8) -> Seen {
    Seen { device: InstallationId::from_bytes([it; 16]), user: UserId::from_bytes([it + 100; 16]) }
}

fn person(it: u8) -> PersonId {
    PersonId::from_bytes([it; 16])
}

fn arrive(who: u8, by: u8) -> ActivityEdit {
    ActivityEdit::Arrive { person: person(who), group: Group::Student, seen: seen(by), newcomer: None }
}

fn count(by: i32, device: u8) -> ActivityEdit {
    let tally = Tally { device: seen(device).device, screen: 7 };
    ActivityEdit::Count { group: Group::Other, tally, by }
}

fn view(document: &Document) -> ActivityView {
    match document.view() {
        View::Activity(view) => view,
        View::Text(_) | View::Form(_) | View::Sheet(_) | View::Comments(_) => panic!("an activity"),
    }
}

fn edit(document: &mut Document, edit: &ActivityEdit, ms: i64) -> Option<Edited> {
    let heads = document.heads();
    document.edit(&heads, &Edit::Activity(edit.clone()), Timestamp::from_millis(NOW + ms)).expect("fits")
}

fn made(document: &mut Document, it: &ActivityEdit, ms: i64) -> Vec<u8> {
    edit(document, it, ms).expect("changes something").bytes
}

fn phones() -> (Document, Document) {
    (Document::new(Kind::Activity, b"li"), Document::new(Kind::Activity, b"zhao"))
}

// One person, two phones, one attendance; the earliest time; both witnesses (F2).
// planted: a key without the device
#[test]
fn a_person_noted_on_two_phones_came_once_and_has_two_witnesses() {
    let (mut li, mut zhao) = phones();
    let hers = made(&mut li, &arrive(1, 1), 50);
    let his = made(&mut zhao, &arrive(1, 2), 20);
    let more = made(&mut zhao, &arrive(2, 2), 60);
    li.apply([his.as_slice(), more.as_slice()]).expect("readable");
    zhao.apply([hers.as_slice()]).expect("readable");
    let both = view(&li).attendance;
    assert_eq!(both, view(&zhao).attendance);
    let first = both.of(person(1)).expect("came");
    assert_eq!(first.at(), Timestamp::from_millis(NOW + 20));
    assert!(first.is_noted_by(seen(1)) && first.is_noted_by(seen(2)) && first.witnesses.len() == 2);
    assert_eq!(both.attendances(), 2);
    assert_eq!(edit(&mut li, &arrive(1, 1), 90).map(|it| it.hash), None, "a second tap changes nothing");
}

#[test]
fn who_is_noted_while_another_takes_it_back_is_there() {
    let (mut li, mut zhao) = phones();
    let hers = made(&mut li, &arrive(1, 1), 0);
    zhao.apply([hers.as_slice()]).expect("readable");
    let back = made(&mut li, &ActivityEdit::Leave { person: person(1), seen: None }, 1);
    let again = made(&mut zhao, &arrive(1, 2), 2);
    li.apply([again.as_slice()]).expect("readable");
    zhao.apply([back.as_slice()]).expect("readable");
    assert_eq!(view(&li).attendance, view(&zhao).attendance);
    let there = view(&li).attendance.of(person(1)).cloned().expect("noted anew");
    assert_eq!(there.witnesses.iter().map(|it| it.seen).collect::<Vec<_>>(), [seen(2)]);
}

#[test]
fn counts_of_two_phones_add_up_and_one_takes_back_its_own() {
    let (mut li, mut zhao) = phones();
    let hers = [made(&mut li, &count(5, 1), 0), made(&mut li, &count(-1, 1), 1)];
    let his = made(&mut zhao, &count(18, 2), 0);
    li.apply([his.as_slice()]).expect("readable");
    zhao.apply(hers.iter().map(Vec::as_slice)).expect("readable");
    for document in [&li, &zhao] {
        assert_eq!(view(document).attendance.unnamed(Group::Other), 22);
        assert_eq!(view(document).attendance.counted.len(), 2, "each device for itself");
    }
    made(&mut li, &count(-30, 1), 2);
    assert_eq!(view(&li).attendance.unnamed(Group::Other), 0, "never below nobody");
}

#[test]
fn a_plan_that_two_wrote_apart_keeps_both_values_and_all_hosts() {
    let (mut li, mut zhao) = phones();
    let set = |value: &str| ActivityEdit::Set { field: PlanField::Venue, value: value.to_owned() };
    let host = |it: u8, name: &str| {
        let host = UnitId::from_bytes([it; 16]);
        ActivityEdit::Host { host: Host { host, kind: HostKind::PublicCulture, name: name.to_owned() } }
    };
    let his = [made(&mut zhao, &set("图书馆"), 0), made(&mut zhao, &host(2, "科技馆"), 0)];
    made(&mut li, &set("体育馆"), 0);
    made(&mut li, &host(1, "美术馆"), 0);
    li.apply(his.iter().map(Vec::as_slice)).expect("readable");
    assert_eq!(view(&li).plan.all(PlanField::Venue), ["体育馆", "图书馆"]);
    assert_eq!(view(&li).plan.hosts.len(), 2);
    made(&mut li, &set("图书馆"), 1);
    made(&mut li, &ActivityEdit::Unhost { host: UnitId::from_bytes([2; 16]) }, 1);
    assert_eq!(view(&li).plan.all(PlanField::Venue), ["图书馆"], "a person chose");
    assert_eq!(view(&li).plan.hosts.len(), 1);
    assert!(view(&li).odd.is_empty());
}

fn photo(it: u8, caption: &str) -> PhotoNote {
    let hash = BlobHash::from_bytes([it; 32]);
    PhotoNote { hash, name: "a/b 现场.jpg".to_owned(), size: 7, caption: caption.to_owned() }
}

// Named beside the list, never asked for.
// planted: photos in a map that the first edit makes
#[test]
fn photos_that_two_phones_add_at_once_are_all_there_and_both_captions_stand() {
    let (mut li, mut zhao) = phones();
    let add = |it: u8, caption: &str| ActivityEdit::Photo { photo: photo(it, caption) };
    let hers = [made(&mut li, &add(1, "开场"), 0), made(&mut li, &add(2, ""), 1)];
    let his = [made(&mut zhao, &add(3, "讨论"), 0)];
    li.apply(his.iter().map(Vec::as_slice)).expect("readable");
    zhao.apply(hers.iter().map(Vec::as_slice)).expect("readable");
    assert_eq!(view(&li).photos, [photo(1, "开场"), photo(2, ""), photo(3, "讨论")]);
    assert_eq!(view(&li), view(&zhao));
    let caption = |text: &str| ActivityEdit::Caption { hash: photo(2, "").hash, caption: text.to_owned() };
    let hers = made(&mut li, &caption("分组"), 2);
    made(&mut zhao, &caption("合影"), 2);
    zhao.apply([hers.as_slice()]).expect("readable");
    assert_eq!(view(&zhao).photos[1], photo(2, "分组 / 合影"));
    made(&mut zhao, &ActivityEdit::DropPhoto { hash: photo(1, "").hash }, 3);
    assert_eq!(view(&zhao).photos.len(), 2);
    assert!(view(&zhao).odd.is_empty());
}

// What a screen shows before the document has it is what the document shows then.
#[test]
fn photos_show_at_once_as_they_will_stand() {
    let (mut li, _) = phones();
    let mut shown = view(&li);
    for it in [
        ActivityEdit::Photo { photo: photo(2, "a") },
        ActivityEdit::Photo { photo: photo(1, "b") },
        ActivityEdit::Caption { hash: photo(2, "").hash, caption: "c".to_owned() },
        ActivityEdit::DropPhoto { hash: photo(1, "").hash },
    ] {
        made(&mut li, &it, 0);
        shown.apply(&it, Timestamp::from_millis(NOW));
        assert_eq!(shown, view(&li), "{it:?}");
    }
}

/// What somebody with device `device` does at a venue.
fn any_edit(device: u8) -> impl Strategy<Value = ActivityEdit> {
    prop_oneof![
        4 => (0..6_u8).prop_map(move |who| arrive(who, device)),
        1 => (0..6_u8, any::<bool>()).prop_map(move |(who, all)| {
            ActivityEdit::Leave { person: person(who), seen: (!all).then(|| seen(device)) }
        }),
        2 => (-2..6_i32).prop_map(move |by| count(by, device)),
        1 => (20..24_u8).prop_map(move |who| ActivityEdit::Arrive {
            person: person(who), group: Group::Teacher, seen: seen(device), newcomer: Some(format!("第{who}位")),
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    // Whatever the order in which phones hear of one another, they say the same (F2).
    // planted: the counter as one number for all devices
    #[test]
    fn any_order_of_merges_gives_the_same_attendance(
        edits in proptest::collection::vec((0..3_usize, 0..3_usize, any::<bool>(), 0..9_u8), 1..40),
        acts in proptest::collection::vec((any_edit(1), any_edit(2), any_edit(3)), 40),
        order in any::<u64>(),
    ) {
        let mut phones = [b"aa", b"bb", b"cc"].map(|actor| Document::new(Kind::Activity, actor));
        let mut all: Vec<Vec<u8>> = Vec::new();
        for (nth, (who, from, hears, _)) in edits.iter().enumerate() {
            if *hears && who != from {
                let changes = all.clone();
                phones[*who].apply(changes.iter().map(Vec::as_slice)).expect("readable");
            }
            let act = [&acts[nth].0, &acts[nth].1, &acts[nth].2][*who];
            let mut shown = view(&phones[*who]);
            let at = i64::try_from(nth).expect("few");
            shown.apply(act, Timestamp::from_millis(NOW + at));
            let done = edit(&mut phones[*who], act, at);
            // What the screen shows at once is what the document says then.
            prop_assert_eq!(shown, view(&phones[*who]), "{:?}", act);
            all.extend(done.map(|it| it.bytes));
        }
        let mut last = BTreeSet::new();
        for (nth, phone) in phones.iter_mut().enumerate() {
            let mut changes = all.clone();
            let len = changes.len().max(1);
            changes.rotate_left(usize::try_from(order % 97).expect("small") * (nth + 1) % len);
            phone.apply(changes.iter().map(Vec::as_slice)).expect("readable");
            last.insert(format!("{:?}", view(phone)));
        }
        prop_assert_eq!(last.len(), 1);
    }
}
