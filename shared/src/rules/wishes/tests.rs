use super::*;
use crate::ids::{AppointmentId, SpaceId, UserId, WishId};
use crate::rights::{Part, Relation, Seat};
use crate::time::Timestamp;
use crate::values::Identity;

const WISH: WishId = WishId::from_bytes([1; 16]);
const SPACE: SpaceId = SpaceId::from_bytes([2; 16]);
const LI: UserId = UserId::from_bytes([3; 16]);
const ZHAO: UserId = UserId::from_bytes([4; 16]);
const DAY: i64 = 86_400_000;

fn draft(text: &str) -> WishDraft {
    WishDraft {
        school: "星光小学".to_owned(),
        age: AgeGroup::To11,
        need: NeedKind::Books,
        text: text.to_owned(),
        worth: 120,
    }
}

fn seat(part: Part) -> Seat {
    let appointment = Some(AppointmentId::from_bytes([5; 16]));
    Seat { appointment, unit: None, part, relation: Relation::Own }
}

fn facts(who: UserId, part: Part, day: i64, wish: Option<WishRow>) -> WishFacts {
    WishFacts {
        who,
        name: if who == LI { "李敏" } else { "赵刚" }.to_owned(),
        now: Timestamp::from_millis(day * DAY),
        seats: Some(vec![seat(part)]),
        space: Some(SPACE),
        wish,
    }
}

fn row(state: WishState, claim: Option<(UserId, i64)>) -> WishRow {
    let claim = claim.map(|(by, day)| Claim {
        by,
        name: "李敏".to_owned(),
        on_behalf: String::new(),
        at: Timestamp::from_millis(day * DAY),
    });
    WishRow {
        draft: draft("一本字典"),
        state,
        collected_by: LI,
        collected: Timestamp::default(),
        claim,
        reason: None,
    }
}

fn next(facts: &WishFacts, command: &WishCommand) -> Result<Option<WishState>, WishRefusal> {
    let entries = decide(facts, command)?;
    Ok(entries.first().map(|WishEntry::WishSet { row, .. }| row.state))
}

// S4-19 1/2
// planted: a check by who only writes
#[test]
fn a_wish_goes_from_collected_to_confirmed_each_step_by_who_may() {
    use WishRefusal as R;
    use WishState::{Checked, Claimed, Collected, Confirmed, Granted, Withdrawn};
    let collect = WishCommand::Collect { wish: WISH, space: SPACE, draft: draft("一本字典") };
    let check = WishCommand::Check { wish: WISH };
    let claim = WishCommand::Claim { wish: WISH, on_behalf: "材料学院".to_owned() };
    let (grant, confirm) = (WishCommand::Grant { wish: WISH }, WishCommand::Confirm { wish: WISH });
    let withdraw = |reason: &str| WishCommand::Withdraw { wish: WISH, reason: reason.to_owned() };
    let (author, decider, reader) = (Part::CoAuthor, Part::Decider, Part::Reader);
    let with = |state| Some(row(state, None));
    let claimed = |by, day| Some(row(Claimed, Some((by, day))));
    for (facts, command, expected) in [
        (facts(LI, author, 0, None), &collect, Ok(Some(Collected))),
        (facts(LI, author, 0, with(Collected)), &collect, Err(R::IdTaken)),
        (facts(LI, reader, 0, None), &collect, Err(R::NotYours)),
        (WishFacts { seats: None, ..facts(LI, author, 0, None) }, &collect, Err(R::NotThere)),
        (facts(LI, author, 0, with(Collected)), &check, Err(R::NotYours)),
        (facts(LI, decider, 0, with(Collected)), &check, Ok(Some(Checked))),
        (facts(LI, decider, 0, with(Checked)), &check, Ok(None)),
        (facts(LI, decider, 0, None), &check, Err(R::NotThere)),
        (facts(ZHAO, author, 0, with(Collected)), &claim, Err(R::Wrong { state: Collected })),
        (facts(ZHAO, author, 0, with(Checked)), &claim, Ok(Some(Claimed))),
        (facts(ZHAO, author, 3, claimed(ZHAO, 0)), &grant, Ok(Some(Granted))),
        (facts(ZHAO, author, 3, claimed(LI, 0)), &grant, Err(R::NotClaimer)),
        (facts(ZHAO, author, 15, claimed(ZHAO, 0)), &grant, Err(R::Wrong { state: Checked })),
        (facts(LI, author, 4, Some(row(Granted, Some((ZHAO, 0))))), &confirm, Ok(Some(Confirmed))),
        (facts(ZHAO, decider, 4, Some(row(Granted, Some((ZHAO, 0))))), &confirm, Err(R::NotYours)),
        (facts(LI, author, 4, claimed(ZHAO, 0)), &confirm, Err(R::Wrong { state: Claimed })),
        (facts(LI, author, 0, with(Checked)), &withdraw("孩子转学"), Ok(Some(Withdrawn))),
        (facts(ZHAO, author, 0, with(Checked)), &withdraw("孩子转学"), Err(R::NotYours)),
        (facts(LI, author, 0, with(Checked)), &withdraw(" "), Err(R::Empty { field: WishField::Reason })),
        (facts(LI, author, 1, claimed(ZHAO, 0)), &withdraw("转学"), Err(R::Wrong { state: Claimed })),
    ] {
        assert_eq!(next(&facts, command), expected, "{command:?} {:?}", facts.wish);
    }
}

