use jiff::civil::date;

use super::*;
use crate::ids::{AppointmentId, NoticeId, PersonId, UnitId};
use crate::rights::{Part, Relation, Seat, Verb};
use crate::values::Name;

const NOTICE: NoticeId = NoticeId::from_bytes([1; 16]);
const FROM: UnitId = UnitId::from_bytes([2; 16]);
const UNIT: Addressee = Addressee::Unit { unit: UnitId::from_bytes([3; 16]) };
const PERSON: Addressee = Addressee::Person { person: PersonId::from_bytes([4; 16]) };

fn seats(part: Part, relation: Relation) -> Vec<Seat> {
    vec![Seat { appointment: Some(AppointmentId::from_bytes([5; 16])), unit: Some(FROM), part, relation }]
}

fn asked(part: Part, relation: Relation, found: &[Addressee]) -> Option<Asked> {
    Some(Asked { seats: seats(part, relation), found: found.to_vec() })
}

fn office() -> NoticeFacts {
    NoticeFacts {
        today: date(2026, 11, 22),
        from_seats: Some(seats(Part::Office, Relation::Own)),
        asked: vec![asked(Part::Office, Relation::Below, &[UNIT, UNIT])],
        ..NoticeFacts::default()
    }
}

fn text(body: &str, due: Option<jiff::civil::Date>) -> NoticeText {
    let title = Name::try_from("报送年度总结".to_owned()).expect("fits");
    NoticeText { title, body: body.to_owned(), ask: Ask::Reply, due }
}

fn send(body: &str, due: Option<jiff::civil::Date>) -> NoticeCommand {
    NoticeCommand::Send { notice: NOTICE, from: FROM, text: text(body, due), to: vec![] }
}

fn sent(body: &str, due: Option<jiff::civil::Date>, to: &[Addressee]) -> Vec<NoticeEntry> {
    vec![NoticeEntry::NoticeSent { notice: NOTICE, from: FROM, text: text(body, due), to: to.to_vec() }]
}

// S0-32 1/2
#[test]
fn an_office_sends_to_those_whom_it_reaches_and_each_gets_it_once() {
    use NoticeRefusal as R;
    let today = Some(date(2026, 11, 22));
    let twice = NoticeFacts {
        asked: vec![
            asked(Part::Office, Relation::Below, &[PERSON, UNIT]),
            asked(Part::Office, Relation::Own, &[UNIT]),
        ],
        ..office()
    };
    let member = NoticeFacts { from_seats: Some(seats(Part::CoAuthor, Relation::Own)), ..office() };
    let apart = NoticeFacts { asked: vec![asked(Part::Office, Relation::Apart, &[UNIT])], ..office() };
    let many = (0..=2_000_u16).map(|it| {
        let mut bytes = [0; 16];
        bytes[..2].copy_from_slice(&it.to_be_bytes());
        Addressee::Unit { unit: UnitId::from_bytes(bytes) }
    });
    let many: Vec<Addressee> = many.collect();
    for (facts, command, expected) in [
        (office(), send(" 请报送。 ", today), Ok(sent("请报送。", today, &[UNIT]))),
        (twice, send("请报送。", None), Ok(sent("请报送。", None, &[UNIT, PERSON]))),
        (NoticeFacts { from_seats: None, ..office() }, send("", None), Err(R::NotThere)),
        (member, send("", None), Err(R::NotYours { verb: Verb::Create })),
        // Elsewhere, and nowhere: one answer.
        (NoticeFacts { id_taken: true, ..apart }, send("", None), Err(R::NotThere)),
        (NoticeFacts { asked: vec![None], ..office() }, send("", None), Err(R::NotThere)),
        (NoticeFacts { id_taken: true, ..office() }, send("", None), Err(R::IdTaken)),
        (office(), send(" ", None), Err(R::BadText { most: BODY_MAX })),
        (office(), send("好", Some(date(2026, 11, 21))), Err(R::Past { on: date(2026, 11, 21) })),
        (NoticeFacts { asked: vec![], ..office() }, send("好", None), Err(R::NoOne)),
        (
            NoticeFacts { asked: vec![asked(Part::Office, Relation::Below, &many)], ..office() },
            send("好", None),
            Err(R::TooMany { most: ADDRESSEES_MAX }),
        ),
    ] {
        assert_eq!(decide(&facts, &command), expected, "{command:?}");
    }
}

