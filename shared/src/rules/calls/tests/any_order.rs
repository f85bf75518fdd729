use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use ApplicationCommand as C;
use ApplicationState as S;

/// Four branches of one college, and a quota of two.
const BRANCHES: u8 = 4;

struct World {
    now: Timestamp,
    call: CallRow,
    rows: BTreeMap<ApplicationId, ApplicationRow>,
}

fn branch(nth: u8) -> UnitId {
    UnitId::from_bytes([50 + nth; 16])
}

impl World {
    fn facts(&self, who: u8, id: ApplicationId, host: UnitId) -> ApplicationFacts {
        let seats = match who {
            0 => vec![seat(Part::Decider, Relation::Own, host), seat(Part::CoAuthor, Relation::Own, host)],
            1 => vec![seat(Part::Office, Relation::Below, COLLEGE)],
            _ => vec![seat(Part::Office, Relation::Below, UNIVERSITY)],
        };
        let office = if who == 2 { vec![seat(Part::Office, Relation::Own, UNIVERSITY)] } else { vec![] };
        let siblings = self.rows.iter().map(|(id, row)| (*id, "支部".to_owned(), row.clone())).collect();
        ApplicationFacts {
            now: self.now,
            by: "李敏".to_owned(),
            id_taken: self.rows.contains_key(&id),
            call: Some(KnownCall { call: CALL, row: self.call.clone() }),
            nominating: Some(COLLEGE),
            seats: Some(seats),
            office,
            founded: Some(date(2020, 1, 1)),
            head: Some(HeadFacts { unit: host, leads: true, from: date(2022, 1, 1), until: None }),
            application: self.rows.get(&id).cloned(),
            siblings,
            ..ApplicationFacts::default()
        }
    }

    fn step(&mut self, (act, nth, who, seed): (u8, u8, u8, u64)) {
        let id = application(nth);
        let host = branch(nth % BRANCHES);
        let reason = "说明".to_owned();
        let until = Some(Deadline::end_of(date(2024, 3, 12)));
        let command = match act {
            0 => C::Start { application: id, call: CALL, host, head: HEAD, title: name("工作室") },
            1 => C::HandUp { application: id, papers: vec![paper(nth)] },
            2 => C::Check { application: id },
            3 => {
                let ranked = self.rows.iter().filter(|(_, row)| row.is_ranked());
                let mut order: Vec<_> = ranked.map(|(id, _)| *id).collect();
                let turn = usize::try_from(seed).unwrap_or(0) % order.len().max(1);
                order.rotate_left(turn);
                if seed % 5 == 0 {
                    order.pop();
                }
                C::Rank { call: CALL, nominating: COLLEGE, order }
            }
            4 | 5 => C::Submit { application: id },
            6 => C::Return { application: id, reason, until },
            7 => C::Withdraw { application: id, reason },
            8 => C::Receive { application: id, copy: if seed % 2 == 0 { Copy::Paper } else { Copy::Seal } },
            _ => return self.now = self.now.after_ms(seed % 20_000_000),
        };
        let facts = self.facts(who, id, host);
        let before = self.rows.clone();
        let Ok(entries) = decide_application(&facts, &command) else { return };
        for entry in entries {
            let CallEntry::ApplicationSet { application, row, .. } = entry else { panic!("no call") };
            self.rows.insert(application, *row);
        }
        self.sound(&before, &command);
    }

    /// What the rules forbid is nowhere.
    fn sound(&self, before: &BTreeMap<ApplicationId, ApplicationRow>, command: &C) {
        let held = self.rows.values().filter(|row| row.holds_place()).count();
        assert!(held <= 2, "{held} places of 2 are used after {command:?}");
        let mut ranks: Vec<u32> = self.rows.values().filter_map(|row| row.rank).collect();
        ranks.sort_unstable();
        let straight = ranks.iter().zip(1..).all(|(rank, nth)| *rank == nth);
        assert!(straight, "ranks {ranks:?} after {command:?}");
        let live = self.rows.values().filter(|row| row.state != S::Withdrawn).map(|row| row.host);
        let hosts: Vec<_> = live.collect();
        assert_eq!(hosts.len(), hosts.iter().collect::<BTreeSet<_>>().len(), "a host applies twice");
        for (id, row) in &self.rows {
            let was = before.get(id);
            let newly = |state| row.state == state && was.is_none_or(|was| was.state != state);
            assert!(
                !newly(S::Submitted) || row.rank.is_some() && row.in_time(&self.call, self.now),
                "{row:?}"
            );
            assert!(row.rank.is_none() || row.is_ranked(), "{row:?}");
            assert!(!row.is_formally_complete() || row.submitted.is_some(), "{row:?}");
            assert!(row.state != S::Submitted || !row.papers.is_empty(), "{row:?}");
            let handed = was.is_some_and(|was| was.papers != row.papers);
            assert!(!handed || row.state == S::HandedUp, "a pin changed in {row:?}");
            assert!(was.is_none_or(|was| was.state != S::Withdrawn || row.state == S::Withdrawn), "{row:?}");
        }
    }
}

proptest! {
    // S3-11
    // planted: a submit without a rank
    #[test]
    fn no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(
        steps in prop::collection::vec((0_u8..10, 0_u8..8, 0_u8..3, any::<u64>()), 1..120),
    ) {
        let mut world = World { now: at(-86_400_000), call: open_call(), rows: BTreeMap::new() };
        for step in steps {
            world.step(step);
        }
    }
}

#[test]
fn random_steps_get_as_far_as_a_full_quota_and_a_second_round() {
    let mut world = World { now: at(-86_400_000), call: open_call(), rows: BTreeMap::new() };
    for nth in 0..3 {
        for (act, who) in [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1)] {
            world.step((act, nth, who, 1));
        }
    }
    let state = |world: &World, nth| world.rows[&application(nth)].state;
    assert_eq!([0, 1, 2].map(|nth| state(&world, nth)), [S::Submitted, S::Submitted, S::Checked]);
    for (act, who) in [(6, 2), (1, 0), (2, 1), (3, 1), (5, 1), (8, 2)] {
        world.step((act, 0, who, 1));
    }
    assert_eq!(state(&world, 0), S::Submitted);
    assert!(world.rows[&application(0)].until.is_some() && world.rows[&application(0)].seal.is_some());
}
