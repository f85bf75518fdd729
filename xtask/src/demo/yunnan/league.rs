//! The centre with 32 provincial committees, and Yunnan's committees and education authorities down to the counties.

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{Level, Line, Post, Rank, StaffKind, UnitKind};
use jiff::civil::date;

use super::book::{Book, Figure, Sort};
use super::names;
use super::places::{CORPS, PREFECTURES, PROVINCES, YUNNAN, bare};
use crate::trouble::Outcome;

/// The three bodies of one place: who keeps pioneer work going there.
pub struct Seat {
    pub league: UnitId,
    pub education: UnitId,
    pub pioneers: UnitId,
    pub level: Level,
    /// Who heads each of the first two, and who stands beside them.
    pub secretary: PersonId,
    pub bureau_head: PersonId,
    pub deputies: (PersonId, PersonId),
    /// A member of the League committee's office.
    pub office: PersonId,
}

pub struct League {
    pub centre_office: PersonId,
    pub yunnan: Seat,
    pub prefectures: Vec<(Seat, Vec<Seat>)>,
    /// The first is the one that is told in full.
    pub universities: Vec<UnitId>,
}

/// In pairs with 1,234 pioneer organisations (S4-18).
pub const UNIVERSITIES: usize = 97;
pub const PILOT: &str = "岚溪大学";

const CLERK: Figure = Figure::new(StaffKind::Administrator, 34, 58);

/// The units first, from the top down: adding below a small tree is quick.
pub fn build(book: &mut Book) -> Outcome<League> {
    let sort = |level| Sort(UnitKind::LeagueCommittee, Line::League, level);
    let centre = book.unit(None, "团中央学校部", sort(Level::Centre))?;
    let mut provinces = Vec::new();
    for name in PROVINCES {
        provinces.push((name, book.unit(Some(centre), name, sort(Level::Province))?));
    }
    let corps = Sort(UnitKind::Corps, Line::League, Level::Province);
    provinces.push((CORPS, book.unit(Some(centre), CORPS, corps)?));
    let mut yunnan = centre;
    for (name, unit) in provinces {
        if name == YUNNAN {
            yunnan = unit;
        } else {
            province(book, unit)?;
        }
    }
    let centre_office = book.person(centre, CLERK)?;
    book.appoint(centre_office, centre, Post::OfficeStaff, date(2021, 4, 1));
    let yunnan = seat(book, yunnan, "云南省", Level::Province, 30)?;
    let mut prefectures = Vec::new();
    for place in &PREFECTURES {
        let name = format!("共青团{}委员会", place.name);
        let region = |it: &mut gongjian_shared::party::UnitDetail| it.region = place.region.to_owned();
        let league = book.unit_with(Some(yunnan.league), &name, sort(Level::Prefecture), region)?;
        prefectures.push((league, place));
    }
    let universities = universities(book, yunnan.league)?;
    let prefectures = prefectures.into_iter().map(|(league, place)| {
        let above = seat(book, league, place.name, Level::Prefecture, 14)?;
        let counties = place.counties.iter().map(|name| {
            let title = format!("共青团{name}委员会");
            let league = book.unit(Some(league), &title, sort(Level::County))?;
            seat(book, league, name, Level::County, 7)
        });
        Ok((above, counties.collect::<Outcome<Vec<_>>>()?))
    });
    let prefectures = prefectures.collect::<Outcome<Vec<_>>>()?;
    Ok(League { centre_office, yunnan, prefectures, universities })
}

/// 97 of them (S4-18), all invented.
fn universities(book: &mut Book, yunnan: UnitId) -> Outcome<Vec<UnitId>> {
    let sort = Sort(UnitKind::University, Line::Education, Level::School);
    let names = std::iter::once(PILOT.to_owned()).chain((0..UNIVERSITIES - 1).map(names::university));
    names.map(|name| book.unit(Some(yunnan), &name, sort)).collect()
}

/// Another province: its committee, and who answers the centre's notice there (S0-32).
fn province(book: &mut Book, unit: UnitId) -> Outcome {
    let people = [Post::Secretary, Post::DeputySecretary, Post::OfficeStaff, Post::Liaison];
    for post in people {
        let person = book.person(unit, CLERK)?;
        book.appoint(person, unit, post, date(2022, 6, 1));
    }
    Ok(())
}

/// Education authority and pioneer committee beside a League committee, each with its people.
fn seat(book: &mut Book, league: UnitId, place: &str, level: Level, clerks: u32) -> Outcome<Seat> {
    let bureau = if level == Level::Province {
        "云南省教育厅".to_owned()
    } else {
        format!("{}教育局", bare(place))
    };
    let education = Sort(UnitKind::EducationAuthority, Line::Education, level);
    let education = book.unit(Some(league), &bureau, education)?;
    let pioneers = Sort(UnitKind::PioneerCommittee, Line::League, level);
    let pioneers = book.unit(Some(league), &format!("少先队{place}工作委员会"), pioneers)?;
    let leader = CLERK.ranked(if level == Level::County { Rank::Middle } else { Rank::Senior });
    let mut held = Vec::new();
    for (home, post, first) in [
        (league, Post::Secretary, 2017),
        (league, Post::DeputySecretary, 2018),
        (education, Post::Head, 2016),
        (education, Post::Deputy, 2018),
    ] {
        let (since, month) = (book.dice.up_to(6), book.dice.up_to(11));
        let since = date(first + i16::try_from(since).unwrap_or(0), 1 + i8::try_from(month).unwrap_or(0), 1);
        let person = book.person_with(home, leader, |it| it.place = if post.leads() { 1 } else { 2 })?;
        book.appoint(person, home, post, since);
        held.push(person);
    }
    let office = book.person(league, CLERK)?;
    book.appoint(office, league, Post::OfficeStaff, date(2020, 3, 1));
    for at in 0..clerks {
        book.person(if at % 3 == 0 { league } else { education }, CLERK)?;
    }
    let (secretary, bureau_head, deputies) = (held[0], held[2], (held[1], held[3]));
    Ok(Seat { league, education, pioneers, level, secretary, bureau_head, deputies, office })
}

/// The first of the two leaders of a body.
trait Leads {
    fn leads(self) -> bool;
}

impl Leads for Post {
    fn leads(self) -> bool {
        matches!(self, Self::Secretary | Self::Head)
    }
}
