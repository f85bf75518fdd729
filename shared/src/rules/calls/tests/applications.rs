use super::*;
use ApplicationCommand as C;
use ApplicationState as S;
use CallRefusal as R;

fn hand_up() -> C {
    C::HandUp { application: application(1), papers: vec![paper(1), paper(2)] }
}

fn submit() -> C {
    C::Submit { application: application(1) }
}

fn ranked(state: S, rank: u32) -> ApplicationRow {
    ApplicationRow { rank: Some(rank), ..row(state) }
}

/// Application 1 as `it`, beside others.
fn beside(it: &ApplicationRow, others: &[(u8, ApplicationRow)]) -> ApplicationFacts {
    let mut siblings = vec![(application(1), "第一支部".to_owned(), it.clone())];
    siblings.extend(others.iter().map(|(nth, row)| (application(*nth), format!("第{nth}支部"), row.clone())));
    ApplicationFacts { siblings, application: Some(it.clone()), ..committee(it.state) }
}

// S3-12 1/3, S3-12 2/3
// planted: a second of grace
#[test]
fn the_closing_second_is_in_time_and_one_second_later_is_refused_and_the_draft_stays() {
    let now = |ms, facts: ApplicationFacts| ApplicationFacts { now: at(ms), ..facts };
    let late = |ms| Err(R::Late { deadline: deadline(), received: at(ms) });
    for (ms, expected) in [(0, Ok(Some(S::HandedUp))), (999, Ok(Some(S::HandedUp))), (1_000, late(1_000))] {
        assert_eq!(became(decide_application(&now(ms, host(Some(S::Draft))), &hand_up())), expected, "{ms}");
    }
    for (ms, expected) in [(999, Ok(Some(S::Submitted))), (1_000, late(1_000)), (2_000, late(2_000))] {
        let facts = now(ms, beside(&ranked(S::Checked, 1), &[]));
        assert_eq!(became(decide_application(&facts, &submit())), expected, "{ms}");
    }
}

// S3-10: who used the places is told; three devices at the same moment are among the API tests.
// planted: quota + 1
#[test]
fn of_three_with_two_places_the_third_is_told_who_used_them() {
    let two = [(2, ranked(S::Submitted, 1)), (3, ranked(S::Submitted, 2))];
    let taken = |nth: u8| Taken {
        application: application(nth),
        title: "先锋工作室".to_owned(),
        host: format!("第{nth}支部"),
    };
    let full = Err(R::QuotaFull { most: 2, taken: vec![taken(2), taken(3)] });
    assert_eq!(became(decide_application(&beside(&ranked(S::Checked, 3), &two), &submit())), full);
    let withdrawn = [(2, row(S::Withdrawn)), (3, ranked(S::Submitted, 1))];
    let freed = decide_application(&beside(&ranked(S::Checked, 2), &withdrawn), &submit());
    assert_eq!(became(freed), Ok(Some(S::Submitted)));
    // What the office gave back keeps its place, also for itself.
    let held =
        ApplicationRow { submitted: Some(at(-9_000)), until: Some(deadline()), ..ranked(S::Checked, 2) };
    let again = decide_application(&beside(&held, &[(2, ranked(S::Submitted, 1))]), &submit());
    assert_eq!(became(again), Ok(Some(S::Submitted)));
}

// S3-11
// planted: an order that leaves one out
#[test]
fn an_order_names_every_checked_application_once_and_none_is_submitted_without_rank() {
    assert_eq!(became(decide_application(&beside(&row(S::Checked), &[]), &submit())), Err(R::Unranked));
    let facts = beside(&row(S::Checked), &[(2, row(S::Checked)), (3, row(S::HandedUp))]);
    let rank = |order: &[u8]| {
        let order = order.iter().map(|nth| application(*nth)).collect();
        decide_application(&facts, &C::Rank { call: CALL, nominating: COLLEGE, order })
    };
    let order: &[&[u8]] = &[&[1], &[1, 1], &[1, 2, 3], &[1, 2, 2], &[]];
    for order in order {
        assert_eq!(rank(order), Err(R::BadOrder), "{order:?}");
    }
    let ranks = rank(&[2, 1]).expect("names both").into_iter().map(|it| match it {
        CallEntry::ApplicationSet { application, row, .. } => (application, row.rank),
        CallEntry::CallSet { .. } => panic!("no call"),
    });
    let ranks: Vec<_> = ranks.into_iter().collect();
    assert_eq!(ranks, [(application(1), Some(2)), (application(2), Some(1))]);
}

// S3-03, S3-04 1/2
// planted: founded the day after passes
#[test]
fn conditions_are_told_item_by_item() {
    let with = |founded, head: Option<HeadFacts>| ApplicationFacts { founded, head, ..host(Some(S::Draft)) };
    let head = || HeadFacts { unit: BRANCH, leads: true, from: date(2022, 1, 1), until: None };
    for (facts, expected) in [
        (with(Some(date(2023, 3, 5)), Some(head())), [true, true]),
        (with(Some(date(2023, 3, 6)), Some(head())), [false, true]),
        (with(None, Some(head())), [false, true]),
        (with(Some(date(2020, 1, 1)), None), [true, false]),
        (with(Some(date(2020, 1, 1)), Some(HeadFacts { leads: false, ..head() })), [true, false]),
        (with(Some(date(2020, 1, 1)), Some(HeadFacts { unit: COLLEGE, ..head() })), [true, false]),
        (with(Some(date(2020, 1, 1)), Some(HeadFacts { until: Some(REFERENCE), ..head() })), [true, false]),
    ] {
        let told = match decide_application(&facts, &hand_up()) {
            Err(R::NotEligible { eligibility }) => eligibility.0.iter().map(Requirement::holds).collect(),
            decided => {
                assert_eq!(became(decided), Ok(Some(S::HandedUp)));
                vec![true, true]
            }
        };
        assert_eq!(told, expected, "{:?} {:?}", facts.founded, facts.head);
    }
}

