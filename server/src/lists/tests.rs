//! Round trips of registers that nobody would make up: each list comes back as "the same" in every row.

use std::collections::BTreeMap;

use gongjian_shared::ids::{AppointmentId, PersonId, UnitId};
use gongjian_shared::party::*;
use gongjian_shared::time::Timestamp;
use gongjian_shared::values::Name;
use gongjian_shared::wire::lists::ListKind;
use gongjian_tables::rows::{self, Headings};
use jiff::civil::{Date, date};

use super::known::Known;
use super::{check, sheet};
use crate::clock::Clock;
use crate::rights::Posts;

/// Dice that a seed throws (splitmix64).
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.throw() % most as u64).expect("small")
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn maybe<T>(&mut self, it: T) -> Option<T> {
        (self.below(2) == 0).then_some(it)
    }

    fn day(&mut self) -> Date {
        let (year, month, day) = (self.below(180), self.below(12), self.below(28));
        let number = |it: usize| i8::try_from(it + 1).expect("small");
        date(1850 + i16::try_from(year).expect("small"), number(month), number(day))
    }

    fn id(&mut self) -> [u8; 16] {
        let mut it = [0; 16];
        it[..8].copy_from_slice(&self.throw().to_be_bytes());
        it[8..].copy_from_slice(&self.throw().to_be_bytes());
        it
    }

    /// What people type, and what spreadsheets take for something else.
    fn text(&mut self) -> String {
        self.of(&[
            "",
            "王芳",
            "=1+1",
            "'甲",
            "00123",
            "1e5",
            "2026-03-05",
            "甲/乙",
            "甲；乙",
            "甲;乙",
            "[x]",
            "_x000D_",
            "是",
            "新增",
            "  两边有空  ",
            "一行\n两行",
            "\t",
            "#N/A",
            "1,234",
            "<&\">",
            "\u{1F431}",
            "13800000000000000000",
        ])
        .to_owned()
    }

    fn name(&mut self) -> Name {
        loop {
            if let Ok(name) = Name::try_from(self.text()) {
                return name;
            }
        }
    }
}

fn administrator() -> Posts {
    let mut posts = Posts::default();
    posts.administrator = true;
    posts
}

fn register(seed: u64) -> Known {
    let mut dice = Dice(seed);
    let mut units: Vec<Unit> = Vec::new();
    for nth in 0..14 {
        let parent = if nth < 2 { None } else { Some(units[dice.below(units.len())].unit) };
        let detail = UnitDetail {
            name: dice.name(),
            short_name: {
                let name = dice.name();
                dice.maybe(name)
            },
            kind: dice.of(UnitKind::ALL),
            line: dice.of(Line::ALL),
            level: dice.of(Level::ALL),
            region: dice.text(),
            place: i64::try_from(dice.below(4)).expect("small") * 3_074_457_345_618_258_599,
            founded: {
                let day = dice.day();
                dice.maybe(day)
            },
        };
        let merged_into = if nth > 3 {
            let it = units[dice.below(3)].unit;
            dice.maybe(it)
        } else {
            None
        };
        let dissolved = {
            let day = dice.day();
            dice.maybe(day)
        };
        units.push(Unit {
            unit: UnitId::from_bytes(dice.id()),
            parent,
            detail,
            draft: dice.below(3) == 0,
            dissolved,
            merged_into,
        });
    }
    let ids: Vec<UnitId> = units.iter().map(|it| it.unit).collect();
    let guides: BTreeMap<_, _> =
        ids.iter().map(|it| (*it, (0..dice.below(3)).map(|nth| ids[nth * 5]).collect())).collect();
    let clock = Clock::standing_at(Timestamp::from_millis(1_795_000_000_000));
    let posts = administrator();
    let mut known = Known::new(clock, date(2026, 11, 22), posts, units, guides);
    people(&mut known, &mut dice, &ids);
    known
}

