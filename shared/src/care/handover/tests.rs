use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::tests::{id, pair};
use super::*;
use crate::care::Way;
use crate::rules::liaison::{Asked, PlanDraft};

const LEAVES: u8 = 1;

/// A pair of some leader and counselor, which may be over.
fn some_pair(nth: u8, leader: u8, counselor: u8, until: Option<Date>) -> PairRow {
    let mut it = pair();
    it.pair = PairId::from_bytes([nth; 16]);
    it.leader.person = PersonId::from_bytes([leader; 16]);
    it.counselor.person = PersonId::from_bytes([counselor; 16]);
    it.until = until;
    it
}

fn record(kind: RecordKind, on: Option<Date>, void: bool, solved: bool) -> CareRecord {
    CareRecord {
        kind,
        on,
        way: (kind == RecordKind::Talk).then_some(Way::Face),
        chosen: vec!["awards".to_owned()],
        other: None,
        opinions: vec![],
        raised: vec![],
        solved,
        void: void.then(|| "记错".to_owned()),
    }
}

fn plan(kind: RecordKind, on: Date, made: Date) -> Planned {
    Planned::new(PlanDraft { kind, on, begins: None, place: String::new() }, "孙悦", made)
}

prop_compose! {
    fn a_day()(month in 1_i8..=12, day in 1_i8..=28) -> Date { date(2026, month, day) }
}

prop_compose! {
    fn a_kind()(nth in 0_usize..4) -> RecordKind { RecordKind::ALL[nth] }
}

prop_compose! {
    fn a_record()(kind in a_kind(), on in proptest::option::weighted(0.9, a_day()), void in proptest::bool::weighted(0.2), solved: bool)
        -> CareRecord { record(kind, on, void, solved) }
}

type One = (u8, u8, Option<Date>, Vec<CareRecord>, Vec<(RecordKind, Date)>, Vec<Date>);

fn a_pair() -> impl Strategy<Value = One> {
    let records = proptest::collection::vec(a_record(), 0..6);
    let plans = proptest::collection::vec((a_kind(), a_day()), 0..3);
    let asks = proptest::collection::vec(a_day(), 0..3);
    (1_u8..4, 4_u8..7, proptest::option::weighted(0.3, a_day()), records, plans, asks)
}

proptest! {
    // X-25 2/2: complete, against what the records say
    #[test]
    fn the_list_has_all_that_is_open_and_nothing_else(pairs in proptest::collection::vec(a_pair(), 0..6), today in a_day(), whose in 1_u8..7) {
        let rows: Vec<PairRow> = (10..).zip(&pairs).map(|(nth, it)| some_pair(nth, it.0, it.1, it.2)).collect();
        let records: Vec<Vec<(DocumentId, CareRecord)>> =
            pairs.iter().map(|it| (1..).map(id).zip(it.3.clone()).collect()).collect();
        let talks: Vec<TalksRow> = pairs
            .iter()
            .map(|it| TalksRow {
                asks: it.5.iter().map(|on| Asked { on: *on }).collect(),
                plans: it.4.iter().map(|(kind, made)| plan(*kind, date(2026, 12, 31), *made)).collect(),
                reminded: None,
            })
            .collect();
        let all: Vec<PairOf<'_>> = rows
            .iter()
            .zip(&records)
            .zip(&talks)
            .map(|((row, records), talks)| PairOf { row, records, talks })
            .collect();
        let person = PersonId::from_bytes([whose; 16]);
        let list = handover(person, &all, today);

        // Told again, one fact after the other.
        let mine = |row: &PairRow| row.leader.person == person || row.counselor.person == person;
        let living: BTreeSet<PairId> =
            rows.iter().filter(|row| mine(row) && row.until.is_none_or(|until| until > today)).map(|row| row.pair).collect();
        prop_assert_eq!(list.iter().map(|it| it.pair).collect::<BTreeSet<_>>(), living.clone());
        prop_assert_eq!(list.len(), living.len());
        for line in &list {
            let at = rows.iter().position(|row| row.pair == line.pair).expect("one of them");
            let facts: Vec<Fact> = records[at].iter().filter_map(|(id, it)| it.fact(*id)).collect();
            let open = standing(&rows[at], &facts, AsOf::today(today));
            let open: BTreeSet<_> = open
                .into_iter()
                .filter(|it| it.state == State::Due || it.state == State::Overdue)
                .map(|it| (it.rule, it.slot))
                .collect();
            prop_assert_eq!(line.items.iter().map(|it| (it.rule.clone(), it.slot)).collect::<BTreeSet<_>>(), open);
            for it in &talks[at].plans {
                let done = records[at]
                    .iter()
                    .any(|(_, record)| record.kind == it.kind && record.void.is_none() && record.on >= Some(it.made));
                prop_assert_eq!(line.plans.contains(it), !done);
            }
            let talked = |on: Date| {
                records[at].iter().any(|(_, it)| it.kind == RecordKind::Talk && it.void.is_none() && it.on >= Some(on))
            };
            prop_assert_eq!(line.asked.is_some(), talks[at].asks.iter().any(|it| !talked(it.on)));
            let helps = records[at].iter().filter(|(_, it)| it.kind == RecordKind::Help && !it.solved && it.void.is_none());
            prop_assert_eq!(line.helps.len(), helps.count());
        }
    }
}

#[test]
fn who_has_no_pair_hands_nothing_on() {
    let row = some_pair(10, LEAVES, 4, None);
    let talks = TalksRow::default();
    let all = [PairOf { row: &row, records: &[], talks: &talks }];
    let day = date(2026, 5, 1);
    assert_eq!(handover(PersonId::from_bytes([9; 16]), &all, day), vec![]);
    assert_eq!(handover(PersonId::from_bytes([LEAVES; 16]), &all, day).len(), 1);
}