fn received(ask: Ask, opened: bool, answered: Option<&str>) -> NoticeFacts {
    let mine = vec![Mine { to: UNIT, opened, answered: answered.map(str::to_owned) }];
    NoticeFacts {
        notice: Some(KnownNotice { from: FROM, ask, withdrawn: false, mine, addressed: true }),
        from_seats: Some(vec![]),
        ..NoticeFacts::default()
    }
}

// S0-32 1/2
#[test]
fn who_is_addressed_leaves_one_receipt_and_answers_what_is_asked() {
    use NoticeRefusal as R;
    let open = NoticeCommand::Open { notice: NOTICE };
    let say = |words: &str| NoticeCommand::Answer { notice: NOTICE, words: words.to_owned() };
    let opened = vec![NoticeEntry::NoticeOpened { notice: NOTICE, to: vec![UNIT] }];
    let answered = |words: &str| {
        vec![NoticeEntry::NoticeAnswered { notice: NOTICE, to: vec![UNIT], words: words.to_owned() }]
    };
    let mut stranger = received(Ask::Read, false, None);
    stranger.notice = stranger.notice.map(|it| KnownNotice { mine: vec![], ..it });
    for (facts, command, expected) in [
        (received(Ask::Read, false, None), &open, Ok(opened)),
        (received(Ask::Read, true, None), &open, Ok(vec![])),
        (NoticeFacts::default(), &open, Err(R::NotThere)),
        (stranger.clone(), &open, Err(R::NotThere)),
        (stranger, &say("好"), Err(R::NotThere)),
        (received(Ask::Read, true, None), &say("好"), Err(R::NothingAsked)),
        (received(Ask::Confirm, false, None), &say(" "), Ok(answered(""))),
        (received(Ask::Reply, true, None), &say(" "), Err(R::BadAnswer { most: ANSWER_MAX })),
        (received(Ask::Reply, true, None), &say("已部署"), Ok(answered("已部署"))),
        (received(Ask::Reply, true, Some("已部署")), &say("已部署"), Ok(vec![])),
        (received(Ask::Reply, true, Some("已部署")), &say("已办结"), Ok(answered("已办结"))),
    ] {
        assert_eq!(decide(&facts, command), expected, "{facts:?} {command:?}");
    }
}

//
#[test]
fn a_telephone_call_is_a_receipt_that_only_the_sending_office_records() {
    use NoticeRefusal as R;
    let told =
        |spoken_to: &str| NoticeCommand::Phoned { notice: NOTICE, to: UNIT, spoken_to: spoken_to.to_owned() };
    let with = |part, relation| NoticeFacts {
        from_seats: Some(seats(part, relation)),
        ..received(Ask::Read, false, None)
    };
    let office = with(Part::Office, Relation::Own);
    let mut unknown = office.clone();
    unknown.notice = unknown.notice.map(|it| KnownNotice { addressed: false, ..it });
    let done =
        vec![NoticeEntry::NoticePhoned {
            notice: NOTICE, to: UNIT, spoken_to: "办公室值班员".to_owned()
        }];
    for (facts, command, expected) in [
        (&office, told(" 办公室值班员 "), Ok(done)),
        (&office, told(" "), Err(R::BadAnswer { most: ANSWER_MAX })),
        (&unknown, told("甲"), Err(R::NotThere)),
        (&NoticeFacts { notice: None, ..office.clone() }, told("甲"), Err(R::NotThere)),
        (&with(Part::CoAuthor, Relation::Own), told("甲"), Err(R::NotYours { verb: Verb::Write })),
        (&with(Part::Office, Relation::Below), told("甲"), Err(R::NotYours { verb: Verb::Write })),
        (&with(Part::Office, Relation::Above), told("甲"), Err(R::NotThere)),
    ] {
        assert_eq!(decide(facts, &command), expected, "{command:?}");
    }
}

