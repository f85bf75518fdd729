use super::*;

fn keeper(call: Option<CallRow>) -> CallFacts {
    CallFacts {
        now: at(-86_400_000),
        by: "李敏".to_owned(),
        owner: Some(UNIVERSITY),
        ended: false,
        seats: vec![seat(Part::Office, Relation::Own, UNIVERSITY)],
        units_known: true,
        form_known: true,
        call,
    }
}

fn call_is(decided: Result<Vec<CallEntry>, CallRefusal>) -> Result<Option<(CallState, bool)>, CallRefusal> {
    Ok(decided?.first().map(|it| match it {
        CallEntry::CallSet { row, told, .. } => (row.state, told.is_some()),
        CallEntry::ApplicationSet { .. } => panic!("no application was asked about"),
    }))
}

fn draft() -> CallRow {
    CallRow { state: CallState::Draft, ..open_call() }
}

// S3-01
// planted: the contact is not asked for; places 5 to 2 are sound
#[test]
fn a_call_is_not_issued_while_anything_is_missing_and_is_told_what() {
    use Lack as L;
    let none = |_: &mut CallText| {};
    type Spoil = fn(&mut CallText);
    let cases: [(Spoil, Option<Lack>); 14] = [
        (none, None),
        (|it| it.basis = " ".to_owned(), Some(L::Basis)),
        (|it| it.body.clear(), Some(L::Body)),
        (|it| it.deadline = None, Some(L::Deadline)),
        (|it| it.deadline = Some(Deadline::end_of(date(2024, 3, 3))), Some(L::Past)),
        (|it| it.reference = None, Some(L::Reference)),
        (|it| it.receiver = None, Some(L::Receiver)),
        (|it| it.contact = None, Some(L::Contact)),
        (|it| it.form = None, Some(L::Form)),
        (|it| it.rubric.clear(), Some(L::Rubric)),
        (|it| it.places = Some(Places { least: 5, most: 2 }), Some(L::Places)),
        (|it| it.places = Some(Places { least: 0, most: 2 }), Some(L::Places)),
        (|it| it.quota = Some(0), Some(L::Quota)),
        (|it| it.to.clear(), Some(L::Addressees)),
    ];
    for (spoil, lack) in cases {
        let mut row = draft();
        spoil(&mut row.text);
        let decided = call_is(decide_call(&keeper(Some(row)), &CallCommand::Issue { call: CALL }));
        let expected = match lack {
            None => Ok(Some((CallState::Open, true))),
            Some(lack) => Err(CallRefusal::Lacks { lacks: vec![lack] }),
        };
        assert_eq!(decided, expected, "{lack:?}");
    }
}

#[test]
fn after_issuing_only_a_later_deadline_a_correction_and_the_end_change_a_call() {
    use CallRefusal as R;
    let open = || keeper(Some(open_call()));
    let later = Deadline::end_of(date(2024, 3, 9));
    let write = |seen| CallCommand::Draft { call: CALL, programme: PROGRAMME, text: Box::new(text()), seen };
    let extend = |until, basis: &str| CallCommand::Extend { call: CALL, until, basis: basis.to_owned() };
    let correct = |words: &str| CallCommand::Correct { call: CALL, words: words.to_owned() };
    let close = |reason: &str| CallCommand::Close { call: CALL, reason: reason.to_owned() };
    let closed = || keeper(Some(CallRow { state: CallState::Closed, ..open_call() }));
    let reader = CallFacts { seats: vec![seat(Part::CoAuthor, Relation::Own, UNIVERSITY)], ..open() };
    let stranger = CallFacts { seats: vec![seat(Part::Office, Relation::Above, COLLEGE)], ..open() };
    let over = CallFacts { now: at(60_000), ..open() };
    let set = |state, told| Ok(Some((state, told)));
    for (facts, command, expected) in [
        (keeper(None), write(0), set(CallState::Draft, false)),
        (keeper(None), write(1), Err(R::Changed)),
        (keeper(Some(draft())), write(0), Err(R::Changed)),
        (keeper(Some(draft())), write(1), set(CallState::Draft, false)),
        (CallFacts { owner: None, ..keeper(None) }, write(0), Err(R::NotThere)),
        (CallFacts { units_known: false, ..keeper(None) }, write(0), Err(R::NoSuchUnit)),
        (CallFacts { form_known: false, ..keeper(None) }, write(0), Err(R::NoSuchForm)),
        (CallFacts { ended: true, ..keeper(None) }, write(0), Err(R::ProgrammeEnded)),
        (open(), write(1), Err(R::CallIs { state: CallState::Open })),
        (open(), CallCommand::Issue { call: CALL }, Err(R::CallIs { state: CallState::Open })),
        (open(), extend(later, "组〔2024〕5号"), set(CallState::Open, true)),
        (open(), extend(later, " "), Err(R::NoReason { most: REASON_MAX })),
        (open(), extend(deadline(), "组〔2024〕5号"), Err(R::NotLater { deadline: deadline() })),
        // Also when it was over already: that is what an extension is for.
        (over.clone(), extend(later, "组〔2024〕5号"), set(CallState::Open, true)),
        (open(), correct("附件1第3条有误"), set(CallState::Open, true)),
        (open(), close(""), Err(R::NoReason { most: REASON_MAX })),
        (open(), close("项目调整"), set(CallState::Closed, false)),
        (over, close(""), set(CallState::Closed, false)),
        (closed(), close(""), Ok(None)),
        (closed(), extend(later, "组〔2024〕5号"), Err(R::CallIs { state: CallState::Closed })),
        (keeper(None), correct("更正"), Err(R::NotThere)),
        (reader, correct("更正"), Err(R::NotYours)),
        (stranger, correct("更正"), Err(R::NotThere)),
    ] {
        assert_eq!(call_is(decide_call(&facts, &command)), expected, "{command:?}");
    }
}