fn people(known: &mut Known, dice: &mut Dice, units: &[UnitId]) {
    let mut people = Vec::new();
    for _ in 0..20 {
        let person = PersonId::from_bytes(dice.id());
        people.push(person);
        let detail = PersonDetail {
            name: dice.name(),
            staff: dice.of(StaffKind::ALL),
            gender: {
                let it = dice.of(Gender::ALL);
                dice.maybe(it)
            },
            title: dice.text(),
            rank: dice.of(Rank::ALL),
            home: dice.of(units),
            place: i64::try_from(dice.below(3)).expect("small"),
            began: {
                let day = dice.day();
                dice.maybe(day)
            },
        };
        known.add_person(Person { person, detail, merged_into: None });
        if dice.below(2) == 0 {
            let birth = {
                let day = dice.day();
                dice.maybe(day)
            };
            let private =
                Private { birth, phone: dice.text(), email: dice.text(), consent: dice.below(2) == 0 };
            known.private.insert(person, private);
        }
    }
    for _ in 0..20 {
        let term = Term {
            from: dice.day(),
            planned: {
                let day = dice.day();
                dice.maybe(day)
            },
            hard: dice.below(2) == 0,
        };
        let detail = AppointmentDetail {
            person: dice.of(&people),
            unit: dice.of(units),
            post: dice.of(Post::ALL),
            acting: dice.below(2) == 0,
            rank: {
                let it = dice.of(Rank::ALL);
                dice.maybe(it)
            },
            term,
            basis: dice.of(Basis::ALL),
            document: format!("校党〔2015〕{}号", dice.text()),
            duties: dice.text(),
            guides: (0..dice.below(3)).map(|nth| units[nth * 5]).collect(),
        };
        let end = End { on: dice.day(), basis: dice.of(Basis::ALL), document: dice.text() };
        let end = dice.maybe(end);
        known.put_appointment(Appointment { appointment: AppointmentId::from_bytes(dice.id()), detail, end });
    }
}

// out and back without loss, whatever the register holds, in either language.
// planted: the column of duties left out of the export's record of a post
#[test]
fn what_was_exported_says_the_same_in_every_row() {
    for seed in 0..40 {
        let mut known = register(seed);
        for kind in ListKind::ALL.iter().copied() {
            for headings in [Headings::Zh, Headings::En] {
                let records = check::rows(&known, kind, headings, None);
                let file = rows::export(&sheet::columns(kind), headings, &records).expect("it fits");
                let read = sheet::read(kind, &file).expect("our own headings");
                let report = check::report(&mut known, &read);
                assert_eq!(report.lines, [], "seed {seed}, {kind:?}, {headings:?}");
                assert_eq!(usize::try_from(report.same), Ok(records.len()), "seed {seed}, {kind:?}");
            }
        }
    }
}

// into a register that has none of it, the same file gives all of it back, each thing once.
// planted: the units above are not waited for
#[test]
fn a_list_without_numbers_builds_what_it_was_written_from() {
    let clock = Clock::standing_at(Timestamp::from_millis(1_795_000_000_000));
    let posts = administrator();
    let unit = |nth: u8, parent: Option<u8>, name: &str, level| Unit {
        unit: UnitId::from_bytes([nth; 16]),
        parent: parent.map(|it| UnitId::from_bytes([it; 16])),
        detail: UnitDetail {
            name: Name::try_from(name.to_owned()).expect("a name"),
            short_name: None,
            kind: UnitKind::Other,
            line: Line::League,
            level,
            region: "530000".to_owned(),
            place: 0,
            founded: None,
        },
        draft: false,
        dissolved: None,
        merged_into: None,
    };
    let units = vec![
        unit(1, None, "云南团省委", Level::Province),
        unit(2, Some(1), "滇北大学", Level::School),
        unit(3, Some(2), "团委", Level::College),
        unit(4, Some(1), "滇南大学", Level::School),
        unit(5, Some(4), "团委", Level::College),
    ];
    let known = Known::new(clock.clone(), date(2026, 11, 22), posts.clone(), units, BTreeMap::new());
    let mut records = check::rows(&known, ListKind::Units, Headings::Zh, None);
    let written = records.clone();
    for record in &mut records {
        record[0] = gongjian_tables::tie::Value::Empty;
    }
    // The lowest first: every unit comes before the one above it.
    records.reverse();
    let file = rows::export(&sheet::columns(ListKind::Units), Headings::Zh, &records).expect("it fits");
    let read = sheet::read(ListKind::Units, &file).expect("our own headings");
    let mut empty = Known::new(clock, date(2026, 11, 22), posts, Vec::new(), BTreeMap::new());
    let report = check::report(&mut empty, &read);
    assert_eq!(report.lines.iter().flat_map(|it| &it.problems).collect::<Vec<_>>(), Vec::<&_>::new());
    assert_eq!(report.lines.len(), 5);
    let without = |records: Vec<Vec<gongjian_tables::tie::Value>>| {
        records.into_iter().map(|it| it[1..].to_vec()).collect::<Vec<_>>()
    };
    assert_eq!(without(check::rows(&empty, ListKind::Units, Headings::Zh, None)), without(written));
    let again = check::report(&mut empty, &read);
    assert_eq!((again.lines.len(), again.same), (0, 5), "the second time there is nothing to do");
}
