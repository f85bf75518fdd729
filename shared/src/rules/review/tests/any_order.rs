use proptest::prelude::*;

use super::*;
use crate::calendar::china;
use ReviewCommand as C;
use ReviewState as S;

struct World {
    now: Timestamp,
    row: Option<ReviewRow>,
    sheets: Vec<SheetRow>,
}

impl World {
    fn facts(&self, who: u8) -> ReviewFacts {
        let facts =
            ReviewFacts { now: self.now, review: self.row.clone(), sheets: self.sheets.clone(), ..office() };
        if who < 4 { as_reviewer(who, facts) } else { facts }
    }

    fn command(&self, act: u8, who: u8, nth: u8, seed: u64) -> C {
        let (call, application, reason) = (CALL, app(nth), "说明".to_owned());
        let some = |word: &str| if seed.is_multiple_of(2) { word.to_owned() } else { String::new() };
        let small = u32::try_from(seed % 4).unwrap_or(0);
        match act {
            0 => C::Open {
                call,
                rubric: rubric(),
                each: small,
                most: small + 2,
                pool: (0..4).map(person).collect(),
            },
            1 => C::Recuse { call, application, reason },
            2 => self.row.as_ref().map_or(C::Assign { call, pairs: pairs() }, |row| {
                let forbidden = row.recusals.iter().map(|it| it.pair).chain([pair(0, 0)]);
                let kept = self.sheets.iter().filter(|it| it.is_in()).map(|it| it.pair);
                let wanted = Wanted {
                    applications: (0..4).map(app).collect(),
                    pool: row.pool.clone(),
                    each: row.each,
                    most: row.most,
                    // Now and then careless.
                    forbidden: if seed.is_multiple_of(5) { BTreeSet::new() } else { forbidden.collect() },
                    kept: if seed.is_multiple_of(7) { BTreeSet::new() } else { kept.collect() },
                };
                C::Assign { call, pairs: assign(&wanted).0 }
            }),
            3 | 4 => C::HandIn { call, application, sheet: Box::new(sheet(small * 4)) },
            5 => C::Reopen { call, application, reviewer: person(who % 4), reason: some("请补") },
            6 => C::OpenResults { call, reason: some("到期") },
            7 => C::Shortlist { call, applications: (nth..4).map(app).collect() },
            8 | 9 => {
                let outcome = [Outcome::Chosen, Outcome::Reserve, Outcome::NotChosen][(seed % 3) as usize];
                C::Decide { call, application, outcome, reason }
            }
            10 => C::Publish { call, from: china::day(self.now), days: 5, reason: some("人少") },
            11 => C::Recall { call, reason: some("有异议") },
            _ => C::Release { call },
        }
    }

    fn step(&mut self, (act, who, nth, seed): (u8, u8, u8, u64)) {
        self.now = self.now.after_ms(seed % 86_400_000);
        let command = self.command(act, who, nth, seed);
        let before = (self.row.clone(), self.sheets.clone());
        let Ok(entries) = decide(&self.facts(who), &command) else { return };
        for entry in entries {
            match entry {
                ReviewEntry::ReviewSet { row, .. } => self.row = Some(*row),
                ReviewEntry::SheetSet { row, .. } => {
                    self.sheets.retain(|it| it.pair != row.pair);
                    self.sheets.push(*row);
                }
            }
        }
        self.sound(&before, &command);
    }

    /// What the rules forbid is nowhere.
    fn sound(&self, before: &(Option<ReviewRow>, Vec<SheetRow>), command: &C) {
        let Some(row) = &self.row else { return };
        let said = format!("{row:?} after {command:?}");
        for it in &row.pairs {
            assert!(*it != pair(0, 0) && !row.has_declared(*it) && row.pool.contains(&it.reviewer), "{said}");
        }
        for who in &row.pool {
            let load = row.pairs.iter().filter(|it| it.reviewer == *who).count();
            assert!(load <= row.most as usize, "{said}");
        }
        for it in self.sheets.iter().filter(|it| it.is_in()) {
            assert!(row.pairs.contains(&it.pair), "a sheet that is in lost its place: {said}");
        }
        let late = matches!(row.state, S::Opened | S::Public | S::Released);
        let was_late = before.0.as_ref().is_some_and(|it| it.state != S::Gathering && it.state != S::Scoring);
        assert!(!(late && was_late) || self.sheets == before.1, "a sheet changed after the opening: {said}");
        let chosen = row.verdicts.iter().filter(|it| it.outcome == Outcome::Chosen);
        assert!(
            chosen.clone().count() <= 2 && chosen.clone().all(|it| row.shortlist.contains(&it.application)),
            "{said}"
        );
        assert!(row.verdicts.iter().all(|it| !it.reason.is_empty()), "{said}");
        if matches!(row.state, S::Public | S::Released) {
            let publicity = row.publicity.as_ref().expect("public");
            assert!(
                row.verdicts.len() == 4 && (chosen.count() >= 1 || !publicity.reason.is_empty()),
                "{said}"
            );
            assert!(row.state != S::Released || china::day(self.now) > publicity.to, "{said}");
        }
        let released = before.0.as_ref().is_some_and(|it| it.state == S::Released);
        assert!(!released || before.0 == self.row, "it changed after the release: {said}");
        assert!(row.state == S::Released || (0..4).all(|nth| row.told(app(nth)).is_none()), "{said}");
    }
}

fn fresh() -> World {
    World { now: NOON, row: None, sheets: vec![] }
}

proptest! {
    #[test]
    fn no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(
        steps in prop::collection::vec((0_u8..13, 0_u8..8, 0_u8..4, any::<u64>()), 1..200),
    ) {
        let mut world = fresh();
        for step in steps {
            world.step(step);
        }
    }
}

#[test]
fn random_steps_get_as_far_as_a_release() {
    let mut world = fresh();
    for step in [(0, 4, 0, 2), (1, 1, 3, 2), (2, 4, 0, 1), (3, 1, 2, 2), (6, 4, 0, 2), (7, 4, 0, 0)] {
        world.step(step);
    }
    for nth in 0..4 {
        world.step((8, 4, nth, u64::from(nth > 1) * 2));
    }
    world.step((10, 4, 0, 2));
    world.now = world.now.after_ms(14 * 86_400_000);
    world.step((12, 4, 0, 0));
    let row = world.row.expect("opened");
    assert_eq!((row.state, world.sheets.len()), (S::Released, 1), "{row:?}");
}
