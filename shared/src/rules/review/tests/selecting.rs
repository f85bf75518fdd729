use jiff::civil::Date;

use super::*;
use crate::calendar::china;
use ReviewCommand as C;
use ReviewRefusal as R;
use ReviewState as S;

fn choose(application: u8, outcome: Outcome, reason: &str) -> C {
    C::Decide { call: CALL, application: app(application), outcome, reason: reason.to_owned() }
}

fn verdict(application: u8, outcome: Outcome) -> Verdict {
    Verdict {
        application: app(application),
        outcome,
        reason: "基础好".to_owned(),
        at: NOON,
        by: String::new(),
    }
}

/// Opened, with a shortlist of all and these outcomes.
fn decided(outcomes: &[Outcome]) -> ReviewFacts {
    let mut row = row(S::Opened);
    row.shortlist = (0..4).map(app).collect();
    row.verdicts = (0..4).zip(outcomes).map(|(nth, it)| verdict(nth, *it)).collect();
    ReviewFacts { review: Some(row), ..office() }
}

fn publish(from: Date, days: u16, reason: &str) -> C {
    C::Publish { call: CALL, from, days, reason: reason.to_owned() }
}

// S0-05, S3-02 1/2
#[test]
fn a_choice_needs_a_reason_a_place_on_the_shortlist_and_a_free_place() {
    use Outcome::{Chosen, NotChosen, Reserve};
    let two = decided(&[Chosen, Chosen]);
    let full = R::PlacesFull { most: 2, taken: vec!["工作室0".to_owned(), "工作室1".to_owned()] };
    assert_eq!(decide(&two, &choose(2, Chosen, "基础好")), Err(full));
    assert!(decide(&two, &choose(2, Reserve, "待定")).is_ok());
    assert!(decide(&two, &choose(1, Chosen, "另一个理由")).is_ok(), "it has its place already");
    assert_eq!(decide(&two, &choose(2, NotChosen, " ")), Err(R::NoReason { most: WORDS_MAX }));
    assert_eq!(decide(&stands(S::Opened), &choose(2, Chosen, "基础好")), Err(R::NotShortlisted));
    let decider = ReviewFacts { office: seats(Part::Decider), ..decided(&[]) };
    assert!(decide(&decider, &choose(0, Chosen, "基础好")).is_ok());
    let early = decide(&stands(S::Scoring), &choose(0, Reserve, "x"));
    assert_eq!(early, Err(R::ReviewIs { state: S::Scoring }));
}

#[test]
fn who_leaves_the_shortlist_is_chosen_no_more() {
    let two = decided(&[Outcome::Chosen, Outcome::Chosen]);
    let row = became(decide(&two, &C::Shortlist { call: CALL, applications: vec![app(1)] }));
    assert_eq!(row.verdicts.iter().map(|it| it.application).collect::<Vec<_>>(), [app(1)]);
}

// S3-02 2/2
// S3-28 2/3: how long, and that the release waits for it; objections are not kept here.
#[test]
fn the_result_is_public_for_working_days_before_it_is_released() {
    use Outcome::{Chosen, NotChosen};
    let today = china::day(NOON);
    let whole = decided(&[Chosen, NotChosen, NotChosen, NotChosen]);
    let public = became(decide(&whole, &publish(today, 5, "")));
    let to = public.publicity.as_ref().expect("public").to;
    assert!(to >= today.checked_add(jiff::Span::new().days(4)).expect("a day"), "{to}");
    let facts = |now| ReviewFacts { now, review: Some(public.clone()), ..office() };
    let last = china::moment(to, jiff::civil::time(23, 59, 59, 0));
    let release = C::Release { call: CALL };
    assert_eq!(decide(&facts(last), &release), Err(R::PublicityRuns { to }));
    let released = became(decide(&facts(last.after_ms(1_000)), &release));
    assert_eq!((public.told(app(0)), released.told(app(0)).map(|it| it.outcome)), (None, Some(Chosen)));

    let none = decided(&[NotChosen, NotChosen, NotChosen, NotChosen]);
    for (facts, command, refusal) in [
        (&decided(&[Chosen]), publish(today, 5, ""), R::Undecided { left: 3 }),
        (&none, publish(today, 5, ""), R::TooFew { least: 1, chosen: 0 }),
        (&whole, publish(today.yesterday().expect("a day"), 5, ""), R::BadPublicity),
        (&whole, publish(today, PUBLIC_MAX + 1, ""), R::BadPublicity),
        (&whole, publish(today, 0, ""), R::NoReason { most: WORDS_MAX }),
    ] {
        assert_eq!(decide(facts, &command), Err(refusal), "{command:?}");
    }
    assert!(decide(&none, &publish(today, 5, "质量不够")).is_ok());
    let recalled = C::Recall { call: CALL, reason: "有异议".to_owned() };
    assert_eq!(became(decide(&facts(NOON), &recalled)).state, S::Opened);
}
