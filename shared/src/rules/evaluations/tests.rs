use jiff::civil::date;

use super::EvaluationRefusal as R;
use super::EvaluationState as S;
use super::*;
use crate::calendar::Year;
use crate::ids::{PairId, ProgrammeId};
use crate::rights::{Part, Relation, Seat};

const PROGRAMME: ProgrammeId = ProgrammeId::from_bytes([1; 16]);
const PAIR: PairId = PairId::from_bytes([2; 16]);

fn year(it: i16) -> Year {
    Year::try_from(it).expect("a year")
}

fn evaluation(state: S) -> Option<Evaluation> {
    let adopted = (state == S::Adopted).then(|| Adopted {
        name: "主任".to_owned(),
        on: date(2026, 12, 20),
        document: "会议纪要第3号".to_owned(),
    });
    Some(Evaluation { programme: PROGRAMME, year: year(2026), state, begun: date(2026, 12, 1), adopted })
}

fn facts(part: Option<Part>, it: Option<Evaluation>) -> EvaluationFacts {
    let seat = |part| Seat { appointment: None, unit: None, part, relation: Relation::Own };
    EvaluationFacts {
        name: "主任".to_owned(),
        today: date(2026, 12, 20),
        seats: Some(part.map(seat).into_iter().collect()),
        evaluation: it,
        ..EvaluationFacts::default()
    }
}

fn view(mark: u8, words: &str) -> CounselorView {
    let marks = Question::ALL.iter().map(|it| (*it, mark)).collect();
    CounselorView { marks, words: words.to_owned() }
}

fn begin(of: i16) -> EvaluationCommand {
    EvaluationCommand::Begin { programme: PROGRAMME, year: year(of) }
}

fn close() -> EvaluationCommand {
    EvaluationCommand::Close { programme: PROGRAMME, year: year(2026) }
}

fn adopt(document: &str) -> EvaluationCommand {
    EvaluationCommand::Adopt { programme: PROGRAMME, year: year(2026), document: document.to_owned() }
}

fn set(it: Option<Evaluation>) -> Result<Vec<EvaluationEntry>, R> {
    Ok(it.map(|evaluation| EvaluationEntry::EvaluationSet { evaluation }).into_iter().collect())
}

#[test]
fn the_office_asks_and_ends_the_asking_and_the_leading_group_adopts() {
    let (office, head) = (Some(Part::Office), Some(Part::Decider));
    let begun = evaluation(S::Open).map(|it| Evaluation { begun: date(2026, 12, 20), ..it });
    for (facts, command, expected) in [
        (facts(office, None), begin(2026), set(begun)),
        (facts(office, evaluation(S::Closed)), begin(2026), Ok(vec![])),
        (facts(office, None), begin(2027), Err(R::NotBegun { year: 2027 })),
        (facts(head, None), begin(2026), Err(R::NotYours)),
        (facts(None, None), begin(2026), Err(R::NotThere)),
        (facts(office, evaluation(S::Open)), close(), set(evaluation(S::Closed))),
        (facts(office, evaluation(S::Closed)), close(), Ok(vec![])),
        (facts(office, evaluation(S::Adopted)), close(), Err(R::Wrong { state: S::Adopted })),
        (facts(office, None), close(), Err(R::NotThere)),
        (facts(head, evaluation(S::Closed)), adopt(" 会议纪要第3号 "), set(evaluation(S::Adopted))),
        (facts(head, evaluation(S::Open)), adopt("会议纪要第3号"), Err(R::Wrong { state: S::Open })),
        (facts(head, evaluation(S::Adopted)), adopt("别的"), Ok(vec![])),
        (facts(head, evaluation(S::Closed)), adopt(" "), Err(R::Empty)),
        (facts(office, evaluation(S::Closed)), adopt("会议纪要第3号"), Err(R::NotYours)),
    ] {
        assert_eq!(decide(&facts, &command), expected, "{command:?}");
    }
}

