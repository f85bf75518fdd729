use super::*;
use ReviewCommand as C;
use ReviewRefusal as R;
use ReviewState as S;

fn open(each: u32, pool: Vec<PersonId>) -> C {
    C::Open { call: CALL, rubric: rubric(), each, most: 3, pool }
}

fn hand_in(application: u8, sheet: Sheet) -> C {
    C::HandIn { call: CALL, application: app(application), sheet: Box::new(sheet) }
}

fn came(application: u8, reviewer: u8) -> SheetRow {
    SheetRow { pair: pair(application, reviewer), sheet: sheet(8), handed: NOON, reopened: None }
}

#[test]
fn a_review_opens_over_what_came_when_the_call_is_over() {
    let pool: Vec<_> = (0..4).map(person).collect();
    assert_eq!(became(decide(&office(), &open(2, pool.clone()))).state, S::Gathering);
    let mut heavy = rubric();
    heavy[0].weight = 61;
    let heavy = C::Open { call: CALL, rubric: heavy, each: 2, most: 3, pool: pool.clone() };
    let mut takes = office();
    if let Some(call) = &mut takes.call {
        call.row.state = CallState::Open;
        call.row.text.deadline = Some(crate::calendar::Deadline::end_of(jiff::civil::date(2099, 1, 1)));
    }
    for (facts, command, refusal) in [
        (&takes, open(2, pool.clone()), R::CallTakes),
        (&ReviewFacts { entrants: vec![], ..office() }, open(2, pool.clone()), R::NothingCame),
        (&office(), heavy, R::BadRubric),
        (&office(), open(5, pool.clone()), R::BadPool),
        (&office(), open(1, vec![person(1), person(1)]), R::BadPool),
        (&ReviewFacts { pool_known: false, ..office() }, open(2, pool.clone()), R::BadPool),
        (&stands(S::Scoring), open(2, pool.clone()), R::ReviewIs { state: S::Scoring }),
        (&ReviewFacts { office: vec![], ..office() }, open(2, pool.clone()), R::NotThere),
    ] {
        assert_eq!(decide(facts, &command), Err(refusal), "{command:?}");
    }
}

#[test]
fn a_sheet_is_given_by_whom_it_was_assigned_to_once_and_fits_its_rubric() {
    let facts = as_reviewer(1, stands(S::Scoring));
    assert_eq!(decide(&facts, &hand_in(0, sheet(8))).map(|it| it.len()), Ok(1));
    let again = ReviewFacts { sheets: vec![came(0, 1)], ..facts.clone() };
    assert_eq!(decide(&again, &hand_in(0, sheet(8))), Ok(vec![]), "the same again is already so");
    let back = SheetRow { reopened: Some("请补意见".to_owned()), ..came(0, 1) };
    let back = ReviewFacts { sheets: vec![back], ..facts.clone() };
    assert_eq!(decide(&back, &hand_in(0, sheet(9))).map(|it| it.len()), Ok(1));
    let old = Sheet { pins: vec![PinId::from_bytes([8; 16])], ..sheet(8) };
    let long = Sheet { to_applicant: "长".repeat(WORDS_MAX + 1), ..sheet(8) };
    let short = Sheet { marks: vec![Mark::Abstain], ..sheet(8) };
    let tied = ReviewFacts { ties: BTreeMap::from([(pair(0, 1), Tie::Guide)]), ..facts.clone() };
    let recused = R::Recused { title: "工作室0".to_owned(), reviewer: String::new(), tie: Tie::Guide };
    for (facts, command, refusal) in [
        (&again, hand_in(0, sheet(9)), R::SheetIsIn { title: "工作室0".to_owned() }),
        (&facts, hand_in(0, sheet(11)), R::BadSheet),
        (&facts, hand_in(0, short), R::BadSheet),
        (&facts, hand_in(0, old), R::Changed),
        (&facts, hand_in(0, long), R::TooLong { most: WORDS_MAX }),
        (&tied, hand_in(0, sheet(8)), recused),
        (&as_reviewer(1, stands(S::Opened)), hand_in(0, sheet(8)), R::ReviewIs { state: S::Opened }),
        // Somebody else's, something made up, somebody who is no reviewer: one answer.
        (&facts, hand_in(1, sheet(8)), R::NotThere),
        (&facts, hand_in(9, sheet(8)), R::NotThere),
        (&as_reviewer(9, stands(S::Scoring)), hand_in(0, sheet(8)), R::NotThere),
    ] {
        assert_eq!(decide(facts, &command), Err(refusal), "{command:?}");
    }
}

// S3-14 2/3
#[test]
fn who_declares_a_conflict_leaves_the_application() {
    let recuse =
        |application| C::Recuse { call: CALL, application: app(application), reason: "师生".to_owned() };
    let facts = as_reviewer(1, stands(S::Scoring));
    let left = became(decide(&facts, &recuse(0)));
    assert!(left.has_declared(pair(0, 1)) && !left.pairs.contains(&pair(0, 1)));
    let given = ReviewFacts { sheets: vec![came(0, 1)], ..facts.clone() };
    assert_eq!(decide(&given, &recuse(0)), Err(R::SheetIsIn { title: "工作室0".to_owned() }));
    // Whether another judges it is not to be asked out.
    assert_eq!(decide(&facts, &recuse(1)), Err(R::NotThere));
    assert!(decide(&as_reviewer(1, stands(S::Gathering)), &recuse(1)).is_ok());
}

#[test]
fn results_open_when_all_sheets_are_in_or_with_a_reason() {
    let results = |reason: &str| C::OpenResults { call: CALL, reason: reason.to_owned() };
    let one = ReviewFacts { sheets: vec![came(0, 1)], ..stands(S::Scoring) };
    assert_eq!(decide(&one, &results(" ")), Err(R::SheetsOwed { owed: 7 }));
    assert_eq!(became(decide(&one, &results("评委住院"))).state, S::Opened);
    let all = pairs().into_iter().map(|it| SheetRow { pair: it, ..came(0, 1) }).collect();
    let all = ReviewFacts { sheets: all, ..stands(S::Scoring) };
    assert_eq!(became(decide(&all, &results(""))).state, S::Opened);
}

#[test]
fn abstaining_is_left_out_of_the_whole_and_the_rest_keeps_its_weights() {
    let marks = |marks: Vec<Mark>| Sheet { marks, ..sheet(0) };
    let points = |points| Mark::Points { points };
    for (it, expected) in [
        (marks(vec![points(10), points(20)]), Some(10_000)),
        (marks(vec![points(5), points(20)]), Some(7_000)),
        (marks(vec![points(5), Mark::Abstain]), Some(5_000)),
        (marks(vec![points(0), points(1)]), Some(200)),
        (marks(vec![Mark::Abstain, Mark::Abstain]), None),
    ] {
        assert_eq!(total(&rubric(), &it), expected, "{it:?}");
    }
    let of = stats(&[9_000, 5_000, 8_000, 8_100]).expect("scores");
    assert_eq!((of.mean, of.median, of.low, of.high, of.spread()), (7_525, 8_050, 5_000, 9_000, 4_000));
    assert_eq!(stats(&[]), None);
}
