//! The Guan-Gong-Wei committee of the university told in full (S2).

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{Basis, Level, Line, Post, StaffKind, Term, UnitKind};
use jiff::civil::date;

use super::book::{Book, Figure, Sort};
use super::pilot::holder;
use crate::trouble::Outcome;

pub struct Committee {
    pub unit: UnitId,
    pub secretary_general: PersonId,
    pub student_secretary: PersonId,
}

/// The steps of age of the elders; nobody of 75 and above is among them yet, so that class is missing (S2-08).
const ELDERS: [(u64, u64); 9] =
    [(60, 64), (60, 64), (60, 64), (65, 69), (65, 69), (65, 69), (70, 74), (70, 74), (70, 74)];
const SERVING: [(u64, u64); 3] = [(28, 34), (36, 44), (46, 54)];

/// A secretary of the League committee is its secretary-general (S2-11).
pub fn build(
    book: &mut Book,
    university: UnitId,
    league: UnitId,
    retirement: UnitId,
    secretary_general: PersonId,
) -> Outcome<Committee> {
    let sort = Sort(UnitKind::NextGenerationCommittee, Line::Party, Level::School);
    let unit = book.unit(Some(university), "关心下一代工作委员会", sort)?;
    let office = Sort(UnitKind::Office, Line::Party, Level::College);
    book.unit(Some(unit), "关工委办公室", office)?;
    let begun = date(2024, 3, 15);
    for (at, (youngest, oldest)) in ELDERS.into_iter().enumerate() {
        let post = match at {
            0 => Post::Director,
            1 | 2 => Post::DeputyDirector,
            _ => Post::Elder,
        };
        holder(book, retirement, unit, post, Figure::new(StaffKind::Retiree, youngest, oldest), begun)?;
    }
    for (youngest, oldest) in SERVING {
        let figure = Figure::new(StaffKind::Counselor, youngest, oldest);
        holder(book, university, unit, Post::Member, figure, begun)?;
    }
    book.appoint_with(secretary_general, unit, Post::SecretaryGeneral, begun, |it| {
        (it.basis, it.duties) = (Basis::ExOfficio, "主持办公室日常工作".to_owned());
    });
    pool(book, retirement)?;
    let student_secretary = students(book, unit, league)?;
    let filled = (Post::SecretaryGeneral, 1);
    book.standard("关工委秘书长", university, UnitKind::NextGenerationCommittee, filled, |_| ())?;
    let staffed = (Post::DeputySecretaryGeneral, 1);
    book.standard("关工委专职副秘书长", university, UnitKind::NextGenerationCommittee, staffed, |_| ())?;
    Ok(Committee { unit, secretary_general, student_secretary })
}

/// Retired people who may be asked to join (S2-07).
fn pool(book: &mut Book, retirement: UnitId) -> Outcome {
    for _ in 0..60 {
        book.person(retirement, Figure::new(StaffKind::Retiree, 60, 84))?;
    }
    Ok(())
}

/// Their posts end with the academic year (S2-12).
fn students(book: &mut Book, unit: UnitId, league: UnitId) -> Outcome<PersonId> {
    let figure = Figure::new(StaffKind::Student, 18, 23);
    let (from, planned) = (date(2026, 9, 1), Some(date(2027, 9, 1)));
    let mut last = book.person(league, figure)?;
    for post in [Post::StudentMember, Post::StudentMember, Post::StudentSecretary, Post::StudentSecretary] {
        last = book.person(league, figure)?;
        let term = Term { from, planned, hard: true };
        book.appoint_with(last, unit, post, from, |it| it.term = term);
    }
    Ok(last)
}
