use jiff::civil::date;

use super::FilingRefusal as R;
use super::*;
use crate::calendar::Year;
use crate::ids::{FilingId, ProgrammeId, UnitId};
use crate::rights::{Part, Relation, Seat, Verb};

const FILING: FilingId = FilingId::from_bytes([1; 16]);
const PROGRAMME: ProgrammeId = ProgrammeId::from_bytes([2; 16]);
const OWNER: UnitId = UnitId::from_bytes([3; 16]);

fn seats(part: Part) -> Option<Vec<Seat>> {
    Some(vec![Seat { appointment: None, unit: Some(OWNER), part, relation: Relation::Own }])
}

fn table(said: &str) -> Option<Table> {
    Some(Table { json: format!("[{said}]"), sha256: said.to_owned() })
}

fn filed(nth: u8, version: u32, said: &str) -> Option<Filed> {
    let filing = FilingId::from_bytes([nth; 16]);
    Some(Filed { filing, number: "备〔2026〕3号".to_owned(), version, sha256: said.to_owned() })
}

fn office() -> FilingFacts {
    FilingFacts {
        owner_seats: seats(Part::Office),
        owner: Some(OWNER),
        today: date(2026, 12, 20),
        table: table("a"),
        evaluated: true,
        numbers: 2,
        ..FilingFacts::default()
    }
}

fn file(year: i16, seen: &str, reason: &str) -> FilingCommand {
    let year = Year::try_from(year).expect("a year");
    let (seen, reason) = (seen.to_owned(), reason.to_owned());
    FilingCommand::File { filing: FILING, programme: PROGRAMME, year, seen, reason }
}

fn kept(version: u32, reason: &str) -> Vec<FilingEntry> {
    vec![FilingEntry::TableFiled {
        filing: FILING,
        programme: PROGRAMME,
        owner: OWNER,
        year: 2026,
        number: "备〔2026〕3号".to_owned(),
        version,
        reason: reason.to_owned(),
        sha256: "a".to_owned(),
        table: "[a]".to_owned(),
    }]
}

// S1-25 1/2: no filing without the evaluation
// planted: the evaluation was not asked for
#[test]
fn nothing_is_filed_before_the_evaluation_of_the_year_is_adopted() {
    let without = FilingFacts { evaluated: false, ..office() };
    assert_eq!(decide(&without, &file(2026, "a", "")), Err(R::NotEvaluated { year: 2026 }));
    let again = FilingFacts { last: filed(7, 1, "old"), ..without };
    assert_eq!(decide(&again, &file(2026, "a", "补报")), Err(R::NotEvaluated { year: 2026 }));
    assert_eq!(decide(&office(), &file(2026, "a", "")), Ok(kept(1, "")));
}

// S1-20 1/2: a number for ever, and a correction is a new version under it.
#[test]
fn what_is_filed_gets_a_number_and_a_correction_is_its_next_version() {
    let reader = FilingFacts { owner_seats: seats(Part::Reader), ..office() };
    let stranger = FilingFacts { owner_seats: Some(vec![]), ..office() };
    let before = |said| FilingFacts { last: filed(7, 1, said), ..office() };
    let mine = |said| FilingFacts { known: filed(1, 1, said), ..office() };
    let long = "长".repeat(REASON_MAX + 1);
    for (facts, command, expected) in [
        (office(), file(2026, "a", ""), Ok(kept(1, ""))),
        (before("old"), file(2026, "a", " 补报一次约谈 "), Ok(kept(2, "补报一次约谈"))),
        (before("old"), file(2026, "a", "  "), Err(R::NoReason)),
        (before("old"), file(2026, "a", &long), Err(R::TooLong { most: REASON_MAX })),
        (before("a"), file(2026, "a", "又一次"), Err(R::Same { version: 1 })),
        (office(), file(2026, "b", ""), Err(R::Changed)),
        (office(), file(2027, "a", ""), Err(R::NotBegun { year: 2027 })),
        (FilingFacts { table: None, ..office() }, file(2026, "a", ""), Err(R::NoTable)),
        (mine("a"), file(2026, "a", ""), Ok(vec![])),
        (mine("b"), file(2026, "a", ""), Err(R::IdTaken)),
        (reader, file(2026, "a", ""), Err(R::NotYours { verb: Verb::Write })),
        (stranger, file(2026, "a", ""), Err(R::NotThere)),
        (FilingFacts::default(), file(2026, "a", ""), Err(R::NotThere)),
    ] {
        assert_eq!(decide(&facts, &command), expected, "{command:?}");
    }
}
