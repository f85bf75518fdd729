use super::*;

const SPACE: SpaceId = SpaceId::from_bytes([1; 16]);
const LI: UserId = UserId::from_bytes([2; 16]);

#[test]
fn membership() {
    let office = Facts { administrator: true, space_known: true, person_known: true, ..Facts::default() };
    let set = |role| Command::SetMember { space: SPACE, user: LI, role };
    let member = Some(Role::Member);
    for (facts, command, expected) in [
        (&office, set(member), Ok(vec![Entry::MemberSet { space: SPACE, user: LI, role: member }])),
        (&Facts { role: member, ..office.clone() }, set(member), Ok(vec![])),
        (
            &Facts { role: member, ..office.clone() },
            set(None),
            Ok(vec![Entry::MemberSet { space: SPACE, user: LI, role: None }]),
        ),
        (
            &Facts { space_known: false, person_known: false, ..office.clone() },
            set(member),
            Err(Refusal::NoSuchSpace),
        ),
        (&Facts { person_known: false, ..office.clone() }, set(member), Err(Refusal::NoSuchPerson)),
        // Not being an administrator outranks everything: nobody learns what exists.
        (
            &Facts { administrator: false, space_known: false, ..office.clone() },
            set(member),
            Err(Refusal::NotAdministrator),
        ),
    ] {
        assert_eq!(decide(facts, &command), expected, "{facts:?} {command:?}");
    }
}

#[test]
fn the_last_administrator_cannot_be_shut_out() {
    let facts = Facts {
        administrator: true,
        person_known: true,
        account_open: true,
        last_administrator: true,
        ..Facts::default()
    };
    let close = Command::SetAccountOpen { user: LI, open: false };
    assert_eq!(decide(&facts, &close), Err(Refusal::LastAdministrator));
    let one_of_two = Facts { last_administrator: false, ..facts };
    assert_eq!(decide(&one_of_two, &close), Ok(vec![Entry::AccountSet { user: LI, open: false }]));
}

//
#[test]
fn late_work_is_decided_on_by_its_supervisor_who_saw_all_of_it() {
    let escrow = EscrowId::from_bytes([3; 16]);
    let waits = EscrowFacts { may_supervise: true, changes: 2, fits: true };
    let facts = |it: EscrowFacts| Facts { escrow: Some(it), ..Facts::default() };
    let take = Command::TakeIn { escrow, changes: 2 };
    let reason = Remark::try_from("方案已定稿".to_owned()).expect("fits");
    let away = Command::TurnAway { escrow, changes: 2, reason: reason.clone() };
    for (facts, command, expected) in [
        (facts(waits), &take, Ok(vec![Entry::EscrowTaken { escrow }])),
        (facts(waits), &away, Ok(vec![Entry::EscrowTurnedAway { escrow, reason: reason.clone() }])),
        // Decided, made up, or somebody else's to decide: one answer.
        (Facts::default(), &take, Err(Refusal::NoSuchEscrow)),
        (facts(EscrowFacts { may_supervise: false, changes: 9, ..waits }), &take, Err(Refusal::NoSuchEscrow)),
        (facts(EscrowFacts { may_supervise: false, ..waits }), &away, Err(Refusal::NoSuchEscrow)),
        (facts(EscrowFacts { changes: 3, fits: false, ..waits }), &take, Err(Refusal::EscrowGrew)),
        (facts(EscrowFacts { fits: false, ..waits }), &take, Err(Refusal::EscrowUnfit)),
        // What does not fit can still be turned away.
        (
            facts(EscrowFacts { fits: false, ..waits }),
            &away,
            Ok(vec![Entry::EscrowTurnedAway { escrow, reason: reason.clone() }]),
        ),
    ] {
        assert_eq!(decide(&facts, command), expected, "{facts:?} {command:?}");
    }
}

#[test]
fn a_taken_id_outranks_a_taken_login() {
    let facts = Facts { administrator: true, id_taken: true, login_taken: true, ..Facts::default() };
    let add = Command::AddPerson {
        user: LI,
        login: Login::try_from("limin".to_owned()).expect("fits"),
        name: Name::try_from("李敏".to_owned()).expect("fits"),
        password: Password::try_from("correct horse".to_owned()).expect("fits"),
        administrator: false,
    };
    assert_eq!(decide(&facts, &add), Err(Refusal::IdTaken));
    assert_eq!(decide(&Facts { id_taken: false, ..facts }, &add), Err(Refusal::LoginTaken));
}