// S3-13
#[test]
fn an_application_is_formally_complete_with_both_receipts_only() {
    let receive = |copy| C::Receive { application: application(1), copy };
    let mut row = row(S::Submitted);
    for (copy, complete) in [(Copy::Paper, false), (Copy::Paper, false), (Copy::Seal, true)] {
        let facts = ApplicationFacts { application: Some(row.clone()), ..office(S::Submitted) };
        for entry in decide_application(&facts, &receive(copy)).expect("in hand") {
            if let CallEntry::ApplicationSet { row: next, .. } = entry {
                row = *next;
            }
        }
        assert_eq!(row.is_formally_complete(), complete, "{copy:?}");
    }
}

// S3-10: in the name of the nominating unit by its own officers alone.
#[test]
fn each_step_is_taken_by_who_may_and_others_learn_nothing() {
    let start = C::Start {
        application: application(1),
        call: CALL,
        host: BRANCH,
        head: HEAD,
        title: name("先锋工作室"),
    };
    let check = C::Check { application: application(1) };
    let back =
        |reason: &str, until| C::Return { application: application(1), reason: reason.to_owned(), until };
    let withdraw = C::Withdraw { application: application(1), reason: "支部调整".to_owned() };
    let receive = C::Receive { application: application(1), copy: Copy::Paper };
    let only = |part, relation, unit, facts: ApplicationFacts| ApplicationFacts {
        seats: Some(vec![seat(part, relation, unit)]),
        ..facts
    };
    let author = |state| only(Part::CoAuthor, Relation::Own, BRANCH, host(state));
    let ready = || beside(&ranked(S::Checked, 1), &[]);
    let again = ApplicationFacts {
        application: Some(ApplicationRow { until: Some(deadline()), ..row(S::Submitted) }),
        ..office(S::Submitted)
    };
    let gaps = ApplicationFacts { gaps: 3, ..host(Some(S::Draft)) };
    let on_its_way = ApplicationFacts { missing: vec![Hash::from_bytes([1; 32])], ..gaps.clone() };
    for (facts, command, expected) in [
        (author(None), &start, Ok(Some(S::Draft))),
        (only(Part::Reader, Relation::Own, BRANCH, host(None)), &start, Err(R::NotYours)),
        (only(Part::CoAuthor, Relation::Apart, BRANCH, host(None)), &start, Err(R::NotThere)),
        (ApplicationFacts { nominating: None, ..host(None) }, &start, Err(R::NotThere)),
        (ApplicationFacts { head: None, ..host(None) }, &start, Err(R::NoSuchHead)),
        (ApplicationFacts { id_taken: true, ..host(None) }, &start, Err(R::IdTaken)),
        (beside(&row(S::Draft), &[]), &submit(), Err(R::ApplicationIs { state: S::Draft })),
        (author(Some(S::Draft)), &hand_up(), Err(R::NotYours)),
        (gaps, &hand_up(), Err(R::Incomplete { gaps: 3 })),
        (on_its_way, &hand_up(), Ok(Some(S::HandedUp))),
        (host(Some(S::Submitted)), &hand_up(), Err(R::ApplicationIs { state: S::Submitted })),
        (committee(S::Draft), &hand_up(), Err(R::NotYours)),
        (committee(S::HandedUp), &check, Ok(Some(S::Checked))),
        (host(Some(S::HandedUp)), &check, Err(R::NotYours)),
        (ready(), &submit(), Ok(Some(S::Submitted))),
        // The university stands above the college, and does not submit in its place.
        (only(Part::Office, Relation::Below, UNIVERSITY, ready()), &submit(), Err(R::NotThere)),
        (only(Part::CoAuthor, Relation::Below, COLLEGE, ready()), &submit(), Err(R::NotThere)),
        (host(Some(S::Checked)), &submit(), Err(R::NotYours)),
        (committee(S::HandedUp), &back("附件不全", None), Ok(Some(S::Returned))),
        (committee(S::HandedUp), &back(" ", None), Err(R::NoReason { most: REASON_MAX })),
        (office(S::Checked), &back("附件不全", Some(deadline())), Err(R::NotThere)),
        (office(S::Submitted), &back("附件不全", Some(deadline())), Ok(Some(S::Returned))),
        (again, &back("附件不全", Some(deadline())), Err(R::ReturnedOnce)),
        (host(Some(S::Checked)), &withdraw, Ok(Some(S::Withdrawn))),
        (host(Some(S::Submitted)), &withdraw, Err(R::NotYours)),
        (committee(S::Submitted), &withdraw, Ok(Some(S::Withdrawn))),
        (office(S::Checked), &receive, Err(R::NotThere)),
        (office(S::Submitted), &receive, Ok(Some(S::Submitted))),
        (committee(S::Submitted), &receive, Err(R::NotYours)),
    ] {
        let told = format!("{command:?} {:?}", facts.application.as_ref().map(|it| it.state));
        assert_eq!(became(decide_application(&facts, command)), expected, "{told}");
    }
}
