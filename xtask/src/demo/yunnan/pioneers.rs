//! Pioneer work: dual directors since 2009, chief counselors, and 1,234 organisations with their counselors (S4).

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{Basis, Level, Line, Post, Rank, StaffKind, Term, UnitKind};
use jiff::civil::{Date, date};

use super::book::{Book, Figure, Sort};
use super::league::{League, Seat};
use super::names;
use crate::trouble::Outcome;

/// In pairs with 97 universities (S4-18).
pub const ORGANISATIONS: usize = 1_234;
/// Every so many-th school has no brigade counselor, or one below middle rank (S4-06).
const WITHOUT: usize = 31;
const LOW_RANK: usize = 11;
/// Every so many-th county has one director only, or none (S4-01).
const ONE_DIRECTOR: usize = 12;
const NO_DIRECTOR: usize = 43;

const LEADER: Figure = Figure::new(StaffKind::Administrator, 40, 62).ranked(Rank::Middle);
const FORMER: Figure = Figure::new(StaffKind::Administrator, 54, 62).ranked(Rank::Middle);
const COUNSELOR: Figure = Figure::new(StaffKind::SchoolStaff, 34, 50);
const TEACHER: Figure = Figure::new(StaffKind::SchoolStaff, 23, 58);

/// People whom the accounts need.
pub struct Pioneers {
    pub brigade_counselor: PersonId,
    pub inspector: PersonId,
}

pub fn build(book: &mut Book, league: &League) -> Outcome<Pioneers> {
    let yunnan = &league.yunnan;
    standards(book, league)?;
    directors(book, yunnan, 0)?;
    deputies(book, yunnan)?;
    let mut nth = 0;
    for (prefecture, counties) in &league.prefectures {
        directors(book, prefecture, 0)?;
        deputies(book, prefecture)?;
        for county in counties {
            nth += 1;
            directors(book, county, nth)?;
        }
    }
    // 昆明 and 玉溪: every county has its chief counselor; 曲靖 has begun.
    for (at, most) in [(0, 14), (1, 4), (2, 9)] {
        for county in league.prefectures[at].1.iter().take(most) {
            chief_counselor(book, county)?;
        }
    }
    temporary(book, yunnan)?;
    let inspector = inspection(book, yunnan)?;
    let brigade_counselor = organisations(book, league)?;
    Ok(Pioneers { brigade_counselor, inspector })
}

fn standards(book: &mut Book, league: &League) -> Outcome {
    let yunnan = league.yunnan.league;
    book.standard("少工委双主任", yunnan, UnitKind::PioneerCommittee, (Post::Director, 2), |it| {
        (it.most, it.lines) = (Some(2), 2);
    })?;
    for at in [0, 2] {
        let prefecture = league.prefectures[at].0.league;
        let chief = (Post::ChiefCounselor, 1);
        let county = |it: &mut gongjian_shared::party::StandardDetail| it.levels = vec![Level::County];
        book.standard("县区总辅导员", prefecture, UnitKind::EducationAuthority, chief, county)?;
    }
    let brigade = (Post::BrigadeCounselor, 1);
    book.standard("大队辅导员不低于中层", yunnan, UnitKind::PioneerOrganisation, brigade, |it| {
        it.rank = Some(Rank::Middle);
    })
}

/// One director after the other from the League since 2009, one from education since the place joined (S4-02).
fn directors(book: &mut Book, seat: &Seat, nth: usize) -> Outcome {
    let joined = match seat.level {
        Level::Province => date(2009, 9, 1),
        Level::Prefecture => date(2010 + year(book, 3), 3, 1),
        Level::Centre | Level::County | Level::School | Level::College | Level::Branch => {
            date(2011 + year(book, 6), 6, 1)
        }
    };
    let changes = [date(2014 + year(book, 2), 5, 1), date(2019 + year(book, 3), 7, 1)];
    let fails = |every: usize| nth > 0 && nth.is_multiple_of(every);
    // Principal leaders in half of the places, deputies in charge in the others (S4-01).
    let principal = nth.is_multiple_of(2);
    let league = if principal { seat.secretary } else { seat.deputies.0 };
    let bureau = if principal { seat.bureau_head } else { seat.deputies.1 };
    let league = (seat.league, (!fails(NO_DIRECTOR)).then_some(league));
    let gone = fails(ONE_DIRECTOR) || fails(NO_DIRECTOR);
    let bureau = (seat.education, (!gone).then_some(bureau));
    line(book, seat.pioneers, league, (date(2009, 9, 1), changes))?;
    line(book, seat.pioneers, bureau, (joined, changes))
}

