//! One account for each role, all with the demo's password.

use gongjian_shared::ids::PersonId;
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::demo::{DemoAccount, DemoPart};

use super::book::{Book, parse};
use super::league::League;
use super::pilot::Pilot;
use super::pioneers::Pioneers;
use crate::demo::{PASSWORD, PEOPLE};
use crate::trouble::Outcome;

/// Sign-in name, role and person of every account beside the administrator's.
fn seats(league: &League, pioneers: &Pioneers, pilot: &Pilot) -> [(&'static str, DemoPart, PersonId); 16] {
    use DemoPart as P;
    let kunming = &league.prefectures[0].0;
    [
        ("centre", P::CentreOffice, league.centre_office),
        ("province", P::ProvinceOffice, league.yunnan.office),
        ("prefecture", P::PrefectureOffice, kunming.office),
        ("university", P::UniversityOffice, pilot.office),
        ("decider", P::Decider, pilot.decider),
        ("leader", P::Leader, pilot.leader),
        ("counselor", P::Counselor, pilot.counselor),
        ("league", P::LeagueSecretary, pilot.league_secretary),
        ("committee", P::SecretaryGeneral, pilot.committee.secretary_general),
        ("student", P::StudentSecretary, pilot.committee.student_secretary),
        ("branch", P::BranchSecretary, pilot.branch_secretary),
        ("reviewer", P::Reviewer, pilot.reviewer),
        ("inspector", P::Inspector, pioneers.inspector),
        ("brigade", P::BrigadeCounselor, pioneers.brigade_counselor),
        ("auditor", P::Auditor, pilot.auditor),
        ("reader", P::Reader, pilot.reader),
    ]
}

/// Opens them, and gives the list for the sign-in page with the administrator first.
pub fn open(
    book: &mut Book,
    league: &League,
    pioneers: &Pioneers,
    pilot: &Pilot,
) -> Outcome<Vec<DemoAccount>> {
    let admin = &PEOPLE[0];
    let part = DemoPart::Administrator;
    let password = || parse(PASSWORD);
    let mut list = vec![DemoAccount {
        part,
        login: parse(admin.login)?,
        name: parse(admin.name)?,
        password: password()?,
    }];
    for (login, part, person) in seats(league, pioneers, pilot) {
        list.push(DemoAccount {
            part,
            login: parse(login)?,
            name: book.name(person)?,
            password: password()?,
        });
        account(book, login, person)?;
    }
    Ok(list)
}

fn account(book: &mut Book, login: &str, person: PersonId) -> Outcome {
    let (user, login, password) = (person.into(), parse(login)?, parse(PASSWORD)?);
    book.commands.push(PartyCommand::OpenAccount { user, login, password });
    Ok(())
}