#[test]
fn a_counselor_answers_once_for_each_pair_while_the_office_asks() {
    let answer =
        |view| EvaluationCommand::Answer { programme: PROGRAMME, year: year(2026), pair: PAIR, view };
    let of = |state, answered| {
        let paired = Some(Paired { pair: PAIR, answered });
        EvaluationFacts { paired, ..facts(None, evaluation(state)) }
    };
    let given = EvaluationEntry::ViewGiven {
        programme: PROGRAMME,
        year: year(2026),
        pair: PAIR,
        view: view(4, "谈得很好"),
    };
    let mut half = view(4, "");
    half.marks.remove(&Question::Help);
    for (facts, view, expected) in [
        (of(S::Open, false), view(4, " 谈得很好 "), Ok(vec![given.clone()])),
        (of(S::Open, true), view(4, ""), Err(R::Answered)),
        (of(S::Closed, false), view(4, ""), Err(R::Wrong { state: S::Closed })),
        (facts(None, evaluation(S::Open)), view(4, ""), Err(R::NotThere)),
        (of(S::Open, false), view(6, ""), Err(R::Unmarked)),
        (of(S::Open, false), half, Err(R::Unmarked)),
        (of(S::Open, false), view(4, &"好".repeat(VIEW_MAX + 1)), Err(R::TooLong { most: VIEW_MAX })),
        (
            of(S::Open, false),
            view(4, "请打 138 1234 5678"),
            Err(R::Identity { found: crate::values::Identity::Phone }),
        ),
    ] {
        assert_eq!(decide(&facts, &answer(view.clone())), expected, "{view:?}");
    }
    // What the record of decisions keeps of it says who acted, so it says nothing of the view.
    let told = serde_json::to_string(&given).expect("plain data");
    assert!(!told.contains("谈得很好") && !told.contains("marks"), "{told}");
}

#[test]
fn a_leader_speaks_in_own_words_until_it_is_adopted() {
    let speak = |text: &str| {
        let text = text.to_owned();
        EvaluationCommand::Speak { programme: PROGRAMME, year: year(2026), text }
    };
    let of = |state, leads| EvaluationFacts { leads, ..facts(None, evaluation(state)) };
    let said = EvaluationEntry::WordsGiven {
        programme: PROGRAMME,
        year: year(2026),
        person: of(S::Open, true).who.into(),
        text: "全年谈心四次".to_owned(),
    };
    let spoke = EvaluationFacts { spoke: Some("全年谈心四次".to_owned()), ..of(S::Open, true) };
    for (facts, text, expected) in [
        (of(S::Closed, true), " 全年谈心四次 ", Ok(vec![said])),
        (spoke, "全年谈心四次", Ok(vec![])),
        (of(S::Adopted, true), "晚了", Err(R::Wrong { state: S::Adopted })),
        (of(S::Open, true), " ", Err(R::Empty)),
        (of(S::Open, false), "不是领导", Err(R::NotThere)),
    ] {
        assert_eq!(decide(&facts, &speak(text)), expected, "{text}");
    }
}

// S1-25 2/2: fewer than five are not shown, nor any before the last could come
// planted: shown from four on
#[test]
fn fewer_than_five_views_say_nothing_and_none_is_shown_while_more_may_come() {
    let mut views = Vec::new();
    for nth in 1..=5 {
        assert_eq!(summed(S::Closed, &views), None);
        views = heap(views, view(nth, &format!("第{nth}")));
    }
    assert_eq!(summed(S::Open, &views), None);
    let sum = summed(S::Closed, &views).expect("five");
    assert_eq!((sum.views, sum.marks[&Question::Contact]), (5, [1, 1, 1, 1, 1]));
    assert_eq!(sum.words.len(), 5);
}

// S1-25 2/2: neither place nor order says who came when
#[test]
fn a_heap_is_the_same_in_whatever_order_the_views_came() {
    let views = [view(3, "丙"), view(1, ""), view(5, "甲"), view(3, "乙"), view(1, "")];
    let one = views.iter().cloned().fold(Vec::new(), heap);
    let other = views.iter().rev().cloned().fold(Vec::new(), heap);
    assert_eq!(one, other);
}
