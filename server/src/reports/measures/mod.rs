//! Figures of a unit and what is below it (K8, S4-28), cut to what the asker may see.

mod behind;
mod board;
mod sheet;

use gongjian_shared::calendar::{Quarter, Year};
use gongjian_shared::ids::{UnitId, UserId};
use gongjian_shared::measures::{Month, Place, QuarterOf, Tree};
use gongjian_shared::party::{Unit, UnitKind};
use gongjian_shared::rights::{Thing, Verb, by_right};
use jiff::civil::Date;

use crate::rights::Posts;
use crate::store::party::Units;
use crate::store::{Connection, StoreError, Stores};

pub use sheet::sheet;

/// Somebody who asks: inside one reading transaction of the log's database. The figures were brought up to date before.
pub struct Asker<'c> {
    conn: &'c mut Connection,
    stores: &'c Stores,
    posts: Posts,
    today: Date,
}

impl<'c> Asker<'c> {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn new(
        conn: &'c mut Connection,
        stores: &'c Stores,
        user: UserId,
        today: Date,
    ) -> Result<Self, StoreError> {
        let posts = Posts::of(&mut *conn, user, today).await?;
        Ok(Self { conn, stores, posts, today })
    }

    async fn may(&mut self, unit: UnitId, verb: Verb) -> Result<bool, StoreError> {
        let seats = self.posts.seats(&mut *self.conn, unit).await?;
        Ok(by_right(&seats, Thing::Statistic, verb).is_some())
    }

    /// A unit and all below it that were there in the year, in their order.
    async fn places(&mut self, root: UnitId, year: Year) -> Result<Vec<Place>, StoreError> {
        let units = Units(&mut *self.conn).below(&[root]).await?;
        let there = |it: &&Unit| !it.draft && lived_in(it, year);
        let day = last_day(year).min(self.today);
        let place = |it: &Unit| Place {
            unit: it.unit,
            parent: it.parent,
            name: it.detail.name.as_str().to_owned(),
            works: it.exists_on(day) && works(it.detail.kind),
        };
        Ok(units.iter().filter(there).map(place).collect())
    }

    async fn tree(&mut self, root: UnitId, year: Year) -> Result<Tree, StoreError> {
        Ok(Tree::new(root, &self.places(root, year).await?))
    }

    /// How many quarters of the year have begun.
    fn begun(&self, year: Year) -> usize {
        let begun = |quarter: &Quarter| {
            let first = QuarterOf { year, quarter: *quarter }.first_day();
            first.is_some_and(|first| first <= self.today)
        };
        Quarter::ALL.iter().filter(|it| begun(it)).count()
    }
}

fn last_day(year: Year) -> Date {
    Date::new(year.get(), 12, 31).unwrap_or(Date::MAX)
}

fn lived_in(it: &Unit, year: Year) -> bool {
    let first = Date::new(year.get(), 1, 1).unwrap_or(Date::MIN);
    it.detail.founded.is_none_or(|founded| founded <= last_day(year))
        && it.dissolved.is_none_or(|end| end > first)
}

/// Offices and groups work for others: what they do is counted where it takes place.
const fn works(it: UnitKind) -> bool {
    !matches!(
        it,
        UnitKind::Office
            | UnitKind::LeadingGroup
            | UnitKind::WorkingGroup
            | UnitKind::RetirementOffice
            | UnitKind::CulturalInstitution
            | UnitKind::Enterprise
    )
}

/// First and last month of a quarter, or of the year.
fn months(year: Year, quarter: Option<Quarter>) -> (Month, Month) {
    let months = match quarter {
        Some(quarter) => QuarterOf { year, quarter }.months().to_vec(),
        None => Month::all(year).to_vec(),
    };
    (months[0], months[months.len() - 1])
}