// S4-19 2/2
// planted: a claim that never lapses
#[test]
fn of_two_claims_one_wins_and_a_claim_lapses_after_fourteen_days() {
    let claim = WishCommand::Claim { wish: WISH, on_behalf: String::new() };
    let held = || Some(row(WishState::Claimed, Some((LI, 1))));
    let until = Timestamp::from_millis((1 + CLAIM_DAYS) * DAY);
    let late = Err(WishRefusal::Claimed { name: "李敏".to_owned(), until });
    assert_eq!(next(&facts(ZHAO, Part::CoAuthor, 2, held()), &claim), late);
    assert_eq!(next(&facts(ZHAO, Part::CoAuthor, 14, held()), &claim), late);
    assert_eq!(next(&facts(LI, Part::CoAuthor, 14, held()), &claim), Ok(None), "it is so already");
    let free = next(&facts(ZHAO, Part::CoAuthor, 15, held()), &claim);
    assert_eq!(free, Ok(Some(WishState::Claimed)));
}

// X-07 1/3, X-07 3/3: the server asks what the phone asked, and no field is for a name.
// planted: the text is not asked
#[test]
fn a_wish_tells_an_age_group_a_school_and_a_need_and_never_who_the_child_is() {
    let collect = |draft: WishDraft| {
        next(&facts(LI, Part::CoAuthor, 0, None), &WishCommand::Collect { wish: WISH, space: SPACE, draft })
    };
    let told = |field, found| Err(WishRefusal::Identity { field, found });
    for (it, expected) in [
        (draft("打 138 1234 5678"), told(WishField::Text, Identity::Phone)),
        (draft("53010220150101123X 想要书包"), told(WishField::Text, Identity::IdNumber)),
        (
            WishDraft { school: "电话6234567".to_owned(), ..draft("书包") },
            told(WishField::School, Identity::Phone),
        ),
        (WishDraft { worth: 501, ..draft("书包") }, Err(WishRefusal::TooMuch { most: 500 })),
        (draft(" "), Err(WishRefusal::Empty { field: WishField::Text })),
        (draft(&"长".repeat(201)), Err(WishRefusal::TooLong { field: WishField::Text, most: TEXT_MAX })),
    ] {
        assert_eq!(collect(it.clone()), expected, "{it:?}");
    }
    let json = serde_json::to_value(row(WishState::Claimed, Some((LI, 1)))).expect("plain data");
    let fields: Vec<_> = json.as_object().expect("an object").keys().cloned().collect();
    let known =
        ["age", "claim", "collected", "collected_by", "need", "reason", "school", "state", "text", "worth"];
    assert_eq!(fields, known, "a new field of a wish must not tell who the child is");
}
