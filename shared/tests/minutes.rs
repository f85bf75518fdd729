//! Several note takers write the minutes of one meeting, together and apart.

use std::collections::BTreeSet;

use gongjian_shared::activities::Seen;
use gongjian_shared::documents::edit::{Edit, MinutesEdit, Step};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::{TextView, View};
use gongjian_shared::ids::{AgendaItemId, InstallationId, MeetingId, PersonId, UserId};
use gongjian_shared::meetings::{MinutesNotes, Presence};
use gongjian_shared::time::Timestamp;
use proptest::prelude::*;

const NOW: i64 = 1_700_000_000_000;

fn text(document: &Document) -> TextView {
    let View::Text(view) = document.view() else { panic!("minutes are a text") };
    view
}

fn notes(document: &Document) -> MinutesNotes {
    *text(document).minutes.expect("stands beside the text")
}

fn person(it: u8) -> PersonId {
    PersonId::from_bytes([it; 16])
}

fn arrive(who: u8, by: u8, presence: Presence) -> MinutesEdit {
    let seen = Seen { device: InstallationId::from_bytes([by; 16]), user: UserId::from_bytes([by; 16]) };
    MinutesEdit::Arrive { person: person(who), presence, seen }
}

fn edit(document: &mut Document, edit: &Edit, ms: i64) -> Option<Vec<u8>> {
    let heads = document.heads();
    document.edit(&heads, edit, Timestamp::from_millis(NOW + ms)).expect("fits").map(|it| it.bytes)
}

#[test]
fn whoever_opens_the_minutes_of_a_meeting_first_opens_the_same() {
    let meeting = MeetingId::from_bytes([1; 16]);
    let head = DocumentHead::minutes_of(meeting);
    assert!(head.is_honest() && head == DocumentHead::minutes_of(meeting));
    assert_ne!(head.document, DocumentHead::minutes_of(MeetingId::from_bytes([2; 16])).document);
    let plan = Document::new(Kind::Minutes, b"li");
    let headings: Vec<String> =
        text(&plan).blocks.into_iter().map(|it| it.text).filter(|it| !it.is_empty()).collect();
    assert_eq!(headings, ["会议议题", "讨论情况", "议定事项"]);
    assert_eq!(notes(&plan), MinutesNotes::default());
}

#[test]
fn three_who_write_apart_lose_nothing_of_text_attendance_and_agenda() {
    let mut desks = [b"li", b"zh", b"wa"].map(|actor| Document::new(Kind::Minutes, actor));
    let mut all = Vec::new();
    for (nth, desk) in desks.iter_mut().enumerate() {
        let by = u8::try_from(nth + 1).expect("few");
        let at = text(desk).start_of(1);
        let steps = vec![Step::Splice { at, delete: 0, insert: format!("第{by}人记。") }];
        all.extend(edit(desk, &Edit::Body { steps }, 1));
        let how = if by == 3 { Presence::InPerson } else { Presence::StandIn };
        all.extend(edit(desk, &Edit::Minutes(arrive(9, by, how)), i64::from(by)));
        let item = AgendaItemId::from_bytes([by; 16]);
        all.extend(edit(desk, &Edit::Minutes(MinutesEdit::Propose { item, text: format!("第{by}项") }), 2));
    }
    for desk in &mut desks {
        desk.apply(all.iter().map(Vec::as_slice)).expect("readable");
    }
    let (first, rest) = desks.split_first().expect("three");
    for desk in rest {
        assert_eq!(
            text(desk).blocks.iter().map(|it| &it.text).collect::<Vec<_>>(),
            text(first).blocks.iter().map(|it| &it.text).collect::<Vec<_>>()
        );
        assert_eq!(notes(desk), notes(first));
    }
    let written: String = text(first).blocks.iter().map(|it| it.text.as_str()).collect();
    assert!((1..=3).all(|by| written.contains(&format!("第{by}人记。"))), "{written}");
    let notes = notes(first);
    assert_eq!(notes.presence(person(9)), Some(Presence::InPerson), "who saw them in person outweighs");
    assert_eq!(notes.since(person(9)), Some(Timestamp::from_millis(NOW + 1)));
    assert_eq!(notes.proposals.len(), 3);
    let titles = Edit::Activity(gongjian_shared::documents::edit::ActivityEdit::Notes {
        at: 0,
        delete: 0,
        insert: "x".into(),
    });
    let heads = desks[0].heads();
    assert!(
        desks[0].edit(&heads, &titles, Timestamp::default()).is_err(),
        "edits of another kind do not fit"
    );
    let mut plan = Document::new(Kind::BlankPlan, b"li");
    let heads = plan.heads();
    assert!(
        plan.edit(&heads, &Edit::Minutes(MinutesEdit::Leave { person: person(1) }), Timestamp::default())
            .is_err()
    );
}

fn any_edit(by: u8) -> impl Strategy<Value = MinutesEdit> {
    let item = |it: u8| AgendaItemId::from_bytes([it; 16]);
    prop_oneof![
        4 => (0..6_u8, any::<bool>()).prop_map(move |(who, here)| {
            arrive(who, by, if here { Presence::InPerson } else { Presence::StandIn })
        }),
        1 => (0..6_u8).prop_map(|who| MinutesEdit::Leave { person: person(who) }),
        2 => (0..3_u8, 0..9_u8).prop_map(move |(it, word)| {
            MinutesEdit::Propose { item: item(it), text: format!("{by}/{word}") }
        }),
        1 => (0..3_u8).prop_map(move |it| MinutesEdit::Drop { item: item(it) }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    // Whatever the order in which note takers hear of one another, they say the same; and what the screen shows at once
    // is what the document says then.
    #[test]
    fn any_order_of_merges_gives_the_same_attendance(
        edits in proptest::collection::vec((0..3_usize, any::<bool>()), 1..40),
        acts in proptest::collection::vec((any_edit(1), any_edit(2), any_edit(3)), 40),
        order in any::<u64>(),
    ) {
        let mut desks = [b"aa", b"bb", b"cc"].map(|actor| Document::new(Kind::Minutes, actor));
        let mut all: Vec<Vec<u8>> = Vec::new();
        for (nth, (who, hears)) in edits.iter().enumerate() {
            if *hears {
                desks[*who].apply(all.iter().map(Vec::as_slice)).expect("readable");
            }
            let act = [&acts[nth].0, &acts[nth].1, &acts[nth].2][*who];
            let at = i64::try_from(nth).expect("few");
            let mut shown = notes(&desks[*who]);
            shown.apply(act, Timestamp::from_millis(NOW + at));
            all.extend(edit(&mut desks[*who], &Edit::Minutes(act.clone()), at));
            prop_assert_eq!(shown, notes(&desks[*who]), "{:?}", act);
        }
        let mut last = BTreeSet::new();
        for (nth, desk) in desks.iter_mut().enumerate() {
            let mut changes = all.clone();
            let len = changes.len().max(1);
            changes.rotate_left(usize::try_from(order % 97).expect("small") * (nth + 1) % len);
            desk.apply(changes.iter().map(Vec::as_slice)).expect("readable");
            last.insert(format!("{:?}", notes(desk)));
        }
        prop_assert_eq!(last.len(), 1);
    }
}