// S0-32 1/2: the row of one addressee has no place for anything about another.
#[test]
fn a_row_tells_whether_an_answer_is_still_wanted() {
    let row = |ask, receipts: Vec<ReceiptRow>| NoticeRow {
        from: FROM,
        from_name: "办公室".to_owned(),
        sent_by: "李敏".to_owned(),
        sent: crate::time::Timestamp::default(),
        title: "通知".to_owned(),
        body: "正文".to_owned(),
        ask,
        due: None,
        to: UNIT,
        to_name: "材料学院".to_owned(),
        receipts,
        withdrawn: None,
    };
    let user = crate::ids::UserId::from_bytes([9; 16]);
    let receipt = |kind| ReceiptRow {
        kind,
        by: user,
        name: "王芳".to_owned(),
        at: crate::time::Timestamp::default(),
        words: String::new(),
    };
    assert!(!row(Ask::Read, vec![]).wants_answer());
    assert!(row(Ask::Confirm, vec![receipt(ReceiptKind::Opened)]).wants_answer());
    assert!(!row(Ask::Confirm, vec![receipt(ReceiptKind::Answered)]).wants_answer());
    assert!(row(Ask::Read, vec![receipt(ReceiptKind::Opened)]).opened_by(user));
    assert!(!row(Ask::Read, vec![receipt(ReceiptKind::Phoned)]).opened_by(user));
}

// S0-32: a notice is taken back by the office that sent it, once, with a reason; then nothing more is asked of anybody.
// planted: an answer to a withdrawn notice is taken
#[test]
fn a_notice_is_taken_back_by_its_office_and_asks_nothing_more() {
    use NoticeRefusal as R;
    let take_back = |reason: &str| NoticeCommand::Withdraw { notice: NOTICE, reason: reason.to_owned() };
    let with = |part, relation, withdrawn| {
        let it = received(Ask::Confirm, false, None);
        let notice = it.notice.map(|it| KnownNotice { withdrawn, ..it });
        NoticeFacts { notice, from_seats: Some(seats(part, relation)), ..NoticeFacts::default() }
    };
    let office = |withdrawn| with(Part::Office, Relation::Own, withdrawn);
    let done = vec![NoticeEntry::NoticeWithdrawn { notice: NOTICE, reason: "时间有误".to_owned() }];
    let answer = NoticeCommand::Answer { notice: NOTICE, words: String::new() };
    let phoned = NoticeCommand::Phoned { notice: NOTICE, to: UNIT, spoken_to: "甲".to_owned() };
    let opened = vec![NoticeEntry::NoticeOpened { notice: NOTICE, to: vec![UNIT] }];
    for (facts, command, expected) in [
        (office(false), take_back(" 时间有误 "), Ok(done)),
        (office(false), take_back(" "), Err(R::BadAnswer { most: ANSWER_MAX })),
        (office(true), take_back("再说一次"), Ok(vec![])),
        (NoticeFacts::default(), take_back("甲"), Err(R::NotThere)),
        (with(Part::CoAuthor, Relation::Own, false), take_back("甲"), Err(R::NotYours { verb: Verb::Write })),
        (with(Part::Office, Relation::Above, false), take_back("甲"), Err(R::NotThere)),
        (office(true), answer, Err(R::Withdrawn)),
        (office(true), phoned, Err(R::Withdrawn)),
        // Who opens it learns that it was taken back.
        (office(true), NoticeCommand::Open { notice: NOTICE }, Ok(opened)),
    ] {
        assert_eq!(decide(&facts, &command), expected, "{command:?}");
    }
}
