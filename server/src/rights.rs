//! Which seats a person has over a unit: from current appointments and from nothing else.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{AppointmentId, SpaceId, UnitId, UserId};
use gongjian_shared::party::Post;
use gongjian_shared::rights::{Relation, Seat, Thing, Verb, by_right, may, parts};
use gongjian_shared::rules::Role;
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;

use crate::clock::local_day;
use crate::store::accounts::Accounts;
use crate::store::party::{Appointments, Follows, Units};
use crate::store::spaces::{OFFICE, Spaces};
use crate::store::{Connection, StoreError};

/// A post that a person holds on a day, by appointment or because it follows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub appointment: AppointmentId,
    pub unit: UnitId,
    pub post: Post,
    pub acting: bool,
    /// The first day on which it is over, if that is known.
    pub until: Option<Date>,
}

/// All that gives a person rights on a day.
#[derive(Clone, Debug, Default)]
pub struct Posts {
    pub administrator: bool,
    pub held: Vec<Held>,
    /// For each unit of `held`: the units above it.
    above: BTreeMap<UnitId, Vec<UnitId>>,
}

/// Where somebody may see things of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    Everywhere,
    /// In these units and below them; and in these alone.
    Within {
        trees: Vec<UnitId>,
        alone: Vec<UnitId>,
    },
}

impl Posts {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn of(conn: &mut Connection, user: UserId, on: Date) -> Result<Self, StoreError> {
        let account = Accounts(&mut *conn).find(user).await?;
        let administrator = account.is_some_and(|it| it.administrator && it.open);
        let mut held = held(conn, user, on).await?;
        let mut above = BTreeMap::new();
        for unit in held.iter().map(|it| it.unit).collect::<std::collections::BTreeSet<_>>() {
            let path = Units(&mut *conn).above(unit).await?;
            above.insert(unit, path.into_iter().map(|it| it.unit).collect());
        }
        held.sort_by_key(|it| (it.appointment, it.unit, it.post));
        Ok(Self { administrator, held, above })
    }

    /// The seats over `target`.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn seats(&self, conn: &mut Connection, target: UnitId) -> Result<Vec<Seat>, StoreError> {
        let path: Vec<UnitId> =
            Units(&mut *conn).above(target).await?.into_iter().map(|it| it.unit).collect();
        let mut guides = Vec::new();
        for unit in path.iter().chain([&target]) {
            guides.extend(Units(&mut *conn).guides(*unit).await?.into_iter().map(|it| it.unit));
        }
        Ok(self.seen(target, &path, &guides))
    }

    /// The seats over `target`, with the units above it and all that guide these or it.
    pub fn seen(&self, target: UnitId, path: &[UnitId], guides: &[UnitId]) -> Vec<Seat> {
        let from = |held: &Held| {
            if held.unit == target {
                Relation::Own
            } else if path.contains(&held.unit) {
                Relation::Below
            } else if self.above.get(&held.unit).is_some_and(|above| above.contains(&target)) {
                Relation::Above
            } else if guides.contains(&held.unit) {
                Relation::Guided
            } else {
                Relation::Apart
            }
        };
        let mut seats = self.top();
        for held in &self.held {
            let (relation, appointment, unit) = (from(held), Some(held.appointment), Some(held.unit));
            seats.extend(parts(held.post, held.acting).iter().map(|part| Seat {
                appointment,
                unit,
                part: *part,
                relation,
            }));
        }
        seats
    }

    /// The seat of the server's administrators, for what lies nowhere.
    pub fn top(&self) -> Vec<Seat> {
        if self.administrator { vec![Seat::OF_ADMINISTRATOR] } else { Vec::new() }
    }

    /// Where the person may read things of this kind. Units that somebody merely guides are among `trees`.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn sight(&self, conn: &mut Connection, thing: Thing) -> Result<Sight, StoreError> {
        if by_right(&self.top(), thing, Verb::Read).is_some() {
            return Ok(Sight::Everywhere);
        }
        let (mut trees, mut alone) = (Vec::new(), Vec::new());
        for held in &self.held {
            let has = |relation| {
                parts(held.post, held.acting).iter().any(|part| may(*part, relation, thing, Verb::Read))
            };
            if has(Relation::Below) {
                trees.push(held.unit);
            } else if has(Relation::Own) {
                alone.push(held.unit);
            }
            if has(Relation::Guided) {
                trees.extend(guided_by(conn, held.unit).await?);
            }
        }
        trees.sort_unstable();
        trees.dedup();
        alone.retain(|it| !trees.contains(it));
        Ok(Sight::Within { trees, alone })
    }
}

async fn guided_by(conn: &mut Connection, guide: UnitId) -> Result<Vec<UnitId>, StoreError> {
    Units(conn).guided_by(guide).await
}

/// The person's posts on the day, those that follow among them (S1-01).
async fn held(conn: &mut Connection, user: UserId, on: Date) -> Result<Vec<Held>, StoreError> {
    let mut all = Vec::new();
    for it in Appointments(&mut *conn).held_by(user.into(), on).await? {
        let (appointment, until) = (it.appointment, it.until());
        let (unit, post, acting) = (it.detail.unit, it.detail.post, it.detail.acting);
        all.push(Held { appointment, unit, post, acting, until });
        for follow in Follows(&mut *conn).from_post(unit, post).await? {
            if follow.holds_on(on) {
                let until = [until, follow.until].into_iter().flatten().min();
                all.push(Held { appointment, unit: follow.unit, post: follow.post, acting: false, until });
            }
        }
    }
    Ok(all)
}

/// Who may do what with the papers of a space: the seats of one person, asked about several spaces.
pub struct PaperSeats {
    user: UserId,
    now: Timestamp,
    posts: Posts,
    /// The spaces that are units'; read when it matters.
    of_units: Option<BTreeSet<SpaceId>>,
}

impl PaperSeats {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn of(conn: &mut Connection, user: UserId, now: Timestamp) -> Result<Self, StoreError> {
        let posts = Posts::of(conn, user, local_day(now)).await?;
        Ok(Self { user, now, posts, of_units: None })
    }

    /// The seats over a space. In one that is no unit's nobody holds a post: there who was let in to write is the
    /// member that decides. In a unit's space only posts count, whoever was let in by hand.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn over(&mut self, conn: &mut Connection, space: SpaceId) -> Result<Vec<Seat>, StoreError> {
        let unit = self.posts.held.iter().map(|it| it.unit).find(|unit| SpaceId::of_unit(*unit) == space);
        if let Some(unit) = unit {
            return self.posts.seats(conn, unit).await;
        }
        let role = Spaces(&mut *conn).role_from(space, self.user, OFFICE, self.now).await?;
        let writes = role.is_some_and(Role::may_write);
        let member = writes && !self.is_of_a_unit(conn, space).await?;
        Ok(if member { vec![Seat::OF_MEMBER] } else { Vec::new() })
    }

    async fn is_of_a_unit(&mut self, conn: &mut Connection, space: SpaceId) -> Result<bool, StoreError> {
        if self.of_units.is_none() {
            let units = Units(conn).ids().await?;
            self.of_units = Some(units.into_iter().map(SpaceId::of_unit).collect());
        }
        Ok(self.of_units.as_ref().is_some_and(|spaces| spaces.contains(&space)))
    }
}