fn year(book: &mut Book, most: u64) -> i16 {
    i16::try_from(book.dice.up_to(most)).unwrap_or(0)
}

/// The directors of one line, each until the next; `last`: who holds the post today, if somebody does.
fn line(
    book: &mut Book,
    pioneers: UnitId,
    (home, last): (UnitId, Option<PersonId>),
    (first, changes): (Date, [Date; 2]),
) -> Outcome {
    let mut from = first;
    for until in changes.into_iter().filter(|until| *until > first) {
        let person = book.person(home, FORMER)?;
        let held = book.appoint(person, pioneers, Post::Director, from);
        book.end(held, until);
        from = until;
    }
    if let Some(last) = last {
        book.appoint(last, pioneers, Post::Director, from);
    }
    Ok(())
}

/// Added by the congress (S4-03).
fn deputies(book: &mut Book, seat: &Seat) -> Outcome {
    for (home, post) in [(seat.league, Post::StandingDeputyDirector), (seat.education, Post::DeputyDirector)]
    {
        let person = book.person(home, LEADER)?;
        book.appoint_with(person, seat.pioneers, post, date(2022, 10, 13), |it| it.basis = Basis::Congress);
    }
    Ok(())
}

/// Held by a section head of the bureau, guided by two bodies (S4-05).
fn chief_counselor(book: &mut Book, county: &Seat) -> Outcome {
    let from = date(2015 + year(book, 8), 9, 1);
    let person = book.person(county.education, LEADER)?;
    let guides = vec![county.education, county.pioneers];
    book.appoint_with(person, county.education, Post::ChiefCounselor, from, |it| it.guides = guides);
    Ok(())
}

/// One principal and one counselor for a year; the first ends within sixty days (S4-04).
fn temporary(book: &mut Book, seat: &Seat) -> Outcome {
    for (from, planned) in [(date(2026, 1, 5), date(2027, 1, 5)), (date(2026, 9, 1), date(2027, 9, 1))] {
        let person = book.person(seat.education, COUNSELOR.ranked(Rank::Middle))?;
        book.appoint_with(person, seat.pioneers, Post::Temporary, from, |it| {
            it.term = Term { from, planned: Some(planned), hard: true };
        });
    }
    Ok(())
}

/// A team from League, education and committee (S4-25).
fn inspection(book: &mut Book, seat: &Seat) -> Outcome<PersonId> {
    let sort = Sort(UnitKind::WorkingGroup, Line::League, Level::Province);
    let team = book.unit(Some(seat.pioneers), "少先队工作联合督导组", sort)?;
    let mut found = seat.secretary;
    for home in [seat.education, seat.pioneers, seat.league] {
        found = book.person(home, LEADER)?;
        book.appoint(found, team, Post::Inspector, date(2026, 4, 20));
    }
    Ok(found)
}

/// Spread evenly over the counties, each with its school's people.
fn organisations(book: &mut Book, league: &League) -> Outcome<PersonId> {
    let counties: Vec<&Seat> = league.prefectures.iter().flat_map(|(_, counties)| counties).collect();
    let (each, more) = (ORGANISATIONS / counties.len(), ORGANISATIONS % counties.len());
    let mut first = None;
    let mut nth = 0;
    for (at, county) in counties.into_iter().enumerate() {
        for inside in 0..each + usize::from(at < more) {
            nth += 1;
            let name = format!("{}少先队大队", names::school(at * 3, inside));
            let counselor = organisation(book, county, &name, nth)?;
            first = first.or(counselor);
        }
    }
    Ok(first.unwrap_or(league.yunnan.office))
}

fn organisation(book: &mut Book, county: &Seat, name: &str, nth: usize) -> Outcome<Option<PersonId>> {
    let sort = Sort(UnitKind::PioneerOrganisation, Line::Education, Level::School);
    let unit = book.unit(Some(county.pioneers), name, sort)?;
    let principal = book.person_with(unit, LEADER, |it| it.place = 1)?;
    let from = date(2019 + year(book, 5), 8, 1);
    book.appoint(principal, unit, Post::Head, from);
    for _ in 0..4 {
        book.person(unit, TEACHER)?;
    }
    if nth.is_multiple_of(WITHOUT) {
        return Ok(None);
    }
    let rank = if nth.is_multiple_of(LOW_RANK) { Rank::None } else { Rank::Middle };
    let counselor = book.person(unit, COUNSELOR)?;
    let from = date(2017 + year(book, 8), 9, 1);
    book.appoint_with(counselor, unit, Post::BrigadeCounselor, from, |it| it.rank = Some(rank));
    Ok(Some(counselor))
}
