//! The 96 universities that are told in short, and what is missing to 25,000 people.

use gongjian_shared::ids::UnitId;
use gongjian_shared::party::{Level, Line, Post, Rank, StaffKind, UnitKind};
use jiff::civil::date;

use super::book::{Book, Figure, Sort};
use crate::trouble::Outcome;

pub const PEOPLE: u32 = 25_000;

const LEADER: Figure = Figure::new(StaffKind::Administrator, 44, 60).ranked(Rank::Senior);
const DEAN: Figure = Figure::new(StaffKind::TeacherAdministrator, 38, 58).ranked(Rank::Middle);
const TEACHER: Figure = Figure::new(StaffKind::Teacher, 26, 60);
const COUNSELOR: Figure = Figure::new(StaffKind::Counselor, 26, 42);
const CLERK: Figure = Figure::new(StaffKind::Administrator, 32, 58);
const RETIREE: Figure = Figure::new(StaffKind::Retiree, 66, 78);

const COLLEGES: [&str; 8] =
    ["文学院", "理学院", "工程学院", "农学院", "经济管理学院", "医学技术学院", "艺术学院", "信息学院"];

/// Where teachers are at home, for the rest of the people.
pub fn build(book: &mut Book, universities: &[UnitId]) -> Outcome<Vec<UnitId>> {
    let mut homes = Vec::new();
    for university in universities {
        homes.extend(one(book, *university)?);
    }
    Ok(homes)
}

/// Fills up with teachers, evenly.
pub fn fill(book: &mut Book, homes: &[UnitId]) -> Outcome {
    let missing = PEOPLE.saturating_sub(book.people());
    for (_, home) in (0..missing).zip(homes.iter().cycle()) {
        book.person(*home, TEACHER)?;
    }
    Ok(())
}

fn one(book: &mut Book, university: UnitId) -> Outcome<Vec<UnitId>> {
    let start = date(2019 + i16::try_from(book.dice.up_to(5)).unwrap_or(0), 7, 1);
    for (place, post) in [Post::Secretary, Post::Head, Post::Deputy].into_iter().enumerate() {
        let place = i64::try_from(place + 1).unwrap_or(0);
        let leader = book.person_with(university, LEADER, |it| it.place = place)?;
        book.appoint(leader, university, post, start);
    }
    let league = Sort(UnitKind::LeagueCommittee, Line::League, Level::College);
    let league = book.unit(Some(university), "校团委", league)?;
    for post in [Post::Secretary, Post::DeputySecretary, Post::OfficeStaff] {
        let person = book.person(league, CLERK)?;
        book.appoint(person, league, post, start);
    }
    let committee = Sort(UnitKind::NextGenerationCommittee, Line::Party, Level::College);
    let committee = book.unit(Some(university), "关心下一代工作委员会", committee)?;
    let director = book.person(university, RETIREE)?;
    book.appoint(director, committee, Post::Director, start);
    let first = usize::try_from(book.dice.up_to(7)).unwrap_or(0);
    (0..3).map(|at| college(book, university, COLLEGES[(first + at) % COLLEGES.len()])).collect()
}

fn college(book: &mut Book, university: UnitId, name: &str) -> Outcome<UnitId> {
    let sort = Sort(UnitKind::College, Line::Education, Level::College);
    let college = book.unit(Some(university), name, sort)?;
    let dean = book.person_with(college, DEAN, |it| it.place = 1)?;
    book.appoint(dean, college, Post::Head, date(2021, 9, 1));
    let counselor = book.person(college, COUNSELOR)?;
    book.appoint(counselor, college, Post::Counselor, date(2023, 9, 1));
    Ok(college)
}
