//! What the pages of meetings ask: for whom somebody may call one, and what meetings of a unit left open.

use gongjian_shared::ids::{PersonId, UnitId, UserId};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::meetings::{ActionState, MeetingRow};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::meetings::{Convener, Invitable, OpenAction};
use gongjian_shared::wire::today::Waiting;
use jiff::civil::Date;

use crate::rights::Posts;
use crate::store::meetings::Meetings;
use crate::store::party::{Appointments, Follows, People, Units};
use crate::store::{Connection, StoreError};

/// Somebody who asks, inside one reading transaction.
pub struct Asker<'c> {
    conn: &'c mut Connection,
    posts: Posts,
    today: Date,
}

impl<'c> Asker<'c> {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn new(conn: &'c mut Connection, user: UserId, today: Date) -> Result<Self, StoreError> {
        let posts = Posts::of(&mut *conn, user, today).await?;
        Ok(Self { conn, posts, today })
    }

    /// The units for which the asker may call meetings.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn conveners(&mut self) -> Result<Vec<Convener>, StoreError> {
        let mut units: Vec<UnitId> = self.posts.held.iter().map(|it| it.unit).collect();
        units.sort_unstable();
        units.dedup();
        let mut found = Vec::new();
        for unit in units {
            let seats = self.posts.seats(&mut *self.conn, unit).await?;
            let Some(it) = Units(&mut *self.conn).find(unit).await? else { continue };
            if by_right(&seats, Thing::Meeting, Verb::Create).is_some() {
                let people = self.people(unit).await?;
                found.push(Convener { unit, name: it.detail.name.as_str().to_owned(), people });
            }
        }
        Ok(found)
    }

    /// Who holds a post at the unit today, also because it follows another post (S1-01).
    async fn people(&mut self, unit: UnitId) -> Result<Vec<Invitable>, StoreError> {
        let held = Appointments(&mut *self.conn).held_at(unit, self.today).await?;
        let mut posts: Vec<_> = held.iter().map(|it| (it.detail.person, it.detail.post)).collect();
        for follow in Follows(&mut *self.conn).of_unit(unit).await? {
            if follow.holds_on(self.today) {
                let held = Appointments(&mut *self.conn).held_at(follow.of_unit, self.today).await?;
                let its = held.iter().filter(|it| it.detail.post == follow.of_post);
                posts.extend(its.map(|it| (it.detail.person, follow.post)));
            }
        }
        posts.sort_by_key(|(person, post)| (*post, *person));
        let mut people: Vec<Invitable> = Vec::new();
        for (person, post) in posts {
            let new = !people.iter().any(|it| it.person == person);
            if let Some(it) = People(&mut *self.conn).find(person).await?.filter(|_| new) {
                people.push(Invitable { person, name: it.detail.name.as_str().to_owned(), post });
            }
        }
        Ok(people)
    }

    /// What meetings of the unit left open, the nearest day first. `None`: no such unit for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn open_actions(&mut self, unit: UnitId) -> Result<Option<Vec<OpenAction>>, StoreError> {
        let seats = self.posts.seats(&mut *self.conn, unit).await?;
        if by_right(&seats, Thing::Meeting, Verb::Read).is_none() {
            return Ok(None);
        }
        let rows = Meetings(&mut *self.conn).of_unit(unit).await?;
        let mut open: Vec<OpenAction> = rows.iter().flat_map(open_of).collect();
        open.sort_by_key(|it| (it.due, it.action));
        Ok(Some(open))
    }
}

fn open_of(row: &MeetingRow) -> Vec<OpenAction> {
    let open = row.actions.iter().filter(|it| it.state == ActionState::Open);
    open.map(|it| OpenAction {
        meeting: row.meeting,
        title: row.draft.title.clone(),
        action: it.action,
        text: it.task.text.clone(),
        owner_name: it.owner_name.clone(),
        due: it.task.due,
    })
    .collect()
}

/// Calls that somebody has not answered, and what meetings gave them to do.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn waiting(
    conn: &mut Connection,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<Waiting>, StoreError> {
    let me = PersonId::from(user);
    let mut all = Vec::new();
    for row in Meetings(conn).of_user(user, now).await? {
        let (meeting, title) = (row.meeting, row.draft.title.clone());
        if row.waits_for(me) {
            let from_name = row.unit_name.clone();
            all.push(Waiting::Meeting { meeting, title: title.clone(), from_name, on: row.draft.on });
        }
        all.extend(row.open_actions(me).map(|it| Waiting::Action {
            meeting,
            title: title.clone(),
            text: it.task.text.clone(),
            due: it.task.due,
        }));
    }
    Ok(all)
}
