//! What pages ask of requests (S0-18): who would get one, and for who decides in a unit the overdue replies, dates only.

use gongjian_shared::ids::{PersonId, UserId};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::wire::corps::{LateReply, Named, NeedChannel, NeedPlace};
use jiff::civil::Date;

use crate::register::needs::nearest_desk;
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::needs::Needs;
use crate::store::party::{Appointments, People, Units};
use crate::store::{Connection, StoreError};

/// Somebody who asks, inside one reading transaction.
pub struct Asker<'c> {
    conn: &'c mut Connection,
    me: PersonId,
    posts: Posts,
    today: Date,
}

impl<'c> Asker<'c> {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn new(conn: &'c mut Connection, user: UserId, today: Date) -> Result<Self, StoreError> {
        let posts = Posts::of(&mut *conn, user, today).await?;
        Ok(Self { conn, me: user.into(), posts, today })
    }

    /// Who would get a request of the asker; `None`: nobody handles any.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn place(&mut self) -> Result<Option<NeedPlace>, StoreError> {
        let desk = nearest_desk(&mut *self.conn, self.me).await?;
        Ok(desk.map(|desk| NeedPlace {
            unit_name: desk.unit_name,
            handlers: desk.handlers.into_iter().filter(|it| it.person != self.me).map(|it| it.name).collect(),
            days: desk.days,
        }))
    }

    /// The channels of the units in which the asker decides.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn channels(&mut self) -> Result<Vec<NeedChannel>, StoreError> {
        let mut units: Vec<_> = self.posts.held.iter().map(|it| it.unit).collect();
        units.sort_unstable();
        units.dedup();
        let mut channels = Vec::new();
        for unit in units {
            let seats = self.posts.seats(&mut *self.conn, unit).await?;
            let Some(found) = Units(&mut *self.conn).find(unit).await? else { continue };
            if by_right(&seats, Thing::Need, Verb::Read).is_none() {
                continue;
            }
            let mut late = Vec::new();
            for row in Needs(&mut *self.conn).of_unit(unit).await? {
                if row.is_late(self.today) {
                    let handler = Named { person: row.handler.person, name: row.handler.name };
                    late.push(LateReply {
                        need: row.need,
                        asked: row.asked,
                        reply_by: row.reply_by,
                        handler,
                    });
                }
            }
            late.sort_by_key(|it| (it.reply_by, it.need));
            let mut people = Vec::new();
            for it in Appointments(&mut *self.conn).held_at(unit, self.today).await? {
                let person = it.detail.person;
                let reads = Accounts(&mut *self.conn).find(person.into()).await?.is_some_and(|it| it.open);
                let new = !people.iter().any(|it: &Named| it.person == person);
                if let Some(it) = People(&mut *self.conn).find(person).await?.filter(|_| reads && new) {
                    people.push(Named { person, name: it.detail.name.as_str().to_owned() });
                }
            }
            channels.push(NeedChannel {
                unit,
                unit_name: found.detail.name.as_str().to_owned(),
                desk: Needs(&mut *self.conn).desk(unit).await?,
                people,
                late,
            });
        }
        Ok(channels)
    }
}
