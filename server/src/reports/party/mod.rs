//! Units, people and posts, for the pages of the organisation.

mod calendar;
mod coverage;
mod people;
mod tree;
mod unit;
mod weigh;

use gongjian_shared::ids::{UnitId, UserId};
use gongjian_shared::rights::{Seat, Thing, Verb, by_right};
use gongjian_shared::wire::party::May;
use jiff::civil::Date;

use crate::rights::{Posts, Sight};
use crate::store::{Connection, StoreError};

/// Most lines of one answer.
pub const LINES_MAX: i64 = 100;

/// Somebody who asks, inside one reading transaction: all that an answer says held at one moment.
pub struct Asker<'c> {
    conn: &'c mut Connection,
    user: UserId,
    posts: Posts,
    today: Date,
}

impl<'c> Asker<'c> {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn new(conn: &'c mut Connection, user: UserId, today: Date) -> Result<Self, StoreError> {
        let posts = Posts::of(&mut *conn, user, today).await?;
        Ok(Self { conn, user, posts, today })
    }

    async fn seats(&mut self, unit: UnitId) -> Result<Vec<Seat>, StoreError> {
        self.posts.seats(&mut *self.conn, unit).await
    }

    async fn may_read(&mut self, unit: UnitId, thing: Thing) -> Result<bool, StoreError> {
        Ok(by_right(&self.seats(unit).await?, thing, Verb::Read).is_some())
    }

    async fn sight(&mut self, thing: Thing) -> Result<Sight, StoreError> {
        self.posts.sight(&mut *self.conn, thing).await
    }
}

/// The buttons that these seats have use for.
fn may(seats: &[Seat]) -> May {
    let has = |thing, verb| by_right(seats, thing, verb).is_some();
    May {
        write: has(Thing::Unit, Verb::Write),
        create: has(Thing::Unit, Verb::Create),
        remove: has(Thing::Unit, Verb::Remove),
        appoint: has(Thing::Appointment, Verb::Create),
        private: has(Thing::Private, Verb::Read),
        account: has(Thing::Account, Verb::Create),
        standard: has(Thing::Standard, Verb::Write),
    }
}
