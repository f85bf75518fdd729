//! The demo at real scale: Yunnan with 129 counties, 97 universities and 25,000 invented people, from a seed.
//!
//! It is written as a [`book::Book`] of commands first, and then sent as people send theirs: no SQL, no second way in.

mod accounts;
mod book;
mod committee;
mod league;
mod names;
mod papers;
mod pilot;
mod pioneers;
mod places;
mod send;
#[cfg(test)]
mod tests;
mod universities;

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::wire::demo::DemoAccount;

use self::book::Book;
use self::papers::Desks;
use crate::http::Client;
use crate::trouble::Outcome;

/// The seed where nobody chose one.
pub const SEED: u32 = 2_015;

/// All of the demo.
pub struct World {
    book: Book,
    pub accounts: Vec<DemoAccount>,
    desks: Desks,
    pub sights: Sights,
}

/// What pages may be asked for.
#[derive(Clone, Copy)]
pub struct Sights {
    pub yunnan: UnitId,
    pub county: UnitId,
    pub university: UnitId,
    /// A leader of the university.
    pub leader: PersonId,
}

impl World {
    /// The same seed makes the same world.
    pub fn new(seed: u32) -> Outcome<Self> {
        let mut book = Book::new(seed);
        let league = league::build(&mut book)?;
        let university = league.universities[0];
        let pilot = pilot::build(&mut book, university)?;
        let homes = universities::build(&mut book, &league.universities[1..])?;
        let pioneers = pioneers::build(&mut book, &league)?;
        universities::fill(&mut book, &homes)?;
        let accounts = accounts::open(&mut book, &league, &pioneers, &pilot)?;
        let desks = Desks {
            league: pilot.league,
            committee: pilot.committee.unit,
            branch: pilot.branch,
            college: pilot.college,
        };
        let (yunnan, county) = (league.yunnan.league, league.prefectures[0].1[0].league);
        let sights = Sights { yunnan, county, university, leader: pilot.leader };
        Ok(Self { book, accounts, desks, sights })
    }

    /// Sends it as the administrator, whose `client` is signed in, and as the authors of the papers. Every id is fixed,
    /// so a second try after an interruption changes nothing and goes on.
    pub fn make(&self, client: &mut Client) -> Outcome {
        send::all(client, &self.book.requests()?)?;
        papers::write(client.base(), self.desks)
    }
}
